"""What the timeline's page tells without its chart: the table, and filters that ask for what there is not."""

import pytest

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
