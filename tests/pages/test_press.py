"""Events and outlets: what an editor saw and what not, the words that tell of it, how much was read."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Article, Claim, Evaluation, Event, Outlet, Withholding
from events.services import reviewing
from events.services.kinds import load_kinds
from tests.events.readers import article, freed, read
from tests.pages.asking import queries, text

pytestmark = pytest.mark.django_db
WORDS = "Prisoners were freed in Qarat on 1 September."


@pytest.fixture(autouse=True)
def kinds() -> None:
    load_kinds()


def told(n: int = 1, published: date = date(2017, 9, 2), **more: object) -> Event:
    """An event that one article of an outlet tells of."""
    outlet, _ = Outlet.objects.get_or_create(slug="daily", defaults={"name": "The Daily", "ownership": "private"})
    made = article(f"https://daily.example/{n}", published)
    made.outlet = outlet
    made.save()
    read(made, freed(**more))
    return Event.objects.latest("pk") if n == 1 else Event.objects.order_by("pk")[0]


def test_an_event_shows_its_words_and_that_it_waits() -> None:
    page = text(f"/events/{told().pk}/")

    assert f"“{WORDS}”" in page
    assert "Found by the program in 1 article. No editor has looked at it yet." in page


def test_a_list_of_reviewed_ones_leaves_it_out() -> None:
    told()

    assert "No event matches these filters." in text("/events/?review=only")


def test_what_is_sensitive_waits_for_an_editor(client: Client) -> None:
    event = told(kind="detention")

    assert client.get(f"/events/{event.pk}/").status_code == 404
    assert "0 events" in text("/events/")


def test_a_withheld_quote_shows_nowhere(client: Client) -> None:
    event = told()
    claim = Claim.objects.get()
    Withholding.objects.create(scope="quote", target=claim.pk, reason="endangers", at=timezone.now())

    assert client.get(f"/events/{event.pk}/").status_code == 404
    assert "freed" not in text("/search/?q=prisoners").removeprefix("prisoners")


def test_before_its_article_an_event_is_not_known(client: Client) -> None:
    event = told()

    assert client.get(f"/events/{event.pk}/?as_of=2017-09-01").status_code == 404


def test_a_past_day_knows_what_was_told_by_then() -> None:
    event = told()
    told(2, date(2017, 9, 20), actors=["syrian-army"])

    assert "Syrian Arab Army" in text(f"/events/{event.pk}/")
    assert "Syrian Arab Army" not in text(f"/events/{event.pk}/?as_of=2017-09-05")


def test_a_merged_event_leads_to_the_whole(client: Client) -> None:
    whole = told()
    part = Event.objects.create(kind=whole.kind, modality="happened", merged_into=whole)

    answer = client.get(f"/events/{part.pk}/?as_of=2017-09-05")

    assert (answer.status_code, answer["Location"]) == (301, f"/events/{whole.pk}/?as_of=2017-09-05")


def test_a_quote_is_found_by_its_words() -> None:
    told()

    assert f"“{WORDS}”" in text("/search/?q=prisoners")


def test_an_outlet_shows_what_was_read_of_it() -> None:
    told()

    assert "1 article in the week from 28 August 2017" in text("/outlets/daily/").replace("\xa0", " ")


def test_an_outlet_is_not_there_before_its_first_article(client: Client) -> None:
    told()

    assert client.get("/outlets/daily/?as_of=2017-09-01").status_code == 404


@pytest.mark.parametrize("page", ["/events/", "/outlets/", "/outlets/daily/"])
def test_more_rows_take_no_more_queries(page: str) -> None:
    told()
    one = queries(page)
    for n in (2, 3):
        told(n, start=date(2017, 9, 10 * n), end=date(2017, 9, 10 * n)) if n < 3 else told(n, place="Homs")

    assert queries(page) == one


def test_a_side_that_is_none_is_refused(client: Client) -> None:
    assert client.get("/events/?side=red").status_code == 400


def test_a_measurement_shows() -> None:
    tally = {"right": 90, "wrong": 5, "missing": 10, "precision": 0.947, "recall": 0.9, "f1": 0.923}
    Evaluation.objects.create(
        reader="3", language="en", ran_at=timezone.now(), cases=26,
        result={"lists": {"zones": tally, "rounds": tally}, "all": tally},
    )  # fmt: skip

    row = "F1 0.923 Precision 0.947 Recall 0.900 Right 90 Wrong 5 Missing 10"
    page = text("/accuracy/")
    assert f"rounds {row} zones {row} All {row}" in page
    assert "English, 26 texts" in page


def test_a_search_says_when_there_are_more_quotes_than_it_shows() -> None:
    for n in range(20):
        told(n + 1)
    assert "20 quotes in the press" in text("/search/?q=Qarat")

    told(21)
    assert "More than 20 quotes in the press The newest 20." in text("/search/?q=Qarat")


def test_a_quote_tells_its_language(client: Client) -> None:
    page = client.get(f"/events/{told().pk}/").content.decode()

    assert f'<p lang="en" dir="auto">“{WORDS}”</p>' in page


def test_articles_are_narrowed_by_language_days_and_review(client: Client, django_user_model: Any) -> None:
    told(1, date(2017, 9, 2))
    told(2, date(2017, 9, 20))
    article("https://daily.example/3", None, "Three.")
    told(4, date(2017, 9, 21), place="Idlib")
    for made in Article.objects.all():
        title = f"No. {made.source.url[-1]}"
        Article.objects.filter(pk=made.pk).update(title=title, read_at=timezone.now())
    Article.objects.filter(title="No. 3").update(language="qq")
    editor = reviewing.by(django_user_model.objects.create(username="editor"), timezone.now())
    reviewing.reject(Claim.objects.get(article__title="No. 2"), "not so", editor)
    reviewing.accept(Claim.objects.get(article__title="No. 4"), editor)

    def found(query: str) -> str:
        return "".join(re.findall(r"No\. (\d)", text(f"/articles/?{query}")))

    assert found("") == "4213"
    assert found("language=qq") == "3"
    assert found("from=2017-09-02&to=2017-09-10") == "1"
    assert found("from=2017-09-03") == "42"
    assert (found("review=waiting"), found("review=done"), found("review=none")) == ("1", "4", "23")
    assert client.get("/articles/?from=yesterday").status_code == 400
    assert client.get("/articles/?review=some").status_code == 400


def test_a_text_of_many_outlets_names_the_first_and_leads_to_all(client: Client) -> None:
    for n in range(1, 16):
        told(n, date(2017, 9, n))
    Article.objects.update(cluster="one", read_at=timezone.now())
    last = Article.objects.order_by("-published")[0]

    page = client.get(f"/articles/{last.pk}/").content.decode()
    assert page.count(">The Daily</a>, ") == 11
    assert '<a href="/articles/?cluster=one">others</a>' in page
    assert text("/articles/?cluster=one").count("September 2017") == 15
