"""No leak from the future: the whole record, asked through every address as of 25 August 2017."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from config.api import router
from talks.models import Track
from talks.services.loading import DATA, load
from tests.api import made

DAY = "2017-08-25"
KEYS = {prefix: "slug" if view.lookup_field.endswith("slug") else "id" for prefix, view, _ in router.registry}
LISTS = [prefix for prefix, _, _ in router.registry] + ["changes", "deleted", "outlets/coverage"]
# A plan that was told by the day speaks of later days: these keys hold what was meant, not what was known.
MEANT = {"start", "end", "due", "former_start", "former_end", "value", "due_words", "text", "sentence"}
LATER_YEAR = re.compile(r"\b20(?:1[89]|2\d)\b")


@pytest.fixture
def loaded(db: None) -> None:
    """The record from the project's own files."""
    if not Track.objects.exists():
        load(DATA, made.NOW)


def told(answer: Any, key: str = "") -> Iterator[str]:
    """All words that say what was known."""
    if isinstance(answer, dict):
        for name, inner in answer.items():
            if name not in MEANT:
                yield from told(inner, name)
    elif isinstance(answer, list):
        for inner in answer:
            yield from told(inner, key)
    elif isinstance(answer, str) and key not in ("url", "next", "previous"):
        yield answer


def pages(client: Client, path: str) -> Iterator[Any]:
    """All pages of a list."""
    address: str | None = f"/api/v1/{path}/?as_of={DAY}&page_size=100"
    while address:
        answer = client.get(address).json()
        yield answer
        address = answer["next"]


def later(answer: Any) -> list[str]:
    words = list(told(answer))
    days = [found for text in words for found in re.findall(r"\d{4}-\d\d-\d\d", text) if found > DAY]
    return sorted({*days, *(text for text in words if LATER_YEAR.search(text))})


def test_lists_and_their_rows_tell_of_nothing_later(client: Client, loaded: None) -> None:
    leaks = {}
    for path in LISTS:
        rows = [row for page in pages(client, path) for row in page["results"]]
        leaks[path] = later(rows)
        key = KEYS.get(path)
        for row in rows[:10] if key else []:
            answer = client.get(f"/api/v1/{path}/{row[key]}/?as_of={DAY}")
            leaks[answer.request["PATH_INFO"]] = later(answer.json()) if answer.status_code == 200 else [str(answer)]
    assert {path: found for path, found in leaks.items() if found} == {}


def test_rounds_chart_and_feeds_tell_of_nothing_later(client: Client, loaded: None) -> None:
    single = ["rounds/astana-6", "rounds/geneva-7", "rounds/astana-6/states", "timeline", "now"]
    leaks = {path: later(client.get(f"/api/v1/{path}/?as_of={DAY}").json()) for path in single}
    for path in ["/feeds/changes.atom", "/feeds/rounds.ics", "/tracks/astana/changes.atom"]:
        text = client.get(f"{path}?as_of={DAY}").content.decode()
        leaks[path] = [*LATER_YEAR.findall(text), *re.findall(r"Astana VII|held: 14–\u206015 September", text)]
    assert {path: found for path, found in leaks.items() if found} == {}


def test_what_came_later_would_be_seen(client: Client, loaded: None) -> None:
    today = client.get("/api/v1/rounds/astana-6/").json()
    assert "2017-09-15" in later(today)
