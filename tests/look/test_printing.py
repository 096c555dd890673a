"""Pages on paper: A4, no header, greys, numbered footnotes, the line of the record at the foot of each sheet."""

import re

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
COLOURS = """() => [...document.querySelectorAll(".js-plotly-plot .main-svg *")].flatMap((one) => {
  const style = getComputedStyle(one);
  return [style.fill, style.stroke, style.stopColor];
})"""
GONE = [".top", ".filters", ".row", ".strip", ".save", ".pair"]
SHEET = re.compile(rb"/Type\s*/Page\b")
SIZE = re.compile(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]")


def hues(page: Page) -> set[str]:
    """The colours of the drawing that are no greys."""
    parts = {colour: re.findall(r"[\d.]+", colour)[:3] for colour in page.evaluate(COLOURS) if "rgb" in colour}
    return {colour for colour, three in parts.items() if len(set(three)) > 1}


@pytest.mark.parametrize("path", ["/", "/rounds/astana-6/", "/zones/idlib/", "/?as_of=2017-08-25"])
def test_a_sheet_has_a_foot_and_no_header(page: Page, said: list[str], live_server: LiveServer, path: str) -> None:
    page.goto(f"{live_server.url}{path}", wait_until="networkidle")
    page.emulate_media(media="print")
    foot = page.locator(".sheet-foot")
    day = "The record as it stood on 25" if "as_of" in path else "The record of "

    assert [name for name in GONE if page.locator(name).first.is_visible()] == []
    assert foot.is_visible() and day in foot.inner_text() and f"{live_server.url}{path}" in foot.inner_text()
    assert foot.evaluate("(one) => getComputedStyle(one).position") == "fixed"
    assert said == []


def test_the_paper_is_a4(page: Page, record: None, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/rounds/astana-6/", wait_until="networkidle")

    printed = page.pdf(prefer_css_page_size=True)
    sizes = {(round(float(width)), round(float(height))) for width, height in SIZE.findall(printed)}

    assert sizes == {(595, 842)}
    assert len(SHEET.findall(printed)) > 1


@pytest.mark.parametrize("path", ["/", "/rounds/astana-6/", "/zones/idlib/"])
def test_each_number_has_its_footnote(page: Page, record: None, live_server: LiveServer, path: str) -> None:
    page.goto(f"{live_server.url}{path}", wait_until="networkidle")
    hidden = page.locator(".refs").first.is_visible()
    page.emulate_media(media="print")
    numbers = {int(n) for told in page.locator(".refs").all_inner_texts() for n in told.split(", ") if n}
    notes = page.locator(".sources > li")
    shown = [note for note in notes.all() if note.is_visible()]
    bare = [note.inner_text() for note in shown if not note.locator("a[href^=http]").count()]
    address = notes.first.locator("a").first.evaluate("(one) => getComputedStyle(one, '::after').content")

    assert not hidden
    assert [words for words in bare if "not yet sourced" not in words] == []
    assert numbers and numbers <= set(range(1, notes.count() + 1))
    assert "http" in address


@pytest.mark.parametrize("path", ["/", "/zones/idlib/"])
def test_a_chart_is_printed_in_greys(page: Page, said: list[str], live_server: LiveServer, path: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{live_server.url}{path}", wait_until="networkidle")
    page.wait_for_selector(".js-plotly-plot .barlayer path")
    before = hues(page)
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    on_paper = hues(page)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.wait_for_timeout(300)

    assert (on_paper, hues(page)) == (set(), before)
    assert before and said == []


def test_all_rounds_of_the_matrix_fit_on_a_sheet_laid_crosswise(
    page: Page, record: None, live_server: LiveServer
) -> None:
    page.set_viewport_size({"width": 986, "height": 657})  # A4 crosswise within its margins
    page.goto(f"{live_server.url}/actors/matrix/?track=all", wait_until="networkidle")
    printed = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    last = page.locator(".matrix thead th").last.bounding_box()

    assert {(round(float(width)), round(float(height))) for width, height in SIZE.findall(printed)} == {(842, 595)}
    assert last and last["x"] + last["width"] <= 986


def test_no_day_of_a_commitment_breaks_on_paper(page: Page, record: None, live_server: LiveServer) -> None:
    page.set_viewport_size({"width": 657, "height": 986})
    page.goto(f"{live_server.url}/commitments/", wait_until="networkidle")
    page.emulate_media(media="print")
    lines = """(one) => { const range = document.createRange(); range.selectNodeContents(one.firstChild);
      return range.getClientRects().length; }"""
    days = page.locator(".commitments .due").all()

    assert [day.inner_text() for day in days if day.evaluate(lines) > 1] == []
