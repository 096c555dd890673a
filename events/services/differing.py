"""Whether two things told of one field cannot both be. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from events.models import Claim
from talks.derive.spans import relation, time_of

Value = Mapping[str, Any]


def differ(one: Claim, other: Claim) -> bool:
    """Whether two claims on the same field, or of the same event, tell it otherwise."""
    return DIFFERS[other.property](one.value, other.value)


def _times_differ(one: Value, other: Value) -> bool:
    """Times off each other, or a round called off beside one that is not."""
    if "cancelled" in (one.get("status"), other.get("status")):
        return one.get("status") != other.get("status")
    return _apart(one, other)


def _seats_differ(one: Value, other: Value) -> bool:
    heads = one.get("head"), other.get("head")
    return one.get("presence") != other.get("presence") or (None not in heads and heads[0] != heads[1])


def _events_differ(one: Value, other: Value) -> bool:
    """Another time, or another place."""
    places = one.get("place"), other.get("place")
    return _apart(one, other) or (None not in places and places[0] != places[1])


def _never_differ(one: Value, other: Value) -> bool:
    return False


def _apart(one: Value, other: Value) -> bool:
    times = time_of(one), time_of(other)
    return None not in times and relation(*times) == "other"  # type: ignore[arg-type]


DIFFERS: Mapping[str, Callable[[Value, Value], bool]] = {
    "schedule": _times_differ,
    "seat": _seats_differ,
    "event": _events_differ,
    "agenda": _never_differ,
    "zone": _never_differ,
}
