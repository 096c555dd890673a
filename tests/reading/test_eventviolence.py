"""What is told of raids, shells, bombs, lost planes and taken towns: denials, owners, days and places of many sentences."""

import pytest

from tests.reading.test_events import events, told

RAID = "Jets bombed the hospital at Ariha on Sunday, the White Helmets said."

# Day of the article; sentences; kind, modality, first and last day, parties.
TABLE = [
    # Denials, behind a raid, that say no jet was there, or that the tale is none.
    ("2020-03-04", f"{RAID} The Russian Defence Ministry denied that its own planes were used there.", "airstrike happened 2020-03-01 2020-03-01; airstrike denied 2020-03-01 2020-03-01 russia"),
    ("2020-03-04", f"{RAID} The Russian Defence Ministry says that no Russian planes were in the area.", "airstrike happened 2020-03-01 2020-03-01; airstrike denied 2020-03-01 2020-03-01 russia"),
    ("2020-03-04", f"{RAID} The Russian Defence Ministry states that its own planes were not over Ariha at that hour.", "airstrike happened 2020-03-01 2020-03-01; airstrike denied 2020-03-01 2020-03-01 russia"),
    ("2020-03-04", f"{RAID} Eleven people died. The town was dark. The Russian Defence Ministry said that its air force had flown no combat missions there.", "airstrike happened 2020-03-01 2020-03-01; airstrike denied 2020-03-01 2020-03-01 russia"),
    ("2020-03-04", f"{RAID} The Syrian army denied on Tuesday having attacked the place.", "airstrike happened 2020-03-01 2020-03-01; airstrike denied 2020-03-01 2020-03-01 syrian-army"),
    ("2020-03-04", f"{RAID} Neither Russian nor Syrian aircraft carried out any air strikes, Igor Konashenkov said on Tuesday.", "airstrike happened 2020-03-01 2020-03-01; airstrike denied 2020-03-01 2020-03-01 russia syrian-army"),
    ("2020-03-04", "Shells landed in Damascus on Monday. Jaysh al-Islam says it wasn't us.", "shelling happened 2020-03-02 2020-03-02; shelling denied 2020-03-02 2020-03-02 jaysh-al-islam"),
    ("2016-09-20", "Damascus says it shot down an Israeli warplane on Tuesday. The Israeli army: not a word of truth in it.", "aircraft-downed happened 2016-09-20 2016-09-20 syrian-government israel; aircraft-downed denied 2016-09-20 2016-09-20 israel"),
    ("2018-09-20", "Rockets hit Latakia on Monday. The Israeli army denied that its planes used the Ilyushin as cover.", "shelling happened 2018-09-17 2018-09-17"),
    # Whose men they are.
    ("2018-07-28", "Islamic State holds a valley. In Suweida on Wednesday its suicide bombers and gunmen killed two hundred.", "bombing happened 2018-07-25 2018-07-25 isis"),
    ("2018-07-28", "On Tuesday Israel targeted a Syrian warplane which was pounding Daesh in the valley, and the plane crashed.", "airstrike happened 2018-07-24 2018-07-24 israel syrian-army isis; aircraft-downed happened 2018-07-24 2018-07-24 israel syrian-army"),
    ("2018-07-28", "An Israeli F-16 that took part in the raid on Tuesday was hit by Syrian guns and crashed in Galilee.", "aircraft-downed happened 2018-07-24 2018-07-24 israel syrian-army"),
    # Days.
    ("2018-02-17", "A jet crashed in Galilee on 10 February. A few hours earlier an Israeli helicopter had brought down an Iranian drone.", "aircraft-downed happened 2018-02-10 2018-02-10; aircraft-downed happened 2018-02-10 2018-02-10 israel iran"),
    ("2018-02-17", "A jet crashed in Galilee on 10 February. A helicopter had brought down an Iranian drone.", "aircraft-downed happened 2018-02-10 2018-02-10; aircraft-downed happened None None iran"),
    ("2019-10-30", "Clashes between Turkish troops and the Syrian army have been going on since Monday near Tell Tamer.", "offensive happened 2019-10-28 2019-10-30 turkey syrian-army"),
]  # fmt: skip


@pytest.mark.parametrize(("published", "text", "expected"), TABLE)
def test_a_telling(published: str, text: str, expected: str) -> None:
    assert "; ".join(told(event) for event in events(published, text)) == expected
