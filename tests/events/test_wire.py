"""Wire copy goes back to its agency: by byline, by dateline, by the same text elsewhere; and who wins."""

from typing import Any

import pytest
import yaml

from events.models import Article, Outlet
from events.reading.shapes import Span
from events.services import wire
from events.services.batches import together
from events.services.outlets import FILE
from events.services.reading import reading_with
from events.services.reviewing import accept, by
from talks.derive.corroboration import corroborate
from talks.models import Citation, Origin, Source
from talks.services.telling import tellings
from tests.events.readers import NOW, article, reader, sixth
from tests.talks.conftest import django_db_setup  # noqa: F401

MARKS = wire.marks([(row["marks"], n) for n, row in enumerate(yaml.safe_load(FILE.read_text())) if row.get("marks")])
LONG = " ".join(
    f"The sixth round will be held on 14 and 15 September, note {n} of the ministry said." for n in range(9)
)
TITLE = "Syria talks to resume\n\n"


def key(name: str) -> int:
    return MARKS[wire.folded(name)]


@pytest.mark.parametrize(
    ("text", "byline", "name", "basis"),
    [
        ("ASTANA (Reuters) - The talks", "", "Reuters", "dateline"),
        ("(Reuters) - The talks", "", "Reuters", "dateline"),
        (TITLE + "BEIRUT, Sept 14 (Reuters) - The talks", "", "Reuters", "dateline"),
        ("ASTANA, September 1. /TASS/. The talks", "", "TASS", "dateline"),
        ("АСТАНА, 1 сентября. /ТАСС/. Переговоры", "", "ТАСС", "dateline"),
        ("Astana, Kazakhstan (AFP) – The talks", "", "AFP", "dateline"),
        ("DAMASCUS (AP) — The talks", "", "AP", "dateline"),
        ("ASTANA, Sept. 15 (Xinhua) -- The talks", "", "Xinhua", "dateline"),
        ("MOSCOW, 1 Sep - RIA Novosti. The talks", "", "RIA Novosti", "dateline"),
        ("MOSCOW. Sept 1 (Interfax) - The talks", "", "Interfax", "dateline"),
        ("The talks ended.", "By Reuters Staff", "Reuters", "byline"),
        ("The talks ended.", "Jane Doe, AFP", "AFP", "byline"),
        ("The talks ended.", "Agence France-Presse", "AFP", "byline"),
        (TITLE + "AFP\nThe talks ended.", "", "AFP", "line"),
        ("The talks ended.\nSource: TASS", "", "TASS", "line"),
        ("The talks ended.\n© 2017 AFP", "", "AFP", "line"),
    ],
)
def test_marks_of_an_agency(text: str, byline: str, name: str, basis: str) -> None:
    assert wire.carried(text, byline, MARKS) == wire.Carried(key(name), basis)


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("The minister told Reuters (the talks were off) - and left.", ""),
        ("He spoke to the agency (AFP) - nobody else did.", ""),
        ("The talks ended, TASS said.", "Jane Doe"),
        ("ASTANA (Reuters/AFP) - The talks", ""),
        ("The talks ended.", "Reuters, AFP"),
        ("On 1/2/2017 the talks ended.", ""),
        ("A first line.\n" * 5 + "ASTANA (Reuters) - The talks\n" + "A last line.\n" * 5, ""),
        ("Interfax was closed for a day", ""),
        ("", ""),
    ],
)
def test_no_marks(text: str, byline: str) -> None:
    assert wire.carried(text, byline, MARKS) is None


@pytest.fixture
def _outlets(db: None) -> None:
    """An agency and three papers, each with an origin of its own."""
    for slug, marks in (("reuters", ["Reuters"]), ("one", []), ("two", []), ("three", [])):
        origin, _ = Origin.objects.get_or_create(slug=slug, defaults={"name": slug})
        Outlet.objects.create(slug=slug, name=slug, origin=origin, marks=marks)


