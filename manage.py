#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys

from config import interrupts
from config.embedded import NotServed


def main() -> None:
    if sys.argv[1:2] == ["demo"]:  # before what takes a second to load
        interrupts.listen()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        # Both slow, and wanted only once the settings are named.
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
        from django.db import OperationalError

        try:
            execute_from_command_line(sys.argv)
        except OperationalError as error:
            if "--traceback" in sys.argv:
                raise
            sys.exit(f"The database does not serve: {str(error).partition(chr(10))[0]}")
    except ModuleNotFoundError as missing:
        if missing.name != "django":
            raise
        sys.exit("Django is not there for this Python: run script/demo once, then .venv/bin/python manage.py.")
    except KeyboardInterrupt:
        sys.exit("interrupted; run it again to go on.")
    except (ImproperlyConfigured, NotServed) as error:  # what is wrong is outside: where we were tells nothing
        sys.exit(str(error))


if __name__ == "__main__":
    main()
