// What all figures share: which of two was made for this screen, and its colours on dark ground.
export const NARROW = 600; // px of the screen, as in the sheets
export const OPTIONS = { displayModeBar: false, displaylogo: false, showSendToCloud: false, responsive: true, scrollZoom: false, doubleClick: false, showTips: false };

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function recoloured(value, dark) {
  if (typeof value === "string") return dark[value] ?? value;
  if (Array.isArray(value)) return value.map((one) => recoloured(one, dark));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, recoloured(one, dark)]));
  return value;
}

export function fitted({ wide, narrow }, dark) {
  const chosen = innerWidth <= NARROW ? narrow : wide;
  return chosen && isDark() ? recoloured(chosen, dark) : chosen;
}

const SHEET = 838; // px for which a chart is drawn to be printed; print.css brings them to the width of the paper
const HUE = /^#([\dA-F]{2})([\dA-F]{2})([\dA-F]{2})$|^rgba\((\d+),(\d+),(\d+),/i;

// The grey that is as light; ink is black.
function grey(colour) {
  const found = HUE.exec(colour);
  if (!found) return colour;
  const parts = found[1] ? found.slice(1, 4).map((part) => parseInt(part, 16)) : found.slice(4, 7).map(Number);
  const light = Math.round(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]);
  const shade = light < 40 ? 0 : light;
  return found[1] ? `rgb(${shade},${shade},${shade})` : colour.replace(found[0], `rgba(${shade},${shade},${shade},`);
}

function greyed(value) {
  if (typeof value === "string") return grey(value);
  if (Array.isArray(value)) return value.map(greyed);
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, greyed(one)]));
  return value;
}

// The wide figure in greys. A trace tells in `meta.paper` what of its marker is another on paper.
function printed({ wide }) {
  const figure = greyed(wide);
  for (const trace of figure?.data ?? []) if (trace.meta?.paper) Object.assign(trace.marker, trace.meta.paper);
  return figure && { data: figure.data, layout: { ...figure.layout, width: SHEET } };
}

// Draws each place for paper before the page is printed, and calls `again` after. Nothing may wait in between.
export function whenPrinted(places, figureOf, again) {
  addEventListener("beforeprint", () => {
    for (const place of places) {
      const figure = printed(figureOf(place));
      if (figure) Plotly.react(place, figure.data, figure.layout, OPTIONS);
    }
  });
  addEventListener("afterprint", again);
}

// What kept the height of the drawing until now goes in the moment in which it is drawn.
export function makeRoom(place) {
  for (const spacer of place.querySelectorAll(":scope > .spacer")) spacer.remove();
}

export function faces() {
  return Promise.all(["12px 'Record Sans'", "600 12px 'Record Sans'"].map((face) => document.fonts.load(face)));
}

// The buttons under a chart; what makes the picture is fetched when it is wanted.
export function offerSaving() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-save]");
    if (!button) return;
    const bar = button.closest(".save");
    const told = bar.querySelector("[role=status]");
    try {
      const { save } = await import("./saving.js");
      await save(bar, button.dataset.save);
      told.textContent = "";
    } catch {
      told.textContent = bar.dataset.failed;
    }
  });
}

// Calls back when the theme changes or the screen crosses from wide to narrow.
export function whenChanged(call) {
  document.addEventListener("themechange", call);
  let narrow = innerWidth <= NARROW;
  addEventListener("resize", () => {
    if (narrow !== (narrow = innerWidth <= NARROW)) call();
  });
}
