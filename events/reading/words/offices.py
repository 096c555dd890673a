"""What the office that the record gives a person tells of them."""

from functools import cache

from events.reading.languages import record


def tells(role: str, *kinds: str) -> bool:
    """Whether the words of an office hold one of a kind of languages/record.yaml."""
    return any(word in role for kind in kinds for word in _words()[kind])


def is_envoy(role: str, *kinds: str) -> bool:
    """Whether it is the office of an envoy (or of one of the kinds) itself, and not one below it."""
    return tells(role.lower(), *(kinds or ("envoy",))) and not tells(role.lower(), "below")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {kind: tuple(words) for kind, words in record().items()}
