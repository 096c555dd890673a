"""Statements in words, links to nouns that keep day and language, and what stands behind a statement."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import get_language

from talks import sentences, wording
from talks.models import Actor, ActorName, Office, Round, VenueName, Zone
from talks.queries import Backed, Matrix, RoundLine, Told, counts, lanes, names, sourced
from talks.queries.shapes import Cite, Field
from talks.queries.telling import sources_of
from talks.templatetags.frame import keep
from talks.templatetags.record import backed

register = template.Library()

PARTS = {"person": "people", "commitment": "commitments"}


def prefix() -> str:
    """The language's part of an address; none for the language the site was written in."""
    language = get_language()
    return "" if language in (None, settings.LANGUAGE_CODE) else f"/{language}"


@register.simple_tag(takes_context=True)
def to(context: dict[str, Any], kind: str, slug: object = "", query: str = "") -> str:
    """The address of a noun (`{% to "round" slug %}`) or of a list (`{% to "rounds" %}`), on the page's day. A `query`
    of one's own tells the day itself."""
    if slug:
        return f"{prefix()}/{PARTS.get(kind, kind + 's')}/{slug}/{keep(context)}"
    return f"{prefix()}/{kind}/{query or keep(context)}"


@register.filter
def in_words(one: Told, names: Mapping[str, str]) -> str:
    """What a statement says."""
    subject = names.get(f"{one.kind}:{one.slug}", one.slug)
    return sentences.sentence(one.property, one.qualifier, one.value, subject, names)


@register.filter
def says(one: Told) -> str:
    """`says the Kazakh Foreign Ministry`; empty where the source speaks in its own voice."""
    return sentences.says(one.speaker.name)


@register.inclusion_tag("parts/origins.html", takes_context=True)
def carried(context: dict[str, Any], one: Told) -> dict[str, object]:
    """The squares of corroboration under a statement."""
    return carried_all(context, (one,))


@register.inclusion_tag("parts/origins.html", takes_context=True)
def carried_all(context: dict[str, Any], told: Iterable[Told]) -> dict[str, object]:
    """The same under several statements of one field."""
    statements = tuple(told)
    return backed(counts(statements, context["tables"].behind(statements) if statements else frozenset()))


@register.inclusion_tag("parts/origins.html", takes_context=True)
def sourced_by(context: dict[str, Any], noun: Any, round: Round | None = None) -> dict[str, object]:
    """The same under what rests on its sources as a whole; `round` is the one whose table is meant, else any."""
    tables = context["tables"]
    return backed(sourced(noun.sources_known, tables.of(round.slug) if round else tables.everybody))


@register.simple_tag(takes_context=True)
def called(context: dict[str, Any], actor: Actor, on: date | None = None) -> str:
    """What an actor was called on a day, by default that of the page."""
    return names.called(context.get("as_of")).name(actor, on)


@register.simple_tag(takes_context=True)
def called_then(context: dict[str, Any], slug: str, known: Mapping[str, str], on: date | None) -> str:
    """The same of an actor by its slug, where the page's names are at hand."""
    return names.called(context.get("as_of")).at(slug, known.get(f"actor:{slug}", slug), on)


@register.filter
def in_language(code: str) -> str:
    """A language by its code; the code itself where no name is known."""
    if code in wording.LANGUAGES:
        return wording.LANGUAGES[code]
    return str(LANG_INFO.get(code, {}).get("name", code))


@register.filter
def sources_once(field: Field) -> tuple[Cite, ...]:
    """The sources behind a field's value, each once."""
    return sources_of(field.shown)


@register.filter
def carriers(field: Field) -> list[tuple[Cite, str]]:
    """The sources behind a field's value, with whom each quotes; one that carries several of its statements once."""
    pairs = {(cite.source, one.speaker.name): (cite, one.speaker.name) for one in field.shown for cite in one.cites}
    return list(pairs.values())


@register.filter
def noted(told: Told | Iterable[Told], rows: Sequence[Any]) -> str:
    """The numbers of the footnotes behind statements: their places among the page's numbered origins."""
    places = {row.key: n for n, row in enumerate(rows, 1)}
    every = (told,) if isinstance(told, Told) else told
    found = {places.get(cite.origin or cite.url) for one in every for cite in one.cites}
    return ", ".join(str(n) for n in sorted(filter(None, found)))


@register.filter
def scheme(code: str) -> str:
    """Whose identifiers they are."""
    return wording.SCHEMES.get(code, code)


@register.filter
def delivery(code: str) -> str:
    """What is known of a delivery, in words."""
    return sentences.DELIVERIES.get(code, code)


@register.filter
def spoken(code: str) -> str:
    """A word of the vocabulary as text: `opposition-body` is told as opposition body."""
    return code.replace("-", " ")


@register.filter
def status_word(code: str) -> str:
    """A round's status as pages say it."""
    return wording.STATUS.get(code, code)


@register.filter
def term(office: Office) -> str:
    """A term of office in words; what is not known of it is left out."""
    return _from_to(_end(office.start, office.start_precision), _end(office.end, office.end_precision))


@register.filter
def borne(line: Backed[VenueName | ActorName]) -> str:
    """The time in which a name was borne, in words; its beginning as finely as its statement tells it."""
    name = line.row
    precision = next((one.value.get("precision") for one in line.field.shown), None)
    return _from_to(_end(name.start, precision or "day"), _end(name.end, "day"))


def _from_to(start: str, end: str) -> str:
    if start and end:
        return f"{start} – {end}"
    return f"from {start}" if start else f"until {end}" if end else ""


def _end(when: date | None, precision: str) -> str:
    if when is None:
        return ""
    return str(when.year) if precision == "year" else wording.days(when, when, precision or "day")


@register.simple_tag
def cell(table: Matrix, actor: Actor, line: RoundLine) -> tuple[str, str, bool] | None:
    """Role and presence of an actor at a round; None where it had no seat."""
    return table.cells.get(actor.slug, {}).get(line.round.slug)


LETTERS = {"participant": "t"}


@register.filter
def letter(role: str) -> str:
    """A role in one letter; participants take t, for parties have p."""
    return LETTERS.get(role, role[:1])


@register.filter
def short_zone(zone: Zone) -> str:
    """The name of a zone without the words that all zones share."""
    return lanes.short_name(zone)


@register.filter
def by_whom(words: str) -> str:
    """A speaker as the one by whom it was said: the Kazakh Foreign Ministry."""
    return sentences.with_article(words)


@register.filter
def named_zone(slug: str, names: Mapping[str, str]) -> str:
    """The name of a zone."""
    return names.get(f"zone:{slug}", slug)
