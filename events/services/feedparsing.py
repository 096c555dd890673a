"""Feeds to items: RSS 0.9-2.0, RDF, Atom, JSON Feed, news sitemaps. Pure, and run in a child process only."""

import html
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

MAX_ITEMS = 2000
MAX_DEPTH = 256
MAX_ATTRIBUTES = 1000
LONGEST_TITLE = 500
OLDEST = date(1995, 1, 1)
# Looked for in the very text that the parser is given: whatever letters it came in, and with what between.
SUBSET = re.compile(r"""<!DOCTYPE(?:[^"'<>\[]|"[^"]*"|'[^']*')*+\[""", re.IGNORECASE)
DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}\?>")
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MARKUP = re.compile(r"<[^<>]{1,2000}>")
LOCAL_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?:[ ,]+(\d{1,2}):(\d{2}))?")
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class NoFeed(ValueError):
    """No feed that can be read; the message says why."""


@dataclass(slots=True)
class Item:
    """One thing that a feed lists. `published` is an ISO time in UTC, or null where it tells none worth believing."""

    url: str
    guid: str = ""
    title: str = ""
    published: str | None = None


@dataclass(slots=True)
class Feed:
    title: str = ""
    items: list[Item] = field(default_factory=list)
    skipped: int = 0
    cut: bool = False


def parse_feed(raw: bytes, url: str, charset: str, today: date) -> Feed:
    """The items of a feed in its own order, each address once. Raises NoFeed."""
    text = decoded(raw, charset)
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start == "{":
        return gathered(json_items(text), url, today)
    if start != "<":
        raise NoFeed("neither XML nor JSON")
    return gathered(xml_items(text), url, today)


