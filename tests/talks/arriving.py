"""What the files hold of rounds, and how it is counted: the raw YAML on one side, the database on the other.

The files are read here by plain YAML, not by the loader, so that a field the loader forgets is missed.
"""

from collections.abc import Callable, Iterator
from typing import Any

import yaml

from talks.models import (
    AgendaItem,
    Alias,
    Citation,
    Document,
    Round,
    Seat,
    Sitting,
    Statement,
)
from talks.services.loading import DATA


def entries(name: str) -> list[dict[str, Any]]:
    if name == "rounds":
        return [
            entry for file in sorted((DATA / "rounds").glob("*.yaml")) for entry in yaml.safe_load(file.read_text())
        ]
    content = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return list(content["venues"] if name == "venues" else content)


def held(name: str, *path: str, **chosen: Any) -> int:
    """How many values stand at a path of keys; lists count their items; `chosen` narrows the last mappings."""

    def walk(value: Any, keys: tuple[str, ...]) -> Iterator[Any]:
        if isinstance(value, list):
            for one in value:
                yield from walk(one, keys)
        elif not keys:
            if value is not None and all(value.get(key) == want for key, want in chosen.items()):
                yield value
        elif isinstance(value, dict) and keys[0] in value:
            yield from walk(value[keys[0]], keys[1:])

    return sum(1 for _ in walk(entries(name), path))


def stated(property: str, **chosen: Any) -> int:
    return Statement.objects.filter(property=property, **chosen).count()


def said_on_rounds(**chosen: Any) -> int:
    """Statements on rounds that somebody said on a day, as announcements are."""
    return Statement.objects.filter(round__isnull=False, said_from__isnull=False, **chosen).count()


def own_terms(property: str, **chosen: Any) -> int:
    """Statements on terms of office out of the people's own entries; the tracks tell those of their envoys again."""
    return stated(property, qualifier__contains="::", **chosen)


def values(property: str) -> list[dict[str, Any]]:
    return list(Statement.objects.filter(property=property).values_list("value", flat=True))


def with_(model: Any, **chosen: Any) -> int:
    return int(model.objects.filter(**chosen).distinct().count())


def pairs(model: Any, name: str) -> int:
    return int(getattr(model, name).through.objects.count())


def noted(model: Any, key: str) -> int:
    return int(model.objects.filter(notes__has_key=key).count())


def today(model: Any, **chosen: Any) -> int:
    return int(model.objects.as_of(None).filter(**chosen).count())


