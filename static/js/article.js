// Joins words and claims: whichever is pointed at or focused, the other is shown with it.
const marks = (key) => document.querySelectorAll(`mark[data-claims~="${CSS.escape(key)}"]`);

function join(keys, on) {
  for (const key of keys) {
    document.getElementById(key)?.classList.toggle("joined", on);
    for (const mark of marks(key)) mark.classList.toggle("joined", on);
  }
}

function keysOf(target) {
  const one = target.closest?.("[data-claim], mark[data-claims]");
  if (!one) return [];
  return one.dataset.claim ? [one.dataset.claim] : one.dataset.claims.split(" ");
}

for (const [on, kinds] of [[true, ["mouseover", "focusin"]], [false, ["mouseout", "focusout"]]]) {
  for (const kind of kinds) document.addEventListener(kind, (event) => join(keysOf(event.target), on));
}