def carry(outlet: str, words: str) -> str:
    """An article of an outlet that waits to be read."""
    made = article(f"https://{outlet}.example/1", words=words)
    Article.objects.filter(pk=made.pk).update(outlet=Outlet.objects.filter(slug=outlet).first())
    return made.pk


def read(*pks: str) -> None:
    together(reading_with(lambda: reader(sixth(evidence=[Span(30, 40)]))), pks, lambda: NOW)


def origins() -> list[tuple[str | None, str]]:
    rows = Article.objects.order_by("source__url")
    return list(rows.values_list("source__origin__slug", "origin_basis"))


@pytest.mark.usefixtures("_outlets")
class TestOrigins:
    def test_outlets_own_report(self) -> None:
        read(carry("one", LONG))
        assert origins() == [("one", "outlet")]

    def test_dateline_outweighs_the_outlet(self) -> None:
        read(carry("one", "ASTANA (Reuters) - " + LONG))
        assert origins() == [("reuters", "dateline")]

    @pytest.mark.parametrize("together_", [True, False])
    def test_copies_follow_the_one_that_tells(self, together_: bool) -> None:
        pks = [carry("one", LONG), carry("three", "(Reuters) - " + LONG), carry("two", LONG + " So it was.")]
        for some in [pks] if together_ else [[pk] for pk in pks]:
            read(*some)
        assert {slug for slug, _ in origins()} == {"reuters"}

    def test_copies_of_an_agencys_own_page_go_back_to_it(self) -> None:
        for outlet in ("one", "reuters", "two"):
            read(carry(outlet, LONG))
        assert {slug for slug, _ in origins()} == {"reuters"}

    def test_copies_without_an_agency_are_of_the_first(self) -> None:
        for outlet in ("two", "one", "nobody"):
            read(carry(outlet, LONG))
        assert {slug for slug, _ in origins()} == {"two"}

    def test_own_dateline_outweighs_a_text_that_is_alike(self) -> None:
        Outlet.objects.create(slug="tass", name="TASS", origin=Origin.objects.get(slug="tass"), marks=["TASS"])
        read(carry("one", "(Reuters) - " + LONG))
        read(carry("two", "ASTANA, September 1. /TASS/. " + LONG))
        assert origins() == [("reuters", "dateline"), ("tass", "dateline")]

    def test_what_a_person_told_stays(self) -> None:
        pk = carry("one", "ASTANA (Reuters) - " + LONG)
        Source.objects.filter(article=pk).update(origin=Origin.objects.get(slug="three"))
        read(pk)
        assert Source.objects.get(article=pk).origin == Origin.objects.get(slug="three")


@pytest.mark.usefixtures("_outlets")
@pytest.mark.parametrize(("lead", "carried"), [("ASTANA (Reuters) - ", 1), ("ASTANA - ", 3)])
def test_corroboration_counts_origins(lead: str, carried: int, django_user_model: Any) -> None:
    editor = by(django_user_model.objects.create(username="editor"), NOW)
    for outlet in ("one", "two", "three"):
        read(carry(outlet, lead + " ".join(f"{outlet}{n}" for n in range(40))))
    told = [accept(row.claims.get(), editor) for row in Article.objects.all()]
    (statement,) = {citation.statement_id for citation in told if citation}
    said = [one for rows in tellings().values() for one in rows if one.id == statement]
    assert corroborate(said, {}).carried_by == carried


@pytest.mark.usefixtures("_outlets")
def test_record_follows_where_a_copy_tells_the_origin_later(django_user_model: Any) -> None:
    editor = by(django_user_model.objects.create(username="editor"), NOW)
    read(carry("one", LONG))
    accept(Article.objects.get().claims.get(), editor)
    read(carry("two", "ASTANA (Reuters) - " + LONG))
    citation = Citation.objects.get(claims__article__outlet__slug="one")
    assert citation.source.origin == Origin.objects.get(slug="reuters")
