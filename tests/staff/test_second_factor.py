"""The second factor: where it is asked, how it is set up, that a code is good once, how others reset it."""

import io
import re
import time
from binascii import unhexlify
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from config.staff import factor
from config.staff.site import KEY, WAITING
from talks.models import Trail
from tests.staff.conftest import PASSWORD, is_in, log_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
ENROL, STEP = "/admin/second-factor/enrol/", "/admin/second-factor/"


def shown(key: str, later: int = 0) -> str:
    """What an app with this secret shows, `later` half minutes from now."""
    return f"{totp(unhexlify(key), t0=-30 * later):06}"


def wrong(key: str) -> str:
    """A code that no half minute near now shows."""
    near = {shown(key, later) for later in range(-2, 4)}
    return next(
        code for code in ("000000", "111111", "222222", "333333", "444444", "555555", "666666") if code not in near
    )


def enrolled(user: Any) -> tuple[str, list[str]]:
    """The secret of a new app and the recovery codes that came with it."""
    key = factor.fresh_key()
    codes = factor.enrol(user, key, shown(key), instead=False, now=NOW)
    assert codes
    return key, codes


def test_where_none_is_asked_a_password_is_one_step(editor: Any, client: Client) -> None:
    assert log_in(client).url == "/admin/"
    assert is_in(client)


def test_the_first_login_leads_to_setting_it_up(editor: Any, client: Client, asked: None) -> None:
    assert log_in(client).url == ENROL
    assert not is_in(client)

    page = client.get(ENROL).content.decode()
    key = client.session[KEY]
    assert factor.in_letters(key) in page
    answer = client.post(ENROL, {"code": shown(key)})

    codes = re.findall(r"<code>([a-z2-7-]{19})</code>", answer.content.decode())
    assert len(set(codes)) == 10
    assert is_in(client)
    assert [row.verb for row in Trail.objects.all()] == ["second factor enrolled"]


def test_recovery_codes_are_shown_once_and_kept_as_hashes(editor: Any, client: Client, asked: None) -> None:
    _, codes = enrolled(editor)
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert not kept & {code.replace("-", "")[:16] for code in codes}


def test_a_wrong_first_code_sets_nothing_up(editor: Any, client: Client, asked: None) -> None:
    log_in(client)
    client.get(ENROL)

    answer = client.post(ENROL, {"code": wrong(client.session[KEY])})

    assert "not right" in answer.content.decode()
    assert not TOTPDevice.objects.exists()
    assert not is_in(client)


def test_the_picture_is_of_the_secret_and_for_nobody_else(editor: Any, client: Client, asked: None) -> None:
    log_in(client)
    client.get(ENROL)
    picture = client.get("/admin/second-factor/qr.svg")

    assert picture["Content-Type"] == "image/svg+xml"
    assert b"style=" not in picture.content
    assert "no-store" in picture["Cache-Control"]
    assert Client().get("/admin/second-factor/qr.svg").status_code == 404


def test_two_tabs_of_two_people_show_two_secrets(editor: Any, client: Client, asked: None) -> None:
    other = Client()
    for one in (client, other):
        log_in(one)
        one.get(ENROL)
    assert client.session[KEY] != other.session[KEY]


def test_the_second_step_wants_the_code(editor: Any, client: Client, asked: None) -> None:
    key, _ = enrolled(editor)
    assert log_in(client).url == STEP
    assert "not right" in client.post(STEP, {"code": wrong(key)}).content.decode()
    assert not is_in(client)
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)

    assert client.post(STEP, {"code": shown(key, later=1)}).url == "/admin/"
    assert is_in(client)


def test_the_address_that_was_wanted_is_gone_on_to(editor: Any, client: Client, asked: None) -> None:
    key, _ = enrolled(editor)
    data = {"username": "editor", "password": PASSWORD, "next": "/admin/talks/round/"}
    client.post("/admin/login/", data)
    assert client.post(STEP, {"code": shown(key, later=1)}).url == "/admin/talks/round/"


def test_a_foreign_address_is_not_gone_on_to(editor: Any, client: Client, asked: None) -> None:
    key, _ = enrolled(editor)
    client.post("/admin/login/", {"username": "editor", "password": PASSWORD, "next": "https://evil.example/"})
    assert client.post(STEP, {"code": shown(key, later=1)}).url == "/admin/"


def test_a_code_is_good_once(editor: Any) -> None:
    key, _ = enrolled(editor)
    code = shown(key, later=1)
    assert [factor.verify(editor, code, NOW), factor.verify(editor, code, NOW)] == [True, False]


def test_the_code_that_set_it_up_is_used_up(editor: Any) -> None:
    key, _ = enrolled(editor)
    assert not factor.verify(editor, shown(key), NOW)


