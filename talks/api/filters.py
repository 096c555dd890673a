"""By what the lists of the record can be filtered."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django_filters import rest_framework as filters

from talks.asked import asked_day
from talks.models import Statement
from talks.models.statements import SUBJECTS
from talks.queries import visible


class AsOfFilterSet(filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """A filter that looks through other rows sees those of the same day."""

    @property
    def day(self) -> date | None:
        return asked_day(self.data)


class RoundFilters(AsOfFilterSet):
    track = filters.CharFilter(field_name="round__track__slug")
    number = filters.NumberFilter(field_name="round__number")
    status = filters.CharFilter(field_name="status")
    city = filters.CharFilter(field_name="city", lookup_expr="iexact")
    venue = filters.CharFilter(field_name="venue__slug")
    since = filters.DateFilter(method="ends_since", help_text="still sitting, or to sit, on this day or later")
    until = filters.DateFilter(field_name="start", lookup_expr="lte", help_text="begun, or to begin, by this day")
    actor = filters.CharFilter(method="seats_actor", help_text="with a seat of this actor")
    topic = filters.CharFilter(method="treats_topic", help_text="with this topic on the agenda")
    moved = filters.BooleanFilter(method="was_moved", help_text="whether its time was changed once announced")
    q = filters.CharFilter(method="is_called", help_text="part of the name or of an alias")

    def ends_since(self, rows: QuerySet[Any], name: str, day: date) -> QuerySet[Any]:
        return rows.filter(Q(end__gte=day) | Q(end__isnull=True, start__gte=day))

    def seats_actor(self, rows: QuerySet[Any], name: str, slug: str) -> QuerySet[Any]:
        return rows.filter(Exists(visible.seats(self.day).filter(round=OuterRef("round"), actor__slug=slug)))

    def treats_topic(self, rows: QuerySet[Any], name: str, slug: str) -> QuerySet[Any]:
        return rows.filter(Exists(visible.agenda(self.day).filter(round=OuterRef("round"), topic__slug=slug)))

    def was_moved(self, rows: QuerySet[Any], name: str, moved: bool) -> QuerySet[Any]:
        return rows.filter(moves__gt=0) if moved else rows.filter(moves=0)

    def is_called(self, rows: QuerySet[Any], name: str, words: str) -> QuerySet[Any]:
        called = Q(round__name__icontains=words) | Q(round__slug__icontains=words)
        if self.day is None:
            called |= Q(round__aliases__text__icontains=words)
        return rows.filter(called).distinct()


class SeatFilters(AsOfFilterSet):
    round = filters.CharFilter(field_name="round__slug")
    track = filters.CharFilter(field_name="round__track__slug")
    actor = filters.CharFilter(field_name="actor__slug")
    head = filters.CharFilter(field_name="head__slug")
    role = filters.CharFilter()
    presence = filters.CharFilter()


class NameFilters(AsOfFilterSet):
    q = filters.CharFilter(field_name="name", lookup_expr="icontains", help_text="part of the name")


class VenueFilters(NameFilters):
    city = filters.CharFilter(lookup_expr="iexact")
    country = filters.CharFilter(lookup_expr="iexact")


class ActorFilters(NameFilters):
    kind = filters.CharFilter()
    part_of = filters.CharFilter(field_name="part_of__slug")


class PersonFilters(NameFilters):
    actor = filters.CharFilter(method="served", help_text="who held an office at this actor")

    def served(self, rows: QuerySet[Any], name: str, slug: str) -> QuerySet[Any]:
        return rows.filter(Exists(visible.offices(self.day).filter(person=OuterRef("pk"), actor__slug=slug)))


class DocumentFilters(NameFilters):
    kind = filters.CharFilter()
    round = filters.CharFilter(field_name="round__slug")
    signatory = filters.CharFilter(field_name="signatories__slug")
    since = filters.DateFilter(field_name="dated", lookup_expr="gte")
    until = filters.DateFilter(field_name="dated", lookup_expr="lte")


class CommitmentFilters(AsOfFilterSet):
    document = filters.CharFilter(field_name="document__slug")
    owner = filters.CharFilter(field_name="owner__slug")
    zone = filters.CharFilter(field_name="zones__slug")
    topic = filters.CharFilter(field_name="topic__slug")
    delivery = filters.CharFilter(field_name="delivery_known")


class SourceFilters(AsOfFilterSet):
    publisher = filters.CharFilter(lookup_expr="iexact")
    origin = filters.CharFilter(field_name="origin__slug")
    ownership = filters.CharFilter(field_name="origin__ownership")
    since = filters.DateFilter(field_name="published", lookup_expr="gte")
    until = filters.DateFilter(field_name="published", lookup_expr="lte")


class StatementFilters(AsOfFilterSet):
    subject = filters.CharFilter(method="is_about", help_text="kind and slug, as in round:astana-6")
    property = filters.CharFilter()
    qualifier = filters.CharFilter()
    claimant = filters.CharFilter(method="is_said_by", help_text="slug of the actor or person")
    rank = filters.ChoiceFilter(choices=Statement.Rank.choices)
    source = filters.NumberFilter(method="is_carried_by", help_text="id of a source")
    since = filters.DateFilter(field_name="known_on", lookup_expr="gte")
    until = filters.DateFilter(field_name="known_on", lookup_expr="lte")
    standing = filters.BooleanFilter(
        method="stands", help_text="false: those that take no part, being withdrawn or deprecated"
    )

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows = super().filter_queryset(queryset)
        return rows if "standing" in self.data else self.stands(rows, "standing", True)

    def is_about(self, rows: QuerySet[Any], name: str, said: str) -> QuerySet[Any]:
        kind, _, slug = said.partition(":")
        return rows.filter(**{f"{kind}__slug": slug}) if kind in SUBJECTS else rows.none()

    def is_said_by(self, rows: QuerySet[Any], name: str, slug: str) -> QuerySet[Any]:
        return rows.filter(Q(claimant_actor__slug=slug) | Q(claimant_person__slug=slug))

    def is_carried_by(self, rows: QuerySet[Any], name: str, source: int) -> QuerySet[Any]:
        return rows.filter(Exists(visible.citations(self.day).filter(statement=OuterRef("pk"), source=source)))

    def stands(self, rows: QuerySet[Any], name: str, standing: bool) -> QuerySet[Any]:
        if standing:
            return rows.standing()  # type: ignore[attr-defined, no-any-return]
        return rows.exclude(pk__in=Statement.objects.standing().values("pk"))
