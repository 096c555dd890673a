"""Charts saved as pictures: they stand alone, with faces, title, day, address and licence inside."""

import base64
import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from events.services.kinds import load_kinds
from tests.samples import bring_samples

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SVG = "{http://www.w3.org/2000/svg}"
COUNTED = """async (svg) => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const dots = pen.getImageData(0, 0, image.width, image.height).data;
  const found = {};
  for (let at = 0; at < dots.length; at += 4) {
    const colour = `${dots[at]},${dots[at + 1]},${dots[at + 2]}`;
    found[colour] = (found[colour] ?? 0) + 1;
  }
  return found;
}"""
SURFACE, ASTANA, ZONE = "255,255,255", "138,94,0", "128,121,180"


def saved(page: Page, kind: str, folder: Path, nth: int = 0) -> Path:
    with page.expect_download() as download:
        page.locator(f".save [data-save={kind}]").nth(nth).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def told(picture: ElementTree.Element) -> str:
    return " ".join(words for words in picture.itertext() if "@font-face" not in words)


def test_a_saved_drawing_stands_alone(page: Page, said: list[str], live_server: LiveServer, tmp_path: Path) -> None:
    address = f"{live_server.url}/?as_of=2017-08-25"
    page.goto(address, wait_until="networkidle")

    text = saved(page, "svg", tmp_path).read_text()
    picture = ElementTree.fromstring(text)
    title = page.locator("h1").inner_text()
    faces = re.findall(r"font-family:\"(Record \w+)\"[^}]*base64,([\w+/=]+)", text)
    drawn = page.evaluate(COUNTED, text)

    assert picture.findtext(f"{SVG}title") == title
    expected = [title, "The record as it stood on 25\xa0August\xa02017", address, "Licence: MIT", "not yet reviewed"]
    assert [words for words in expected if words not in " ".join(told(picture).split(" "))] == []
    assert {name for name, body in faces if base64.b64decode(body)[:4] == b"wOF2"} == {"Record Sans", "Record Serif"}
    assert [colour for colour in (SURFACE, ASTANA, ZONE) if drawn.get(colour, 0) < 200] == []
    assert re.findall(r"(?:href|src)=\"http[^\"]*", text) + said == []


def test_a_saved_photograph_has_twice_the_dots(
    page: Page, said: list[str], live_server: LiveServer, tmp_path: Path
) -> None:
    page.goto(f"{live_server.url}/zones/idlib/", wait_until="networkidle")

    drawing = ElementTree.fromstring(saved(page, "svg", tmp_path).read_text())
    head = saved(page, "png", tmp_path).read_bytes()[:24]

    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">2I", head[16:]) == (2 * int(drawing.attrib["width"]), 2 * int(drawing.attrib["height"]))
    assert drawing.findtext(f"{SVG}title") == "Idlib de-escalation area, on paper and on the ground"
    assert said == []


def test_the_ladder_of_announcements_is_saved_as_it_stands(
    page: Page, said: list[str], live_server: LiveServer, tmp_path: Path
) -> None:
    page.goto(f"{live_server.url}/rounds/astana-6/?as_of=2017-09-15", wait_until="networkidle")
    ladder = page.locator(".ladder.drawn")
    rows = [words for row in ladder.locator("li").all() for words in row.inner_text().split("\n") if words.strip()]

    path = saved(page, "svg", tmp_path)
    text = path.read_text()
    picture = ElementTree.fromstring(text)
    words = told(picture)
    drawn = page.evaluate(COUNTED, text)

    assert path.name == "astana-vi-how-the-date-came-about.svg"
    assert [word for row in rows for word in row.split() if word not in words] == []
    assert [line for line in ("Dot: the day it was said.", "as it stood on", "Licence: MIT") if line not in words] == []
    assert picture.findall(f".//{SVG}linearGradient") != []
    assert float(picture.attrib["height"]) > ladder.evaluate("one => one.clientHeight")
    assert drawn.get(ASTANA, 0) > 40
    assert said == []


def test_words_stay_inside_a_picture_saved_on_a_phone(
    page: Page, record: None, live_server: LiveServer, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/rounds/astana-6/", wait_until="networkidle")
    alone = page.context.new_page()
    alone.set_content(saved(page, "svg", tmp_path).read_text())
    alone.evaluate("document.fonts.ready")
    ends = (
        "[...document.querySelectorAll('text')].map((one) => [one.textContent, one.getBBox().x + one.getBBox().width])"
    )
    width = float(alone.locator("svg").first.get_attribute("width") or 0)
    assert [(words, end) for words, end in alone.evaluate(ends) if end > width] == []


def test_the_days_around_a_round_are_saved_in_the_theme_of_the_page(
    page: Page, said: list[str], live_server: LiveServer, tmp_path: Path
) -> None:
    load_kinds()
    bring_samples()
    page.emulate_media(color_scheme="dark")
    page.goto(f"{live_server.url}/rounds/astana-6/", wait_until="networkidle")
    marks = page.locator(".around rect").count()

    picture = ElementTree.fromstring(saved(page, "svg", tmp_path, nth=1).read_text())
    head = saved(page, "png", tmp_path, nth=1).read_bytes()[:24]
    drawn = page.evaluate(COUNTED, ElementTree.tostring(picture).decode())

    assert picture.findtext(f"{SVG}title") == "Astana VI: thirty days before, thirty days after"
    assert len(picture.findall(f".//{SVG}rect")) == marks + 1  # and the ground
    assert "Squares: deeds; dashes: words." in told(picture)
    assert drawn.get("16,23,26", 0) > 1000
    assert struct.unpack(">2I", head[16:]) == (2 * int(picture.attrib["width"]), 2 * int(picture.attrib["height"]))
    assert said == []


def test_a_picture_that_cannot_be_made_says_so(page: Page, record: None, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/zones/idlib/", wait_until="networkidle")
    page.route("**/*.woff2", lambda route: route.abort())

    page.locator(".save [data-save=svg]").first.click()

    page.locator(".save [role=status]", has_text="The picture could not be made.").first.wait_for()
