"""The program's own voice keeps loaded words out (talks/data/words.yaml). Quotes and names are not its voice."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "talks" / "data"
WORDS = yaml.safe_load((DATA / "words.yaml").read_text(encoding="utf-8"))
# Names that others use, addresses, and the words of speakers.
NOT_OURS = {"aliases", "url", "by", "quote", "key"}
BY_WORD = [rf"(?<!\w)(?:{one['word']})(?!\w)" for one in WORDS["words"] if "word" in one]
BY_SIGN = [re.escape(one["sign"]) for one in WORDS["words"] if "sign" in one]
PATTERN = re.compile("|".join(BY_WORD + BY_SIGN), re.IGNORECASE)
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def loaded(text: str) -> list[str]:
    """The loaded words in a text of ours."""
    for phrase in WORDS["allow"]:
        text = re.sub(re.escape(phrase), " ", text, flags=re.IGNORECASE)
    return PATTERN.findall(text)


def texts(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_OURS:
                yield from texts(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part, key)
    elif isinstance(value, str) and not SLUG.fullmatch(value):
        yield value


def own_words(template: str) -> str:
    """What a reader sees of a template: no tags, comments, attributes but those that are read out."""
    shown = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", " ", template, flags=re.DOTALL)
    read_out = " . ".join(re.findall(r"(?:title|alt|aria-label|placeholder|content)=\"([^\"{]*)", shown))
    literal = " . ".join(re.findall(r"{% (?:blocktranslate|translate|trans) \"([^\"]*)", shown))
    shown = re.sub(r"<script.*?</script>|<style.*?</style>|{%.*?%}|{{.*?}}|<[^>]*>", " ", shown, flags=re.DOTALL)
    return f"{shown} {read_out} {literal}"


@pytest.mark.parametrize("file", sorted(DATA.rglob("*.yaml")), ids=lambda file: file.relative_to(DATA).as_posix())
def test_data_keep_a_neutral_voice(file: Path) -> None:
    if file.name == "words.yaml":
        pytest.skip("the list itself")
    told = texts(yaml.safe_load(file.read_text(encoding="utf-8")))
    assert {text: words for text in told if (words := loaded(text))} == {}


def test_outlines_keep_a_neutral_voice() -> None:
    told = [file.read_text(encoding="utf-8") for file in sorted(DATA.rglob("*.geojson"))]
    assert [words for text in told if (words := loaded(text))] == []


@pytest.mark.parametrize(
    "file", sorted((ROOT / "templates").rglob("*.html")), ids=lambda file: file.relative_to(ROOT).as_posix()
)
def test_templates_keep_a_neutral_voice(file: Path) -> None:
    assert loaded(own_words(file.read_text(encoding="utf-8"))) == []


def test_translations_keep_a_neutral_voice() -> None:
    told = [
        line
        for file in sorted(ROOT.glob("*/locale/en/**/*.po"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith(("msgid", "msgstr", '"'))
    ]
    assert [line for line in told if loaded(line)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the regime's rebels", ["regime", "rebels"]),
        ("Finally liberated!", ["Finally", "liberated", "!"]),
        ("radical groups and extremists", ["radical", "extremists"]),
        ("groups that the text calls radical", []),
        ("National Front for Liberation", []),
        ("counter-terrorism, the terrorism list", []),
        ("the fellow failover of the regimen", []),
    ],
)
def test_the_list_finds_words_and_leaves_others(text: str, expected: list[str]) -> None:
    assert loaded(text) == expected
