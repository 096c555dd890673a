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
