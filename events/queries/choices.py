"""What the timeline's filters offer, and what of it is chosen."""

from dataclasses import dataclass

from events.asked import Asked
from events.models import EventKind
from events.queries import visible
from talks.queries import Timeline
from talks.queries import visible as record


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its parameter, its name, its options as (value, name, chosen), and what is asked for in vain."""

    name: str
    title: str
    options: tuple[tuple[str, str, bool], ...]
    unknown: tuple[str, ...]

    @property
    def chosen(self) -> int:
        """How many options are chosen."""
        return sum(chosen for _, _, chosen in self.options)


def filters(view: Asked, answer: Timeline) -> list[Filter]:
    """The five lists. Only what has something to show on the day of the record is offered."""
    seated = record.seats(view.as_of).values_list("actor__slug", "actor__name").distinct().order_by("actor__name")
    read = visible.articles(view.as_of).filter(read_at__isnull=False, outlet__isnull=False)
    outlets = read.values_list("outlet__slug", "outlet__name").distinct().order_by("outlet__name")
    kinds = EventKind.objects.values_list("slug", "name")
    rows = [
        ("track", "Tracks", [(track.slug, track.name) for track in answer.tracks]),
        ("actor", "Actors", list(seated)),
        ("zone", "Zones", [(line.zone.slug, line.zone.name) for line in answer.zones]),
        ("kind", "Kinds", list(kinds)),
        ("outlet", "Outlets", list(outlets)),
    ]
    return [_filter(name, title, options, getattr(view, name)) for name, title, options in rows]


def _filter(name: str, title: str, options: list[tuple[str, str]], asked: tuple[str, ...]) -> Filter:
    """Beside the options, what was asked for and is none of them."""
    offered = {slug for slug, _ in options}
    return Filter(
        name,
        title,
        tuple((slug, label, slug in asked) for slug, label in options),
        tuple(slug for slug in asked if slug not in offered),
    )
