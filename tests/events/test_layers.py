"""Violence data out of the two formats into layers of their own."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from events.models import Event, Layer, LayerEvent

pytestmark = pytest.mark.django_db
GED = """id,country,date_start,date_end,type_of_violence,latitude,longitude,side_a,side_b,best,adm_1
7,Syria,2017-09-01,2017-09-02,1,33.5,36.3,Government of Syria,IS,4,Damascus
8,Iraq,2017-09-01,2017-09-02,1,33.5,36.3,Government of Iraq,IS,4,Anbar
9,Syria,no day,2017-09-02,1,33.5,36.3,A,B,4,Homs
"""
ACLED = """event_id_cnty,country,event_date,sub_event_type,actor1,actor2,location,latitude,longitude,fatalities
SYR1,Syria,01 September 2017,Armed clash,A,B,Qarat,34.3,36.7,0
"""


def test_rows_on_syria_are_taken_and_bad_ones_told(tmp_path: Path) -> None:
    (tmp_path / "ged.csv").write_text(GED)
    with pytest.raises(CommandError, match="1 rows could not be read"):
        call_command("import_events", str(tmp_path / "ged.csv"), format="ucdp-ged", verbosity=0)
    row = LayerEvent.objects.get()
    assert (row.key, row.kind, row.deaths, row.layer.licence) == ("7", "State-based conflict", 4, "CC BY 4.0")


def test_twice_is_once_and_never_among_the_events(tmp_path: Path) -> None:
    (tmp_path / "acled.csv").write_text(ACLED)
    for _ in range(2):
        call_command("import_events", str(tmp_path / "acled.csv"), format="acled", verbosity=0)
    assert (LayerEvent.objects.get().start.isoformat(), Event.objects.count()) == ("2017-09-01", 0)


def test_other_files_are_refused_whole(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(CommandError, match="it lacks event_id_cnty"):
        call_command("import_events", str(tmp_path / "x.csv"), format="acled")
    assert not Layer.objects.exists()


ROW = "{key},Syria,{start},2017-09-02,1,{latitude},36.3,{side},IS,{best},Damascus"
GOOD = {"key": "7", "start": "2017-09-01", "latitude": "33.5", "side": "A", "best": "4"}
HEAD = GED.splitlines()[0]


def ged(*rows: dict[str, str]) -> str:
    return "\n".join([HEAD, *(ROW.format(**GOOD | row) for row in rows), ""])


def brought(path: Path, raw: bytes) -> str:
    """What the command says, good or bad."""
    path.write_bytes(raw)
    said = StringIO()
    try:
        call_command("import_events", str(path), format="ucdp-ged", stdout=said)
    except CommandError as error:
        return said.getvalue() + str(error)
    return said.getvalue()


@pytest.mark.parametrize(
    "row",
    [{"key": ""}, {"key": "8" * 61}, {"key": "8\0"}, {"side": "A\0B", "key": "8"}, {"key": "8", "start": "2017-09-03"}],
)
def test_a_row_that_the_table_would_refuse_is_told_and_the_others_are_taken(
    tmp_path: Path, row: dict[str, str]
) -> None:
    said = brought(tmp_path / "a.csv", ged({}, row).encode())
    assert "1 rows could not be read; all others were taken" in said
    assert LayerEvent.objects.get().key == "7"


@pytest.mark.parametrize("best", ["inf", "nan", "1e400", "99999999999", "-1", "some"])
def test_a_number_that_is_none_is_missing(tmp_path: Path, best: str) -> None:
    brought(tmp_path / "a.csv", ged({"best": best, "latitude": best}).encode())
    row = LayerEvent.objects.get()
    assert (row.deaths, row.latitude) == (None, -1.0 if best == "-1" else None)


def test_a_file_that_ends_within_a_row_says_so(tmp_path: Path) -> None:
    whole = ged({}, {"key": "8"}).rstrip()
    assert "1 rows could not be read" in brought(tmp_path / "a.csv", whole[: whole.rindex("2017-09-02")].encode())
    assert "1 rows could not be read" in brought(tmp_path / "a.csv", whole[: whole.rindex("yria")].encode()[:-1])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_other_separators_and_marks_are_read(tmp_path: Path, separator: str, encoding: str) -> None:
    raw = ged({"side": "Jabhat al-Nuṣra"}).replace(",", separator).encode(encoding)
    assert "1 events in the layer" in brought(tmp_path / "a.csv", raw)
    assert LayerEvent.objects.get().actors == ["Jabhat al-Nuṣra", "IS"]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (ged({"side": "Frères"}).encode("latin-1"), "neither in UTF-8 nor in UTF-16"),
        (ged({"side": '"' + "a" * 11_000_000 + '"'}).encode(), "no CSV: field larger than field limit"),
        (ged().encode(), "no row of it tells of Syria"),
        (b"", "it lacks id"),
        (bytes(range(256)) * 99, "neither in UTF-8"),
    ],
)
def test_what_cannot_be_read_leaves_the_layer_as_it_was(tmp_path: Path, raw: bytes, says: str) -> None:
    brought(tmp_path / "a.csv", ged({}).encode())
    assert says in brought(tmp_path / "a.csv", raw)
    assert LayerEvent.objects.get().key == "7"


def test_an_id_that_comes_twice_is_told(tmp_path: Path) -> None:
    said = brought(tmp_path / "a.csv", ged({}, {}).encode())
    assert "1 events in the layer, 1 left out that had the id of an earlier row" in said
