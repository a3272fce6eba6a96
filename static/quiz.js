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

  for (const element of document.querySelectorAll(".scripted")) element.hidden = false;
  document.querySelector("[data-print]")?.addEventListener("click", () => print());
  document.querySelector("[data-copy]")?.addEventListener("click", async (event) => {
    const button = event.currentTarget, field = document.getElementById(button.dataset.copy);
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
    button.textContent = "Copied";
  });
})();
