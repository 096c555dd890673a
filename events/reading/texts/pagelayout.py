"""Layout that would hide an article: tables that only lay out a page, and posts of which the first is taken for all."""

import re
from collections.abc import Callable
from typing import Any

from lxml.etree import XPath

# What holds a run of posts: three or more parts of one page that have a heading or an hour, and a text, each.
HEADED = "(h2 or h3 or h4 or h5 or time or header) and (p or div)"
HEADING = re.compile(rb"<(?:h[2-5]|time|header)\b", re.I)
FEWEST = 3
Find = Callable[[Any], Any]  # all of these paths find elements: the stubs count on numbers and words too
HOLDERS = "self::article or self::div or self::main or self::section or self::ol or self::ul"
RUNS: Find = XPath(f"//*[{HOLDERS}][count(*[{HEADED}]) >= {FEWEST}]")
POSTS: Find = XPath(f"*[{HEADED}]")
# A teaser leads to another page.
LINKED = "(h2|h3|h4|h5|header)//a"
TEASERS: Find = XPath(f"*[{HEADED}][{LINKED} or ancestor-or-self::a]")
BESIDE: Find = XPath("ancestor-or-self::*[self::aside or self::nav or self::footer or self::header]")
WHOLE: Find = XPath("ancestor-or-self::*[self::article or self::main][1]")
NAMED = ("class", "id", "itemprop", "role")
# What is never part of an article: bars and feet of a page, and paragraphs that are nothing but a link ("Read also").
BARS: Find = XPath("//nav | //footer | //p[a and count(*) = 1 and not(text()[normalize-space()])]")
LEADS_ON: Find = XPath(f"//article[{LINKED}][string-length() < 400]")
WHOLE_ARTICLES: Find = XPath(f"//article[not({LINKED}) or string-length() >= 400]")
# Text that stands in no paragraph: cut by breaks, or before the first paragraph.
LOOSE_IN = (
    "self::article or self::div or self::section or self::td or self::font or self::center or self::main or self::body"
)
LOOSE: Find = XPath(f"//*[{LOOSE_IN}][count(br) > 1 or (p and text()[string-length(normalize-space()) > 40])]")
# A table whose cells hold paragraphs lays out the page; one of facts has none in a cell, or one. Where a row is as long
# as an article, any table that holds more than words does.
LAYOUT: Find = XPath("//table[.//td[count(p) > 1]]")
HOLDING: Find = XPath(
    "//table[.//p|.//h1|.//h2|.//h3|.//h4|.//h5|.//h6|.//ul|.//ol|.//dl|.//article|.//blockquote|.//table]"
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
PARTS = ("tbody", "thead", "tfoot", "tr", "td", "th")


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


def tidy(tree: Any, *, loose: bool = False) -> None:
    """Takes away, in the lxml tree of a page, what is beside its article, and makes paragraphs of loose lines.

    Tables that only lay out the page are taken apart; `loose`: all that hold more than words.
    """
    beside = [*BARS(tree), *(LEADS_ON(tree) if WHOLE_ARTICLES(tree) else [])]
    for element in beside:
        if element.getparent() is not None:
            element.drop_tree()
    _lay_open(tree, HOLDING(tree) if loose else LAYOUT(tree))
    for holder in LOOSE(tree):
        _into_paragraphs(holder)


def _lay_open(tree: Any, tables: list[Any]) -> None:
    """Makes a `div` of each of the tables and of its own parts; a table of facts within one stays whole."""
    laid_out = set(tables)
    parts = (
        [part for part in tree.iter(*PARTS) if next(part.iterancestors("table"), None) in laid_out] if tables else []
    )
    for part in [*tables, *parts]:
        part.tag = "div"


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
