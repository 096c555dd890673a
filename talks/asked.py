"""What a request asks for: the day of the record, and nothing that no door knows."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from talks.derive.known import FIRST_DAY

BEFORE = "The record begins on 30 June 2012, with the first Geneva meeting: nothing was known of it before."
SHAPE = re.compile(r"\d{4}-\d\d-\d\d")


class BadAsk(ValueError):
    """A request that cannot be answered; its text is a sentence for the one who asked."""

    def __init__(self, parameter: str, sentence: str) -> None:
        super().__init__(sentence)
        self.parameter = parameter


def asked_day(given: Mapping[str, str]) -> date | None:
    """The day of `as_of`; None where it is not given. BadAsk where it is no date."""
    text = given.get("as_of")
    if text is None:
        return None
    try:
        if not SHAPE.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise BadAsk("as_of", f"{text!r} is no date: write as_of=YYYY-MM-DD, as in as_of=2017-08-25.") from None


def refuse_unknown(given: Iterable[str], known: Iterable[str]) -> None:
    """BadAsk naming the parameters that are not known: a misspelt filter would else answer with everything."""
    allowed = sorted(known)
    unknown = sorted(set(given) - set(allowed))
    if unknown:
        listed = ", ".join(unknown)
        plural = "parameters" if len(unknown) > 1 else "parameter"
        raise BadAsk("detail", f"Unknown {plural}: {listed}. Known here: {', '.join(allowed)}.")


def note_for(day: date | None) -> str | None:
    """What a list says beside its rows: why there are none before the record begins."""
    return BEFORE if day is not None and day < FIRST_DAY else None
