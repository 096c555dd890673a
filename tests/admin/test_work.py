"""Feeds, parked work and the progress page."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from events.models import Article, Feed, Withholding
from tests.api import made
from tests.api import made_press as press

pytestmark = pytest.mark.django_db


def act(client: Client, table: str, action: str, pk: object) -> str:
    form = {"action": action, "_selected_action": pk}
    return client.post(reverse(f"admin:events_{table}_changelist"), form, follow=True).content.decode()


def test_poll_now_makes_a_paused_feed_due(curator: Client) -> None:
    feed = press.outlet().feeds.create(slug="f", url="https://f.example/rss", failures=30, paused_at=made.NOW)
    act(curator, "feed", "poll_now", feed.pk)
    row = Feed.objects.get()
    assert (row.paused_at, row.failures, row.due_at is not None) == (None, 0, True)


def test_a_parked_article_with_a_text_is_read_again(curator: Client) -> None:
    press.article("a", state="parked", attempts=5, error="ValueError: no", read_at=None)
    act(curator, "article", "try_again", "a")
    row = Article.objects.get()
    assert (row.state, row.attempts, row.error) == ("read", 0, "")


def test_an_article_that_is_done_is_not_tried_again(curator: Client) -> None:
    press.article("a")
    act(curator, "article", "try_again", "a")
    assert Article.objects.get().state == "done"


def test_progress_tells_counts_and_the_oldest(curator: Client) -> None:
    press.article("a", state="read", read_at=None, added_at=datetime(2026, 1, 1, 12, tzinfo=UTC))
    press.article("b", state="parked")
    answer = curator.get("/admin/events/progress/")
    page = answer.content.decode()
    told = ["1 parked after repeated errors" in page, "The oldest waits since 1 January 2026 12:00" in page]
    assert (told, answer["Refresh"]) == ([True, True], "5")


def test_progress_is_for_staff_alone(client: Client) -> None:
    assert client.get("/admin/events/progress/").status_code == 302


def test_withholding_through_the_admin_goes_through_its_service(curator: Client) -> None:
    press.claim("says", press.article("a"))
    form = {"scope": "quote", "target": "says", "reason": "asked to"}
    curator.post(reverse("admin:events_withholding_add"), form)
    assert (Withholding.objects.get().by.username, curator.get("/api/v1/claims/").json()["count"]) == ("curator", 0)
