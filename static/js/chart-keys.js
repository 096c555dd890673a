// The keyboard's way through the chart: along a lane, between lanes, zoom, open. A live region reads each mark out.
const DAY = 86400000;
let at = null; // the mark last read out: every drawing numbers the marks anew

const middle = (spot) => (spot.x0 + spot.x1) / 2;
const iso = (value) => new Date(value).toISOString().slice(0, 10);

function lanes(spots) {
  return [...new Set([...spots].sort((a, b) => a.y - b.y).map((spot) => spot.lane))];
}

function along(spots, lane) {
  return spots.map((spot, n) => ({ ...spot, n })).filter((spot) => spot.lane === lane).sort((a, b) => a.x0 - b.x0 || a.y - b.y);
}

function nearest(row, x) {
  return row.reduce((best, spot) => (Math.abs(middle(spot) - x) < Math.abs(middle(best) - x) ? spot : best));
}

// Where the mark last read out stands in what is drawn now: the same one, else its neighbour on the lane.
function here(spots) {
  if (!at) return null;
  const row = along(spots, at.lane);
  const same = row.filter((spot) => spot.key === at.key && spot.says === at.says);
  const near = same.length ? same : row;
  return near.length ? nearest(near, middle(at)) : null;
}

// Days as they are read out: 14 to 15 September 2017.
const aloud = (says) => says.replace(/\nEnter opens$/, "").replaceAll("\n", ", ").replace(/(\d) ?–\u2060? ?(?=\d)/g, "$1 to ").replace(/ – /g, " to ");

function visit(chart, spot) {
  const spots = chart.spots;
  const row = along(spots, spot.lane);
  const place = row.findIndex((one) => one.n === spot.n) + 1;
  at = spot;
  document.getElementById("voice").textContent = `${aloud(spot.says)}, ${place} of ${row.length}`;
  const pad = (chart.layout.xaxis.range[1] - chart.layout.xaxis.range[0]) / 180;
  const ink = getComputedStyle(chart).color;
  const frame = { type: "rect", name: "visited", x0: spot.x0 - pad, x1: spot.x1 + pad, y0: spot.y - spot.height / 2 - 4, y1: spot.y + spot.height / 2 + 4, line: { width: 1.5, dash: "3px,2px", color: ink } };
  const kept = (chart.layout.shapes ?? []).filter((shape) => shape.name !== "visited");
  Plotly.relayout(chart, { shapes: [...kept, frame] });
  show(chart, spot);
}

// The same label that a pointer gets.
function show(chart, spot) {
  for (const [curveNumber, trace] of chart.data.entries()) {
    const pointNumber = (trace.customdata ?? []).indexOf(spot.key);
    if (pointNumber >= 0) {
      Plotly.Fx.hover(chart, [{ curveNumber, pointNumber }]);
      return;
    }
  }
}

function step(chart, key) {
  const spots = chart.spots ?? [];
  if (!spots.length) return;
  const names = lanes(spots);
  const now = here(spots);
  if (!now) return visit(chart, along(spots, names[0])[0]);
  const row = along(spots, now.lane);
  const place = row.findIndex((one) => one.n === now.n);
  if (key === "ArrowLeft") visit(chart, row[Math.max(0, place - 1)]);
  if (key === "ArrowRight") visit(chart, row[Math.min(row.length - 1, place + 1)]);
  if (key === "Home") visit(chart, row[0]);
  if (key === "End") visit(chart, row.at(-1));
  const beside = names.indexOf(now.lane) + (key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0);
  if (key.startsWith("ArrowU") || key.startsWith("ArrowD")) {
    if (names[beside]) visit(chart, nearest(along(spots, names[beside]), middle(now)));
  }
}

function zoom(chart, factor, door) {
  const [first, last] = chart.layout.xaxis.range.map((value) => (typeof value === "number" ? value : Date.parse(value)));
  const spot = here(chart.spots ?? []);
  const centre = spot ? middle(spot) : (first + last) / 2;
  const half = Math.max(7 * DAY, ((last - first) / 2) * factor);
  door(iso(centre - half), iso(centre + half - DAY));
}

export function listen(chart, { select, show: showSpan }) {
  chart.addEventListener("focus", () => step(chart, ""));
  chart.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !window.Plotly) return;
    const { key } = event;
    if (/^Arrow|^Home$|^End$/.test(key)) step(chart, key);
    else if (key === "Enter" && here(chart.spots ?? [])) select(here(chart.spots).key);
    else if (key === "+" || key === "=") zoom(chart, 0.5, showSpan);
    else if (key === "-") zoom(chart, 2, showSpan);
    else if (key === "0") document.querySelector(".presets a:last-child").click();
    else return;
    event.preventDefault();
  });
}
