"""How right a reading is: its facts held against the key of a case, list by list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

LISTS = ("rounds", "schedule", "participants", "agenda", "zones", "events")
Row = Mapping[str, Any]


@dataclass
class Tally:
    """What one list has right, wrong and missing, each row named by what makes it itself."""

    right: list[tuple[Any, ...]] = field(default_factory=list)
    wrong: list[tuple[Any, ...]] = field(default_factory=list)
    missing: list[tuple[Any, ...]] = field(default_factory=list)


@dataclass
class CaseScore:
    """One case: a tally for each list, and whether the named speakers are right on matched rows."""

    name: str
    lists: dict[str, Tally]
    speakers: list[bool]


def score_case(name: str, key: Mapping[str, Any], reading: Mapping[str, Any]) -> CaseScore:
    """The tallies of one reading (in the exchange format) against one key; optional key rows excuse and no more."""
    lists, speakers = {}, []
    for kind in LISTS:
        fits = fits_event if kind == "events" else fits_row
        lists[kind], matched = _compare(list(_rows(reading, kind)), list(_rows(key, kind)), fits)
        if kind in ("rounds", "events"):
            speakers += [g.get("attributed_to") == w["attributed_to"] for g, w in matched if w.get("attributed_to")]
    return CaseScore(name, lists, speakers)


def summarise(scores: Sequence[CaseScore]) -> dict[str, Any]:
    """Counts, precision, recall and F1 for each list and over all, as plain values for a page."""
    counts = {kind: _count(s.lists[kind] for s in scores) for kind in LISTS}
    total = [sum(c[i] for c in counts.values()) for i in range(3)]
    lists = {kind: _figures(*c) for kind, c in counts.items()}
    speakers = [ok for s in scores for ok in s.speakers]
    return {
        "cases": len(scores),
        "lists": lists,
        "all": _figures(*total),
        "macro_f1": round(sum(f["f1"] for f in lists.values()) / len(LISTS), 4),
        "speakers": round(sum(speakers) / len(speakers), 4) if speakers else None,
    }


def _count(tallies: Iterable[Tally]) -> list[int]:
    counts = [0, 0, 0]
    for tally in tallies:
        for i, rows in enumerate((tally.right, tally.wrong, tally.missing)):
            counts[i] += len(rows)
    return counts


def _figures(right: int, wrong: int, missing: int) -> dict[str, float]:
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missing) if right + missing else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    figures = {"precision": precision, "recall": recall, "f1": f1}
    return {"right": right, "wrong": wrong, "missing": missing} | {k: round(v, 4) for k, v in figures.items()}


Labelled = tuple[tuple[Any, ...], Row]


def _rows(facts: Mapping[str, Any], kind: str) -> Iterable[Labelled]:
    for raw in facts.get("rounds" if kind == "schedule" else kind) or []:
        row = raw if isinstance(raw, Mapping) else {"zone": raw}
        days = (_day(row.get("start")), _day(row.get("end")))
        if kind == "rounds":
            yield (row["track"], row["number"], row["status"]), row
        elif kind == "schedule":
            start, end = days
            if start or end:
                yield (row["track"], row["number"], start, end or start if start else end), row
        elif kind == "participants":
            yield (row["track"], row["number"], row["actor"], row["role"]), row
        elif kind == "agenda":
            yield (row["track"], row["number"], row["topic"]), row
        elif kind == "zones":
            yield (row["zone"],), row
        else:
            actors = tuple(sorted(row.get("actors") or []))
            yield (row["kind"], row.get("modality", "happened"), *days, row.get("place"), actors), row


def _day(value: Any) -> str | None:
    return str(value) if value else None


def fits_row(found: Labelled, wanted: Labelled) -> bool:
    """Equal labels; of days an end that one side does not tell agrees with any, where the other ends are equal."""
    a, b = found[0], wanted[0]
    if len(a) != 4 or not isinstance(a[1], int) or "role" in found[1]:
        return a == b
    if a[:2] != b[:2]:
        return False
    ends = list(zip(a[2:], b[2:], strict=True))
    loose = None in a[2:] or None in b[2:]
    return a == b or (loose and any(x and x == y for x, y in ends) and all(x == y or not x or not y for x, y in ends))


def fits_event(found: Labelled, wanted: Labelled) -> bool:
    """Same kind and modality, days that overlap without sprawling, and at least half of the actors."""
    f, w = found[1], wanted[1]
    if found[0][:2] != wanted[0][:2]:
        return False
    if w.get("optional"):
        return True
    a, b = _span(f), _span(w)
    if (a is None) != (b is None):
        return False
    if a and b and (a[0] > b[1] or b[0] > a[1] or (a[1] - a[0]).days > 2 * (b[1] - b[0]).days + 3):
        return False
    x, y = set(f.get("actors") or []), set(w.get("actors") or [])
    return not x or not y or len(x & y) / len(x | y) >= 0.5 or (y <= x and len(x) <= len(y) + 2)


def _span(row: Row) -> tuple[date, date] | None:
    start, end = _day(row.get("start")), _day(row.get("end"))
    if not (start or end):
        return None
    return date.fromisoformat(start or end or ""), date.fromisoformat(end or start or "")


def _compare(
    found: list[Labelled], wanted: list[Labelled], fits: Callable[[Labelled, Labelled], bool]
) -> tuple[Tally, list[tuple[Row, Row]]]:
    unique = list({label: (label, row) for label, row in reversed(found)}.values())[::-1]
    must = [w for w in wanted if not w[1].get("optional")]
    may = [w for w in wanted if w[1].get("optional")]
    pairs = _pair(unique, must, fits)
    tally = Tally(
        [unique[i][0] for i in pairs],
        [f[0] for i, f in enumerate(unique) if i not in pairs and not any(fits(f, w) for w in may)],
        [w[0] for j, w in enumerate(must) if j not in pairs.values()],
    )
    return tally, [(unique[i][1], must[j][1]) for i, j in pairs.items()]


def _pair(found: list[Labelled], wanted: list[Labelled], fits: Callable[[Labelled, Labelled], bool]) -> dict[int, int]:
    """The largest one-to-one matching, by augmenting paths."""
    holder: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j, want in enumerate(wanted):
            if j in seen or not fits(found[i], want):
                continue
            seen.add(j)
            if j not in holder or place(holder[j], seen):
                holder[j] = i
                return True
        return False

    for i in range(len(found)):
        place(i, set())
    return {i: j for j, i in holder.items()}
