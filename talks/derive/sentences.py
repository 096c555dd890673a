"""Changes of the record in plain sentences."""

from datetime import date

from talks import wording


class Step:
    """One state of a round as the sentences see it."""

    __slots__ = ("city", "end", "moves", "precision", "start", "status")

    def __init__(
        self, status: str, start: date | None, end: date | None, precision: str, moves: int, city: str
    ) -> None:
        self.status, self.start, self.end = status, start, end
        self.precision, self.moves, self.city = precision, moves, city

    @property
    def when(self) -> tuple[str, str, int]:
        """All but the place."""
        return self.status, self.words, self.moves

    @property
    def words(self) -> str:
        """The time in words."""
        return wording.in_sentence(self.start, self.end, self.precision)


def round_sentence(name: str, before: Step | None, after: Step) -> str:
    """What changed between two states of a round; empty where a reader would not call it a change."""
    if after.status in ("cancelled", "under-way", "held"):
        return _end_of_plans(name, before, after)
    if before is None:
        return f"{name} was announced for {after.words}" if after.words else f"{name} was announced, without a time"
    if before.status == "cancelled":
        return f"{name} was announced again, for {after.words}" if after.words else f"{name} was announced again"
    if after.moves > before.moves:
        return _move(name, before, after)
    if after.words and after.words != before.words:
        return f"{name} was set for {after.words}"
    if after.city and before.city and after.city != before.city:
        return f"{name} moved from {before.city} to {after.city}"
    return ""


def _move(name: str, before: Step, after: Step) -> str:
    if not after.words:
        return f"{name} was put off, without a new time"
    return f"{name} moved from {before.words} to {after.words}" if before.words else f"{name} moved to {after.words}"


def _end_of_plans(name: str, before: Step | None, after: Step) -> str:
    place = f" in {after.city}" if after.city else ""
    if before is not None and before.status == after.status:
        if after.words != before.words:
            return f"{name} is now recorded for {after.words}"
        return ""
    if after.status == "cancelled":
        return f"{name} was called off"
    if after.status == "under-way":
        return f"{name} opened{place}"
    return f"{name} closed{place}, {after.words}" if after.words else f"{name} was held{place}"


ZONE = {
    "proposed": "was spoken of as an area to be",
    "agreed": "was agreed",
    "mapped": "had its boundary stated",
    "in-force": "was declared in force",
    "violated": "saw a breach reported",
    "offensive": "saw an offensive begin",
    "taken": "was taken",
    "dissolved": "ended",
}


# What the same status says of a zone that had reached it before: no step, for the way goes on only.
ZONE_AGAIN = {
    "proposed": "was spoken of again as an area to be",
    "agreed": "was agreed on again",
    "in-force": "was told again to be in force",
    "dissolved": "was told again to have ended",
}


def zone_sentence(name: str, status: str, note: str, *, again: bool = False) -> str:
    """What a dated status says of a zone; `again` where the zone had reached it before."""
    if again and note and status == "dissolved":
        return f"After the end of the {name}: {note}"
    sentence = f"The {name} {ZONE_AGAIN[status] if again else ZONE[status]}"
    return f"{sentence}: {note}" if note else sentence
