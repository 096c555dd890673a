"""Feeds, parked work and the progress page."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from events.models import Article, Event, Feed, Withholding
from talks.models import Trail
from tests.api import made
from tests.api import made_press as press

pytestmark = pytest.mark.django_db


def act(client: Client, table: str, action: str, pk: object, **more: str) -> str:
    form = {"action": action, "_selected_action": pk, **more}
    return client.post(reverse(f"admin:events_{table}_changelist"), form, follow=True).content.decode()


def test_the_first_page_shouts_of_paused_feeds_and_parked_work_and_of_nothing_else(curator: Client) -> None:
    feed = press.outlet().feeds.create(slug="mute-one", url="https://f.example/rss", failures=30)
    page = curator.get(reverse("admin:index")).content.decode()
    assert ("paused" in page, "parked" in page, reverse("events_progress") in page) == (False, False, True)
    Feed.objects.filter(pk=feed.pk).update(paused_at=made.NOW)
    press.article("a", state="parked")
    page = curator.get(reverse("admin:index")).content.decode()
    assert "<strong>1 feed is paused:</strong> mute-one gave errors too often" in page
    assert "<strong>1 article is parked</strong>" in page and "parcel" not in page.split("</ul>")[0]


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


def two_events() -> tuple[Event, Event]:
    told = press.article("a")
    return (
        press.event(press.event_claim("one", told, state="accepted", on="2017-09-01")),
        press.event(press.event_claim("two", told, state="accepted", on="2017-09-02")),
    )


def test_events_are_joined_and_their_claims_parted_again_each_with_a_reason(curator: Client) -> None:
    first, second = sorted(two_events(), key=lambda event: event.pk)  # known on one day
    act(curator, "event", "join", [first.pk, second.pk], reason="the same", confirmed="yes")
    second.refresh_from_db()
    assert (second.merged_into, first.event_claims.count()) == (first, 2)

    listed = curator.get(reverse("admin:events_event_change", args=[first.pk])).content.decode()
    claims = f"{reverse('admin:events_eventclaim_changelist')}?event__id__exact={first.pk}"
    assert claims in listed and curator.get(claims).status_code == 200
    act(
        curator,
        "eventclaim",
        "part",
        first.event_claims.get(claim="two").pk,
        reason="not",
        confirmed="yes",
    )

    assert first.event_claims.count() == 1
    assert [row.details["reason"] for row in Trail.objects.filter(verb__contains="event")] == ["the same", "not"]


def test_before_events_are_joined_or_parted_they_are_told_in_words(curator: Client) -> None:
    first, second = two_events()
    asked = act(curator, "event", "join", [first.pk, second.pk])
    parting = act(curator, "eventclaim", "part", first.event_claims.get().pk)
    kind, title = first.kind.name, first.event_claims.get().claim.article.title
    for day in ("2017-09-01", "2017-09-02"):
        assert f"<li>{kind}, {day}, Qarat<input" in asked
    assert f"<li>{kind}, 2017-09-01, Qarat: “" in parting and f"({title})<input" in parting


def test_nothing_is_joined_or_parted_without_a_reason(curator: Client) -> None:
    first, second = two_events()
    act(curator, "event", "join", [first.pk, second.pk], reason=" ", confirmed="yes")
    said = act(curator, "eventclaim", "part", first.event_claims.get().pk, reason="why not", confirmed="yes")
    assert (Event.objects.filter(merged_into=None).count(), "only claim of its event" in said) == (2, True)


def test_who_may_not_change_events_joins_none(client: Client, django_user_model: Any) -> None:
    user = django_user_model.objects.create(username="reader", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_event"))
    client.force_login(user)
    first, second = two_events()
    act(client, "event", "join", [first.pk, second.pk], reason="the same", confirmed="yes")
    assert Event.objects.filter(merged_into=None).count() == 2
