"""Measures the reader on cases with keys and keeps the result for the page that tells how right it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from events.models import Evaluation
from events.reading import VERSION, document_from_bytes, read, to_plain
from events.reading.scoring import CaseScore, score_case, summarise
from events.services import knowledge

ARTICLES = ("article.txt", "article.html")


@dataclass(frozen=True, slots=True)
class Measured:
    """The scores of one language's cases and their summary."""

    language: str
    scores: list[CaseScore]
    result: dict[str, Any]


def find_cases(roots: Iterable[Path]) -> Iterator[Path]:
    """Folders that hold a key, under the roots given or these themselves."""
    for root in roots:
        if (root / "key.yaml").exists():
            yield root
        else:
            yield from sorted(p.parent for p in root.glob("*/key.yaml"))


def measure(cases: Sequence[Path]) -> list[Measured]:
    """Reads each case as the command would and scores it, language by language."""
    by_language: dict[str, list[CaseScore]] = {}
    for case in cases:
        meta = yaml.safe_load((case / "meta.yaml").read_text("utf-8")) or {}
        key = yaml.safe_load((case / "key.yaml").read_text("utf-8")) or {}
        article = next(case / name for name in ARTICLES if (case / name).exists())
        document = document_from_bytes(article.read_bytes(), url=meta.get("url"))
        language = meta.get("language") or document.language or "en"
        reading = read(
            document,
            meta.get("published"),
            knowledge.lexicon(language),
            knowledge.calendar(),
            outlet=meta.get("outlet"),
            language=language,
        )
        by_language.setdefault(language, []).append(score_case(case.name, key, to_plain(reading)))
    return [Measured(language, scores, summarise(scores)) for language, scores in sorted(by_language.items())]


def keep(measured: Measured, *, now: datetime) -> Evaluation:
    """Keeps a result beside the earlier ones; the page shows the newest."""
    return Evaluation.objects.create(
        reader=VERSION, language=measured.language, ran_at=now, cases=len(measured.scores), result=measured.result
    )
