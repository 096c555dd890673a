"""What of the press shows as of a day: one queryset for each noun. None is today; a day hides all that came later.

Three rules hold here for every door. Withheld names, quotes and articles show nowhere. Rejected and obsolete claims
show nowhere. What is sensitive (accusations, chemical attacks, detentions, people outside public office) shows only
once an editor accepted it.
"""

from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Exists, F, Func, OuterRef, Prefetch, Q, QuerySet, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Replace

from events.models import Article, Claim, Event, Evidence, Withholding
from talks.models import Person

Day = date | None
WAITING = ("pending", "second")
# Questions of so many days are kept built, never their answers: building one costs more than asking it.
BUILT = 64


def articles(day: Day) -> QuerySet[Article]:
    """Articles published by the day; one without a day of publication shows today only."""
    rows = (
        Article.objects.exclude(pk__in=_withheld("article").values("target"))
        .exclude(_named_in("title"))
        .exclude(_named_in("byline"))
        .exclude(_named_in("source__url", plain=True))
    )
    rows = rows.select_related("outlet", "source__origin")
    return rows if day is None else rows.filter(published__lte=day)


def claims(day: Day, *, reviewed: bool = False) -> QuerySet[Claim]:
    """Claims that wait or were accepted; `reviewed` leaves the accepted ones alone."""
    return _claims(day, reviewed).all()


@lru_cache(maxsize=BUILT)
def _claims(day: Day, reviewed: bool) -> QuerySet[Claim]:
    states = ("accepted",) if reviewed else ("accepted", *WAITING)
    rows = Claim.objects.filter(state__in=states).exclude(sensitive=True, state__in=WAITING)
    rows = rows.exclude(article__in=_withheld("article").values("target"))
    rows = rows.exclude(pk__in=_withheld("quote").values("target"))
    # The first condition is asked once a query: where no name is withheld, no quote is looked at.
    said = Evidence.objects.filter(_named_in("quote"), claim=OuterRef("pk"))
    told: Any = Exists(said) | _named_in("claimant_words") | _named_in("value")
    kept = Person.objects.filter(withheld=True).order_by()
    told |= Exists(kept.filter(pk=OuterRef("claimant_person"))) | Exists(
        kept.filter(slug=KeyTextTransform("head", OuterRef("value")))
    )
    # Wherever a claim stands, its article's title and address stand beside it.
    named = _named_in("title") | _named_in("byline") | _named_in("source__url", plain=True)
    told |= Exists(Article.objects.filter(named, pk=OuterRef("article")).order_by())
    rows = rows.exclude(Q(Exists(_withheld("name"))) & Q(told))
    return rows if day is None else rows.filter(known_on__lte=day)


def events(day: Day, *, reviewed: bool = False) -> QuerySet[Event]:
    """Events that a visible claim tells of; an unreviewed one of a sensitive kind waits for an editor."""
    return _events(day, reviewed).all()


@lru_cache(maxsize=BUILT)
def _events(day: Day, reviewed: bool) -> QuerySet[Event]:
    telling = claims(day, reviewed=reviewed).filter(event_claim__event=OuterRef("pk"))
    rows = Event.objects.filter(Exists(telling), merged_into=None).exclude(kind__sensitive=True, reviewed=False)
    rows = rows.exclude(_named_in("place"))
    if reviewed:
        rows = rows.filter(reviewed=True)
    if day is not None:
        rows = rows.filter(known_on__lte=day)
    return rows.select_related("kind", "zone").prefetch_related("actors")


def with_words(rows: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims with their quotes, their article and who says it."""
    quotes = Prefetch("evidence", queryset=Evidence.objects.order_by("start", "end"))
    return rows.select_related(
        "article__outlet", "article__source", "claimant_actor", "claimant_person"
    ).prefetch_related(quotes)


def about_round(rows: QuerySet[Claim], track: str, number: int) -> QuerySet[Claim]:
    """Those of the claims that speak of one round."""
    return rows.filter(track=track, number=number)


def within(rows: QuerySet[Event], first: date, last: date) -> QuerySet[Event]:
    """Those of the events that fall into a span of days; undated ones into none."""
    return rows.filter(Q(start__lte=last), Q(end__gte=first) | Q(end__isnull=True, start__gte=first))


def _withheld(scope: str) -> QuerySet[Withholding]:
    return Withholding.objects.filter(scope=scope, lifted_at__isnull=True).order_by()


def _named_in(column: str, *, plain: bool = False) -> Exists:
    """Whether a column of the row holds a withheld name; `plain`, in the way of addresses: zebulon-quantrill."""
    words: Any = Cast(OuterRef(column), output_field=TextField())
    name: Any = F("target")
    if plain:
        words, name = _spaced(words), _spaced(name)
    return Exists(_withheld("name").annotate(words=words, name_=name).filter(words__icontains=F("name_")))


def _spaced(words: Any) -> Func:
    spaced = Replace(words, Value("%20"), Value(" "))
    return Func(spaced, Value("-_+"), Value("   "), function="translate", output_field=TextField())
