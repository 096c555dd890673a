"""What the nouns of the record share: an immutable slug, one-of subjects, and rows that hold from a day to a day."""

from datetime import date
from typing import TypeVar

from django.db import models
from django.db.models import F, Q

from talks.derive.known import by_day


class Loaded(models.Model):
    """A row that the data files tell of. It remembers what they last gave it, so that a person's hand can be told."""

    loaded = models.JSONField(
        default=dict,
        db_default=models.Value({}, models.JSONField()),
        blank=True,
        editable=False,
        help_text="columns and lists as the data files last gave them",
    )

    class Meta:
        abstract = True


class Noun(Loaded):
    """A thing with a page of its own. The slug never changes; a rename leaves a FormerSlug behind."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=300)

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name


class FormerSlug(models.Model):
    """A slug that a noun once had; its page answers 301."""

    kind = models.CharField(max_length=20)
    old = models.SlugField(max_length=120)
    slug = models.SlugField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "old"], name="former_slug_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.old} is now {self.slug}"


def exactly_one(*names: str) -> Q:
    """The condition that one of these columns is set and the others are null."""
    condition = Q()
    for chosen in names:
        condition |= Q(**{f"{name}__isnull": name != chosen for name in names})
    return condition


def at_most_one(first: str, second: str) -> Q:
    """The condition that at least one of two columns is null."""
    return Q(**{f"{first}__isnull": True}) | Q(**{f"{second}__isnull": True})


def in_order(first: str, second: str, *, strictly: bool = False) -> Q:
    """The condition that the second column, where both are set, is not before (or is after) the first."""
    lookup = "gt" if strictly else "gte"
    return Q(**{f"{first}__isnull": True}) | Q(**{f"{second}__isnull": True}) | Q(**{f"{second}__{lookup}": F(first)})


M = TypeVar("M", bound=models.Model)


class KnownManager(models.Manager[M]):
    """Rows that hold from the day they were known."""

    def as_of(self, day: date | None) -> models.QuerySet[M]:
        """What held at the end of a UTC day; None is the newest."""
        if day is None:
            return self.filter(known_to__isnull=True)
        return self.filter(Q(known_to__isnull=True) | Q(known_to__gt=day), known_from__lte=by_day(day))


class Known(models.Model):
    """A derived row: true to the record from `known_from` until the day before `known_to` (null: still)."""

    known_from = models.DateField()
    known_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


def known_constraints(name: str, *key: str) -> list[models.BaseConstraint]:
    """The three promises of a derived table: one row a day of change, one open row, and time that runs forward."""
    return [
        models.UniqueConstraint(fields=[*key, "known_from"], nulls_distinct=False, name=f"{name}_one_a_day"),
        models.UniqueConstraint(
            fields=list(key), condition=Q(known_to__isnull=True), nulls_distinct=False, name=f"{name}_one_open"
        ),
        models.CheckConstraint(condition=in_order("known_from", "known_to", strictly=True), name=f"{name}_forward"),
    ]
