"""Articles: the list, and one of them with its claims in the margin."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse

from events.queries import articles as questions
from talks.pages.door import dated, page
from talks.queries.names import names

A_PAGE = 50


@dated
def articles(request: HttpRequest, day: date | None) -> HttpResponse:
    """Articles by day of publication, narrowed by outlet and title."""
    asked = {name: request.GET.get(name, "").strip() for name in ("outlet", "q")}
    chosen = {"outlet__slug": asked["outlet"]} if asked["outlet"] else {}
    rows = questions.articles(day, words=asked["q"][:100], **chosen)
    return page(
        request,
        "articles/list.html",
        day,
        found=Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        outlets=questions.outlets(day),
        asked=asked,
    )


@dated
def article(request: HttpRequest, pk: str, day: date | None) -> HttpResponse:
    """One article: its quoted sentences, or its whole text where that may be shown."""
    found = questions.article_page(pk, day)
    if found is None:
        raise Http404("No such article shows.")
    rows = [(paragraph, [found.claims[key] for key in paragraph.begins]) for paragraph in found.paragraphs]
    return page(request, "articles/page.html", day, found=found, rows=rows, names=names())
