"""Takes the pictures in docs/screenshots from a running demo: timeline, round and article, both widths, both themes."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
SIZES = {1280: 1500, 390: 1600}


def addresses(page: Page, base: str) -> dict[str, str]:
    """Name and address of each picture; the article is the one that fixes the sixth round's dates, else the newest."""
    page.goto(f"{base}/articles/")
    links = page.locator("tbody th a")
    titles = links.all_inner_texts()
    chosen = next((n for n, title in enumerate(titles) if "Dates" in title), 0)
    return {
        "timeline": f"{base}/?selected=round:astana-6",
        "round": f"{base}/rounds/astana-6/",
        "article": f"{base}{links.nth(chosen).get_attribute('href')}",
    }


def main(base: str) -> None:
    """All pictures, each in a fresh profile."""
    found = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        shots = addresses(browser.new_page(), base)
        for name, address in shots.items():
            for width, height in SIZES.items():
                for theme in ("light", "dark"):
                    size = {"width": width, "height": height}
                    page = browser.new_context(viewport=size, color_scheme=theme).new_page()
                    # On a phone what is chosen lies over the chart: the picture shows the chart.
                    asked = address.partition("?")[0] if width < 600 else address
                    page.goto(asked, wait_until="networkidle")
                    page.wait_for_timeout(800)
                    page.screenshot(path=FOLDER / f"{name}_{theme}_{width}.png")
                    page.context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
