"""Rows edited by hand: an overtaken save is refused, every edit is in the trail and counts the version up."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Feed, Withholding
from events.services import withholding
from talks.models import Actor, Alias, Person, Trail, Version
from talks.services import trail
from tests.api import made
from tests.api import made_press as press

pytestmark = pytest.mark.django_db


def opened(client: Client, row: Any) -> tuple[str, dict[str, str]]:
    """The address of a row's form, and all that its fields hold, as a browser would send it back."""
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    form = client.get(address).context["adminform"].form
    held = {name: form[name].value() for name in form.fields}
    formsets = re.findall(r'name="([\w-]+_FORMS)" value="(\d+)"', client.get(address).content.decode())
    return address, {name: value for name, value in held.items() if value not in (None, False, [])} | dict(formsets)


def number() -> int:
    return Version.objects.values_list("number", flat=True).first() or 0


def test_a_save_is_kept_in_the_trail_with_what_was_before(curator: Client) -> None:
    made.one_of_each(1)
    row = Person.objects.order_by("pk")[0]
    address, held = opened(curator, row)
    before = number()

    assert curator.post(address, held | {"name": "Another Name"}).status_code == 302

    told = Trail.objects.order_by("id").last()
    assert told is not None
    assert (told.verb, told.subject, told.by_name) == ("change", f"person/{row.slug}", "curator")
    assert told.details == {"name": [row.name, "Another Name"]}
    assert number() > before
    assert trail.broken() == []


def test_of_two_who_edit_one_row_the_second_is_told(curator: Client, second: Client) -> None:
    row = made.actor("russia")
    (address, first_held), (_, second_held) = opened(curator, row), opened(second, row)

    curator.post(address, first_held | {"name": "Russia, as the first wrote it"})
    answer = second.post(address, second_held | {"name": "Russia, as the second wrote it"})

    assert "Somebody else saved this while you had it open" in answer.content.decode()
    assert Actor.objects.get(pk=row.pk).name == "Russia, as the first wrote it"


def test_work_on_a_feed_does_not_overtake_the_one_who_edits_it(curator: Client) -> None:
    press.one_of_each(1)
    row = Feed.objects.order_by("pk")[0]
    address, held = opened(curator, row)
    Feed.objects.filter(pk=row.pk).update(failures=7, etag='"new"')  # as each poll does

    assert curator.post(address, held).status_code == 302


def test_an_alias_taken_away_counts_the_version_up(curator: Client) -> None:
    alias = Alias.objects.create(actor=made.actor("russia"), language="ru", text="Россия", folded="россия")
    before = number()

    curator.post(reverse("admin:talks_alias_delete", args=[alias.pk]), {"post": "yes"})

    assert not Alias.objects.filter(pk=alias.pk).exists()
    assert number() > before
    assert Trail.objects.filter(verb="delete", subject=f"alias/{alias.pk}").exists()


def test_a_withheld_name_that_an_editor_writes_shows_no_more_than_before(curator: Client) -> None:
    withholding.withhold("name", "Zebulon", "asked for", user=None, now=timezone.now())
    person = made.person("somebody")
    address, held = opened(curator, person)

    assert curator.post(address, held | {"name": "Zebulon"}).status_code == 302

    person.refresh_from_db()
    assert (person.name, person.withheld) == ("Zebulon", True)


def test_what_is_not_there_cannot_be_withheld_and_says_so(curator: Client) -> None:
    form = {"scope": "quote", "target": "nothing", "reason": "asked for"}
    page = curator.post(reverse("admin:events_withholding_add"), form).content.decode()
    assert ("There is no claim nothing." in page, Withholding.objects.count()) == (True, 0)


def test_whoever_withholds_a_name_is_told_where_editors_alone_can_change_it(curator: Client) -> None:
    made.actor("house", name="The house of Zebulon")
    pages = [
        curator.post(
            reverse("admin:events_withholding_add"), {"scope": "name", "target": name, "reason": "asked"}, follow=True
        ).content.decode()
        for name in ("zebulon", "nobody")
    ]
    assert ["in a name or in notes: The house of Zebulon." in page for page in pages] == [True, False]
