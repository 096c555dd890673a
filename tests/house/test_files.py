"""Static files as a deployment serves them: every name that a script or a sheet speaks of exists under its hash."""

import re
from pathlib import Path
from typing import Any

from django.core.management import call_command

NAMED = re.compile(r"""(?:from|import)\s*\(?["'](\.[^"']+)["']|url\(["']?([^"')#?:]+)["']?\)""")


def test_collected_files_find_each_other(tmp_path: Path, settings: Any) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "config.files.HashedFiles"}}
    left_out = ["drf_*", "admin"]
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=left_out)
    ours = [*(tmp_path / "js").rglob("*.js"), *(tmp_path / "css").rglob("*.css")]
    spoken_of = {path.parent / (found[1] or found[2]) for path in ours for found in NAMED.finditer(path.read_text())}
    assert [path for path in spoken_of if not path.exists()] == []
    assert len(spoken_of) > 5
