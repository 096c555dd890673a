"""A person's hand and the data files on one record: what somebody decided in the admin is never overwritten, what
nobody touched follows the files, and each load says what it changed, took away and left alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from talks.models import Actor, Alias, Commitment, Document, Origin, Person, Source, Statement
from talks.services import statements
from talks.services.loading import load
from tests.talks.conftest import NOW
from tests.talks.test_loading import folder, spoil

__all__ = ["folder"]
pytestmark = pytest.mark.django_db

MEMORANDUM = "de-escalation-memorandum-2017"


def changed_by_hand(folder: Path, act: Callable[[Statement], None]) -> Statement:
    """A statement that a person decided on, after files that tell of it anew were loaded."""
    statement = Statement.objects.get(
        round__slug="astana-2", property="schedule", value__status="held", rank="preferred"
    )
    act(statement)
    spoil(folder / "rounds" / "astana.yaml", "sources count the round either way", "sources count it either way")
    load(folder, NOW)
    statement.refresh_from_db()
    return statement


def test_a_rank_given_by_hand_stays(folder: Path) -> None:
    row = changed_by_hand(folder, lambda row: statements.rank(row, "normal", "", by="an editor", now=NOW))
    assert (row.rank, row.reason) == ("normal", "")


def test_a_withdrawal_stays(folder: Path) -> None:
    row = changed_by_hand(folder, lambda row: statements.withdraw(row, "an error", by="an editor", now=NOW))
    assert row.withdrawn_at == NOW


def test_a_name_changed_by_hand_stays(folder: Path) -> None:
    Actor.objects.filter(slug="iran").update(name="Islamic Republic of Iran")
    spoil(folder / "actors.yaml", "name: Iran\n", "name: Persia\n")
    changes = load(folder, NOW)
    assert (Actor.objects.get(slug="iran").name, changes.kept) == ("Islamic Republic of Iran", ["actor iran name"])


def test_a_name_changed_in_the_files_arrives(folder: Path) -> None:
    spoil(folder / "actors.yaml", "name: Iran\n", "name: Persia\n")
    load(folder, NOW)
    assert Actor.objects.get(slug="iran").name == "Persia"


def test_what_a_state_is_part_of_stays_as_a_person_told_it(folder: Path) -> None:
    Actor.objects.filter(slug="kremlin").update(part_of=None)
    load(touched(folder), NOW)
    assert Actor.objects.get(slug="kremlin").part_of is None


def touched(folder: Path) -> Path:
    """The same folder with another digest."""
    spoil(folder / "zones.yaml", "# The four", "# Four")
    return folder


def test_a_list_keeps_what_a_person_added_and_leaves_out_what_a_person_took_away(folder: Path) -> None:
    document = Document.objects.get(slug=MEMORANDUM)
    document.signatories.add(Actor.objects.get(slug="kazakhstan"))
    document.signatories.remove(Actor.objects.get(slug="iran"))
    signed = "signatories: [iran, russia, {}]\n  round: astana-4"
    spoil(folder / "documents.yaml", signed.format("turkey"), signed.format("jordan"))

    changes = load(folder, NOW)

    assert {one.slug for one in document.signatories.all()} == {"russia", "kazakhstan", "jordan"}
    assert changes.changed == [f"document {MEMORANDUM}"]


def test_names_taken_away_by_hand_stay_away_and_added_ones_stay(folder: Path) -> None:
    Alias.objects.get(actor__slug="iran", text="Tehran").delete()
    Alias.objects.create(actor=Actor.objects.get(slug="iran"), language="en", text="IRI", folded="iri")
    spoil(folder / "actors.yaml", "[Iran, Islamic Republic of Iran, Tehran]", "[Iran, Persia, Tehran]")

    load(folder, NOW)

    names = Alias.objects.filter(actor__slug="iran", language="en").values_list("text", flat=True)
    assert {*names} == {"Iran", "Persia", "IRI"}


def test_the_origin_of_a_source_told_by_a_person_stays(folder: Path) -> None:
    source = Source.objects.get(url="http://tass.com/world/926628")
    source.origin = Origin.objects.get(slug="reuters")
    source.save()
    spoil(folder / "sources.yaml", "926628', origin: tass", "926628', origin: sana")

    changes = load(folder, NOW)

    source.refresh_from_db()
    assert (str(source.origin.slug), changes.kept) == ("reuters", ["source tass926628 origin_id"])


def test_the_origin_of_a_source_follows_the_files_and_goes_with_them(folder: Path) -> None:
    spoil(folder / "sources.yaml", "926628', origin: tass", "926628'")
    changes = load(folder, NOW)
    assert Source.objects.get(url="http://tass.com/world/926628").origin is None
    assert changes.changed == ["source tass926628"]


def test_a_commitment_keeps_a_persons_words_and_one_that_a_person_made(folder: Path) -> None:
    document = Document.objects.get(slug=MEMORANDUM)
    Commitment.objects.filter(document=document, n=1).update(due_words="at once")
    Commitment.objects.create(document=document, n=90, text="Made by hand")
    spoil(folder / "documents.yaml", "due: 2017-06-04", "due: 2017-06-05")

    changes = load(folder, NOW)

    assert document.commitments.get(n=1).due_words == "at once"
    assert document.commitments.filter(n=90).exists()
    assert changes.changed == [f"commitment {MEMORANDUM}/9"]


def test_what_cites_anew_is_told_as_changed(folder: Path) -> None:
    spoil(
        folder / "rounds" / "astana.yaml",
        "head: alexander-lavrentiev}",
        "head: alexander-lavrentiev, sources: [tass926628]}",
    )
    assert load(folder, NOW).changed == ["statement seat on round/astana-1"]


def test_a_noun_and_a_source_that_left_the_files_are_gone(folder: Path) -> None:
    cut(folder / "documents.yaml", "- slug: unscr-2118\n")
    sources = folder / "sources.yaml"
    kept = [line for line in sources.read_text(encoding="utf-8").splitlines() if "key: saker2118," not in line]
    sources.write_text("\n".join(kept), encoding="utf-8")
    url = "https://vineyardsaker.blogspot.com/2013/09/security-council-requires-scheduled.html?m=0"
    assert load(folder, NOW).gone == ["document unscr-2118", f"source {url}"]
    assert not Document.objects.filter(slug="unscr-2118").exists()


def test_a_noun_that_a_person_had_a_hand_in_stays_without_the_files(folder: Path) -> None:
    Document.objects.get(slug="unscr-2118").signatories.add(Actor.objects.get(slug="russia"))
    cut(folder / "documents.yaml", "- slug: unscr-2118\n")
    assert load(folder, NOW).kept == ["document unscr-2118"]


def test_a_noun_that_something_stands_on_stays_without_the_files(folder: Path) -> None:
    person = Person.objects.get(slug="george-krol")
    said = Statement.objects.get(round__slug="astana-1", qualifier="united-states/observer")
    Statement.objects.filter(pk=said.pk).update(claimant_person=person, decided_by="an editor")
    spoil(folder / "rounds" / "astana.yaml", "head: george-krol", "sources: [tass926628]")
    cut(folder / "people.yaml", "- slug: george-krol\n")
    assert "person george-krol" in load(folder, NOW).kept


def cut(file: Path, first: str) -> None:
    """Take an entry out of a file."""
    before, found, after = file.read_text(encoding="utf-8").partition(first)
    assert found
    file.write_text(before + "- slug: " + after.partition("\n- slug: ")[2], encoding="utf-8")
