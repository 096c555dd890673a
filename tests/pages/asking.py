"""How tests of pages ask: one page, as text, and how many queries it took."""

import html
import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def text(path: str) -> str:
    """The words of a page without tags, each run of blanks as one."""
    return words(Client().get(path).content.decode())


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def queries(path: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as asked:
        Client().get(path)
    return len(asked)
