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
# What is never part of an article: bars and feet of a page, and paragraphs that are nothing but a link ("Read also").
BARS: Find = XPath("//nav | //footer | //p[a and count(*) = 1 and not(text()[normalize-space()])]")
LEADS_ON: Find = XPath("//article[(h2|h3|h4|h5|header)//a][string-length() < 400]")
WHOLE_ARTICLES: Find = XPath("//article[not((h2|h3|h4|h5|header)//a) or string-length() >= 400]")
# Text that stands in no paragraph: cut by breaks, or before the first paragraph.
LOOSE_IN = (
    "self::article or self::div or self::section or self::td or self::font or self::center or self::main or self::body"
)
LOOSE: Find = XPath(f"//*[{LOOSE_IN}][count(br) > 1 or (p and text()[string-length(normalize-space()) > 40])]")
# A cell with paragraphs lays out the page; one with a fact has none, or one.
CELLS: Find = XPath("//td[count(p) > 1]")
LAID_OUT: Find = XPath(
    "ancestor::table[1]/descendant-or-self::*[self::table or self::tbody or self::tr or self::td or self::th]"
)
BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "ul",
        "ol",
        "dl",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "figure",
        "aside",
    ]
)
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


def tidy(tree: Any) -> None:
    """Takes away, in the lxml tree of a page, what is beside its article, and makes paragraphs of loose lines."""
    beside = [*BARS(tree), *(LEADS_ON(tree) if WHOLE_ARTICLES(tree) else [])]
    for element in beside:
        if element.getparent() is not None:
            element.drop_tree()
    for cell in CELLS(tree):
        for part in LAID_OUT(cell):
            part.tag = "div"
    for holder in LOOSE(tree):
        _into_paragraphs(holder)


def _into_paragraphs(holder: Any) -> None:
    """Text that stands in an element itself, cut where two breaks follow each other, as paragraphs of it."""
    paragraph, breaks = holder.makeelement("p"), 0
    parts = [(None, holder.text), *((child, child.tail) for child in holder)]
    made: list[Any] = []
    holder.text = None
    for child, tail in parts:
        if child is not None:
            holder.remove(child)
            child.tail = None
            breaks = breaks + 1 if child.tag == "br" else 0
            block = child.tag in BLOCKS
            if block or breaks > 1:
                made.append(paragraph)
                paragraph = holder.makeelement("p")
            if block:
                made.append(child)
            elif breaks < 2:
                paragraph.append(child)
        if tail and tail.strip():
            breaks = 0
        _append_text(paragraph, tail or "")
    holder.extend(
        [one for one in [*made, paragraph] if len(one) or (one.text or "").strip() or one.tag in BLOCKS - {"p"}]
    )


def _append_text(element: Any, text: str) -> None:
    last = element[-1] if len(element) else None
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text
