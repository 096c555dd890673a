// Draws each figure that a page carries in its place; a click on a mark with an address opens its page.
import { OPTIONS, faces, fitted, makeRoom, offerSaving, whenChanged, whenPrinted } from "./theming.js";

const told = JSON.parse(document.getElementById("figures").textContent);
const places = [...document.querySelectorAll("[data-figure]")];

async function draw(place) {
  const figure = fitted(told[place.dataset.figure], told.dark);
  makeRoom(place);
  if (figure) await Plotly.react(place, figure.data, figure.layout, OPTIONS);
}

if (window.Plotly) {
  await faces();
  for (const place of places) {
    await draw(place);
    place.on?.("plotly_click", (event) => {
      const [kind, slug] = String(event.points[0]?.customdata ?? "").split(":");
      if (slug && kind === "zone") location.assign(`/zones/${slug}/${location.search}`);
    });
  }
  whenChanged(() => places.forEach(draw));
  whenPrinted(places, (place) => told[place.dataset.figure], () => places.forEach(draw));
  offerSaving();
} else {
  for (const place of places) place.textContent = place.dataset.blocked;
}
