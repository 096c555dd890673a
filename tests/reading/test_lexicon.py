"""Names in their many shapes, and words that only look like names."""

import pytest

from events.reading.texts.folding import fold
from tests.reading.record import lexicon

NAMES = [
    ("Bashar Ja'afari spoke", "person", "bashar-al-jaafari"),
    ("Dr. al-Ja’afari spoke", "person", "bashar-al-jaafari"),
    ("Mr Jaafari spoke", "person", "bashar-al-jaafari"),
    ("Aleksandr Lavrentyev spoke", "person", "alexander-lavrentiev"),
    ("de Mistura spoke", "person", "staffan-de-mistura"),
    ("LAVROV IN MOSCOW", "person", "sergei-lavrov"),
    ("Tehran’s view", "actor", "iran"),
    ("in Tehran", "place", "tehran"),
    ("the Iranian team", "actor", "iran"),
    ("Türkiye said", "actor", "turkey"),
    ("Kazakhstan's Foreign Ministry said", "actor", "kazakh-foreign-ministry"),
    ("the Foreign Ministry of Kazakhstan", "actor", "kazakh-foreign-ministry"),
    ("the Russian Ministry of Foreign Affairs", "actor", "russian-foreign-ministry"),
    ("the U.N. special envoy", "actor", "un-envoy"),
    ("U.S. officials", "actor", "united-states"),
    ("Hayat Tahrir al-Sham", "actor", "hts"),
    ("in Idleb", "place", "idlib"),
    ("Dar'a", "place", "daraa"),
    ("Deir ez-Zor", "place", "deir-ez-zor"),
    ("the Ghutah", "zone", "eastern-ghouta"),
    ("TASS reports", "outlet", "tass"),
    ("Rebels left", "actor", "armed-opposition"),
    ("Rosemary A. DiCarlo briefed the Council", "person", "rosemary-dicarlo"),
    ("Bassma Kodmani left", "person", "basma-kodmani"),
    ("Haitham al-Manna stayed away", "person", "haytham-manna"),
    ("Dara'a al-Balad", "place", "daraa-al-balad"),
    ("Orem al-Kubra was hit", "place", "urum-al-kubra"),
    ("near Bonn", "place", "bonn"),
]


ZONES = [("Qalaat al-Mudiq", "idlib"), ("Madira", "eastern-ghouta"), ("Tell Shihab", "southern"), ("Bonn", None)]


@pytest.mark.parametrize(("name", "zone"), ZONES)
def test_a_place_lies_in_its_zone_or_in_none(name: str, zone: str | None) -> None:
    assert [lexicon().places[m.slug].zone for m in lexicon().mentions(name)] == [zone]


@pytest.mark.parametrize(("text", "kind", "slug"), NAMES)
def test_a_name_is_found_in_its_shapes(text: str, kind: str, slug: str) -> None:
    assert [(m.kind, m.slug) for m in lexicon().mentions(text)][:1] == [(kind, slug)]


NO_NAMES = [
    "a Christmas turkey",
    "the Geneva Conventions",
    "Astana Pro Team won",
    "us and them",
    "Turkish-backed fighters",
    "the town of Clinton",
    "Romania",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_other_senses_are_no_names(text: str) -> None:
    assert [m for m in lexicon().mentions(text) if m.kind in ("actor", "person")] == []


def test_a_weak_surname_counts_after_the_full_name() -> None:
    found = lexicon().mentions("Hillary Clinton came. Clinton left.")
    assert [m.slug for m in found] == ["hillary-clinton", "hillary-clinton"]


def test_a_weak_surname_counts_in_a_list_of_people() -> None:
    found = lexicon().mentions("Lavrentiev and Clinton met. A Clinton came.")
    assert [m.slug for m in found] == ["alexander-lavrentiev", "hillary-clinton"]


def test_folding_keeps_every_place() -> None:
    text = "“Önal” – d’Iran, El Jafari … İstanbul"
    assert len(fold(text)) == len(text)


def test_it_is_small_enough_to_be_built_in_half_a_second() -> None:
    """A surface costs 15 µs to build: half a second is 30,000. The whole record has 1.5 times the names of this one."""
    assert len(lexicon()._automaton) < 20_000
