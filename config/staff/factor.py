"""The second factor of staff: an app that shows a code every half minute, and codes on paper for when it is lost."""

import base64
import hashlib
import io
import secrets
import time
from binascii import unhexlify
from datetime import datetime
from typing import Any

import segno
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from talks.services import trail

RECOVERY_CODES = 10
LENGTH = 16  # letters of a recovery code: 80 bits


def has_one(user: Any) -> bool:
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def codes_left(user: Any) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())


def is_asked_of(user: Any) -> bool:
    """Of everybody where the house asks for it, and everywhere of those who have one."""
    return settings.SECOND_FACTOR or has_one(user)


def fresh_key() -> str:
    """A secret for an app, 160 bits in hex."""
    return str(random_hex(20))


def in_letters(key: str) -> str:
    """The secret as apps take it from a keyboard: base32 in groups of four."""
    told = base64.b32encode(unhexlify(key)).decode()
    return " ".join(told[at : at + 4] for at in range(0, len(told), 4))


def picture(user: Any, key: str) -> bytes:
    """The QR code of the secret, an SVG of its own: black on white in either theme, as cameras want it."""
    file = io.BytesIO()
    address = TOTPDevice(user=user, key=key).config_url
    segno.make(address, error="m", micro=False).save(file, kind="svg", scale=5, dark="#000", light="#fff")
    return file.getvalue()


def enrol(user: Any, key: str, code: str, *, instead: bool, now: datetime) -> list[str] | None:
    """Make the app that shows `code` the user's second factor; the recovery codes, or None where the code is wrong.

    Without `instead`, one that is there already stays: who only has the password may not replace it.
    """
    totp = TOTP(unhexlify(key))
    totp.time = time.time()  # the package's clock, by which it weighs every later code; held still for one look
    with transaction.atomic():
        get_user_model()._default_manager.select_for_update().get(pk=user.pk)
        if not (code.isdecimal() and totp.verify(int(code), tolerance=1)) or (has_one(user) and not instead):
            return None
        clear(user)
        # The code that was shown is used up: whoever saw it typed can't log in by it.
        user.otp_device = TOTPDevice.objects.create(
            user=user, name="app", key=key, confirmed=True, last_t=totp.t(), drift=totp.drift
        )
        codes = recovery_codes(user)
        trail.note("second factor enrolled", name_of(user), {}, by=user.get_username(), user=user.pk, now=now)
    return codes


def recovery_codes(user: Any) -> list[str]:
    """Ten codes, each good once; only their hashes are kept."""
    device = StaticDevice.objects.create(user=user, name="recovery", confirmed=True)
    codes = [base64.b32encode(secrets.token_bytes(10)).decode().lower() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=digest(code)) for code in codes)
    return ["-".join(code[at : at + 4] for at in range(0, LENGTH, 4)) for code in codes]


def digest(code: str) -> str:
    """What is kept of a recovery code: as much of its hash as the column holds, 64 bits."""
    return hashlib.sha256(code.encode()).hexdigest()[:16]


def verify(user: Any, typed: str, now: datetime) -> bool:
    """Whether what was typed is the app's code, not used before, or a recovery code, which is then used up.

    The device's row is locked meanwhile, so that of two who type one code at once one gets in.
    """
    code = "".join(letter for letter in typed.lower() if letter.isalnum())
    on_paper = len(code) == LENGTH
    with transaction.atomic():
        kind = StaticDevice if on_paper else TOTPDevice
        device = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
        if device is None or not device.verify_token(digest(code) if on_paper else code):
            return False
        if on_paper:
            left = {"left": device.token_set.count()}
            trail.note("recovery code used", name_of(user), left, by=user.get_username(), user=user.pk, now=now)
        user.otp_device = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    return True


def reset(user: Any, *, reason: str, by: str, now: datetime, by_user: int | None = None) -> bool:
    """Take the second factor away, and the sessions it opened where it is asked; False where there was none."""
    with transaction.atomic():
        get_user_model()._default_manager.select_for_update().get(pk=user.pk)
        if not has_one(user):
            return False
        clear(user)
        trail.note("second factor reset", name_of(user), {"reason": reason}, by=by, user=by_user, now=now)
    return True


def clear(user: Any) -> None:
    for kind in (TOTPDevice, StaticDevice):
        kind.objects.filter(user=user).delete()


def name_of(user: Any) -> str:
    return f"user/{user.get_username()}"
