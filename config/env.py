"""Environment variables, read through helpers that fail loudly on nonsense; the README lists them all."""

import os
import re
from urllib.parse import parse_qsl, unquote, urlsplit

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


def choice(name: str, among: tuple[str, ...]) -> str:
    """One of some words; the first where nothing is set."""
    value = text(name, among[0]) or among[0]
    if value not in among:
        raise ImproperlyConfigured(f"{name}={value!r} is none of: {', '.join(among)}.")
    return value


def rate(name: str) -> str | None:
    """So many requests in some time, as 100/minute; None where there is no limit."""
    value = text(name)
    if value is not None and not re.fullmatch(r"[1-9]\d*/(second|minute|hour|day)", value):
        raise ImproperlyConfigured(f"{name}={value!r} is not a rate such as 100/minute.")
    return value


def site(name: str, default: str) -> str:
    """The address of a site, http or https, without a slash at its end."""
    value = text(name, default) or default
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ImproperlyConfigured(f"{name}={value!r} is not an address such as https://talks.example.org.")
    return value.rstrip("/")


def database(name: str, default: str) -> dict[str, object]:
    """Django's settings for an address postgres://user:password@host:port/name?option=value, with psycopg's pool."""
    value = text(name, default) or default
    parts = urlsplit(value)
    if parts.scheme not in ("postgres", "postgresql") or len(parts.path) < 2:
        raise ImproperlyConfigured(f"{name} is not an address such as postgres://user:password@host/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        # A connection is looked at before it is lent: one that outlived its server is replaced, not handed to a page.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "pool": {"min_size": 0, "max_size": number("DATABASE_POOL", 8, least=1), "timeout": 5},
            "connect_timeout": 5,
            **dict(parse_qsl(parts.query)),
        },
    }
