"""From readings to claims: what is written, what a second reading changes, and what it leaves."""

from datetime import date

import pytest

from events.models import Claim, Evidence
from events.services.claiming import Read, write_claims
from tests.events.readers import ROUND, WORDS, article, freed, read, sixth

pytestmark = pytest.mark.django_db


def test_claim_has_its_words() -> None:
    read(article(), sixth())
    assert Evidence.objects.get().quote == WORDS[ROUND.start : ROUND.end]


def test_reading_twice_changes_nothing() -> None:
    made = article()
    read(made, sixth(), freed())
    before = list(Claim.objects.values_list("pk", "state", "position"))
    read(made, sixth(), freed())
    assert list(Claim.objects.values_list("pk", "state", "position")) == before


def test_claim_no_longer_found_is_obsolete_and_comes_back() -> None:
    made = article()
    read(made, sixth())
    read(made, freed(), version="2")
    gone = Claim.objects.get(property="schedule").state
    read(made, sixth(), version="3")
    assert (gone, Claim.objects.get(property="schedule").state) == ("obsolete", "pending")


def test_decided_claims_stay_decided() -> None:
    made = article()
    read(made, freed())
    Claim.objects.update(state="accepted", decided_at="2017-09-03T00:00Z")
    read(made, sixth(), version="2")
    assert Claim.objects.get(property="event").state == "accepted"


def test_claim_is_known_from_the_day_of_its_article() -> None:
    read(article(published=date(2017, 9, 4)), sixth())
    assert Claim.objects.get().known_on == date(2017, 9, 4)


def test_without_a_day_it_is_known_from_its_capture() -> None:
    made = read(article(published=None), sixth())
    assert (made.published, Claim.objects.get().known_on) == (None, date(2017, 9, 2))


def test_speaker_the_record_lacks_is_kept_in_words() -> None:
    read(article(), sixth(attributed_to="nobody-we-know"))
    assert Claim.objects.get().claimant_words == "nobody-we-know"


def test_claims_of_two_articles_make_one_finding() -> None:
    read(article("https://a.example/1"), sixth())
    read(article("https://b.example/2"), sixth())
    assert Claim.objects.values("finding").distinct().count() == 1


def test_unknown_head_of_a_seat_waits_for_an_editor() -> None:
    from events.services.drafting import Draft

    made = article()
    value = {"actor": "iran", "role": "guarantor", "head": "somebody-unknown"}
    draft = Draft("seat", value, (ROUND,), "astana", 6, "iran/guarantor")
    write_claims([(made, Read(made.texts.get(), [draft], None, False, None, "1"))])
    assert Claim.objects.get().sensitive
