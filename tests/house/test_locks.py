"""The three locks agree: what is installed to look at the demo, and to serve, is what was tested, for every Python."""

import re

import pytest

from config.embedded import BASE_DIR


def locked(name: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Package, to its version and the hashes of its files."""
    text = (BASE_DIR / name).read_text().replace("\\\n", " ")
    found = re.findall(r"^([\w.-]+)==(\S+)(.*)$", text, flags=re.MULTILINE)
    return {package: (version, frozenset(re.findall(r"sha256:(\w+)", rest))) for package, version, rest in found}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-demo.txt"])
def test_a_lock_holds_what_was_tested(name: str) -> None:
    tested = locked("requirements-dev.txt")
    assert {package: pinned for package, pinned in locked(name).items() if pinned != tested[package]} == {}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-demo.txt", "requirements-dev.txt"])
def test_every_package_has_a_hash_and_no_address(name: str) -> None:
    assert [package for package, (_, hashes) in locked(name).items() if not hashes] == []
    assert "://" not in (BASE_DIR / name).read_text()
