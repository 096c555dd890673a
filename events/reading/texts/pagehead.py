"""What a page tells of itself: title, author, day, site and address, by trafilatura's own rules.

Its `extract_metadata` also looks for categories, tags and a licence, which nothing here asks, and searches the whole
page for an author even where no attribute speaks of one: together two thirds of the time that a page takes.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from htmldate import find_date
from trafilatura import metadata
from trafilatura.settings import set_date_params

# Every word that trafilatura's expressions for an author look for in an attribute or a tag's name. Each is looked for
# on its own: in a page without any, one expression of them all takes more time than the rest of the page.
AUTHOR = (
    *(b"author", b"byl", b"bbl", b"username", b"channel-name", b"zuozhe", b"bianji", b"xiaobian", b"submitted-by"),
    *(b"posted-by", b"journalist-name", b"screenname", b"writer"),
)
SITE = re.compile(r"https?://(?:www\.|w[0-9]+\.)?([^/]+)")


@dataclass(frozen=True, slots=True)
class PageHead:
    """As it stands there, not yet cleaned; `day` is ISO."""

    title: str | None
    author: str | None
    day: str | None
    site: str | None
    url: str | None


def head_of(tree: Any, raw: bytes, url: str | None) -> PageHead:
    """The head of a page; `tree` is what trafilatura.load_html made of the bytes, and stays as it is."""
    told = metadata.examine_meta(tree)
    if told.author and " " not in told.author:
        told.author = None
    with suppress(Exception):  # whatever stands in a script is no reason to lose the article
        told = metadata.extract_meta_json(tree, told)
    if not told.author and _may_name_author(raw):
        told.author = metadata.extract_author(tree)
    told.title = told.title or metadata.extract_title(tree)
    told.url = told.url or metadata.extract_url(tree, url)
    told.date = find_date(tree, **set_date_params(True) | {"url": told.url})
    site = (told.sitename or metadata.extract_sitename(tree) or "").lstrip("@")
    if site and "." not in site and not site[0].isupper():
        site = site.title()
    elif not site and told.url and (host := SITE.match(told.url)):
        site = host[1]
    told.sitename = site or None
    told.clean_and_trim()
    return PageHead(told.title, told.author, told.date, told.sitename, told.url)


def _may_name_author(raw: bytes) -> bool:
    """Whether a page speaks of an author at all; in UTF-16 that is not seen."""
    lowered = raw.lower()
    return any(word in lowered for word in AUTHOR) or b"\0" in raw[:100]
