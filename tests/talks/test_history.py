"""History as the record tells it: what was known of a round on a day, from the project's own files."""

from datetime import date

import pytest

from talks.models import Round, RoundState, Sitting, Source, Statement
from talks.services.deriving import rebuild
from talks.services.statements import Telling, make
from tests.talks.conftest import NOW

pytestmark = pytest.mark.django_db


def known(slug: str, on: str) -> tuple[object, ...] | None:
    """Status, time, precision and former start as known on a day."""
    state = RoundState.objects.as_of(date.fromisoformat(on)).filter(round__slug=slug).first()
    if state is None:
        return None
    days = [day and day.isoformat() for day in (state.start, state.end, state.former_start)]
    return state.status, days[0], days[1], state.precision, days[2]


def city(slug: str, on: str) -> str:
    return RoundState.objects.as_of(date.fromisoformat(on)).filter(round__slug=slug).get().city


SEPTEMBER = ("2017-09-01", "2017-09-30", "month", "2017-08-01")


@pytest.mark.parametrize(
    ("slug", "on", "expected"),
    [
        ("astana-6", "2017-07-04", None),
        ("astana-6", "2017-08-01", ("scheduled", "2017-08-01", "2017-08-31", "month", None)),
        ("astana-6", "2017-08-22", ("postponed", *SEPTEMBER)),
        ("astana-6", "2017-08-25", ("postponed", *SEPTEMBER)),
        ("astana-6", "2017-09-02", ("postponed", *SEPTEMBER)),
        ("astana-6", "2017-09-11", ("scheduled", "2017-09-14", "2017-09-15", "day", "2017-08-01")),
        ("astana-6", "2017-09-14", ("under-way", "2017-09-14", "2017-09-15", "day", "2017-08-01")),
        ("astana-6", "2017-09-15", ("held", "2017-09-14", "2017-09-15", "day", "2017-08-01")),
        # the June dates dropped by the host, while Russia spoke of 20 June
        ("astana-5", "2017-06-08", ("postponed", None, None, "day", None)),
        ("astana-5", "2017-06-12", ("postponed", None, None, "day", "2017-06-12")),
        ("astana-5", "2017-06-13", ("scheduled", "2017-07-04", "2017-07-05", "day", "2017-06-12")),
        # Astana II's plenary put back a day: within the days announced, no move
        ("astana-2", "2017-02-15", ("under-way", "2017-02-15", "2017-02-16", "day", None)),
        # February, March, May 2018
        ("astana-9", "2018-02-13", ("postponed", "2018-03-01", "2018-03-31", "month", "2018-02-01")),
        ("astana-9", "2018-04-01", ("postponed", "2018-05-01", "2018-05-31", "month", "2018-03-01")),
        # October, November, December 2019
        ("astana-14", "2019-11-22", ("scheduled", "2019-12-10", "2019-12-11", "day", "2019-11-01")),
        # put off by the pandemic, held in Sochi
        ("astana-15", "2020-03-10", ("postponed", None, None, "day", "2020-03-01")),
        ("astana-15", "2021-02-17", ("held", "2021-02-16", "2021-02-17", "day", "2020-03-01")),
        # the 21st after the round that its host had called the last
        ("astana-20", "2023-06-21", ("held", "2023-06-20", "2023-06-21", "day", None)),
        ("astana-21", "2023-06-22", ("scheduled", "2023-07-01", "2023-12-31", "year", None)),
        ("astana-21", "2024-01-19", ("scheduled", "2024-01-24", "2024-01-25", "day", "2024-01-23")),
        # two sittings
        ("geneva-8", "2017-12-03", ("under-way", "2017-11-28", "2017-12-15", "day", "2017-09-01")),
        ("geneva-8", "2017-12-14", ("held", "2017-11-28", "2017-12-14", "day", "2017-09-01")),
        ("geneva-9", "2018-01-17", ("scheduled", "2018-01-25", "2018-01-26", "day", "2018-01-21")),
        ("constitutional-committee-9", "2022-07-01", ("scheduled", "2022-07-25", "2022-07-29", "day", None)),
        ("constitutional-committee-9", "2022-07-16", ("cancelled", None, None, "day", "2022-07-25")),
        ("constitutional-committee-3", "2020-08-25", ("under-way", "2020-08-24", None, "day", None)),
        # the congress and its four dates
        ("sochi-1", "2017-11-01", ("scheduled", "2017-11-18", None, "day", None)),
        ("sochi-1", "2017-11-05", ("postponed", None, None, "day", "2017-11-18")),
        ("sochi-1", "2017-11-22", ("scheduled", "2017-12-02", None, "day", "2017-11-18")),
        ("sochi-1", "2017-12-01", ("postponed", "2018-01-01", "2018-02-28", "month", "2017-12-02")),
        ("sochi-1", "2017-12-22", ("scheduled", "2018-01-29", "2018-01-30", "day", "2017-12-02")),
        ("summit-7", "2022-03-01", ("scheduled", "2022-02-01", "2022-03-31", "month", None)),
    ],
)
def test_known(slug: str, on: str, expected: tuple[object, ...] | None) -> None:
    assert known(slug, on) == expected


@pytest.mark.parametrize(
    ("slug", "on", "expected"),
    [
        ("astana-10", "2018-05-15", "Sochi"),
        ("astana-12", "2019-04-26", "Nur-Sultan"),
        ("astana-19", "2022-11-22", "Astana"),
        ("geneva-9", "2018-01-16", "Geneva"),
        ("geneva-9", "2018-01-17", "Vienna"),
        ("astana-15", "2020-01-01", "Nur-Sultan"),
        ("astana-15", "2021-02-02", "Sochi"),
    ],
)
def test_city(slug: str, on: str, expected: str) -> None:
    assert city(slug, on) == expected


def test_the_host_called_the_20th_round_the_last_on_the_day_that_the_21st_was_announced() -> None:
    word = Statement.objects.get(round__slug="astana-21", property="remark", value__text__startswith="proposed ending")
    assert (word.claimant_actor and word.claimant_actor.slug, str(word.known_on)) == (
        "kazakh-foreign-ministry",
        "2023-06-21",
    )
    assert known("astana-21", "2023-06-20") is None


def test_geneva_8_sat_twice() -> None:
    def sat(on: str) -> list[tuple[int, str, str, str | None]]:
        rows = Sitting.objects.as_of(date.fromisoformat(on)).filter(round__slug="geneva-8").order_by("n")
        return [(row.n, row.status, str(row.start), row.end and row.end.isoformat()) for row in rows]

    assert sat("2017-12-01") == [(1, "held", "2017-11-28", "2017-12-01"), (2, "scheduled", "2017-12-05", "2017-12-15")]
    assert sat("2017-12-14")[1:] == [(2, "held", "2017-12-05", "2017-12-14")]


def test_the_seeds_claim_accepted_schedules_astana_6_nine_days_earlier() -> None:
    told = Telling(
        subject=Round.objects.get(slug="astana-6"),
        property="schedule",
        value={"status": "scheduled", "start": "2017-09-14", "end": "2017-09-15", "precision": "day"},
        claimant="kazakh-foreign-ministry",
        said_from=date(2017, 9, 1),
        said_to=date(2017, 9, 1),
    )
    seed = Source.objects.create(url_key="seed", url="https://example.org/seed", published=date(2017, 9, 2))
    make(told, seed, by="an editor", now=NOW)
    assert known("astana-6", "2017-09-02") == ("scheduled", "2017-09-14", "2017-09-15", "day", "2017-08-01")


def test_rebuilding_what_stands_changes_nothing() -> None:
    assert rebuild() == 0
