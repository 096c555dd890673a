"""The project's own samples, read by the real reader: what the demo shows must be in them."""

from datetime import date
from uuid import uuid4

import pytest

from events import tasks
from events.models import Article, Claim, Parcel
from events.services import bringing, children
from tests.events.readers import NOW
from tests.samples import bring_samples
from tests.talks.conftest import django_db_setup  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def samples() -> None:
    bring_samples()


def test_all_are_read_and_whole_texts_may_show(samples: None) -> None:
    assert Article.objects.filter(state="done", text_public=True, outlet__isnull=False).count() == 12


def test_sixth_round_is_announced_in_other_words(samples: None) -> None:
    told = Claim.objects.filter(
        property="schedule", track="astana", number=6, value__status="scheduled", article__published=date(2017, 9, 2)
    )
    assert [(claim.value["start"], claim.value["end"]) for claim in told] == [("2017-09-14", "2017-09-15")]


def test_wire_copy_is_found(samples: None) -> None:
    first, second = Article.objects.filter(published=date(2017, 12, 11))
    assert first.cluster == second.cluster


def test_bringing_them_again_changes_nothing(samples: None) -> None:
    before = sorted(Claim.objects.values_list("pk", "state"))
    bring_samples()
    assert (sorted(Claim.objects.values_list("pk", "state")), Article.objects.count()) == (before, 12)


def test_same_text_in_another_layout_is_one_article() -> None:
    words = b"Talks on Syria ended in Astana on Friday, it was said."
    texts = [words, words.replace(b" ", b"  ").replace(b"  ended", b"\nended")]
    tasks.open_parcels(bringing.store([bringing.Brought("a", text) for text in texts], uuid4(), NOW, None, None))
    children.close()
    assert (Article.objects.count(), Parcel.objects.filter(state="done").count()) == (1, 2)


def test_unreadable_parcel_keeps_its_bytes_and_says_why() -> None:
    tasks.open_parcels(bringing.store([bringing.Brought("a", b"\x89PNG\r\n")], uuid4(), NOW, None, None))
    children.close()
    parcel = Parcel.objects.get()
    assert (parcel.state, parcel.error, bool(parcel.body)) == ("failed", "the input is binary, not text", True)
