"""Where the time of an ingest goes: CPU seconds of named functions, and the statements sent."""

import importlib
import time
from collections import Counter
from typing import Any

from django.db import connection

# What is asked in full: module, function, and what it is called in print. None of them calls another.
PARTS = (
    ("events.services.children", "parse", "waiting for the parser, its messages"),
    ("events.services.opening", "write_articles", "writing articles, captures, texts"),
    ("events.reading", "read", "reading"),
    ("events.services.reading", "drafts", "drafts of claims"),
    ("events.services.alike", "signature", "MinHash"),
    ("events.services.reading", "write_claims", "writing claims and evidence"),
    ("events.services.reading", "clusters_of", "near-duplicates"),
    ("events.services.gathering", "attach", "gathering events"),
)


class Breakdown:
    """Times what is done while it is entered, any number of times."""

    def __init__(self) -> None:
        self.spent = Counter[str]()
        self.sent = Counter[str]()
        self.before: dict[tuple[str, str], Any] = {}

    def __enter__(self) -> None:
        for module, name, called in PARTS:
            self.before[module, name] = function = getattr(importlib.import_module(module), name)
            setattr(importlib.import_module(module), name, timed(function, called, self.spent))
        self.begun = time.process_time()
        self.counted = connection.execute_wrapper(counting(self.sent))
        self.counted.__enter__()

    def __exit__(self, *error: Any) -> None:
        self.counted.__exit__(*error)
        self.spent["the worker in all"] += time.process_time() - self.begun  # type: ignore[assignment]
        for (module, name), function in self.before.items():
            setattr(importlib.import_module(module), name, function)

    def lines(self, number: int, whole: float) -> list[str]:
        """To be printed: for so many articles, which took `whole` CPU seconds with the parser's."""
        own = self.spent["the worker in all"]
        parts = [(called, self.spent[called]) for _, _, called in PARTS]
        parts += [("the parser's process", whole - own), ("all else", own - sum(seconds for _, seconds in parts))]
        return [
            f"{self.sent['statements'] / number:.2f} statements an article, and two COPY a batch",
            *(f"{1000 * seconds / number:7.2f} ms  {called}" for called, seconds in parts),
        ]


def timed(function: Any, called: str, spent: Counter[str]) -> Any:
    def run(*args: Any, **named: Any) -> Any:
        begun = time.process_time()
        try:
            return function(*args, **named)
        finally:
            spent[called] += time.process_time() - begun  # type: ignore[assignment]

    return run


def counting(sent: Counter[str]) -> Any:
    def run(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        sent["statements"] += 1
        return execute(sql, params, many, context)

    return run
