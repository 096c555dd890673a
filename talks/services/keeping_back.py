"""Statements that are kept from every door because they hold a withheld name, or tell of who bears it."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable

from django.conf import settings
from django.db import transaction
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from django.utils.module_loading import import_string

from talks.models import Actor, Document, Person, Round, Statement, Track, Venue, Zone
from talks.models.statements import SUBJECTS
from talks.services.deriving import rebuild

NAMED: tuple[type[Model], ...] = (Actor, Document, Round, Track, Venue, Zone)
WORDS = ("claimant_words", "qualifier", "note", "reason", "why")


def keep_back() -> int:
    """Withhold exactly the people who bear a withheld name and the statements that hold it or tell of them, and derive
    anew what they told; what no name keeps back any more shows again. Returns how many statements changed. Who makes
    or changes statements and nouns calls this last."""
    with transaction.atomic():
        names = _names()
        held = set(_holding(names, _keep_people_back(names)))
        _keep_words_back(names)
        were = set(Statement.objects.filter(withheld=True).values_list("pk", flat=True))
        changed = held ^ were
        Statement.objects.filter(pk__in=held - were).update(withheld=True)
        Statement.objects.filter(pk__in=were - held).update(withheld=False)
        for kind, ids in _subjects(changed).items():
            rebuild(kind, ids)
    return len(changed)


def _names() -> list[str]:
    """The withheld names. They are known above the record, by the function that `KEPT_NAMES` names."""
    asked: Callable[[], Iterable[str]] = import_string(settings.KEPT_NAMES)
    return list(asked())


def _keep_people_back(names: list[str]) -> list[str]:
    """Withhold exactly the people who bear a withheld name, in any writing that the record knows; their slugs."""
    bears = Q()
    for name in names:
        bears |= Q(name__icontains=name) | Q(aliases__text__icontains=name)
    held = dict(Person.objects.filter(bears).values_list("pk", "slug")) if names else {}
    Person.objects.filter(withheld=True).exclude(pk__in=held).update(withheld=False)
    Person.objects.filter(withheld=False, pk__in=held).update(withheld=True)
    return list(held.values())


def _keep_words_back(names: list[str]) -> None:
    """Withhold the role notes that hold a withheld name, and no others."""
    holds = Q()
    for name in names:
        holds |= Q(role_notes__icontains=name)
    held = list(Actor.objects.filter(holds).values_list("pk", flat=True)) if names else []
    Actor.objects.filter(withheld=True).exclude(pk__in=held).update(withheld=False)
    Actor.objects.filter(withheld=False, pk__in=held).update(withheld=True)


def still_borne(name: str) -> list[str]:
    """Where a name stands that is nobody's person: names and notes of nouns that editors alone can change."""
    found: list[str] = []
    for table in NAMED:
        rows = table._default_manager.annotate(noted=Cast("notes", TextField()))
        found += map(str, rows.filter(Q(name__icontains=name) | Q(noted__icontains=name)))
    return found


def _holding(names: list[str], people: list[str]) -> Iterable[str]:
    if not names:
        return []
    holds = Q(person__slug__in=people) | Q(claimant_person__slug__in=people)
    for slug in people:
        holds |= Q(told__contains=json.dumps(slug))
    for name in names:
        holds |= Q(told__icontains=json.dumps(name, ensure_ascii=False)[1:-1])
        for column in WORDS:
            holds |= Q(**{f"{column}__icontains": name})
    rows = Statement.objects.annotate(told=Cast("value", TextField()))
    return rows.filter(holds).values_list("pk", flat=True)


def _subjects(statements: Iterable[str]) -> dict[str, set[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    rows = Statement.objects.filter(pk__in=list(statements)).values(*(f"{kind}_id" for kind in SUBJECTS))
    for row in rows:
        for kind in SUBJECTS:
            if row[f"{kind}_id"] is not None:
                found[kind].add(row[f"{kind}_id"])
    return found
