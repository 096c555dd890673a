"""From a page or a plain text to blocks and sentences, each with its place in the text."""

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pycld2
import trafilatura
from trafilatura.settings import Extractor

from events.reading.shapes import Block, Document, Sentence
from events.reading.texts.datelines import Datelines, datelines_of
from events.reading.texts.decoding import CONTROL, as_utf_8, decode, holds_control, is_foreign
from events.reading.texts.pagehead import head_of
from events.reading.texts.pagelayout import join_posts, tidy
from events.reading.texts.splitting import sentence_spans, stops_of

HTML_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|article|main|div|section|p|h1|script)\b", re.I
)
HTML_ANYWHERE = re.compile(rb"<(?:html|body|article)\b", re.I)
HTML_LANGUAGE = re.compile(rb"<html[^>]*?\blang=[\"']?([A-Za-z]{2,3})", re.I)
OTHER_FORMATS = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
# What the extractor has to say about a page is no concern of whoever reads one.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
# Made once: it parses its settings anew each time.
EXTRACTION = Extractor(output_format="python", fast=True, recall=True, comments=False, tables=True)
LETTER = re.compile(r"[^\W\d_]")
# A table row longer than this holds an article, not a fact.
LONGEST_ROW = 1200
LONGEST_WORD = 20_000
SENTENCE_MARKS = ".!?:\"'”"

QUOTES = re.compile('[‘’“”"]')
# The sign or the number of a point in a list: "- ", "• ", "4. ", "2.1 ", "(b) ".
MARK = re.compile(
    r"\s*(?:[-*•·–—>]\s+|\|\s*|(?:\d{1,2}[.)]|\d{1,2}\.\d{1,2}\.?|\(?[a-z0-9]{1,2}\))\s+(?=[A-Z\"“(].{24}))?"
)
TERMINATOR = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


class Unreadable(ValueError):
    """The input holds no text that could be read; the message says why in one line."""


def document_from_bytes(raw: bytes, *, url: str | None = None) -> Document:
    """A page or a plain text as it came; raises Unreadable where there is nothing to read."""
    page = page_from_bytes(raw, url=url)
    blocks = _blocks(page.text, page.title, datelines_of(page.language))
    return replace(page, sentences=tuple(_sentences(page.text, blocks, page.language)))


def page_from_bytes(raw: bytes, *, url: str | None = None) -> Document:
    """The text of a page or a plain text, and what is told of it, not yet cut into sentences; raises Unreadable."""
    if not raw.strip():
        raise Unreadable("the input is empty")
    raw = as_utf_8(raw)
    if raw.startswith(OTHER_FORMATS) or b"\x00" in raw[:4096]:
        raise Unreadable("the input is binary, not text")
    if HTML_START.match(raw[:4096]) or HTML_ANYWHERE.search(raw[:4096]):
        return _from_html(raw, url)
    text = decode(raw)
    if holds_control(text[:20_000]):
        raise Unreadable("the input is binary, not text")
    if is_foreign(raw, text):
        raise Unreadable("the input is in an encoding that cannot be told: save it as UTF-8")
    _check_words(text)
    text = clean(text)
    language = language_of(text)
    return Document(text, (), title=_headline(text, datelines_of(language)), language=language, url=url)


def document_from_text(
    text: str, *, url: str | None = None, title: str | None = None, language: str | None = None
) -> Document:
    """A plain text, or one that was taken out of a page of this title; never raises, whatever the characters."""
    text = clean(text)
    language = language or language_of(text)
    datelines = datelines_of(language)
    title = title or _headline(text, datelines)
    blocks = _blocks(text, title, datelines)
    return Document(text, tuple(_sentences(text, blocks, language)), title=title, language=language, url=url)


def _headline(text: str, datelines: Datelines) -> str | None:
    """The first line of a text, where it stands there as one."""
    start, end, kind = next(_blocks(text, None, datelines), (0, 0, None))
    return text[start:end] if kind == "headline" else None


def clean(text: str) -> str:
    """The text with line ends made one, control characters and lone surrogates replaced, soft hyphens gone."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00ad", "").removeprefix("\ufeff")
    return CONTROL.sub("\ufffd", text).replace("\u2028", "\n").replace("\u2029", "\n").rstrip()


def language_of(text: str) -> str | None:
    """The ISO code of the language that most of the text is in, or null where that can't be told."""
    try:
        reliable, _, found = pycld2.detect(text[:20_000].encode("utf-8", "replace"), isPlainText=True)
    except pycld2.error:
        return None
    code = str(found[0][1]).split("-")[0]
    return code if code not in ("un", "xx") and (reliable or found[0][2] > 80) else None


