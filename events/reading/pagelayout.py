"""Layout that would hide an article: tables that only lay out a page, and posts of which the first is taken for all."""

import re
from collections.abc import Callable
from typing import Any

from lxml.etree import XPath

TAG = re.compile(rb"<(/?)(table|tbody|thead|tfoot|tr|td|th|p|h[1-6]|ul|ol|dl|article|blockquote)\b", re.I)
# What holds a run of posts: three or more parts of one page that have a heading or an hour, and a text, each.
HEADED = "(h2 or h3 or h4 or h5 or time or header) and (p or div)"
HEADING = re.compile(rb"<(?:h[2-5]|time|header)\b", re.I)
FEWEST = 3
Find = Callable[[Any], Any]  # all of these paths find elements: the stubs count on numbers and words too
HOLDERS = "self::article or self::div or self::main or self::section or self::ol or self::ul"
RUNS: Find = XPath(f"//*[{HOLDERS}][count(*[{HEADED}]) >= {FEWEST}]")
POSTS: Find = XPath(f"*[{HEADED}]")
# A teaser leads to another page.
TEASERS: Find = XPath(f"*[{HEADED}][(h2|h3|h4|h5|header)//a or ancestor-or-self::a]")
BESIDE: Find = XPath("ancestor-or-self::*[self::aside or self::nav or self::footer or self::header]")
WHOLE: Find = XPath("ancestor-or-self::*[self::article or self::main][1]")
NAMED = ("class", "id", "itemprop", "role")
PARTS = (b"tbody", b"thead", b"tfoot", b"tr", b"td", b"th", b"table")


def without_layout(raw: bytes) -> bytes:
    """The page with `div` for each tag of a table that holds paragraphs, headings, lists or another table."""
    tags = [(m.start(1), m.end(2), m.group(1) == b"/", m.group(2).lower()) for m in TAG.finditer(raw)]
    open_tables: list[int] = []
    laid_out: set[int] = set()
    owner: dict[int, int] = {}
    for i, (_, _, closes, name) in enumerate(tags):
        if name == b"table" and not closes:
            laid_out.update(open_tables)
            open_tables.append(i)
        elif name not in PARTS and not closes:
            laid_out.update(open_tables)
        if name in PARTS and open_tables:
            owner[i] = open_tables[-1]
        if name == b"table" and closes and open_tables:
            open_tables.pop()
    pieces, last = [], 0
    for i, (start, end, closes, _) in enumerate(tags):
        if owner.get(i) in laid_out:
            pieces += [raw[last:start], b"/div" if closes else b"div"]
            last = end
    return b"".join([*pieces, raw[last:]])


def join_posts(tree: Any, raw: bytes) -> None:
    """Marks what holds a live blog's posts as the article's body, in the lxml tree of a page.

    Posts and teasers lose their names: one that is called an article, an entry or a post would be taken for the whole.
    """
    if len(HEADING.findall(raw)) < FEWEST:
        return
    for run in RUNS(tree):
        posts = POSTS(run)
        for post in posts:
            post.tag = "li" if post.tag == "li" else "div"
            for name in NAMED:
                post.attrib.pop(name, None)
        if not BESIDE(run) and 2 * len(TEASERS(run)) < len(posts):
            (WHOLE(run) or [run])[-1].set("itemprop", "articleBody")
            return
