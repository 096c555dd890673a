"""Documents with their commitments, and the commitments of all documents."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from talks import queries
from talks.pages.door import dated, page, there
from talks.pages.footnotes import of_noun
from talks.queries.names import names
from talks.sentences import DELIVERIES


@dated
def documents(request: HttpRequest, day: date | None) -> HttpResponse:
    """All documents, the newest first."""
    return page(request, "documents/list.html", day, documents=queries.documents(day)[::-1])


@dated
def document(request: HttpRequest, slug: str, day: date | None) -> HttpResponse:
    """One document: signatories, summary, commitments, what sources differ on."""
    whole = queries.document_page(slug, day)
    rows = of_noun(there(whole, "document", slug).document)
    return page(request, "documents/one.html", day, whole=whole, names=names(day), origins=rows)


@dated
def commitments(request: HttpRequest, day: date | None) -> HttpResponse:
    """The commitments of all documents, narrowed by who owes them and what is known of them."""
    lines = queries.commitment_lines(day)
    owners = sorted({owner for line in lines for owner in line.commitment.owner.all()}, key=lambda owner: owner.name)
    chosen = {name: request.GET.get(name, "") for name in ("owner", "delivery")}
    shown = [line for line in lines if _meets(line, **chosen)]
    return page(
        request,
        "commitments/list.html",
        day,
        lines=sorted(shown, key=lambda line: (line.commitment.due or date.max, line.commitment.pk)),
        total=len(lines),
        owners=owners,
        deliveries=DELIVERIES,
        chosen=chosen,
    )


def _meets(line: queries.CommitmentLine, owner: str, delivery: str) -> bool:
    owes = not owner or owner in {one.slug for one in line.commitment.owner.all()}
    return owes and (not delivery or line.delivery == delivery)
