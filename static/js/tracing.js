// A drawing that the page itself sets, words and plain SVG, traced as one SVG: for pictures that are saved.

const NS = "http://www.w3.org/2000/svg";
const PAINT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stop-color", "stop-opacity", "opacity"];
const LETTERS = ["font-family", "font-size", "font-weight"];

export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

// A copy of an SVG with its colours written out: the page's sheets do not come along.
export function painted(sign) {
  const copy = sign.cloneNode(true);
  const pairs = [[sign, copy], ...[...sign.querySelectorAll("*")].map((one, n) => [one, copy.querySelectorAll("*")[n]])];
  for (const [one, twin] of pairs) {
    const style = getComputedStyle(one);
    for (const name of one.localName === "text" ? [...PAINT, ...LETTERS] : PAINT) twin.setAttribute(name, style.getPropertyValue(name));
    twin.removeAttribute("class");
  }
  return copy;
}

function drawing(svg, dx, dy) {
  const box = svg.getBoundingClientRect();
  const copy = painted(svg);
  const at = { xmlns: NS, x: box.left - dx, y: box.top - dy, width: box.width, height: box.height };
  for (const [name, value] of Object.entries(at)) copy.setAttribute(name, value);
  if (getComputedStyle(svg).overflow === "visible") copy.setAttribute("overflow", "visible");
  return new XMLSerializer().serializeToString(copy);
}

// Lines above and below what the page rules off.
function rules(one, dx, dy) {
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return ["top", "bottom"].filter((side) => parseFloat(style[`border-${side}-width`]) && style[`border-${side}-style`] !== "none").map((side) => {
    const y = box[side] - dy + (side === "top" ? 0.5 : -0.5);
    return `<line x1="${box.left - dx}" x2="${box.right - dx}" y1="${y}" y2="${y}" stroke="${style[`border-${side}-color`]}"/>`;
  }).join("");
}

// The words of a text node, a row for each line on which the page sets them. A line may break behind a hyphen.
function rows(node) {
  const range = document.createRange();
  const found = [];
  for (const { index, 0: word } of node.data.matchAll(/[^\s-]+-?|-/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    const last = found.at(-1);
    const gap = /\s/.test(node.data[index - 1] ?? "") ? " " : "";
    if (last && Math.abs(last.box.top - box.top) < 2) last.words += gap + word;
    else found.push({ words: word, box });
  }
  return found;
}

function lettered(node, dx, dy) {
  const style = getComputedStyle(node.parentElement);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText("x");
  const family = style.fontFamily.split(",")[0].replaceAll('"', "");
  return rows(node).map(({ words, box }) => {
    const base = box.top - dy + (box.height - up - down) / 2 + up;
    return `<text x="${box.left - dx}" y="${base}" font-family="${family}" font-size="${style.fontSize}" font-weight="${style.fontWeight}" fill="${style.color}">${escaped(words)}</text>`;
  }).join("");
}

// What stands in the place, set at a point, as text.
export function traced(place, { x, y }) {
  const box = place.getBoundingClientRect();
  const [dx, dy] = [box.left - x, box.top - y];
  const shown = (one) => !one.closest("svg, .hidden, [hidden]");
  const every = [place, ...place.querySelectorAll("*")];
  const ruled = every.filter(shown).map((one) => rules(one, dx, dy));
  const drawn = every.filter((one) => one.localName === "svg" && !one.parentElement.closest("svg")).map((one) => drawing(one, dx, dy));
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const said = [];
  while (texts.nextNode()) if (shown(texts.currentNode.parentElement)) said.push(lettered(texts.currentNode, dx, dy));
  return [...ruled, ...drawn, ...said].join("");
}