def _from_html(raw: bytes, url: str | None, *, loose: bool = False) -> Document:
    """The article of a page; tables that only lay it out are taken apart."""
    tree = trafilatura.load_html(raw)
    if tree is None:
        raise Unreadable("the page holds no article")
    head = head_of(tree, raw, url)
    join_posts(tree, raw)
    tidy(tree, loose=loose)
    page: Any = trafilatura.bare_extraction(tree, options=EXTRACTION)
    text = clean(page.text or "") if page is not None else ""
    if any(line.startswith("|") and len(line) > LONGEST_ROW for line in text.split("\n")) and not loose:
        return _from_html(raw, url, loose=True)
    if len(LETTER.findall(text[:2000])) < 40:
        raise Unreadable("the page holds no article")
    _check_words(text)
    title = clean(head.title) if head.title else None
    told = HTML_LANGUAGE.search(raw[:4096])
    language = language_of(text) or (told.group(1).decode().lower() if told else None)
    return Document(
        text,
        (),
        title=title,
        byline=clean(head.author) if head.author else None,
        published=_day(head.day),
        outlet=clean(head.site) if head.site and head.site not in (head.title, title) else None,
        language=language,
        url=url or head.url,
    )


def _check_words(text: str) -> None:
    if not LETTER.search(text):
        raise Unreadable("the input holds no text")
    if max(map(len, text.split())) > LONGEST_WORD:
        raise Unreadable("the input is no text: it holds a word of more than 20,000 characters")


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of paragraphs: a line each, or a run of lines where the text is wrapped to a fixed width."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if text[m.start() : m.end()].strip()]
    wrapped = [
        b[0] - a[1] == 1 and 45 < a[1] - a[0] < 100 and text[a[1] - 1] not in ".!?:\"'”" for a, b in pairwise(lines)
    ]
    joined = sum(wrapped) > 0.5 * len(lines)
    start = None
    for i, (a, b) in enumerate(lines):
        start = a if start is None else start
        follows = i + 1 < len(lines) and lines[i + 1][0] - b == 1
        if joined and follows and 45 < b - a < 100:
            continue
        yield start, b
        start = None


def _blocks(text: str, title: str | None, datelines: Datelines) -> Iterator[tuple[int, int, Block]]:
    """(start, end, kind) of each block, white space and list marks left out."""
    head = True
    spans = list(_paragraphs(text))
    for i, (start, end) in enumerate(spans):
        row = text[start : end if end - start < 400 else start + 400]
        if re.match(r"\s*\|[\s\-|:]*$", row):
            continue
        mark = MARK.match(row)
        start += mark.end() if mark else 0
        while end > start and text[end - 1] in " \t|\u00a0":
            end -= 1
        if start >= end:
            continue
        kind: Block | None = (
            "row" if mark and "|" in mark.group() else "item" if mark and mark.group().strip() else None
        )
        line = text[start : min(end, start + 200)]
        if kind is None:
            kind = _kind(line, end - start, head, title, datelines, last=i == len(spans) - 1, first=i == 0)
        head = head and i < 6 and kind != "paragraph"
        yield start, end, kind


def _kind(
    line: str, length: int, head: bool, title: str | None, datelines: Datelines, *, last: bool, first: bool
) -> Block:
    if title is not None and length < 200 and QUOTES.sub("'", line.strip()) == QUOTES.sub("'", title.strip()):
        return "headline"
    if head and length < 90 and (datelines.day.fullmatch(line) or datelines.place.fullmatch(line)):
        return "dateline"
    if length > 160 or TERMINATOR.search(line) or last:
        return "paragraph"
    if datelines.opening.match(line):
        return "paragraph"
    return "headline" if first and title is None else "heading"


def _sentences(text: str, blocks: Iterable[tuple[int, int, Block]], language: str | None) -> Iterator[Sentence]:
    index, head, stops, opening = 0, True, stops_of(language), datelines_of(language).opening
    for paragraph, (start, end, kind) in enumerate(blocks):
        mark = opening.match(text, start, min(end, start + 120)) if head and kind == "paragraph" else None
        if mark and mark.end() < end:
            line = mark.group().rstrip()
            yield Sentence(start, start + len(line), line, paragraph, index, "dateline")
            index, start = index + 1, mark.end()
        head = head and (kind != "paragraph" or paragraph < 2)
        whole = kind in ("row", "headline", "heading", "dateline")
        for a, b in [(start, end)] if whole else sentence_spans(text, start, end, stops):
            yield Sentence(a, b, text[a:b], paragraph, index, kind)
            index += 1
