"""The reader's time for an article, beside trafilatura's for the page it came from, and for texts far too long.

python bench/bench_reading.py
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

import trafilatura

from bench.pages import PARTS, page
from events.reading import document_from_text, read
from events.reading.finders import finder_of
from events.reading.texts.documents import document_from_bytes
from events.reading.texts.folding import fold
from events.reading.times.words import cut
from events.services import knowledge

PUBLISHED = date(2017, 9, 2)
NAMES = "Alexander Lavrentiev met Staffan de Mistura in Astana on 14-15 September 2017, Iran and Turkey said. "
OF_SYRIA = NAMES.replace(" in Astana", " on Syria in Astana")
TALK = " ".join(PARTS).format(n="sixth") + " "
TALL = (  # asked for: 5,000,000 characters of names and dates within 5 s
    ("names and dates", NAMES, (250_000, 500_000, 5_000_000)),
    ("names and dates that name Syria", OF_SYRIA, (250_000, 500_000, 5_000_000)),
    ("talk of rounds", TALK, (125_000, 250_000, 500_000)),
)

ALONE = {"fast": True, "with_metadata": True, "include_comments": False}

# What any reading must do, however clever its rules: no reading is faster than the sum of these.
FLOOR: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("folding and finding names", lambda text: knowledge.lexicon().mentions(text)),
    ("finding the phrases of all tables", lambda text: finder_of("en").find(fold(text).lower())),
    ("cutting words", lambda text: cut.__wrapped__(text, 0)),
)


def cost(act: Callable[[], object]) -> float:
    """Milliseconds of CPU of this process."""
    begun = time.process_time()
    act()
    return 1000 * (time.process_time() - begun)


def reading_of(text: str) -> float:
    """What it costs to read a text."""
    document = document_from_text(text)
    return cost(lambda: read(document, PUBLISHED, knowledge.lexicon(), knowledge.calendar()))


def main() -> None:
    built = cost(knowledge.lexicon) + cost(knowledge.calendar)
    print(f"lexicon and calendar built in {built:.0f} ms (asked for under 500)")
    pages = [page(number) for number in range(40)]
    extracting = median(cost(lambda raw=raw: document_from_bytes(raw)) for raw in pages)
    texts = [document_from_bytes(raw).text for raw in pages]
    reading = median(reading_of(text) * 4096 / len(text) for text in texts)
    print(f"reading 4 KB: {reading:.1f} ms (asked for at most 3)")
    best = median(min(reading_of(text) for _ in range(5)) * 4096 / len(text) for text in texts)
    print(f"reading 4 KB, the best of five: {best:.1f} ms")
    for what, act in FLOOR:
        spent = median(min(cost(partial(act, text)) for _ in range(5)) * 4096 / len(text) for text in texts)
        print(f"of it {what}: {spent:.2f} ms")
    alone = median(cost(lambda raw=raw: trafilatura.bare_extraction(raw, **ALONE)) for raw in pages)
    print(f"extracting the page: {extracting:.1f} ms; trafilatura alone, with metadata: {alone:.1f} ms")
    print(f"so reading takes {reading / alone:.2f} of trafilatura's time")
    for what, words, sizes in TALL:
        for size in sizes:
            spent = reading_of((words * (size // len(words) + 1))[:size])
            print(f"reading {size:,} characters of {what}: {spent / 1000:.1f} s")


if __name__ == "__main__":
    main()
