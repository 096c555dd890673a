// Draws the server's figure with Plotly: the wide or the narrow one, light or dark. Knows nothing of what it shows.
import { OPTIONS, faces, fitted, makeRoom, offerSaving, whenChanged, whenPrinted } from "./theming.js";

let doors = {};
let drawing = Promise.resolve();

const told = () => JSON.parse(document.getElementById("figures").textContent);

export function redraw(chart) {
  drawing = drawing.then(async () => {
    const { data, layout } = fitted(told(), told().dark);
    makeRoom(chart);
    await Plotly.react(chart, data, layout, OPTIONS);
    chart.spots = layout.meta.spots;
  });
  return drawing;
}

const iso = (value) => new Date(value).toISOString().slice(0, 10);

export async function draw(chart, given) {
  doors = given;
  if (!window.Plotly) {
    chart.textContent = chart.dataset.blocked;
    return;
  }
  // Text is measured once: the faces must be there.
  await faces();
  await redraw(chart);
  chart.on("plotly_click", (event) => {
    const key = event.points[0]?.customdata;
    if (key) doors.select(key);
  });
  chart.on("plotly_relayout", (change) => {
    const [first, last] = [change["xaxis.range[0]"], change["xaxis.range[1]"]];
    if (first && last) doors.show(iso(utc(first)), iso(utc(last)));
  });
  whenChanged(() => redraw(chart));
  whenPrinted([chart], told, () => redraw(chart));
  offerSaving();
}

// Plotly hands days back as "2017-09-14 06:00" in UTC, or as the number it was given.
function utc(value) {
  return typeof value === "number" ? value : Date.parse(`${String(value).replace(" ", "T")}${String(value).length > 10 ? "Z" : "T00:00Z"}`);
}
