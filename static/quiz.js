// Optional comfort: every page works without it.
(() => {
  "use strict";
  const SETTLE = 400; // milliseconds: the second half of a double tap comes within 250
  let shown = performance.now();
  addEventListener("pageshow", () => { shown = performance.now(); });

  // A tap meant for the last page must not answer this one.
  const answers = document.querySelector("form.tap");
  answers?.addEventListener("submit", (event) => {
    if (performance.now() - shown < SETTLE) event.preventDefault();
  });

  // Keys 1 to 7, only while focus is among the answers, so that no reader's shortcut is taken.
  const group = document.querySelector("[data-answers]");
  group?.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const button = /^[1-7]$/.test(event.key) && group.querySelectorAll("button")[event.key - 1];
    if (button) { event.preventDefault(); button.click(); }
  });

  // All questions on one page: each tick goes into the address, so that a reload shows it again.
  const ticks = document.querySelector("form[data-ticks]");
  ticks?.addEventListener("change", () => {
    history.replaceState(null, "", `${ticks.action}?${new URLSearchParams(new FormData(ticks))}`);
  });

  // A page of a group tells how many responses there are by now; once its link is revoked, the page goes.
  const live = document.querySelector("[data-poll]"), received = document.querySelector("[data-received]");
  const ask = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(live.dataset.poll);
      if ([403, 404, 410].includes(answer.status)) return location.reload();
      const told = answer.ok && received && (await answer.json()).received;
      if (told && told !== received.textContent) received.textContent = told;
    } catch { /* no network: the next time may get through */ }
  };
  if (live) {
    setInterval(ask, 5000);
    document.addEventListener("visibilitychange", ask);
  }

  for (const element of document.querySelectorAll(".scripted")) element.hidden = false;
  document.querySelector("[data-print]")?.addEventListener("click", () => print());
  for (const button of document.querySelectorAll("[data-copy]")) button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { if (!document.execCommand("copy")) return; }
    button.textContent = "Copied";
  });
})();
