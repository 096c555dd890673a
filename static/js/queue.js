// Keys for the review queue. Without them, or without this script, its links and buttons do the same.
const root = document.documentElement;
const FIELDS = "input:not([type=checkbox]):not([type=submit]), select, textarea, [contenteditable]";
const ARROWS = { ArrowRight: "j", ArrowLeft: "k" };
const why = document.getElementById("why");
const heading = document.getElementById("finding");
const keys = document.getElementById("keys");
const onOff = document.querySelector("[data-keys]");
let sent = false;

const keep = (value) => { try { localStorage.setItem("queue-keys", value); } catch { /* not kept */ } };
const kept = () => { try { return localStorage.getItem("queue-keys"); } catch { return null; } };
const working = () => !root.classList.contains("keyless");

function work(on) {
  root.classList.toggle("keyless", !on);
  onOff?.setAttribute("aria-pressed", on);
  if (onOff) onOff.textContent = on ? "Turn keys off" : "Turn keys on";
}

function deed(key) {
  if (key === "?" && keys) {
    keys.open = !keys.open;
    keys.querySelector("summary").focus();
  } else if (key === "r" && why && !why.value.trim()) {
    why.focus();
  } else {
    document.querySelector(`[data-key="${CSS.escape(key)}"]:not(:disabled)`)?.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (keys) keys.open = false;
    if (event.target === why) heading?.focus();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
  if (!working() && event.key !== "?") return;
  if (event.target.closest(FIELDS)) return;
  const key = ARROWS[event.key] ?? event.key.toLowerCase();
  if (key !== "?" && !document.querySelector(`[data-key="${CSS.escape(key)}"]`)) return;
  event.preventDefault();
  deed(key);
});

// A second press while the first is on its way does nothing.
document.getElementById("decide")?.addEventListener("submit", (event) => {
  if (sent) event.preventDefault();
  sent = true;
});
addEventListener("pageshow", () => { sent = false; });

onOff?.addEventListener("click", () => {
  work(!working());
  keep(working() ? "on" : "off");
});

root.classList.add("scripted");
work(kept() !== "off");
if (location.hash === "#finding") heading?.focus({ preventScroll: innerWidth > 767 });
// What was done is said aloud: words that stand on a page from its start are not.
const said = [...document.querySelectorAll(".messagelist li")].map((one) => one.textContent.trim());
if (said.length) setTimeout(() => { document.getElementById("told").textContent = said.join(" "); }, 100);
