"""Whether what is kept is still what came: captures by hash, quotes by span."""

from collections.abc import Iterator
from hashlib import sha256
from zlib import error as ZlibError

from django.db.models import F
from django.db.models.functions import Substr

from events.models import Article, Capture, Evidence
from events.services.keeping import opened


def changed_captures() -> Iterator[str]:
    """Names of captures whose bytes are not those that came."""
    for capture in Capture.objects.order_by("pk").iterator(chunk_size=200):
        try:
            found = sha256(opened(capture.body)).hexdigest()
        except ZlibError:
            found = "unreadable"
        if found != capture.sha256:
            yield f"capture {capture.pk} of article {capture.article_id}: changed"


def missing_captures() -> Iterator[str]:
    """Articles that were read and of which no bytes are kept."""
    for pk in Article.objects.filter(read_at__isnull=False, captures__isnull=True).values_list("pk", flat=True):
        yield f"article {pk}: its capture is missing"


def wrong_quotes() -> Iterator[str]:
    """Evidence whose quote does not stand at its span of the text."""
    rows = Evidence.objects.annotate(stands=Substr("text__body", F("start") + 1, F("end") - F("start")))
    for pk, claim in rows.exclude(stands=F("quote")).values_list("pk", "claim_id").iterator():
        yield f"evidence {pk} of claim {claim}: the quote does not stand in the text"
