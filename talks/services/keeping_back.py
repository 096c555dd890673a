"""Statements that are kept from every door because their words hold a withheld name."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable

from django.conf import settings
from django.db import transaction
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.module_loading import import_string

from talks.models import Statement
from talks.models.statements import SUBJECTS
from talks.services.deriving import rebuild

WORDS = ("claimant_words", "qualifier", "note", "reason", "why")


def keep_back() -> int:
    """Withhold exactly the statements whose words hold a withheld name, and derive anew what they told; what no name
    keeps back any more shows again. Returns how many changed. Whoever makes or changes statements calls this last."""
    with transaction.atomic():
        held = set(_holding(_names()))
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


def _holding(names: list[str]) -> Iterable[str]:
    if not names:
        return []
    holds = Q()
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
