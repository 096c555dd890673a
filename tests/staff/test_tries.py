"""Limits on tries to log in: counted in the database, for a name and an address, whatever the name."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import connection
from django.test import Client

from config.embedded import BASE_DIR
from config.models import Tries
from config.staff import tries
from tests.staff.conftest import is_in, log_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


def fail(times: int, name: str = "editor", **headers: Any) -> list[int]:
    """The answers to so many wrong passwords, each from a client without a past."""
    return [log_in(Client(), "wrong", name, **headers).status_code for _ in range(times)]


def test_after_five_wrong_tries_the_right_password_is_refused_too(editor: Any, client: Client) -> None:
    assert fail(5) == [200] * 5

    answer = log_in(client)

    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 900
    assert not is_in(client)


def test_the_closed_door_tells_nothing_of_who_exists(editor: Any) -> None:
    fail(5), fail(5, "nobody")
    Tries.objects.update(until=datetime(2100, 1, 1, tzinfo=UTC))

    known, unknown = (log_in(Client(), name=name).content for name in ("editor", "nobody"))

    assert known == unknown
    assert b"too many tries" in known


def test_a_wrong_password_and_an_unknown_name_read_alike(editor: Any) -> None:
    said = [log_in(Client(), "wrong", name).context["form"].errors for name in ("editor", "nobody")]
    assert said[0] == said[1]


def test_nobody_else_is_kept_out(editor: Any, client: Client, django_user_model: Any) -> None:
    django_user_model.objects.create_superuser("second", password="another long password")
    fail(6)

    assert log_in(client, REMOTE_ADDR="192.0.2.7").status_code == 302
    assert log_in(Client(), "another long password", "second").status_code == 302


def test_the_door_opens_again(editor: Any, client: Client) -> None:
    fail(6)
    Tries.objects.update(until=NOW - timedelta(days=3650))

    assert log_in(client).status_code == 302


def test_a_right_password_clears_the_count(editor: Any) -> None:
    fail(4)
    log_in(Client())

    assert fail(5) == [200] * 5


def test_a_try_at_the_closed_door_does_not_keep_it_closed() -> None:
    for _ in range(5):
        tries.begin("password", "editor", "192.0.2.1", NOW)
    later = NOW + timedelta(minutes=14)

    with pytest.raises(tries.Closed) as closed:
        tries.begin("password", "editor", "192.0.2.1", later)

    assert closed.value.until == NOW + tries.PAUSE


def test_the_door_closes_for_the_whole_pause_from_the_last_try_on() -> None:
    for minute in (0, 1, 2, 3, 14):
        tries.begin("password", "editor", "192.0.2.1", NOW + timedelta(minutes=minute))

    with pytest.raises(tries.Closed):
        tries.begin("password", "editor", "192.0.2.1", NOW + timedelta(minutes=28))


def test_one_address_may_not_try_name_after_name() -> None:
    for n in range(tries.ADDRESS):
        tries.begin("password", f"name {n}", "2001:db8:1:2::1", NOW)

    with pytest.raises(tries.Closed):
        tries.begin("password", "another", "2001:db8:1:2:ffff::9", NOW)
    tries.begin("password", "another", "2001:db8:1:3::1", NOW)


def test_logins_of_a_whole_office_do_not_close_its_address() -> None:
    for n in range(2 * tries.ADDRESS):
        tries.begin("password", f"name {n}", "192.0.2.1", NOW)
        tries.succeeded("password", f"name {n}", "192.0.2.1")


@pytest.mark.parametrize(("proxies", "answer"), [(0, 429), (1, 302)])
def test_a_forwarded_address_is_believed_as_far_as_told(
    proxies: int, answer: int, editor: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rest_framework.throttling.api_settings.NUM_PROXIES", proxies)
    fail(5, HTTP_X_FORWARDED_FOR="192.0.2.1, 198.51.100.1")

    assert log_in(Client(), HTTP_X_FORWARDED_FOR="192.0.2.1, 198.51.100.2").status_code == answer


def test_what_a_stranger_writes_before_the_proxys_word_is_not_believed(
    editor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rest_framework.throttling.api_settings.NUM_PROXIES", 1)
    for n in range(5):
        fail(1, HTTP_X_FORWARDED_FOR=f"192.0.2.{n}, 198.51.100.1")

    assert log_in(Client(), HTTP_X_FORWARDED_FOR="192.0.2.9, 198.51.100.1").status_code == 429


@pytest.mark.parametrize(
    ("address", "net"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("192.0.2.1:5123", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:0:1::5", "2001:0db8:0000:0001"),
        ("[2001:db8:0:1::5]:443", "2001:0db8:0000:0001"),
        ("unknown", "unknown"),
    ],
)
def test_who_stands_behind_an_address(address: str, net: str) -> None:
    assert tries.network(address) == net


def test_neither_name_nor_address_is_kept() -> None:
    tries.begin("password", "editor", "192.0.2.1", NOW)
    told = str(list(Tries.objects.values()))
    assert "editor" not in told
    assert "192.0.2.1" not in told


def test_what_is_over_is_cleared_away() -> None:
    tries.begin("password", "editor", "192.0.2.1", NOW)
    tries.begin("password", "second", "192.0.2.2", NOW + timedelta(days=1))
    assert Tries.objects.count() == 2


def test_what_is_over_counts_no_more_even_while_it_is_not_cleared() -> None:
    for _ in range(5):
        tries.begin("password", "editor", "192.0.2.1", NOW)
    Tries.objects.bulk_create(Tries(key=f"-{n}", count=1, until=NOW) for n in range(200))  # cleared before it

    tries.begin("password", "editor", "192.0.2.1", NOW + timedelta(days=1))


def test_pages_for_all_ask_nothing_of_who_reads_them(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_no_more_tries_than_one() -> None:
    def let_through(n: int) -> bool:
        try:
            tries.begin("password", "editor", "192.0.2.1", NOW)
        except tries.Closed:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(let_through, range(40))) == tries.PAIR


ELSEWHERE = """
import sys, django
from datetime import datetime
from config import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from config.staff import tries
for n in range(5):
    tries.begin("password", "editor", "192.0.2.1", datetime.fromisoformat(sys.argv[2]))
"""


@pytest.mark.django_db(transaction=True)
def test_the_count_outlives_the_process_that_made_it() -> None:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "SECRET_KEY": configured.SECRET_KEY}
    name = str(connection.settings_dict["NAME"])
    subprocess.run([sys.executable, "-c", ELSEWHERE, name, NOW.isoformat()], cwd=BASE_DIR, env=environment, check=True)

    with pytest.raises(tries.Closed):
        tries.begin("password", "editor", "192.0.2.1", NOW)
