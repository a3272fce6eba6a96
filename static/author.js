// An author's page stands open beside the file: it comes again once there is something else to see. It asks whether there is.
const live = document.querySelector("[data-ask]"), said = live?.querySelector("[role=status]");
const PENDING = "pending", shown = live?.dataset.stamp;
const look = async () => {
  const answer = await fetch(live.dataset.ask).catch(() => null); // the server may be away for a while
  if (!answer?.ok) return;
  const stamp = await answer.text();
  if (stamp === shown) return;
  if (stamp.endsWith(PENDING) && !shown.endsWith(PENDING)) said.textContent = live.dataset.saved; // and stays readable
  else location.reload();
};
if (live) setInterval(() => { if (!document.hidden) look(); }, 1000);
