// What is written on a plan stays in its page: it is printed, copied as text, and let go. Nothing here sends or keeps it.
const find = document.querySelector.bind(document), plan = find(".plan");

// Who leaves with words that were neither printed nor copied is asked first; a page without such words never asks.
const ask = (event) => event.preventDefault();
const keep = () => removeEventListener("beforeunload", ask);
plan?.addEventListener("input", ({target}) => {
  while (target.rows < 99 && target.scrollHeight > target.clientHeight + 2) target.rows += 1; // older browsers
  keep();
  copy.textContent = "Copy as text";
  if ([...plan.querySelectorAll("textarea")].some(({value}) => value)) addEventListener("beforeunload", ask);
});
addEventListener("afterprint", keep);

// As text: what is read on paper, line by line, and where there are lines, what was written on them.
const line = (element) => {
  const text = element.textContent.replace(/\s+/g, " ").trim(), box = element.querySelector("input");
  if (element.rows) return element.value || "…";
  if (/h\d/.test(element.localName)) return `\n${text}`;
  return box ? `[${box.checked ? "x" : " "}] ${text}` : text;
};
const copy = find("[data-plan]");
copy?.addEventListener("click", async () => {
  const read = [...plan.querySelectorAll("h1, h2, h3, p, li, .if label, textarea")];
  const text = read.filter((element) => !element.closest(".screen")).map(line).join("\n").trim();
  try { await navigator.clipboard.writeText(text); } catch {
    const field = plan.appendChild(document.createElement("textarea"));
    field.value = text;
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) return;
  }
  copy.textContent = "Copied";
  keep();
});

// Finish: nothing is left to go back to.
find("[data-finish]")?.addEventListener("click", () => {
  keep();
  plan.remove();
}, true);
