"""By what the lists of the press can be filtered."""

from django.db.models import Q, QuerySet
from django_filters import rest_framework as filters

from events.models import Article, Claim, Event
from events.queries import listed
from events.queries.visible import WAITING
from talks.api.filters import AsOfFilterSet

SHOWN = ("accepted", *WAITING)


class EventFilters(AsOfFilterSet):
    kind = filters.CharFilter(field_name="kind__slug")
    side = filters.ChoiceFilter(field_name="kind__side", choices=[(name, name) for name in ("conflict", "cooperation")])
    modality = filters.CharFilter()
    zone = filters.CharFilter(field_name="zone__slug")
    actor = filters.CharFilter(field_name="actors__slug")
    place = filters.CharFilter(lookup_expr="icontains")
    since = filters.DateFilter(field_name="end", lookup_expr="gte")
    until = filters.DateFilter(field_name="start", lookup_expr="lte")
    round = filters.CharFilter(method="beside", help_text=f"within {listed.BESIDE} days before or after this round")

    def beside(self, rows: QuerySet[Event], name: str, slug: str) -> QuerySet[Event]:
        return listed.beside(rows, slug, self.day)


class ClaimFilters(AsOfFilterSet):
    article = filters.CharFilter(field_name="article_id")
    outlet = filters.CharFilter(field_name="article__outlet__slug")
    property = filters.ChoiceFilter(choices=Claim.Property.choices)
    track = filters.CharFilter()
    number = filters.NumberFilter()
    state = filters.ChoiceFilter(choices=[(name, name) for name in SHOWN])
    finding = filters.CharFilter()
    event = filters.UUIDFilter(field_name="event_claim__event")
    claimant = filters.CharFilter(method="is_said_by", help_text="slug of the actor or person")
    since = filters.DateFilter(field_name="known_on", lookup_expr="gte")
    until = filters.DateFilter(field_name="known_on", lookup_expr="lte")

    def is_said_by(self, rows: QuerySet[Claim], name: str, slug: str) -> QuerySet[Claim]:
        return rows.filter(Q(claimant_actor__slug=slug) | Q(claimant_person__slug=slug))


class ArticleFilters(AsOfFilterSet):
    outlet = filters.CharFilter(field_name="outlet__slug")
    origin = filters.CharFilter(field_name="source__origin__slug")
    language = filters.CharFilter()
    cluster = filters.CharFilter()
    since = filters.DateFilter(field_name="published", lookup_expr="gte")
    until = filters.DateFilter(field_name="published", lookup_expr="lte")
    review = filters.ChoiceFilter(method="looked_at", choices=list(listed.REVIEWS.items()))
    q = filters.CharFilter(field_name="title", lookup_expr="icontains", help_text="part of the title")

    def looked_at(self, rows: QuerySet[Article], name: str, review: str) -> QuerySet[Article]:
        return listed.by_review(rows, self.day, review)


class OutletFilters(AsOfFilterSet):
    language = filters.CharFilter()
    country = filters.CharFilter(lookup_expr="iexact")
    ownership = filters.CharFilter()
    q = filters.CharFilter(field_name="name", lookup_expr="icontains", help_text="part of the name")


class CoverageFilters(AsOfFilterSet):
    outlet = filters.CharFilter(field_name="outlet__slug")
    language = filters.CharFilter()
    since = filters.DateFilter(field_name="published", lookup_expr="gte")
    until = filters.DateFilter(field_name="published", lookup_expr="lte")


class FeedFilters(AsOfFilterSet):
    outlet = filters.CharFilter(field_name="outlet__slug")
    active = filters.BooleanFilter()
