"""A mirror that only pip knows is handed on to uv, from wherever pip reads it."""

import subprocess
import sys
from pathlib import Path

from config.embedded import BASE_DIR


def handed_on(home: Path, **environment: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, str(BASE_DIR / "script/mirror.py")],
        env={"HOME": str(home), "XDG_CONFIG_DIRS": str(home / "none"), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return {line.removeprefix("export ") for line in told.stdout.splitlines()}


def test_variables_are_handed_on(tmp_path: Path) -> None:
    assert handed_on(tmp_path, PIP_CONFIG_FILE="/dev/null", PIP_INDEX_URL="https://mirror.example/simple") == {
        "UV_DEFAULT_INDEX=https://mirror.example/simple"
    }


def test_files_are_handed_on_with_variables_over_them(tmp_path: Path) -> None:
    (tmp_path / "pip.conf").write_text("[global]\nindex-url = https://old.example\nfind-links = /a\n  /b\n")
    given = {"PIP_CONFIG_FILE": str(tmp_path / "pip.conf"), "PIP_INDEX_URL": "https://new.example"}
    assert handed_on(tmp_path, **given) >= {"UV_DEFAULT_INDEX=https://new.example", "UV_FIND_LINKS=/a,/b"}


def test_a_certificate_reaches_uv_and_npm(tmp_path: Path) -> None:
    assert handed_on(tmp_path, PIP_CONFIG_FILE="/dev/null", PIP_CERT="/own ca.pem") == {
        "SSL_CERT_FILE='/own ca.pem'",
        "NODE_EXTRA_CA_CERTS='/own ca.pem'",
    }


def test_what_uv_knows_itself_stands(tmp_path: Path) -> None:
    given = {
        "PIP_CONFIG_FILE": "/dev/null",
        "PIP_INDEX_URL": "https://pip.example",
        "UV_DEFAULT_INDEX": "https://uv.example",
    }
    assert handed_on(tmp_path, **given) == set()


def test_several_indexes_are_weighed_as_pip_weighs_them(tmp_path: Path) -> None:
    told = handed_on(tmp_path, PIP_CONFIG_FILE="/dev/null", PIP_EXTRA_INDEX_URL="https://a.example https://b.example")
    assert told == {"UV_INDEX='https://a.example https://b.example'", "UV_INDEX_STRATEGY=unsafe-best-match"}
