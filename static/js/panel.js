// The panel beside the chart; on a phone a sheet from below, closed by Escape, by its grip or a swipe down.
const panel = () => document.getElementById("panel");
let touched = 0;

export const isOpen = () => Boolean(panel().querySelector(".opened"));

export function giveFocus(to) {
  if (to === "panel") (panel().querySelector("h2") ?? panel()).focus({ preventScroll: innerWidth > 1099 });
  if (to === "chart") document.getElementById("chart").focus({ preventScroll: true });
}

document.addEventListener("touchstart", (event) => {
  touched = event.target.closest("#panel") && panel().scrollTop <= 0 ? event.touches[0].clientY : 0;
}, { passive: true });
document.addEventListener("touchend", (event) => {
  if (touched && event.changedTouches[0].clientY - touched > 60) panel().querySelector(".grip")?.click();
}, { passive: true });
