// Optional comfort: every page works without it.
const find = (selector) => document.querySelector(selector), all = (selector) => document.querySelectorAll(selector);

// The second half of a double tap falls on the next page, on the same spot: it must answer nothing.
// A tap takes its spot along in the address, which drops it. Where none is known, any may be the same.
const AGAIN = 250, NEAR = 10; // ms, px
const answers = find("form.tap"), here = new URL(location);
const last = here.searchParams.get("at")?.split(",");
let shown = performance.now(), spot = [];
addEventListener("pageshow", () => { shown = performance.now(); });
here.searchParams.delete("at");
if (last) history.replaceState(null, "", here);
if (answers || last) addEventListener("click", (tap) => {
  spot = [tap.clientX, tap.clientY];
  const again = !last || Math.hypot(spot[0] - last[0], spot[1] - last[1]) < NEAR; // a key has no detail
  if (tap.detail && again && performance.now() - shown < AGAIN) tap.preventDefault();
});
answers?.addEventListener("formdata", ({formData}) => { formData.set("at", spot); });

// The answer that was tapped is marked until the next page is there.
let tapped;
answers?.addEventListener("submit", ({submitter}) => { (tapped = submitter).classList.add("tapped"); });
addEventListener("pageshow", () => { tapped?.classList.remove("tapped"); });

// Keys 1 to 7 while focus is among the answers, so that no reader's shortcut is taken.
const group = find("[data-answers]");
group?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const button = /^[1-7]$/.test(event.key) && group.querySelectorAll("button")[event.key - 1];
  if (button) { event.preventDefault(); button.click(); }
});

// All questions on one page: each tick goes into the address, for a reload.
const ticks = find("form[data-ticks]");
ticks?.addEventListener("change", () => {
  history.replaceState(null, "", `${ticks.action}?${new URLSearchParams(new FormData(ticks))}`);
});

// A page of a group counts its responses; once its link is revoked, it goes.
const live = find("[data-poll]"), received = find("[data-received]");
const ask = async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch(live.dataset.poll);
    if ([403, 404, 410].includes(answer.status)) return location.reload();
    const told = answer.ok && received && (await answer.json()).received;
    if (told && told !== received.textContent) received.textContent = told;
  } catch {} // no network: next time may do
};
if (live) {
  setInterval(ask, 5000);
  addEventListener("visibilitychange", ask);
}

// Finish, on a shared device: the last page takes the place of the first page here that this tab came by without a gap,
// and a step on from there drops all between. For ten seconds, the tab's name says so on the way; a page that the browser
// kept for Back has the name of its own time, so the entry that was left says it, too.
const finish = find("[data-finish]"), left = find("[data-left]"), tab = self.navigation, MOST = 10_000; // ms
const path = ({url}) => new URL(url).pathname;
const leave = () => {
  const [sign, begun, last] = (name || tab?.entries().map((entry) => entry.getState()).find(Boolean) || "").split(" ");
  if (sign !== "finish") return;
  name = last ? `finish ${begun}` : "";
  if (Date.now() - begun > MOST) name = "";
  else if (last) location.replace(Object.assign(here, {pathname: last, search: "", hash: ""}));
  else if (left) {
    history.pushState(null, "");
    if (tab.entries().every((entry) => path(entry) === location.pathname)) left.textContent = left.dataset.left;
  }
};
finish?.addEventListener("click", (tap) => {
  if (!tab || self !== top) return; // the last page then says so
  tap.preventDefault();
  const last = finish.pathname, root = last.replace(/(g\/[^/]+\/)?finish$/, ""), entries = tab.entries();
  const isPage = (entry) => path(entry).startsWith(root) && !path(entry).slice(root.length).includes(".");
  let first = tab.currentEntry.index;
  while (first && isPage(entries[first - 1])) first -= 1;
  name = `finish ${Date.now()} ${last}`;
  tab.updateCurrentEntry({state: name});
  if (first === tab.currentEntry.index) leave();
  else tab.traverseTo(entries[first].key).finished.then(leave, () => {});
});
addEventListener("pageshow", leave);

for (const element of all(".scripted")) element.hidden = false;
find("[data-print]")?.addEventListener("click", () => print());
for (const button of all("[data-copy]")) button.addEventListener("click", async () => {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try { await navigator.clipboard.writeText(field.value); } catch { if (!document.execCommand("copy")) return; }
  button.textContent = "Copied";
});
