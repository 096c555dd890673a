"""The steps of the login in a real browser: under the strict policy, readable by all, both widths, both themes."""

import base64
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.staff.conftest import PASSWORD
from tests.staff.test_second_factor import shown, wrong

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
DRAWN = "() => [...document.images].every((one) => one.complete && one.naturalWidth > 0)"
SETTLED = "() => document.getAnimations().length === 0"  # buttons change their colour over a moment


class Walk:
    """A page, and what was wrong with it on the way."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.wrong = page, address, list[str]()
        page.on("console", lambda line: self.wrong.append(line.text) if "Content Security" in line.text else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def look(self) -> None:
        """At what stands there now."""
        self.page.wait_for_function(DRAWN)
        for width in (1280, 390):
            self.page.set_viewport_size({"width": width, "height": 900})
            for theme in ("light", "dark"):
                self.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
                self.page.wait_for_function(SETTLED)
                found = Axe().run(self.page).response["violations"]
                self.wrong += [f"{self.page.url} {theme} {width}: {one['id']}" for one in found]
            self.wrong += [f"{self.page.url} runs over at {width}"] * (self.page.evaluate(OVER) > 0)

    def send(self, **typed: str) -> None:
        for name, text in typed.items():
            self.page.fill(f"#id_{name}", text)
        self.page.click("#login-form input[type=submit]")


def test_from_the_first_login_to_the_second(page: Page, live_server: LiveServer, editor: Any, asked: None) -> None:
    walk = Walk(page, live_server.url)
    page.goto(f"{live_server.url}/admin/talks/round/")
    walk.look()
    walk.send(username="editor", password=PASSWORD)
    walk.look()
    secret = page.inner_text(".secret code")
    key = base64_hex(secret)
    walk.send(code=wrong(key))
    walk.look()
    walk.send(code=shown(key))
    walk.look()
    page.click("text=go on")
    assert page.url == f"{live_server.url}/admin/talks/round/"
    page.click("text=Second factor")
    walk.look()
    page.click("text=Leave it as it is")
    page.click("text=Log out")
    page.goto(f"{live_server.url}/admin/")
    walk.send(username="editor", password=PASSWORD)
    walk.look()
    walk.send(code=shown(key, later=1))
    assert page.url == f"{live_server.url}/admin/"
    assert walk.wrong == []


def base64_hex(secret: str) -> str:
    """The secret as the page shows it, in hex."""
    return base64.b32decode(secret.replace(" ", "")).hex()


def test_the_closed_door(page: Page, live_server: LiveServer, editor: Any) -> None:
    walk = Walk(page, live_server.url)
    for _ in range(6):
        page.goto(f"{live_server.url}/admin/login/")
        walk.send(username="editor", password="wrong")
    walk.look()
    assert "too many tries" in page.inner_text("#content")
    assert walk.wrong == []
