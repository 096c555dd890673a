"""Texts that are alike: the same words in another layout, wire copy with cuts, and what only shares a topic."""

from hashlib import sha256

from events.services import alike

COPY = (
    "The eighth international meeting on Syria in the Astana format will be held in the Kazakh capital on December 21 "
    "and 22, the Kazakh Foreign Ministry said on Monday. The guarantor states plan to approve the rules of a working "
    "group on the release of detainees and hostages, and a joint statement on the clearing of mines. They will also "
    "exchange views on the situation in the zones and on the congress that is to be held in Sochi."
)
OTHER = (
    "Delegations will return to Kazakhstan shortly before Christmas for another attempt at a deal on prisoners, people "
    "in Astana announced. Diplomats expect the eighth gathering to be dominated by Moscow's plan for a congress of "
    "Syrians on the Black Sea, which the opposition has refused so far, and by mines left behind in the fields."
)


def likeness(one: str, other: str) -> float:
    first, second = alike.signature(one), alike.signature(other)
    assert first is not None
    assert second is not None
    return alike.likeness(first, second)


def test_prints_in_store_stay_comparable() -> None:
    signed = alike.signature(COPY)
    assert signed is not None
    assert sha256(alike.packed(signed)).hexdigest()[:16] == "d35d3d0bf6f5afc6"


def test_layout_and_signs_tell_nothing() -> None:
    assert alike.folded_hash(COPY) == alike.folded_hash(COPY.replace(". ", "!\n\n  ").upper())


def test_wire_copy_with_another_lead_is_alike() -> None:
    assert likeness(COPY, "Talks before New Year. " + COPY.rpartition("They will")[0]) > alike.ALIKE


def test_another_report_on_the_same_is_not() -> None:
    assert likeness(COPY, OTHER) < 0.1


def test_alike_texts_share_a_band() -> None:
    one, other = alike.signature(COPY), alike.signature(COPY.replace("Kazakh", "Kazakhstan's"))
    assert one is not None
    assert other is not None
    assert set(alike.bands(one)) & set(alike.bands(other))


def test_short_texts_are_not_compared() -> None:
    assert alike.signature("Talks end in Astana") is None


def test_signature_survives_storage() -> None:
    values = alike.signature(COPY)
    assert values is not None
    assert alike.unpacked(alike.packed(values)) == values
