"""The review queue worked by hand: by keys, on a phone, without scripts, in both themes."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from events.models import Claim
from tests.admin.test_review import QUEUE, waits
from tests.admin.test_tables import told
from tests.api import made_press as press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN = ".waits [aria-current]"
HEADING = "#finding"


@pytest.fixture
def queue(inside: Page, live_server: LiveServer) -> Page:
    """Three findings that wait, one an event, the first open."""
    told()
    waits("a")
    press.event(press.event_claim("b", press.article("of-b", "2017-09-06")))
    waits("c", known_on="2017-09-07")
    inside.goto(f"{live_server.url}{QUEUE}", wait_until="networkidle")
    return inside


def state(pk: str) -> str:
    return Claim.objects.get(pk=pk).state


def opened(page: Page, finding: str) -> None:
    page.wait_for_url(re.compile(f"finding={finding}#finding"))
    expect(page.locator(HEADING)).to_be_focused()


def test_keys_go_through_the_queue_and_accept(queue: Page) -> None:
    queue.keyboard.press("j")
    opened(queue, "finding-b")
    queue.keyboard.press("ArrowLeft")
    opened(queue, "finding-a")
    queue.keyboard.press("a")
    opened(queue, "finding-b")
    expect(queue.locator("#told")).to_have_text("Accepted: 1.")
    assert (state("a"), state("b"), queue.said) == ("accepted", "pending", [])  # type: ignore[attr-defined]


def test_r_asks_for_the_reason_and_enter_rejects(queue: Page) -> None:
    queue.keyboard.press("r")
    expect(queue.locator("#why")).to_be_focused()
    queue.keyboard.type("a jest, as j and a are letters here")
    assert (state("a"), queue.locator(OPEN).count()) == ("pending", 1)
    queue.keyboard.press("Enter")
    opened(queue, "finding-b")
    claim = Claim.objects.get(pk="a")
    assert (claim.state, claim.why) == ("rejected", "a jest, as j and a are letters here")


def test_without_a_reason_nothing_is_rejected(queue: Page) -> None:
    queue.click(".acts button[name=reject]")
    expect(queue.locator("#why")).to_be_focused()
    assert state("a") == "pending"


def test_escape_leaves_the_reason(queue: Page) -> None:
    queue.keyboard.press("r")
    queue.keyboard.press("Escape")
    expect(queue.locator(HEADING)).to_be_focused()


def test_two_marks_for_a_second_look_and_s_goes_on_behind(queue: Page) -> None:
    queue.keyboard.press("2")
    opened(queue, "finding-b")
    queue.keyboard.press("s")
    queue.wait_for_url(re.compile("after=2017-09-06.b"))
    expect(queue.locator(".waits li")).to_have_count(1)
    assert [state(pk) for pk in "abc"] == ["second", "pending", "pending"]


def test_keys_can_be_read_and_turned_off(queue: Page) -> None:
    queue.keyboard.press("?")
    expect(queue.get_by_text("mark for a second look")).to_be_visible()
    queue.click("[data-keys]")
    queue.keyboard.press("Escape")
    queue.keyboard.press("a")
    queue.reload()
    queue.keyboard.press("a")
    expect(queue.locator(OPEN)).to_have_count(1)
    assert (state("a"), queue.locator(".acts button kbd").first.is_visible()) == ("pending", False)


def test_two_curators_at_once(queue: Page) -> None:
    Claim.objects.filter(pk="a").update(state="second")
    other = queue.context.new_page()
    other.goto(queue.url)
    other.keyboard.press("a")
    opened(other, "finding-b")
    queue.fill("#why", "misread")
    queue.click(".acts button[name=reject]")
    expect(queue.locator(".messagelist")).to_have_text("Nothing was done: the claim was already accepted by curator.")
    assert state("a") == "accepted"


def test_what_was_done_stays_in_sight(queue: Page) -> None:
    for width in (1280, 390):
        queue.set_viewport_size({"width": width, "height": 600})
        queue.click(".acts button[name=second]" if width == 390 else ".acts button[name=accept]")
        expect(queue.locator(".messagelist")).to_have_count(1)
        said, heading = (queue.locator(one).bounding_box() for one in (".messagelist", HEADING))
        assert said and heading
        assert 0 <= said["y"] < said["y"] + said["height"] <= heading["y"]


def test_it_works_without_scripts(queue: Page, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, storage_state=queue.context.storage_state())
    page = context.new_page()
    page.goto(queue.url)
    page.click("text=Next")
    page.click(".acts button[name=accept]")
    page.fill("#why", "misread")
    page.press("#why", "Enter")
    states = [state(pk) for pk in "abc"]
    context.close()
    assert states == ["pending", "accepted", "rejected"]


def test_on_a_phone_the_actions_stay_in_reach(queue: Page) -> None:
    queue.set_viewport_size({"width": 390, "height": 844})
    boxes = [box for one in queue.locator(".acts :is(button, .way):visible").all() if (box := one.bounding_box())]
    assert queue.evaluate(OVER) == 0
    assert {box["height"] >= 44 and box["y"] > 600 and box["y"] + box["height"] <= 844 for box in boxes} == {True}
    queue.evaluate("scrollTo(0, 400)")
    queue.click(".acts [name=accept]")
    opened(queue, "finding-b")


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_cut_off_and_axe_finds_nothing(queue: Page, width: int) -> None:
    queue.set_viewport_size({"width": width, "height": 900})
    found = []
    for theme in ("light", "dark"):
        queue.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        for address in ("", "?finding=finding-b", "?kind=zone", "?after=2017-09-07.c"):
            queue.goto(queue.url.partition("?")[0] + address)
            found += [(theme, address, one["id"]) for one in Axe().run(queue).response["violations"]]
            found += [(theme, address, over) for over in [queue.evaluate(OVER)] if over]
    assert (found, queue.said) == ([], [])  # type: ignore[attr-defined]
