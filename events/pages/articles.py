"""Articles: the list, and one of them with its claims in the margin."""

from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse

from events.asked import asked_date
from events.queries import articles as questions
from events.queries import listed
from talks.asked import BadAsk
from talks.pages.door import dated, page
from talks.queries.names import names

A_PAGE = 50
COLUMNS = {"outlet": "outlet__slug", "language": "language", "cluster": "cluster"}
FILTERS = (*COLUMNS, "from", "to", "review", "q")


@dated
def articles(request: HttpRequest, day: date | None) -> HttpResponse:
    """Articles by day of publication, narrowed by outlet, language, days, review, title and text in common."""
    asked = {name: request.GET.get(name, "").strip() for name in FILTERS}
    if asked["review"] and asked["review"] not in listed.REVIEWS:
        raise BadAsk("review", f"{asked['review']!r} is none of these: {', '.join(listed.REVIEWS)}.")
    rows = questions.articles(
        day,
        words=asked["q"][:100],
        since=asked_date(request.GET, "from"),
        until=asked_date(request.GET, "to"),
        review=asked["review"],
        **{column: asked[name] for name, column in COLUMNS.items() if asked[name]},
    )
    return page(
        request,
        "articles/list.html",
        day,
        found=Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        outlets=questions.outlets(day),
        languages=questions.languages(day),
        reviews=listed.REVIEWS,
        asked=asked,
        kept="".join(f"&{urlencode({name: value})}" for name, value in asked.items() if value),
    )


@dated
def article(request: HttpRequest, pk: str, day: date | None) -> HttpResponse:
    """One article: its quoted sentences, or its whole text where that may be shown."""
    found = questions.article_page(pk, day)
    if found is None:
        raise Http404("No such article shows.")
    rows = [(paragraph, [found.claims[key] for key in paragraph.begins]) for paragraph in found.paragraphs]
    return page(request, "articles/page.html", day, found=found, rows=rows, names=names(day))
