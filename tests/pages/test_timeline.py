"""What the timeline's page tells without its chart: the table, and filters that ask for what there is not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from talks import queries
from talks.models import Actor, Commitment
from talks.queries import lanes
from tests.pages.asking import text

pytestmark = pytest.mark.django_db
SPRING = "/?from=2017-05-01&to=2017-05-31"


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("track=nonsense", "There is no track “nonsense” to choose from; nothing is shown for it."),
        (
            "kind=party&as_of=2017-08-25",
            "There is no kind “party” to choose from on this day; nothing is shown for it.",
        ),
    ],
)
def test_a_filter_for_what_there_is_not_says_so(asked: str, says: str) -> None:
    assert says in text(f"/?{asked}")
    assert "to choose from;" not in text("/?track=astana")


def test_the_table_holds_the_texts_of_the_chart_and_the_days_they_bind_to() -> None:
    page = text(SPRING)
    texts = page[page.index("Texts Text Day") :]
    assert texts.index("4 May 2017") < texts.index("due 6 May 2017") < texts.index("due 18 May 2017")


def test_the_text_that_is_sought_leaves_texts_out_too() -> None:
    assert "Texts Text Day" in text(f"{SPRING}&q=memorandum")
    assert "Texts Text Day" not in text(f"{SPRING}&q=no+such+words")


def texts(asked: str) -> str:
    """The table of texts; empty where the page has none."""
    return text(f"/?{asked}").partition("Texts Text Day")[2].partition("Happenings Event")[0]


@pytest.mark.parametrize(
    ("asked", "stays", "goes"),
    [
        ("track=astana", "(Astana V)", "(Amman)"),
        ("track=astana", "due 6 May 2017", "(Sochi 2017)"),
        ("actor=jordan", "(Amman)", "(Astana I)"),
        ("zone=southern", "(Amman)", "(Cairo)"),
        ("zone=idlib", "due 6 May 2017", "(Amman)"),
        ("zone=northern-homs&actor=armed-opposition", "north of Homs", "due 6 May 2017"),
    ],
)
def test_only_texts_that_speak_of_what_is_chosen_stay(asked: str, stays: str, goes: str) -> None:
    every = texts("")
    assert goes in every
    kept = texts(asked)
    assert goes not in kept
    assert stays in kept


def test_an_obligation_that_names_its_owners_speaks_of_those_alone() -> None:
    due = Commitment.objects.get(document__slug="de-escalation-memorandum-2017", n=1)
    due.owner.set(Actor.objects.filter(slug="syrian-government"))
    assert "due 6 May 2017" in texts("actor=syrian-government")
    kept = texts("actor=iran")
    assert "due 6 May 2017" not in kept
    assert "due 18 May 2017" in kept


def test_narrowed_texts_take_one_query_for_each_filter_and_none_for_a_row() -> None:
    answer = queries.timeline()
    chosen = {"track": ("astana",), "actor": ("russia", "iran"), "zone": ("idlib",)}
    with CaptureQueriesContext(connection) as narrowed:
        kept = lanes.texts_on(answer, chosen, None)
    assert len(kept.documents) > 1
    assert len(kept.commitments) > 1
    assert len(narrowed) == 3