def decoded(raw: bytes, charset: str) -> str:
    """Characters by mark, by the pattern of NULs, by declaration, by header; a wrong label costs no letter of UTF-8."""
    for mark, name in MARKS.items():
        if raw.startswith(mark):
            return raw.decode(name, "replace")
    if raw[:4].count(0) == 2:
        return raw.decode("utf-16-be" if raw[0] == 0 else "utf-16-le", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        declared = DECLARED.match(raw)
        names = [declared.group(1).decode("ascii") if declared else "", charset, "windows-1252"]
    for name in names:
        if name.lower().replace("_", "-") in ("", "utf-8", "utf8", "us-ascii"):
            continue
        try:
            return raw.decode(name, "replace")
        except (LookupError, ValueError):
            continue
    return raw.decode("utf-8", "replace")


def gathered(found: Iterator[tuple[str, dict[str, str]]], url: str, today: date) -> Feed:
    """Items made ready, the rest counted; no more are read than MAX_ITEMS."""
    feed, seen = Feed(), set()
    for what, fields in found:
        if what == "feed":
            feed.title = plain(fields.get("title", ""))
            continue
        if len(feed.items) + feed.skipped >= MAX_ITEMS:
            feed.cut = True
            break
        link = address(fields.get("link", ""), urljoin(url, fields.get("base", "")))
        if link is None or link in seen:
            feed.skipped += 1
            continue
        seen.add(link)
        when = time_of(fields.get("published", ""), today)
        feed.items.append(Item(link, fields.get("guid", "")[:500], plain(fields.get("title", "")), when))
    return feed


def address(link: str, base: str) -> str | None:
    """The whole address; other schemes than http and https are none."""
    try:
        whole = urljoin(base, link.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if link.strip() and parts.scheme in ("http", "https") and parts.hostname else None


def plain(title: str) -> str:
    """A title without markup, whether escaped once or twice."""
    text = html.unescape(MARKUP.sub("", html.unescape(title)))
    return " ".join(MARKUP.sub("", text).split())[:LONGEST_TITLE]


def time_of(value: str, today: date) -> str | None:
    """RFC 822, ISO 8601 or day.month.year; nothing before 1995 and nothing after tomorrow is believed."""
    when = told(value.strip()[:100])
    if when is None:
        return None
    when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    believable = OLDEST <= when.date() <= today + timedelta(days=1)
    return when.isoformat() if believable else None


def told(value: str) -> datetime | None:
    local = LOCAL_DAY.fullmatch(value)
    try:
        if local:
            day, month, year, hour, minute = (int(part or 0) for part in local.groups())
            return datetime(year, month, day, hour, minute, tzinfo=UTC)
        if re.match(r"\d{4}-\d\d", value):
            return datetime.fromisoformat(value)
        return parsedate_to_datetime(value)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def json_items(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """https://www.jsonfeed.org/version/1.1/"""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoFeed("broken JSON") from error
    items = whole.get("items") if isinstance(whole, dict) else None
    if not isinstance(items, list):
        raise NoFeed("JSON, but no feed")
    yield "feed", {"title": text_in(whole, "title")}
    for item in items:
        if isinstance(item, dict):
            yield (
                "item",
                {
                    "link": text_in(item, "url") or text_in(item, "external_url"),
                    "guid": text_in(item, "id"),
                    "title": text_in(item, "title"),
                    "published": text_in(item, "date_published") or text_in(item, "date_modified"),
                },
            )


def text_in(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return ILLEGAL.sub("", value) if isinstance(value, str) else ""


def local(element: Any) -> str:
    """The name without namespace, or without a prefix that was never declared; none for comments and entities."""
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""


def xml_items(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """One pass; each item is let go once it is read, so a feed of any length costs one item's memory."""
    text = ILLEGAL.sub("", DECLARATION.sub("", text.lstrip("\ufeff"), count=1))
    if SUBSET.search(text):
        raise NoFeed("a DOCTYPE with declarations of its own is not read")
    events = etree.iterparse(
        io.BytesIO(text.encode()),
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        encoding="utf-8",
    )
    depth, root = 0, ""
    try:
        for event, element in events:
            if event == "start":
                depth += 1
                root = root or kind_of_root(element)
                if depth > MAX_DEPTH or len(element.attrib) > MAX_ATTRIBUTES:
                    raise NoFeed("nested too deeply, or too many attributes")
                continue
            depth -= 1
            name = local(element)
            if name in ("item", "entry", "url") and name == root:
                yield "item", read_or_skipped(element)
                element.clear()
            elif name == "title" and depth <= 2 and element.getparent() is not None:
                yield "feed", {"title": "".join(element.itertext())}
    except (etree.XMLSyntaxError, UnicodeDecodeError) as error:  # the latter where a reference names half a character
        raise NoFeed("broken XML") from error
    if not root:
        raise NoFeed("empty")


def kind_of_root(element: Any) -> str:
    """What the items of this kind of feed are called."""
    items = {"rss": "item", "rdf": "item", "channel": "item", "feed": "entry", "urlset": "url"}
    name = local(element)
    if name not in items:
        raise NoFeed("a page, no feed" if name == "html" else "XML, but no feed")
    return items[name]


def read_or_skipped(item: Any) -> dict[str, str]:
    """The fields of an item; none where a reference in it names half a character."""
    try:
        return fields_of(item)
    except UnicodeDecodeError:
        return {}


def fields_of(item: Any) -> dict[str, str]:
    """What an item tells, under the same names for all kinds of feed; the first of each counts."""
    found: dict[str, str] = {}
    for part in item.iter(etree.Element):
        name, value = local(part), "".join(part.itertext()).strip() if len(part) == 0 else ""
        if name == "link":
            relation = part.get("rel", "alternate")
            if relation == "alternate" and (value or part.get("href")):
                found.setdefault("link", value or part.get("href"))
        elif name == "loc":
            found.setdefault("link", value)
        elif name in ("guid", "id"):
            found.setdefault("guid", value)
            if part.get("isPermaLink", "true") == "true" and name == "guid" and value.startswith("http"):
                found.setdefault("permalink", value)
        elif name in ("pubdate", "published", "date", "publication_date"):
            found.setdefault("published", value)
        elif name in ("updated", "modified", "lastmod"):
            found.setdefault("updated", value)
        elif name == "title":
            found.setdefault("title", "".join(part.itertext()))
    found.setdefault("link", found.get("permalink", ""))
    found.setdefault("published", found.get("updated", ""))
    found["base"] = item.get("{http://www.w3.org/XML/1998/namespace}base", "")
    return found
