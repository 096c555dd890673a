"""The data files: what they hold arrives, twice is once, a hand is never overwritten, faults are all listed."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from talks.models import Citation, RoundState, Seat, Source, Statement, Version
from talks.services.loading import DATA, Faulty, load
from tests.talks.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data files to be spoilt."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(folder: Path) -> list[str]:
    with pytest.raises(Faulty) as caught:
        load(folder, NOW)
    return [str(fault) for fault in caught.value.faults]


def test_loading_again_changes_nothing() -> None:
    assert not load(DATA, NOW)


def test_loading_a_copy_with_another_digest_changes_nothing(folder: Path) -> None:
    spoil(folder / "zones.yaml", "# The four", "# Four")
    assert not load(folder, NOW)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("rounds/astana.yaml", "actor: russia,", "actor: rusia,", "'rusia' is no actor of the record"),
        ("rounds/astana.yaml", "start: 2017-01-23", "start: 23 January", "'23 January' is no day (YYYY-MM-DD)"),
        ("rounds/astana.yaml", "start: 2017-01-23", "start: 2017-01-23 10:00:00", "'2017-01-23 10:00:00' is no day"),
        ("rounds/astana.yaml", "end: 2017-01-24", "end: 2017-01-20", "2017-01-20 is before start 2017-01-23"),
        ("rounds/astana.yaml", "- slug: astana-2\n", "- slug: astana-1\n", "stands twice"),
        ("rounds/astana.yaml", "- slug: astana-2\n", "- slug: [astana-2]\n", "['astana-2'] is no slug"),
        ("rounds/astana.yaml", "sources: [tass926628, ", "sources: [tass0, ", "'tass0' is no source of the record"),
        ("rounds/astana.yaml", "  number: 1\n", "  number: 1\n  numbre: 1\n", "no such field here"),
        ("rounds/astana.yaml", "  number: 1\n", "  number: 1\n  number: 1\n", "number is written twice"),
        ("rounds/astana.yaml", "status: held", "status: hold", "'hold' is no status of the record"),
        ("rounds/astana.yaml", "month: 2017-08\n", "month: 2017-13\n", "is no month"),
        ("zones.yaml", "status: proposed", "status: imagined", "'imagined' is no zone status of the record"),
        ("zones.yaml", "- slug: idlib", "\t- slug: idlib", "no YAML"),
        (
            "zones.yaml",
            "- slug: idlib",
            "- {slug: idlib, name: I, number: 9, history: [], sources: [tass944724]}\n- slug: x",
            "history: is an",
        ),
        ("documents.yaml", "  sources: [cfr28652, un-report2012]\n", "  sources: []\n", "is an empty list"),
        ("documents.yaml", "  sources: [cfr28652, un-report2012]\n", "", "sources: is missing"),
        ("documents.yaml", "  round: geneva-3\n", "  round: [geneva-3]\n", "is no round of the record"),
        ("tracks.yaml", "  sponsors: [united-nations, arab-league]\n", "", "envoys: are somebody's: name the sponsors"),
        ("sources.yaml", "{key: tass926628,", "{key: tehrantimes409788,", "stands twice"),
        ("sources.yaml", "'http://tass.com/world/926628'", "'https://www.komnews.org/1808-2'", "is the address of"),
        (
            "sources.yaml",
            "'http://tass.com/world/926628'",
            "tass.com/world/926628",
            "is no address: only http and https",
        ),
        ("sources.yaml", "published: 2017-02-15", "published: 2071-02-15", "2071-02-15 is after the day on which the"),
        (
            "rounds/astana.yaml",
            "said: 2017-01-04",
            "said: 2017-02-30",
            "astana-1 announcements said: '2017-02-30' is no",
        ),
        ("rounds/astana.yaml", "said: 2017-01-04", "said: 2018-01-04", "plans, on 2018-01-04, a time that was over"),
        ("rounds/geneva.yaml", "sitting: 2", "sitting: 7", "speaks of sitting 7 of "),
        ("rounds/geneva.yaml", "start: 2014-01-24", "start: 2014-01-02", "is before the round's start 2014-01-22"),
        (
            "rounds/astana.yaml",
            "{value: 2017-01-24,",
            "{value: 2017-01-26,",
            "none of the values is the end that shows",
        ),
        ("rounds/astana.yaml", "country: KZ", "country: Kazakhstan", "'Kazakhstan' is no country (two capital letters"),
        ("venues.yaml", "lat: 51.1276", "lat: 151.1276", "151.1276 is no coordinate between -90 and 90"),
        (
            "venues.yaml",
            "cities:\n",
            "cities:\n  Bern: {names: [], sources: [tass926628]}\n",
            "Bern names: is an empty list",
        ),
        ("venues.yaml", "- slug: rixos", "  slug: rixos", "no YAML"),
        (
            "actors.yaml",
            "  iso: IR\n",
            "  iso: IR\n  part_of: iranian-foreign-ministry\n",
            "iran part_of: runs in a circle: iran",
        ),
        ("actors.yaml", "    ar: [إيران,", "    arabic: [إيران,", "'arabic' is no language (its code, as ar)"),
        ("actors.yaml", "  name: Iran\n", f"  name: {'Iran' * 80}\n", "is longer than 300 characters"),
        ("documents.yaml", "due: 2017-06-04", "due: 2016-06-04", "2016-06-04 is before the document, 2017-05-04"),
        ("tracks.yaml", "light: '#1D5FA6'", "light: blue", "'blue' is no colour (as #1D5FA6)"),
        (
            "vocabulary.yaml",
            "ceasefire: {name: Ceasefire, says:",
            "ceasefire: {says:",
            "topics ceasefire name: is missing",
        ),
    ],
)
def test_a_fault_is_named_with_file_and_line(folder: Path, file: str, old: str, new: str, expected: str) -> None:
    spoil(folder / file, old, new)
    told = faults(folder)
    assert any(one.startswith(f"{file}:") and expected in one for one in told), told


def test_the_line_is_the_one_of_the_fault(folder: Path) -> None:
    file = folder / "rounds" / "astana.yaml"
    spoil(file, "  end: 2017-03-15", "  end: 2017-03-10")
    line = file.read_text(encoding="utf-8").split("\n").index("  end: 2017-03-10") + 1
    assert faults(folder) == [f"rounds/astana.yaml:{line}: astana-3 end: 2017-03-10 is before start 2017-03-14"]


def test_all_faults_are_listed(folder: Path) -> None:
    spoil(folder / "rounds" / "astana.yaml", "actor: russia,", "actor: rusia,")
    spoil(folder / "zones.yaml", "status: proposed", "status: imagined")
    assert len(faults(folder)) == 2


def test_each_fault_is_told_whatever_else_is_wrong(folder: Path) -> None:
    """Slug, day, source, duplicate and a round that ends before it starts: at once, in one entry and in several."""
    file = folder / "rounds" / "astana.yaml"
    spoil(file, "- slug: astana-1\n", "- slug: Astana 1\n")
    spoil(file, "end: 2017-01-24\n", "end: 24 January\n")
    spoil(file, "end: 2017-02-16\n", "end: 2017-02-01\n")
    spoil(file, "actor: jordan, role: observer}", "actor: united-states, role: observer}")
    spoil(file, "  sources: [inform3000742, sput1050690334,", "  # [inform3000742, sput1050690334,")
    spoil(file, "- slug: astana-4\n", "- slug: astana-3\n")
    spoil(file, "end: 2017-07-05\n", "end: 2017-07-03\n")
    told = [fault.partition(": ")[2] for fault in faults(folder)]
    assert [fault for fault in told if " is no round of the record" not in fault] == [
        "Astana 1 slug: 'Astana 1' is no slug (small letters, figures, hyphens)",
        "Astana 1 slug: should be astana-1",
        "Astana 1 end: '24 January' is no day (YYYY-MM-DD)",
        "astana-2 sources: is missing",
        "astana-2 end: 2017-02-01 is before start 2017-02-15",
        "astana-2 seats: stands twice",
        "astana-3: stands twice",
        "astana-3 slug: should be astana-4",
        "astana-5 end: 2017-07-03 is before start 2017-07-04",
    ]


@pytest.mark.parametrize(
    ("file", "spoilt", "expected"),
    [
        ("people.yaml", b"", "people.yaml:1: holds nothing"),
        ("actors.yaml", b"slug: iran", "actors.yaml:1: is no list of entries"),
        ("zones.yaml", b"# \xe9", "zones.yaml:1: no YAML: unacceptable character"),
        ("rounds/astana.yaml", b"- slug: astana-1\n\tname: x", "rounds/astana.yaml:2: no YAML: found a tab character"),
        ("vocabulary.yaml", b"- topics", "vocabulary.yaml:1: is no mapping"),
        ("venues.yaml", b"venues:\n- {slug: [", "venues.yaml:3: no YAML"),
        ("boundaries/idlib.geojson", b"{}", "boundaries/idlib.geojson:1: is no GeoJSON feature"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_fault_and_not_one_for_each_that_names_it(
    folder: Path, file: str, spoilt: bytes, expected: str
) -> None:
    (folder / file).write_bytes(spoilt)
    (told,) = faults(folder)
    assert told.startswith(expected)


def test_a_point_of_an_outline_lies_somewhere(folder: Path) -> None:
    file = folder / "boundaries" / "idlib.geojson"
    spoil(file, *(("[36.", "[360.")))
    assert any("a point lies nowhere" in one for one in faults(folder))


def test_a_faulty_folder_loads_nothing(folder: Path) -> None:
    spoil(folder / "zones.yaml", "status: proposed", "status: imagined")
    before = Version.objects.get().number
    faults(folder)
    assert Version.objects.get().number == before


def test_the_command_lists_faults_and_ends_with_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(folder / "zones.yaml", "status: proposed", "status: imagined")
    with pytest.raises(CommandError, match=r"^1 fault, nothing loaded"):
        call_command("load_record", folder)
    assert "zones.yaml:" in capsys.readouterr().err


def test_no_folder_is_one_fault(tmp_path: Path) -> None:
    assert faults(tmp_path / "nowhere") == [f"{tmp_path / 'nowhere'}:1: no such folder"]


def test_a_new_announcement_is_loaded_and_derived(folder: Path) -> None:
    said = "    - said: 2017-09-01\n      by: Kazakh Foreign Ministry\n      actor: kazakh-foreign-ministry\n"
    said += "      status: scheduled\n      start: 2017-09-14\n      end: 2017-09-15\n      source: tass944724\n"
    spoil(folder / "rounds" / "astana.yaml", "    - said: 2017-09-11\n", f"{said}    - said: 2017-09-11\n")
    changes = load(folder, NOW)
    state = RoundState.objects.filter(round__slug="astana-6", status="scheduled", precision="day").first()
    assert state is not None
    assert (changes.new, state.known_from.isoformat()) == (["statement schedule on round/astana-6"], "2017-09-01")


def test_what_left_the_files_is_gone(folder: Path) -> None:
    spoil(folder / "rounds" / "astana.yaml", "    - {actor: united-states, role: observer, head: george-krol}\n", "")
    changes = load(folder, NOW)
    assert (len(changes.gone), Seat.objects.filter(round__slug="astana-1", actor__slug="united-states").count()) == (
        1,
        0,
    )


def test_what_a_claim_backs_stays_when_it_left_the_files(folder: Path) -> None:
    seat = Statement.objects.get(round__slug="astana-1", qualifier="united-states/observer")
    source = Source.objects.create(url_key="an-article", url="https://example.org/article")
    Citation.objects.create(statement=seat, source=source, quote="q", quote_hash="h", known_on=seat.known_on)
    spoil(folder / "rounds" / "astana.yaml", "    - {actor: united-states, role: observer, head: george-krol}\n", "")
    assert load(folder, NOW).gone == []


def test_a_held_round_whose_end_nobody_tells_is_loaded(folder: Path) -> None:
    spoil(folder / "rounds" / "astana.yaml", "  end: 2017-03-15\n", "")
    load(folder, NOW)
    state = RoundState.objects.as_of(None).get(round__slug="astana-3")
    assert (state.status, state.end) == ("held", None)
