"""Every table is there, can be listed, searched and opened; what follows from statements can't be edited."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from talks.models import Actor, RoundState, Seat, Statement, Trail, Version
from talks.services.deriving import rebuild
from tests.api import made
from tests.api import made_press as press

pytestmark = pytest.mark.django_db
admin.autodiscover()
MODELS = sorted(
    (model for model in admin.site._registry if model._meta.app_label in ("talks", "events")), key=lambda m: m.__name__
)
LOCKED = [
    "RoundState",
    "Seat",
    "Sitting",
    "AgendaItem",
    "ZoneState",
    "Office",
    "VenueName",
    "ActorName",
    "Trail",
    "Article",
    "Event",
]


def address(model: type, page: str = "changelist", *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def test_every_table_of_the_record_and_the_press_is_there() -> None:
    inside = {"Citation", "Capture", "Text", "Evidence", "Print"}  # shown under what they belong to
    inside |= {"Pulse"}  # shown by /readyz
    all_ = {model.__name__ for app in ("talks", "events") for model in apps.get_app_config(app).get_models()}
    assert all_ - {model.__name__ for model in MODELS} <= inside


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_lists_answer_searches_and_hold_their_number_of_queries(curator: Client, model: type) -> None:
    made.one_of_each(1)
    press.one_of_each(1)
    search = "?q=state-1" if admin.site._registry[model].search_fields else ""
    assert curator.get(address(model) + search).status_code == 200
    with CaptureQueriesContext(connection) as one:
        curator.get(address(model))
    for n in (2, 3):
        made.one_of_each(n)
        press.one_of_each(n)
    with CaptureQueriesContext(connection) as three:
        curator.get(address(model))
    assert len(three) == len(one)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_one_row_opens(curator: Client, model: type) -> None:
    made.one_of_each(1)
    press.one_of_each(1)
    row = model._default_manager.first()
    page = curator.get(address(model, "change", row.pk) if row else address(model))
    assert page.status_code == 200


@pytest.mark.parametrize("name", LOCKED)
def test_what_follows_from_statements_is_changed_by_no_form(curator: Client, name: str) -> None:
    model = next(model for model in MODELS if model.__name__ == name)
    made.one_of_each(1)
    press.one_of_each(1)
    row = model._default_manager.first()
    posts = [address(model, "add")] + (
        [address(model, "change", row.pk), address(model, "delete", row.pk)] if row else []
    )
    assert {curator.post(post, {"post": "yes"}).status_code for post in posts} == {403}


def test_a_slug_cannot_be_changed(curator: Client) -> None:
    russia = made.actor("russia")
    curator.post(address(Actor, "change", russia.pk), {"slug": "other", "name": "Russia", "kind": "state"})
    assert Actor.objects.get(pk=russia.pk).slug == "russia"


def act(client: Client, action: str, row: Statement, **more: str) -> str:
    answer = client.post(address(Statement), {"action": action, "_selected_action": row.pk} | more, follow=True)
    return answer.content.decode()


def told() -> Statement:
    """A statement that alone makes Astana 6 scheduled, and the round's rows made from it."""
    round_ = made.Round.objects.create(slug="astana-6", name="Astana VI", track=made.track(), number=6)
    value = {"status": "scheduled", "start": "2017-09-14", "end": "2017-09-15", "precision": "day"}
    row = made.statement("plan", "2017-09-01", cited=("tass.example",), round=round_, value=value)
    rebuild("round", [round_.pk])
    return row


def test_withdrawing_asks_why_first(curator: Client) -> None:
    page = act(curator, "withdraw", told())
    assert ("why?" in page, Statement.objects.get().withdrawn_at) == (True, None)


def test_a_withdrawn_statement_leaves_the_record_with_its_reason(curator: Client) -> None:
    act(curator, "withdraw", told(), confirmed="yes", reason="misread")
    row = Statement.objects.get()
    assert (row.why, row.decided_by, RoundState.objects.exists()) == ("misread", "curator", False)


def test_withdrawing_is_kept_in_the_trail_and_counts_the_version_up(curator: Client) -> None:
    row = told()
    before = Version.objects.get().number
    act(curator, "withdraw", row, confirmed="yes", reason="misread")
    assert (Trail.objects.get().verb, Version.objects.get().number > before) == ("withdrawn", True)


def test_deprecating_without_a_reason_does_nothing(curator: Client) -> None:
    page = act(curator, "deprecate", told(), confirmed="yes", reason=" ")
    assert ("It needs a reason" in page, Statement.objects.get().rank) == (True, "normal")


def test_a_preferred_statement_carries_the_reason(curator: Client) -> None:
    act(curator, "prefer", told(), confirmed="yes", reason="the host's own word")
    row = Statement.objects.get()
    assert (row.rank, row.reason) == ("preferred", "the host's own word")


def test_somebody_without_the_right_cannot_withdraw(client: Client, django_user_model: type) -> None:
    user = django_user_model.objects.create_user("reader", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_statement"))
    client.force_login(user)
    act(client, "withdraw", told(), confirmed="yes", reason="misread")
    assert Statement.objects.get().withdrawn_at is None


def test_guarantors_are_found_by_their_seat(curator: Client) -> None:
    made.astana_6()
    made.actor("jordan")
    page = curator.get(reverse("admin:talks_guarantorstate_changelist")).content.decode()
    assert ("russia" in page, "jordan" in page, Seat.objects.count()) == (True, False, 1)
