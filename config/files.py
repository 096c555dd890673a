"""How static files are kept: under names with the hash of their content, compressed ahead."""

from django.contrib.staticfiles.apps import StaticFilesConfig
from whitenoise.storage import CompressedManifestStaticFilesStorage


class FilesConfig(StaticFilesConfig):
    """Collects what pages use: none is REST framework's own, none shows ReDoc."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "rest_framework", "redoc"]


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Our scripts are modules: the names in their import lines must get the hash too."""

    support_js_module_import_aggregation = True
