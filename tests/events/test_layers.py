"""Violence data out of the two formats into layers of their own."""

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
