"""Where sources differ: the value that shows, its rivals, and what backs each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from talks.services.files.lined import Lined
from talks.services.files.shapes import CiteDraft, Draft

UNFOLDED = ("start", "end", "head")


@dataclass(frozen=True, slots=True)
class Rivals:
    """The told values of one field. `backing` are the sources of the one that shows."""

    told: bool = False
    backing: list[str] = field(default_factory=list)
    others: list[tuple[Any, list[str]]] = field(default_factory=list)
    note: str = ""

    def shown(self) -> dict[str, str]:
        """Rank and reason of the statement that shows."""
        return {"rank": "preferred", "reason": self.note or "the editors' choice"} if self.told else {}

    @property
    def people(self) -> set[str]:
        """Values that are slugs; a value in words is a remark."""
        return {value for value, _ in self.others if isinstance(value, str) and " " not in value}


def rivals_of(entry: Lined, name: str, shown: Any, **keys: Any) -> Rivals:
    """The dispute over one field of an entry, if there is one; `keys` tell whose field it is."""
    for dispute in entry.get("disputed", []):
        if dispute["field"] != name or any(dispute.get(key) != value for key, value in keys.items()):
            continue
        if not keys and dispute.get("sitting"):
            continue
        backing = [key for told in dispute["values"] if told["value"] == shown for key in told["sources"]]
        others = [(told["value"], list(told["sources"])) for told in dispute["values"] if told["value"] != shown]
        return Rivals(True, backing, others, dispute.get("note", ""))
    return Rivals()


def other_disputes(
    subject: tuple[str, str], entry: Lined, cites: Callable[[list[str]], list[CiteDraft]]
) -> Iterator[Draft]:
    """Disputes over what is no field of its own, and values in words: one statement for each value."""
    for dispute in entry.get("disputed", []):
        for told in dispute["values"]:
            in_words = isinstance(told["value"], str) and " " in told["value"]
            if dispute["field"] in UNFOLDED and not in_words:
                continue
            of = {key: dispute[key] for key in ("actor", "role", "sitting") if key in dispute}
            value = {"field": dispute["field"], "value": str(told["value"]), **of}
            yield Draft(
                subject,
                "dispute",
                value,
                cites(list(told["sources"])),
                qualifier=dispute["field"],
                note=dispute.get("note", ""),
                line=dispute.line,
            )
