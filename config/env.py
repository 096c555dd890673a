"""Environment variables, read through helpers that fail loudly on nonsense."""

import os

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None) -> str | None:
    """The value of a variable; an empty one counts as not set."""
    return os.environ.get(name) or default


def flag(name: str, default: bool = False) -> bool:
    """A yes or no, written 1/0, true/false, yes/no or on/off in any case."""
    value = text(name)
    if value is None:
        return default
    answers = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if value.lower() not in answers:
        raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no: write true or false.")
    return answers[value.lower()]


def number(name: str, default: int, least: int = 0) -> int:
    """A whole number, at the least `least`."""
    value = text(name)
    if value is None:
        return default
    if not value.isascii() or not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number of at least {least}.")
    return int(value)


def names(name: str, default: str = "") -> list[str]:
    """A comma-separated list without blanks."""
    return [part.strip() for part in (text(name, default) or "").split(",") if part.strip()]
