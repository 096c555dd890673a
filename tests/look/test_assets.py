"""What the browser gets besides our own files: the versions that go together, and the fingerprints."""

import json
from pathlib import Path

import plotly

ROOT = Path(__file__).resolve().parents[2]
WANTED = json.loads((ROOT / "package.json").read_text())


def test_pages_and_python_draw_with_one_version_of_plotly() -> None:
    bundle = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"

    head = bundle.read_text(encoding="utf-8")[:200]

    versions = {WANTED["dependencies"]["plotly.js"], WANTED["dependencies"]["plotly.js-basic-dist-min"]}
    assert [f"plotly.js v{version}\n" in head for version in versions] == [True]


def test_every_package_has_an_exact_version_and_a_fingerprint() -> None:
    exact = {name for name, version in WANTED["dependencies"].items() if version[0].isdigit()}

    assert exact == set(WANTED["integrity"])
