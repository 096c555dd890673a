"""From which day a citation counts, and who stands behind a value."""

import pytest

from talks.derive import Corroboration, corroborate, known_on
from tests.talks.said import day, said


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"published": "2017-08-23", "said_to": "2017-08-22"}, ("2017-08-23", "published")),
        ({"said_to": "2017-08-22"}, ("2017-08-22", "said")),
        ({"said_to": "2017-06-30", "planned_start": "2017-06-12"}, ("2017-06-11", "said")),
        ({"happened": "2017-09-15"}, ("2017-09-15", "happened")),
        ({"published": "2017-09-14", "happened": "2017-09-15"}, ("2017-09-15", "published")),
        ({"captured": "2026-11-22"}, ("2026-11-22", "captured")),
    ],
)
def test_known(given, expected) -> None:
    known = known_on(**{"published": None} | {name: day(text) for name, text in given.items()})
    assert (known.on.isoformat(), known.basis) == expected


def test_a_statement_without_any_day_is_refused() -> None:
    with pytest.raises(ValueError, match="no day"):
        known_on(published=None)


def test_reprints_are_one_origin_and_unknown_origins_count_nothing() -> None:
    told = [
        said("schedule", {}, "2017-09-11", claimant="kazakhstan", origins=("tass", "tass", None)),
        said("schedule", {}, "2017-09-11", claimant="russia", origins=("reuters",)),
    ]
    owners = {"tass": "russia", "reuters": None}
    assert corroborate(told, owners, frozenset({"russia"})) == Corroboration(said_by=2, carried_by=2, at_table=1)
