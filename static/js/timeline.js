// The timeline's page: draws the figure that the server made, and exchanges the view when another one is asked for.
import { draw, redraw } from "./chart.js";
import { listen } from "./chart-keys.js";
import { giveFocus, isOpen } from "./panel.js";

const view = () => document.getElementById("view");
const chart = () => document.getElementById("chart");
let late = 0;

function address(changes) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url;
}

// One way to another view: ask the server for the whole page, exchange the parts that #view names, keep the address.
// The chart itself stays and is drawn anew. The old view dims when the answer takes longer than 200 ms.
async function exchange(url, { push = true, focus = "" } = {}) {
  late = setTimeout(() => view().classList.add("late"), 200);
  const open = [...document.querySelectorAll(".choose[open]")].map((one) => one.id);
  try {
    await htmx.ajax("GET", url.pathname + url.search, { source: view(), target: view(), swap: "none" });
  } catch {
    location.assign(url);
    return;
  } finally {
    clearTimeout(late);
    view().classList.remove("late");
  }
  if (push) history.pushState({}, "", url);
  document.title = `${view().querySelector("h1").textContent} · Syria Talks Record`;
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  await redraw(chart());
  giveFocus(focus);
}

function select(key) {
  exchange(address({ selected: key || null }), { focus: key ? "panel" : "chart" });
}

function show(first, last) {
  exchange(address({ from: first, to: last }));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-exchange]");
  if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    exchange(new URL(link.href));
  }
  for (const open of document.querySelectorAll(".choose[open]")) if (!open.contains(event.target)) open.removeAttribute("open");
  if (event.target.closest(".grip")) select("");
});

function sieve(form) {
  const url = new URL("/", location.origin);
  for (const [name, value] of new FormData(form)) if (value) url.searchParams.append(name, value);
  exchange(url);
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("#sieve");
  if (form && event.target.type === "checkbox") sieve(form);
});
document.addEventListener("submit", (event) => {
  if (event.target.id !== "sieve") return;
  event.preventDefault();
  sieve(event.target);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector(".choose[open]");
  if (open) {
    open.removeAttribute("open");
    open.querySelector("summary").focus();
  } else if (isOpen()) select("");
});
window.addEventListener("popstate", () => exchange(new URL(location.href), { push: false }));

await draw(chart(), { select, show });
listen(chart(), { select, show });
