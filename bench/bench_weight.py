"""What the first page weighs and whether it shifts: `bench/bench_weight.py [ADDRESS]`, against a running demo.

Bytes are those that came over the wire, by kind; the shift is the browser's own sum over the load (0: nothing moved).
"""

import shutil
import sys
from collections import Counter
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

FONTS, PLOTLY = 57_500, 333_000  # bytes that docs of the look promise for a Latin page
SHIFTS = """() => {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}"""


def kind(url: str) -> str:
    """What a request was for."""
    ending = url.partition("?")[0].rpartition(".")[2]
    if "plotly-basic" in url:
        return "plotly"
    return {"woff2": "fonts", "js": "scripts", "css": "sheets", "svg": "images"}.get(ending, "page")


def visit(browser: Browser, address: str, width: int) -> tuple[Counter[str], Counter[str], float]:
    """Bytes and requests by kind, and the shift, of one first visit."""
    page: Page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    weight, count, asked = Counter[str](), Counter[str](), dict[str, str]()
    door = page.context.new_cdp_session(page)
    door.send("Network.enable")
    door.on("Network.requestWillBeSent", lambda told: asked.update({told["requestId"]: told["request"]["url"]}))

    def done(told: dict[str, Any]) -> None:
        of = kind(asked.get(told["requestId"], ""))
        weight[of] += int(told["encodedDataLength"])
        count[of] += 1

    door.on("Network.loadingFinished", done)
    page.add_init_script(f"({SHIFTS})()")
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(1000)
    shift = float(page.evaluate("window.shifted"))
    page.context.close()
    return weight, count, shift


def main(address: str) -> None:
    """Prints one block a width."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for width in (1280, 390):
            weight, count, shift = visit(browser, address, width)
            print(f"{address} at {width} px: {sum(weight.values()):,} bytes in {sum(count.values())} requests")
            for of, size in weight.most_common():
                print(f"    {of:<10}{size:>10,}  {count[of]:>3}")
            kept = weight["fonts"] <= FONTS and weight["plotly"] <= PLOTLY
            print(f"    promised fonts {FONTS:,} and Plotly {PLOTLY:,}: {'kept' if kept else 'BROKEN'}")
            print(f"    layout shift {shift:.4f}, promised 0: {'kept' if shift == 0 else 'BROKEN'}")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000/")
