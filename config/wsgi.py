"""The entry for WSGI servers."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
_ = settings.SECRET_KEY  # an empty one is refused here, not in the first visitor's face
