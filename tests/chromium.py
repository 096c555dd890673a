"""How the tests start Chromium; `python -m tests.chromium PATH` tries whether this one draws a page."""

import sys

from playwright.sync_api import Browser, Playwright, sync_playwright

FLAGS = [
    "--no-sandbox",  # root has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch(playwright: Playwright, path: str) -> Browser:
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


if __name__ == "__main__":
    with sync_playwright() as playwright:
        page = launch(playwright, sys.argv[1]).new_page()
        page.set_content("<p>it draws</p>")
        sys.exit(page.inner_text("p") != "it draws")
