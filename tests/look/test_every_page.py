"""Every page in a real browser, on both widths and in both themes, with the project's own samples behind them."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from events.models import Article, Event
from events.services.kinds import load_kinds
from tests.pages.addresses import ALL, filled
from tests.samples import bring_samples

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Words that end outside the frame they stand in, and so are cut off; what is hidden for sighted people is meant to be.
CUT = """() => [...document.querySelectorAll("main *")].filter((one) => {
  const style = getComputedStyle(one);
  const hides = style.overflowX === "hidden" && style.clipPath === "none" && one.clientWidth > 1;
  return hides && !one.closest("svg, .js-plotly-plot, .presets") && one.scrollWidth > one.clientWidth + 1;
}).map((one) => one.outerHTML.slice(0, 120))"""
# Words and years that a column too narrow breaks in two; addresses and codes may break anywhere.
BROKEN = """() => {
  const range = document.createRange(), found = [];
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.parentElement.closest("code, svg, script, .sources, [hidden]")) continue;
    for (const { index, 0: word } of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const tops = [...range.getClientRects()].map((box) => Math.round(box.top / 4));
      if (new Set(tops).size > 1) found.push(word);
    }
  }
  return found;
}"""
DRAWN = """() => document.fonts.status === "loaded"
  && [...document.querySelectorAll("#chart, [data-figure]")].every((one) => one.querySelector(".main-svg"))"""
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });"""
SETTLED = 0.02  # of layout shift: what a face that comes late may move; a chart without its place moves 0.2
THEMES = ("light", "dark")
# What of the second theme can differ from the first.
RULES = {
    "light": {"resultTypes": ["violations"]},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast"]},
}
DARK = ("/?as_of", "/rounds/", "/zones/", "/articles/", "/events/", "/actors/matrix/", "/embed/")


@pytest.fixture
def pages(record: None) -> list[str]:
    """The addresses of all pages."""
    load_kinds()
    bring_samples()
    told = Article.objects.filter(claims__isnull=False).order_by("published").first()
    event = Event.objects.order_by("known_on").first()
    assert told and event
    return ["/?as_of=2017-08-25", *(filled(one, {"article": told.pk, "event": str(event.pk)}) for one in ALL)]


def walked(page: Page, live_server: LiveServer, pages: list[str]) -> Iterator[tuple[str, str]]:
    """Each page, drawn, in each theme: where one is, for a look at the page."""
    for path in pages:
        page.goto(f"{live_server.url}{path}")
        page.wait_for_function(DRAWN)
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            yield path, theme


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_cut_off_or_complains(
    page: Page, said: list[str], pages: list[str], live_server: LiveServer, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(SHIFTS)
    found = {
        (path, theme): (*map(page.evaluate, (OVER, CUT, BROKEN)), page.evaluate("window.shifted") < SETTLED)
        for path, theme in walked(page, live_server, pages)
    }

    assert {at: told for at, told in found.items() if told != (0, [], [], True)} == {}
    assert said == []


def test_axe_finds_nothing_anywhere(page: Page, said: list[str], pages: list[str], live_server: LiveServer) -> None:
    found = []
    for path, theme in walked(page, live_server, pages):
        if theme == "dark" and not path.startswith(DARK):
            continue
        violations = Axe().run(page, options=RULES[theme]).response["violations"]
        found += [(path, theme, one["id"], one["nodes"][0]["html"][:160]) for one in violations]

    assert (found, said) == ([], [])
