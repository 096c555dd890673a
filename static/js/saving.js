// Saves a chart as a picture that stands alone: title, chart, key, and below them the day of the record, the address
// and the licence, with the faces it is set in inside the file. Nothing is asked of another host.
import { escaped, painted, traced } from "./tracing.js";

const EDGE = 24; // px around everything
const FACES = ["22px 'Record Serif'", "13px 'Record Sans'"]; // words are measured by them
const SCALE = 2; // a PNG has twice as many dots as the screen
const NS = "http://www.w3.org/2000/svg";

function ranges(rule) {
  return (rule.style.getPropertyValue("unicode-range") || "U+0-10FFFF").split(",").map((part) => {
    const [first, last] = part.trim().slice(2).split("-");
    return [parseInt(first, 16), parseInt(last ?? first, 16)];
  });
}

async function base64(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let told = "";
  for (let at = 0; at < bytes.length; at += 8192) told += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(told);
}

// The page's own faces that have letters of these words, each with its file inside.
async function embedded(words) {
  const points = new Set([...words].map((letter) => letter.codePointAt(0)).filter((point) => point > 32));
  const found = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => [rule, sheet]))
    .filter(([rule]) => rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("src").includes("url("))
    .filter(([rule]) => ranges(rule).some(([first, last]) => [...points].some((point) => point >= first && point <= last)));
  const written = found.map(async ([rule, sheet]) => {
    const address = new URL(/url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src"))[1], sheet.href);
    const told = ["font-family", "font-weight", "unicode-range"].map((name) => `${name}:${rule.style.getPropertyValue(name)}`);
    return `@font-face{${told.join(";")};src:url(data:font/woff2;base64,${await base64(address)}) format("woff2")}`;
  });
  return (await Promise.all(written)).join("");
}

// Words broken into lines that fit, as SVG text; answers with the height they take.
function lines(words, { x, y, width, size, face = "Record Sans", ink, weight = 400 }) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px '${face}'`;
  const rows = [];
  for (const word of words.split(" ")) {
    const longer = rows.length ? `${rows.at(-1)} ${word}` : word;
    if (rows.length && pen.measureText(longer).width <= width) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  const step = Math.round(size * 1.35);
  const drawn = rows.map((row, n) => `<text x="${x}" y="${y + size + n * step}" font-family="${face}" font-size="${size}" font-weight="${weight}" fill="${ink}">${escaped(row)}</text>`);
  return { drawn: drawn.join(""), height: rows.length * step };
}

function key(items, { y, width, ink }) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = "13px 'Record Sans'";
  let [x, row] = [EDGE, y];
  const drawn = items.map((item) => {
    const [sign, words] = [item.querySelector("svg"), item.textContent.trim()];
    const [wide, high] = [sign.width.baseVal.value, sign.height.baseVal.value];
    const takes = wide + 10 + pen.measureText(words).width + 24;
    if (x > EDGE && x + takes > width - EDGE) [x, row] = [EDGE, row + 24];
    const copy = painted(sign);
    copy.setAttribute("x", x);
    copy.setAttribute("y", row + 8 - high / 2);
    const told = `${new XMLSerializer().serializeToString(copy)}<text x="${x + wide + 10}" y="${row + 12.5}" font-family="Record Sans" font-size="13" fill="${ink}">${escaped(words)}</text>`;
    x += takes;
    return told;
  });
  return { drawn: drawn.join(""), height: items.length ? row + 24 - y : 0 };
}

// The chart as Plotly or the page draws it, set at a point. As text: parsed in the page, its style attributes would break the policy.
async function chartAt(place, { x, y, width, height }) {
  if (!place.matches(".js-plotly-plot")) return traced(place, { x, y });
  const told = await Plotly.toImage(place, { format: "svg", width, height });
  return decodeURIComponent(told.slice(told.indexOf(",") + 1)).replace("<svg ", `<svg x="${x}" y="${y}" `);
}

// What the page says under the drawing.
function noted(bar, set) {
  const words = bar.closest("figure").querySelector("figcaption")?.textContent.trim().replace(/\s+/g, " ");
  return words ? lines(words, set) : { drawn: "", height: 0 };
}

const titleOf = (bar) => bar.dataset.title || document.querySelector("h1").textContent;

async function picture(place, bar) {
  await Promise.all(FACES.map((face) => document.fonts.load(face)));
  const [inner, height] = [place.clientWidth, place.clientHeight];
  const width = inner + 2 * EDGE;
  const style = getComputedStyle(document.body);
  const [ink, muted] = [style.color, getComputedStyle(bar).color];
  const title = titleOf(bar);
  const { day, licence } = bar.dataset;
  const origin = ["Syria Talks Record", day, location.href.split("#")[0], licence].join(" · ");
  const head = lines(title, { x: EDGE, y: EDGE, width: inner, size: 22, face: "Record Serif", ink });
  const top = EDGE + head.height + 12;
  const chart = await chartAt(place, { x: EDGE, y: top, width: inner, height });
  const legend = key([...place.closest("figure").querySelectorAll(".key li")], { y: top + height + 16, width, ink: muted });
  const note = noted(bar, { x: EDGE, y: top + height + legend.height + 12, width: inner, size: 12.5, ink: muted });
  const end = top + height + legend.height + note.height + 24;
  const foot = lines(origin, { x: EDGE, y: end, width: inner, size: 12, ink: muted });
  const tall = end + foot.height + EDGE;
  const body = `${head.drawn}${chart}${legend.drawn}${note.drawn}${foot.drawn}`;
  const surface = getComputedStyle(place.closest(".card") ?? document.documentElement).backgroundColor;
  const sheet = await embedded(`${body} ${title}`);
  return {
    width, height: tall,
    svg: `<svg xmlns="${NS}" width="${width}" height="${tall}" viewBox="0 0 ${width} ${tall}"><title>${escaped(title)}</title><desc>${escaped(origin)}</desc><style>${sheet}</style><rect width="100%" height="100%" fill="${surface}"/>${body}</svg>`,
  };
}

async function dots({ svg, width, height }) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SCALE, height: height * SCALE });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

// A file's name out of a title, whole words only.
function named(title) {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return words.reduce((name, word) => (name.length + word.length < 60 ? `${name}-${word}` : name));
}

export async function save(bar, kind) {
  const made = await picture(bar.closest("figure").querySelector(".js-plotly-plot, .drawn"), bar);
  const blob = kind === "png" ? await dots(made) : new Blob([made.svg], { type: "image/svg+xml" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${named(titleOf(bar))}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
