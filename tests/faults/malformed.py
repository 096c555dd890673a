"""Broken feeds and pages, made from good ones by cutting, swapping and re-encoding: the same for the same seed."""

import json
from collections.abc import Callable, Iterator
from random import Random

from bench.pages import page

ITEM = "<item><title>Talks &amp; zones {n}</title><link>https://a.example/{n}</link><guid>g{n}</guid>"
ITEM += "<description><![CDATA[<b>Переговоры</b> محادثات]]></description>"
ITEM += "<pubDate>Fri, 01 Sep 2017 0{n}:00:00 GMT</pubDate></item>"
ENTRY = "<entry><title>Talks {n}</title><link href='https://a.example/{n}'/><id>urn:{n}</id>"
ENTRY += "<updated>2017-09-01T0{n}:00:00Z</updated></entry>"
PLACE = "<url><loc>https://a.example/{n}</loc><news:news><news:title>Talks {n}</news:title>"
PLACE += "<news:publication_date>2017-09-0{n}</news:publication_date></news:news></url>"


def each(pattern: str) -> str:
    return "".join(pattern.format(n=n) for n in range(1, 9))


FEEDS = [
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>News</title>'
    f"{each(ITEM)}</channel></rss>",
    f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>{each(ENTRY)}</feed>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/'
    f'sitemap-news/0.9">{each(PLACE)}</urlset>',
    json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "News",
            "items": [{"id": str(n), "url": f"https://a.example/{n}", "title": f"Talks {n}"} for n in range(8)],
        }
    ),
]
PAGES = [page(n).decode() for n in range(40)]  # more than an article keeps versions of
NAMES = ("utf-16", "utf-16-le", "utf-32", "windows-1252", "koi8-r", "shift_jis", "utf-7", "cp037", "utf-8-sig")


def cut(raw: bytes, told: Random) -> bytes:
    """Without its end, or without a piece of its middle."""
    start, end = sorted(told.randrange(len(raw)) for _ in range(2))
    return raw[:start] + (raw[end:] if told.random() < 0.5 else b"")


def swap(raw: bytes, told: Random) -> bytes:
    a, b, c, d = sorted(told.randrange(len(raw)) for _ in range(4))
    return raw[:a] + raw[c:d] + raw[b:c] + raw[a:b] + raw[d:]


def recode(raw: bytes, told: Random) -> bytes:
    """In another encoding than it says, once or twice over."""
    text = raw.decode()
    name = told.choice(NAMES)
    once = text.encode(name, "replace")
    return once.decode("latin-1").encode() if told.random() < 0.3 else once


def scatter(raw: bytes, told: Random) -> bytes:
    """With bytes that belong nowhere."""
    out = bytearray(raw)
    for _ in range(told.randint(1, 200)):
        out[told.randrange(len(out))] = told.choice(b"\x00\x01\x1b\x80\xff<>&\"'")
    return bytes(out)


def again(raw: bytes, told: Random) -> bytes:
    """One piece many times over: tags that never close, attributes by the thousand."""
    start = told.randrange(len(raw))
    piece = raw[start : start + told.randint(3, 60)]
    return raw[:start] + piece * told.randint(100, 3000) + raw[start:]


def spoil(raw: bytes, told: Random) -> bytes:
    """Entities, sections and declarations left open."""
    bits = (
        b"&nosuch;",
        b"&#0;",
        b"&#xD800;",
        b"<![CDATA[",
        b"]]>",
        b"<!--",
        b"<!DOCTYPE x>",
        b"<?x",
        b"</b></i>",
        b"<g>",
    )
    for _ in range(told.randint(1, 12)):
        at = told.randrange(len(raw))
        raw = raw[:at] + told.choice(bits) + raw[at:]
    return raw


WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (cut, swap, recode, scatter, again, spoil)


def broken(good: list[str], number: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """(how, bytes), so many of them."""
    told = Random(seed)
    for n in range(number):
        way = WAYS[n % len(WAYS)]
        yield f"{n} {way.__name__}", way(told.choice(good).encode(), told)
