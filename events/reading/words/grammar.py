"""The function words of a language, as compiled expressions and sets of words: grammar.yaml says what each is for."""

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from events.reading.languages import tables


@dataclass(frozen=True, slots=True)
class Grammar:
    """One expression, or words, for each entry of grammar.yaml; what a language leaves out is found nowhere."""

    label: re.Pattern[str]
    inside: re.Pattern[str]
    paper: re.Pattern[str]
    paper_goes_on: re.Pattern[str]
    matter_first: re.Pattern[str]
    not_taken_up: re.Pattern[str]
    splits_aside: re.Pattern[str]
    we: re.Pattern[str]
    contrast: re.Pattern[str]
    unsure_away: re.Pattern[str]
    away_apart: re.Pattern[str]
    listed: re.Pattern[str]
    possessive: re.Pattern[str]
    only_if: re.Pattern[str]
    aside_of: re.Pattern[str]
    delegation: re.Pattern[str]
    so_did: re.Pattern[str]
    also: re.Pattern[str]
    opposed: re.Pattern[str]
    fillers: frozenset[str]
    that_is: re.Pattern[str]
    theirs: re.Pattern[str]
    pronoun: re.Pattern[str]
    into: re.Pattern[str]
    took_place: re.Pattern[str]
    plural: re.Pattern[str]
    link: re.Pattern[str]
    latest: re.Pattern[str]
    is_the: re.Pattern[str]
    to_be: re.Pattern[str]
    day_before: re.Pattern[str]
    article: re.Pattern[str]
    the: re.Pattern[str]
    first_of_its_kind: re.Pattern[str]
    first_one: re.Pattern[str]
    weekday_before: re.Pattern[str]
    heads_line: re.Pattern[str]
    one_in_roman: re.Pattern[str]
    digit_ordinal: re.Pattern[str]
    told_aside: re.Pattern[str]
    the_dates: re.Pattern[str]
    envoy_of: re.Pattern[str]
    delegates_of: re.Pattern[str]
    dates_from: re.Pattern[str]
    question: re.Pattern[str]
    answer: re.Pattern[str]
    he: re.Pattern[str]
    close: re.Pattern[str]
    duration: re.Pattern[str]
    length: re.Pattern[str]
    lasts_until: re.Pattern[str]
    opens: re.Pattern[str]
    there: tuple[str, ...]
    sides_open: re.Pattern[str]
    day_event: re.Pattern[str]
    new_opens: re.Pattern[str]
    rounds_later: re.Pattern[str]
    its_or_is_the: re.Pattern[str]
    since_the: tuple[str, ...]
    denied: re.Pattern[str]
    planned_still: re.Pattern[str]
    at_it: re.Pattern[str]
    close_by: re.Pattern[str]
    rounds_after: re.Pattern[str]
    days_of: re.Pattern[str]
    as_it: re.Pattern[str]
    splits_before: re.Pattern[str]
    put_off: re.Pattern[str]
    from_: re.Pattern[str]
    relative_clause: re.Pattern[str]
    aside: re.Pattern[str]
    told_again: re.Pattern[str]
    arrives: re.Pattern[str]
    than: re.Pattern[str]
    vague: re.Pattern[str]
    begin_by: re.Pattern[str]
    first_since: re.Pattern[str]
    from_day: tuple[str, ...]
    no_length: re.Pattern[str]
    last_day: re.Pattern[str]
    tail_ends: re.Pattern[str]
    such: re.Pattern[str]
    definite: re.Pattern[str]
    passing: re.Pattern[str]
    another: re.Pattern[str]
    is_the_or_the: re.Pattern[str]
    of_the: re.Pattern[str]
    clause_opens: tuple[str, ...]
    syria: re.Pattern[str]
    sochi: re.Pattern[str]
    its: re.Pattern[str]
    owner: re.Pattern[str]
    guarantor: re.Pattern[str]
    when_its: re.Pattern[str]
    and_: re.Pattern[str]
    and_that: re.Pattern[str]
    since: re.Pattern[str]
    moved_to: tuple[str, ...]
    sure_day: re.Pattern[str]
    weekday: re.Pattern[str]
    week: re.Pattern[str]
    has: re.Pattern[str]
    next_: re.Pattern[str]
    body: re.Pattern[str]
    of: re.Pattern[str]
    in_: re.Pattern[str]


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of a language that has tables; what it leaves out is found nowhere."""
    data: dict[str, Any] = (tables(language) or {})["grammar"]
    return Grammar(**{field.name: _made(data[field.name], str(field.type)) for field in fields(Grammar)})


def _made(entry: Any, kind: str) -> Any:
    if isinstance(entry, str):
        return re.compile(entry)
    return frozenset(entry) if "frozenset" in kind else tuple(entry)
