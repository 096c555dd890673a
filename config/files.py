"""How static files are kept: under names with the hash of their content, compressed ahead."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Our scripts are modules: the names in their import lines must get the hash too."""

    support_js_module_import_aggregation = True
