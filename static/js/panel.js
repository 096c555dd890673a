// The panel beside the chart; on a phone a sheet from below, closed by Escape, by its grip or a swipe down.
const panel = () => document.getElementById("panel");
let touched = 0;

export function openPanel(focus) {
  const one = panel();
  const opened = one.querySelector(".opened");
  one.classList.toggle("sheet", Boolean(opened));
  if (opened && !one.querySelector(".grip")) {
    const grip = document.createElement("button");
    grip.className = "grip";
    grip.setAttribute("aria-label", "Close");
    one.prepend(grip);
  }
  if (focus === "panel") (one.querySelector("h2") ?? one).focus({ preventScroll: innerWidth > 1099 });
  if (focus === "chart") document.getElementById("chart").focus({ preventScroll: true });
}

export function closePanel() {
  const one = panel();
  const open = one.classList.contains("sheet");
  one.classList.remove("sheet");
  return open;
}

document.addEventListener("touchstart", (event) => {
  touched = event.target.closest("#panel.sheet") && panel().scrollTop <= 0 ? event.touches[0].clientY : 0;
}, { passive: true });
document.addEventListener("touchend", (event) => {
  if (touched && event.changedTouches[0].clientY - touched > 60) panel().querySelector(".grip")?.click();
}, { passive: true });