def test_a_recovery_code_is_good_once_however_it_is_typed(editor: Any) -> None:
    _, codes = enrolled(editor)
    assert factor.verify(editor, codes[0].upper().replace("-", " "), NOW)
    assert not factor.verify(editor, codes[0], NOW)
    assert Trail.objects.last().details == {"left": 9}  # type: ignore[union-attr]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_show_one_code_at_once_one_gets_in(editor: Any) -> None:
    key, _ = enrolled(editor)
    code = shown(key, later=1)

    def gets_in(n: int) -> bool:
        try:
            return factor.verify(editor, code, NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(gets_in, range(4))) == 1


def test_codes_can_be_guessed_five_times(editor: Any, client: Client, asked: None) -> None:
    key, _ = enrolled(editor)
    log_in(client)
    answers = [client.post(STEP, {"code": wrong(key)}).status_code for _ in range(5)]
    log_in(client)  # a right password in between gives no new guesses

    assert answers == [200] * 5
    assert client.post(STEP, {"code": shown(key, later=1)}).status_code == 429


def test_the_second_step_is_closed_to_who_did_not_take_the_first(editor: Any, client: Client, asked: None) -> None:
    key, _ = enrolled(editor)
    assert client.post(STEP, {"code": shown(key, later=1)}).url.startswith("/admin/login/")


def test_the_first_step_is_remembered_for_ten_minutes(editor: Any, client: Client, asked: None) -> None:
    enrolled(editor)
    log_in(client)
    session = client.session
    session[WAITING] |= {"at": time.time() - 601}
    session.save()
    assert client.get(STEP).url.startswith("/admin/login/")  # type: ignore[attr-defined]


def test_who_only_has_the_password_cannot_replace_it(editor: Any, client: Client, asked: None) -> None:
    enrolled(editor)
    log_in(client)
    assert client.get(ENROL).url.startswith("/admin/login/")  # type: ignore[attr-defined]


def test_a_session_of_a_password_alone_is_nobodys(editor: Any, client: Client, asked: None) -> None:
    client.force_login(editor)
    assert not is_in(client)


def test_who_set_one_up_is_asked_even_where_the_house_does_not(editor: Any, client: Client) -> None:
    enrolled(editor)
    assert log_in(client).url == STEP


def test_whoever_is_in_replaces_it_after_the_password(editor: Any, client: Client, asked: None) -> None:
    key, _ = enrolled(editor)
    log_in(client)
    client.post(STEP, {"code": shown(key, later=1)})

    assert "password" in client.get(ENROL).context["form"].fields
    client.post(ENROL, {"password": PASSWORD})
    client.get(ENROL)
    fresh = client.session[KEY]
    client.post(ENROL, {"code": shown(fresh)})

    assert [device.key for device in TOTPDevice.objects.all()] == [fresh]
    assert is_in(client)


def test_a_reset_ends_the_session_and_is_noted(editor: Any, client: Client, asked: None) -> None:
    key, _ = enrolled(editor)
    log_in(client)
    client.post(STEP, {"code": shown(key, later=1)})

    call_command("reset_second_factor", "editor", "--reason", "phone lost", stdout=io.StringIO())

    assert not is_in(client)
    assert log_in(client).url == ENROL
    row = Trail.objects.last()
    assert row and (row.verb, row.subject, row.by_name) == ("second factor reset", "user/editor", "operator")
    assert row.details == {"reason": "phone lost"}


@pytest.mark.parametrize(("name", "said"), [("nobody", "no user"), ("editor", "no second factor")])
def test_a_reset_of_nothing_says_so(name: str, said: str, editor: Any) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("reset_second_factor", name, "--reason", "phone lost")


def test_a_colleague_resets_it_in_the_admin_with_a_reason(editor: Any, client: Client, django_user_model: Any) -> None:
    enrolled(editor)
    client.force_login(django_user_model.objects.create_superuser("chief"))
    listed = "/admin/otp_totp/totpdevice/"
    chosen = {"action": "reset", "_selected_action": TOTPDevice.objects.get().pk}
    client.post(listed, chosen | {"confirmed": "1", "reason": "new phone"})

    assert not TOTPDevice.objects.exists()
    assert Trail.objects.last().by_name == "chief"  # type: ignore[union-attr]


def test_no_page_of_the_admin_shows_the_secret(editor: Any, client: Client, django_user_model: Any) -> None:
    key, _ = enrolled(editor)
    client.force_login(django_user_model.objects.create_superuser("chief"))
    page = client.get(f"/admin/otp_totp/totpdevice/{TOTPDevice.objects.get().pk}/change/").content.decode()
    assert "editor" in page
    assert key not in page
    assert client.get("/admin/otp_static/staticdevice/").status_code == 404