ASTANA_VENUES = 3
ROUNDS: dict[str, tuple[Callable[[], int], Callable[[], int]]] = {
    "round": (lambda: held("rounds"), lambda: with_(Round)),
    "name": (lambda: held("rounds", "name"), lambda: Round.objects.exclude(name="").count()),
    "aliases": (lambda: held("rounds", "aliases"), lambda: with_(Alias, round__isnull=False)),
    "start and end of held ones": (
        lambda: held("rounds", "start"),
        lambda: len({row.round_id for row in Statement.objects.filter(value__status="held", qualifier="")}),
    ),
    "cancelled": (lambda: held("rounds", status="cancelled"), lambda: stated("schedule", value__status="cancelled")),
    "place": (lambda: held("rounds", "place"), lambda: stated("place", qualifier="")),
    "place, venue": (
        lambda: held("rounds", "place", "venue"),
        lambda: stated("place", qualifier="", value__has_key="venue"),
    ),
    "place, unverified": (
        lambda: held("rounds", "place", verified=False),
        lambda: stated("place", doubts__contains=["venue"]),
    ),
    "host": (lambda: held("rounds", "host"), lambda: stated("host")),
    "seats": (lambda: held("rounds", "seats"), lambda: today(Seat)),
    "seats, head": (
        lambda: held("rounds", "seats", "head"),
        lambda: today(Seat, head__isnull=False),
    ),
    "seats, absent": (lambda: held("rounds", "seats", presence="absent"), lambda: today(Seat, presence="absent")),
    "seats, head unverified": (
        lambda: sum("head" in seat.get("unverified", []) for one in entries("rounds") for seat in one["seats"]),
        lambda: today(Seat, doubts__contains=["head"]),
    ),
    "seats, presence unverified": (
        lambda: sum("presence" in seat.get("unverified", []) for one in entries("rounds") for seat in one["seats"]),
        lambda: today(Seat, doubts__contains=["presence"]),
    ),
    "agenda, by topic": (
        lambda: sum(len(item.get("topics") or [""]) for one in entries("rounds") for item in one.get("agenda", [])),
        lambda: today(AgendaItem),
    ),
    "agenda, wordings": (
        lambda: len({(one["slug"], item["wording"]) for one in entries("rounds") for item in one.get("agenda", [])}),
        lambda: len(set(AgendaItem.objects.as_of(None).values_list("round", "wording"))),
    ),
    "outcomes": (lambda: held("rounds", "outcomes"), lambda: stated("outcome")),
    "outcomes, topics": (
        lambda: held("rounds", "outcomes", "topics"),
        lambda: sum(len(value["topics"]) for value in values("outcome")),
    ),
    "documents": (lambda: held("rounds", "documents"), lambda: with_(Document, round__isnull=False)),
    "notes": (lambda: held("rounds", "notes"), lambda: Round.objects.exclude(notes="").count()),
    "sittings": (lambda: held("rounds", "sittings"), lambda: today(Sitting)),
    "sittings, note": (
        lambda: held("rounds", "sittings", "note"),
        lambda: Sitting.objects.as_of(None).exclude(note="").count(),
    ),
    "announcements": (
        lambda: held("rounds", "announcements"),
        lambda: Statement.objects.filter(round__isnull=False, said_from__isnull=False).count(),
    ),
    "announcements, remarks": (lambda: held("rounds", "announcements", status="note"), lambda: stated("remark")),
    "announcements, by": (
        lambda: held("rounds", "announcements", "by"),
        lambda: Statement.objects.filter(round__isnull=False).exclude(claimant_words="").count(),
    ),
    "announcements, actor": (
        lambda: held("rounds", "announcements", "actor"),
        lambda: Statement.objects.filter(round__isnull=False, claimant_actor__isnull=False).count(),
    ),
    "announcements, about": (
        lambda: held("rounds", "announcements", about=True),
        lambda: Statement.objects.filter(round__isnull=False, doubts__contains=["said"]).count(),
    ),
    "announcements, note": (
        lambda: held("rounds", "announcements", "note"),
        lambda: Statement.objects.filter(round__isnull=False, said_from__isnull=False).exclude(note="").count(),
    ),
    **{
        f"announcements, {key}": (
            lambda key=key: held("rounds", "announcements", key),
            lambda keys=keys: said_on_rounds(**keys),
        )
        for key, keys in {
            "start": {"value__has_key": "start", "value__precision": "day"},
            "end": {"value__has_key": "end", "value__precision": "day"},
            "month": {"value__precision__in": ["month", "year"]},
            "city": {"value__has_key": "city"},
            "sitting": {"qualifier__startswith": "sitting-"},
        }.items()
    },
    **{
        f"sittings, {key}": (
            lambda key=key: held("rounds", "sittings", key),
            lambda property=property, keys=keys: stated(property, qualifier__startswith="sitting-", **keys),
        )
        for key, property, keys in (
            ("city", "place", {"value__has_key": "city"}),
            ("venue", "place", {"value__has_key": "venue"}),
            ("label", "sitting", {"value__has_key": "label"}),
        )
    },
    **{
        f"sittings, {key}": (
            lambda key=key: held("rounds", "sittings", key),
            lambda key=key: Sitting.objects.as_of(None).filter(**{f"{key}__isnull": False}).count(),
        )
        for key in ("start", "end")
    },
    **{
        f"seats, {key}": (
            lambda key=key: held("rounds", "seats", key),
            lambda key=key: (
                Statement.objects.filter(property="seat", value__has_key=key)
                .exclude(**{f"value__{key}": ""})
                .values("round", "qualifier")
                .distinct()
                .count()
            ),
        )
        for key in ("actor", "role")
    },
    **{
        f"place, {key}": (
            lambda key=key: held("rounds", "place", key),
            lambda key=key: stated("place", qualifier="", value__has_key=key),
        )
        for key in ("city", "country")
    },
    "announcements, source": (
        lambda: held("rounds", "announcements", "source"),
        lambda: Citation.objects.filter(statement__round__isnull=False, statement__said_from__isnull=False).count(),
    ),
    "disputed days": (
        lambda: sum(
            len(one["values"]) - 1
            for entry in entries("rounds")
            for one in entry.get("disputed", [])
            if one["field"] in ("start", "end")
        ),
        lambda: stated("schedule", value__status="held") - held("rounds", status="held") - held("rounds", "sittings"),
    ),
}
