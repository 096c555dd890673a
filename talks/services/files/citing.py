"""Citations of drafts: which source, and from which day it counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from talks.derive import known_on
from talks.services.files.shapes import GENERAL_KNOWLEDGE, CiteDraft, SourceDraft


@dataclass(frozen=True)
class Citer:
    """Knows the sources of a folder and the day it was compiled."""

    sources: dict[str, SourceDraft]
    compiled: date

    def cite(
        self,
        keys: Iterable[str],
        *,
        said: tuple[date, date] | None = None,
        planned_start: date | None = None,
        happened: date | None = None,
    ) -> list[CiteDraft]:
        """One citation a source, by the rule `Known`; without any source the mark `general knowledge` stands for it."""
        cites = []
        for key in dict.fromkeys(keys) or [GENERAL_KNOWLEDGE]:
            source = self.sources.get(key)
            known = known_on(
                published=source.published if source else None,
                said_from=said[0] if said else None,
                said_to=said[1] if said else None,
                planned_start=planned_start,
                happened=happened,
                captured=self.compiled,
            )
            cites.append(CiteDraft(key, known.on, known.basis))
        return cites
