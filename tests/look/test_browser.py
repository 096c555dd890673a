"""The timeline in a real browser: policy, keyboard, filters, widths, and what stays without a script."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from events.services.kinds import load_kinds

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
READY = "#chart .barlayer .point path"
PATHS = ["/", "/zones/", "/zones/idlib/", "/rounds/", "/rounds/astana-6/", "/documents/", "/articles/"]


@pytest.fixture
def timeline(page: Page, said: list[str], live_server: LiveServer) -> Iterator[Page]:
    """The first page with its chart drawn."""
    page.goto(f"{live_server.url}/")
    page.wait_for_selector(READY)
    yield page
    assert said == []


def test_keys_go_through_the_chart_and_enter_opens_the_panel(timeline: Page) -> None:
    timeline.focus("#chart")
    for key in ("ArrowDown", "ArrowRight"):
        timeline.keyboard.press(key)
    assert re.search(r"held \d+ to \d+\s", timeline.inner_text("#voice"))
    timeline.keyboard.press("Enter")
    timeline.wait_for_selector("#panel .opened")

    assert timeline.evaluate("document.activeElement.closest('#panel') !== null")
    assert "selected=round" in timeline.url
    timeline.keyboard.press("Escape")
    timeline.wait_for_selector("#panel .nothing")
    assert "selected" not in timeline.url


def test_a_zoom_keeps_the_mark_that_was_read_out(timeline: Page) -> None:
    timeline.focus("#chart")
    for key in ("ArrowDown", "End"):
        timeline.keyboard.press(key)
    assert "Astana VIII, held" in timeline.inner_text("#voice")
    timeline.keyboard.press("0")
    timeline.wait_for_url(re.compile("from=2012"))
    timeline.wait_for_function("document.getElementById('chart').layout.xaxis.range[0].startsWith?.('2012') ?? true")
    timeline.keyboard.press("Enter")
    timeline.wait_for_selector("#panel .opened")

    assert timeline.url.endswith("selected=round%3Aastana-8")


def test_a_filter_changes_chart_headline_and_address(timeline: Page) -> None:
    timeline.click("#choose-track summary")
    timeline.check("#track-astana")
    timeline.locator("h1", has_text=re.compile("^2017: eight Astana rounds$")).wait_for()

    assert "track=astana" in timeline.url
    timeline.locator("#chart .annotation-text", has_text="Geneva").wait_for(state="detached")
    timeline.go_back()
    timeline.locator("h1", has_text="Geneva").wait_for()


def test_a_click_on_a_bar_opens_it(timeline: Page) -> None:
    bar = timeline.locator("#chart .barlayer .point path").first.bounding_box()
    assert bar
    timeline.mouse.move(bar["x"] + 3, bar["y"] + 6)
    timeline.wait_for_selector("#chart .hovertext")
    timeline.mouse.click(bar["x"] + 3, bar["y"] + 6)

    timeline.wait_for_selector("#panel .opened")


def test_dark_is_kept(timeline: Page) -> None:
    timeline.click(".top .within > .tools [data-switch-theme]")
    timeline.reload()

    assert timeline.evaluate("document.documentElement.dataset.theme") == "dark"


def test_nothing_scrolls_sideways_at_320(page: Page, record: None, live_server: LiveServer) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    over = {}
    for path in PATHS:
        page.goto(f"{live_server.url}{path}", wait_until="networkidle")
        over[path] = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    assert over == dict.fromkeys(PATHS, 0)


def test_without_a_script_the_table_serves(browser: Browser, record: None, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/?track=astana")

    seen = [
        page.locator("#table tbody tr th a", has_text="Astana VI").first.is_visible(),
        page.locator("noscript p").is_visible(),
    ]
    context.close()
    assert seen == [True, True]


@pytest.mark.parametrize("path", ["/zones/", "/zones/idlib/"])
def test_without_a_script_no_frame_stands_empty(
    browser: Browser, record: None, live_server: LiveServer, path: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}{path}")

    told = [card.inner_text().partition(".")[0] for card in page.locator("figure.card").all()]
    context.close()
    assert told == ["The chart needs a script", "The map needs a script"]


def test_every_filter_is_a_form_that_needs_no_script(browser: Browser, record: None, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    load_kinds()
    chosen = (("track", "astana"), ("actor", "jordan"), ("zone", "idlib"), ("kind", "agreement"))
    page.goto(f"{live_server.url}/")
    for name, value in chosen:
        page.click(f"#choose-{name} summary")
        page.check(f"#{name}-{value}")
    page.click("#choose-dates summary")
    page.fill("#from", "2017-05-01")
    page.fill("#to", "2018-03-31")
    page.fill("#text", "boundaries")
    page.click("#sieve .apply")

    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {name: [value] for name, value in chosen} | {
        "from": ["2017-05-01"],
        "to": ["2018-03-31"],
        "q": ["boundaries"],
    }
    rows = page.locator("#table tbody th a").all_inner_texts()
    context.close()
    assert rows == ["Astana V", "Astana VI", "Idlib de-escalation area"]


def test_days_typed_in_change_chart_and_address(timeline: Page) -> None:
    timeline.click("#choose-dates summary")
    timeline.fill("#from", "2018-01-01")
    timeline.fill("#to", "2018-02-28")
    timeline.click("#choose-dates button")
    timeline.locator("h1", has_text=re.compile("January")).wait_for()

    assert "from=2018-01-01&to=2018-02-28" in timeline.url
