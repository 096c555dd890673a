#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys

from config import interrupts


def main() -> None:
    if sys.argv[1:2] == ["demo"]:  # before what takes a second to load
        interrupts.listen()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line  # slow: only once the settings are named

        execute_from_command_line(sys.argv)
    except ModuleNotFoundError as missing:
        if missing.name != "django":
            raise
        sys.exit("Django is not there for this Python: run script/demo once, then .venv/bin/python manage.py.")
    except KeyboardInterrupt:
        sys.exit("interrupted; run it again to go on.")


if __name__ == "__main__":
    main()
