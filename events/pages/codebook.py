"""What each word means, made from the vocabulary and the tables themselves; how often the reader is right."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from events.queries import shown as questions
from talks.pages.door import dated, page
from talks.queries.codebook import tables, vocabulary

HINDSIGHT = ("tracks",)  # lists that tell of rounds: a past day knew fewer


@dated
def codebook(request: HttpRequest, day: date | None) -> HttpResponse:
    """The vocabulary, the kinds of events with their names elsewhere, the tables."""
    return page(
        request,
        "codebook/list.html",
        day,
        lists=[one for one in vocabulary() if day is None or one.slug not in HINDSIGHT],
        kinds=questions.kinds(),
        record=tables("talks"),
        press=tables("events"),
    )


@dated
def accuracy(request: HttpRequest, day: date | None) -> HttpResponse:
    """Measured accuracies of the reader. They are of today whatever the day of the record."""
    found = [] if day else questions.evaluations()
    return page(request, "accuracy/list.html", day, found=found)
