"""The OpenAPI description and the page that shows it."""

import re

import pytest
import yaml
from django.core.management import call_command
from django.test import Client


def test_the_description_is_valid_and_without_warnings(tmp_path) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yml"))
    paths = yaml.safe_load((tmp_path / "schema.yml").read_text())["paths"]
    assert {"/api/v1/rounds/", "/api/v1/rounds/{slug}/states/"} <= set(paths)


@pytest.mark.django_db
def test_every_list_tells_of_as_of(client: Client) -> None:
    paths = yaml.safe_load(client.get("/api/v1/schema/").content)["paths"]
    without = [
        path
        for path, methods in paths.items()
        if not any(one["name"] == "as_of" for one in methods["get"].get("parameters", []))
    ]
    assert without == []


def test_the_docs_page_holds_no_inline_script_or_style(client: Client) -> None:
    page = client.get("/api/v1/docs/").content.decode()
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|https?://(?!testserver)", page) == []
