"""The one settings file. What differs between machines comes from the environment, through config/env.py."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from whitenoise.compress import Compressor

from config import demo, embedded, env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("TALKS_VAR", str(BASE_DIR / "var")) or "").absolute()

DEBUG = env.flag("DEBUG")
DEMO = env.flag("DEMO")
# Without a key imports and commands work, whatever signs does not: config/wsgi.py refuses to serve.
SECRET_KEY = env.text("SECRET_KEY") or (demo.secret_key(VAR_DIR) if DEMO else "")
SITE_URL = env.site("SITE_URL", "http://127.0.0.1:8000")
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")

INSTALLED_APPS = [
    "config.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "config.files.FilesConfig",
    "csp",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_otp",
    "config.apps.SecondFactorConfig",
    "django_otp.plugins.otp_static",
    "config.apps.HouseConfig",
    "talks",
    "events",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # after WhiteNoise, whose files are compressed ahead
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "config.staff.sessions.verified_only",
    "django.contrib.messages.middleware.MessageMiddleware",
    "config.perimeter.without_nul",
    "talks.pages.door.names_once",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Tells the record which names are withheld; the press above it keeps the list.
KEPT_NAMES = "events.services.withholding.kept_names"

# The servers: our own, or the embedded ones, which config/postgres and config/celery.py hold from their first use on.
REDIS_URL = env.text("REDIS_URL")
EMBEDDED = not env.text("DATABASE_URL") and not REDIS_URL
if not EMBEDDED and not (env.text("DATABASE_URL") and REDIS_URL):
    raise ImproperlyConfigured("Set both DATABASE_URL and REDIS_URL, or neither: then the embedded servers are used.")
DATABASES = {"default": env.database("DATABASE_URL", f"postgres://{embedded.NAME}@/{embedded.NAME}")}
if EMBEDDED:
    DATABASES["default"]["ENGINE"] = "config.postgres"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Celery: PostgreSQL is the ledger, Redis only rings the bell. A message is acknowledged once its work is done; one
# whose worker process was killed is not sent again at once (poison would kill for ever): the sweep finds its row.
CELERY_APPLICATION = "config.celery"  # imported by whoever sends tasks; commands that send none do without
CELERY_BROKER_URL = REDIS_URL or ""
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_timeout": 5, "socket_connect_timeout": 5, "visibility_timeout": 900}
CELERY_TASK_SERIALIZER = "json"
CELERY_RESULT_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "talks"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = False
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1}
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
SWEEP_EVERY = timedelta(seconds=env.number("SWEEP_EVERY", 15, least=1))
CELERY_BEAT_SCHEDULE = {"sweep": {"task": "events.sweep", "schedule": SWEEP_EVERY.total_seconds()}}
if not DEMO:  # a look at the program is no reason to ask thirty newsrooms; `manage.py poll` does it on demand
    CELERY_BEAT_SCHEDULE["poll"] = {"task": "events.poll_due", "schedule": 60.0}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = (VAR_DIR if DEMO else BASE_DIR) / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")

# How long a worker may hold a piece of work before another may take it; longer than any piece takes.
WORK_LEASE = timedelta(seconds=env.number("WORK_LEASE", 120, least=1))
# How the press asks the network (events/services/http.py).
FETCH_AGENT = env.text("FETCH_AGENT", "SyriaTalksRecord/0.1") or ""
FETCH_PAUSE = timedelta(seconds=env.number("FETCH_PAUSE", 2))  # between two requests to one host
# Loopback ports that the fetcher may dial, for tests with local servers. Production refuses them.
FETCH_LOOPBACK_PORTS = [int(port) for port in env.names("FETCH_LOOPBACK_PORTS")]
if FETCH_LOOPBACK_PORTS and not DEBUG:
    raise ImproperlyConfigured("FETCH_LOOPBACK_PORTS is for tests: it opens this machine's own ports to the fetcher.")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.files.HashedFiles"},
}

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "talks.api.formats.Formats",
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.DjangoModelPermissionsOrAnonReadOnly"],
    "DEFAULT_FILTER_BACKENDS": [
        "django_filters.rest_framework.DjangoFilterBackend",
        "rest_framework.filters.OrderingFilter",
    ],
    "DEFAULT_PAGINATION_CLASS": "talks.api.paging.Pages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"] if env.rate("API_RATE") else [],
    "DEFAULT_THROTTLE_RATES": {"anon": env.rate("API_RATE")},
    # Unset, DRF would believe any X-Forwarded-For.
    "NUM_PROXIES": env.number("PROXIES", 0),
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Syria Talks Record",
    "DESCRIPTION": "The record of the talks on Syria: who met when and where, what came of it, and who says so.",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

# Safety. Only the demo and a developer's own server go without HTTPS.
HTTPS = env.flag("HTTPS", default=not (DEBUG or DEMO))
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]  # asked from inside, past the proxy
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.number("PROXIES", 0) else None
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
X_FRAME_OPTIONS = "DENY"
# Staff log in with a password and an app's code; a look at the program on one's own machine does without.
SECOND_FACTOR = env.flag("SECOND_FACTOR", default=not (DEBUG or DEMO))
OTP_TOTP_ISSUER = "Syria Talks Record"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"  # the empty style element that Plotly makes
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF, EMPTY_STYLE],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "config.logs.JsonFormatter"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": env.choice("LOG_FORMAT", ("plain", "json"))}
    },
    "root": {"handlers": ["stderr"], "level": env.choice("LOG_LEVEL", ("INFO", "DEBUG", "WARNING", "ERROR"))},
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
