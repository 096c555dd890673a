"""manage.py reset_second_factor NAME --reason TEXT: for somebody who lost both the app and the recovery codes."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from config.staff import factor


class Command(BaseCommand):
    help = "Take a user's second factor away; the next login sets up a new one. The trail notes it with the reason."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the name that the user logs in with")
        parser.add_argument("--reason", required=True, help="why, for the trail")

    def handle(self, *args: Any, name: str, reason: str, **options: Any) -> None:
        user = get_user_model()._default_manager.filter(**{get_user_model().USERNAME_FIELD: name}).first()
        if user is None:
            raise CommandError(f"there is no user {name!r}.")
        if not reason.strip():
            raise CommandError("say why: --reason TEXT")
        if not factor.reset(user, reason=reason.strip(), by="operator", now=timezone.now()):
            raise CommandError(f"{name} has no second factor.")
        self.stdout.write(f"The second factor of {name} is gone; the next login sets up a new one.")
