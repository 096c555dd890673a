"""The benches' generated rows keep to the schema, whatever a migration changes."""

import pytest

from bench.filling import fill
from events.models import Article, Claim, Event, Evidence, Print
from events.services.kinds import load_kinds


@pytest.mark.django_db(transaction=True)
def test_a_filled_store_holds_whole_articles() -> None:
    load_kinds()
    fill(3, claims=True)
    assert (Article.objects.count(), Print.objects.count(), Event.objects.count()) == (3, 3, 3)
    assert Claim.objects.filter(evidence__isnull=False).count() == 6
    assert Evidence.objects.first().quote == "Nine buses left the quarter."
