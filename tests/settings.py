"""The settings under test: the one file, under the environment that tests need."""

import atexit
import os
import shutil
import tempfile

os.environ |= {
    "SECRET_KEY": "a key for tests alone, which sign nothing that anybody keeps",
    "DEBUG": "false",
    "DEMO": "false",
    "HTTPS": "false",
    "SECOND_FACTOR": "false",  # its own tests turn it on
    # Playwright's synchronous API runs a loop in the thread of the test, where Django would refuse the database.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    "DJANGO_LIVE_TEST_SERVER_ADDRESS": "127.0.0.1",  # some bare machines do not know localhost by its name
}

from config.settings import *  # noqa: F403

# Files are served as they lie in static/, not collected first; passwords need no strength here.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
STATIC_ROOT = tempfile.mkdtemp(prefix="talks-static-")
atexit.register(shutil.rmtree, STATIC_ROOT, ignore_errors=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# pytest-django's live server serves static files where it finds this name.
OWN = INSTALLED_APPS.index("config.files.FilesConfig")  # noqa: F405
INSTALLED_APPS[OWN] = "django.contrib.staticfiles"  # noqa: F405
