"""A small record for the tests of the reader: rows shaped like those of talks/data."""

from functools import cache
from typing import Any

from events.reading.languages import tables
from events.reading.words.lexicon import Lexicon, build


def actor(slug: str, name: str, kind: str, part_of: str | None = None, *aliases: str) -> dict[str, Any]:
    return {"slug": slug, "name": name, "kind": kind, "part_of": part_of, "aliases": {"en": list(aliases)}}


def person(slug: str, name: str, role: str, *bodies: str) -> dict[str, Any]:
    return {"slug": slug, "name": name, "role": role, "aliases": [], "offices": [{"actor": b} for b in bodies]}


ACTORS = [
    actor("iran", "Iran", "state", None, "Tehran"),
    actor("russia", "Russia", "state"),
    actor("turkey", "Turkey", "state", None, "Türkiye"),
    actor("kazakhstan", "Kazakhstan", "state", None, "Astana"),
    actor("united-states", "United States", "state", None, "US"),
    actor("jordan", "Jordan", "state"),
    actor("iraq", "Iraq", "state"),
    actor("lebanon", "Lebanon", "state"),
    actor("united-nations", "United Nations", "un", None, "UN"),
    actor("un-envoy", "UN Special Envoy for Syria", "un", "united-nations"),
    actor("syrian-government", "Government of Syria", "government"),
    actor("syrian-army", "Syrian Arab Army", "government", "syrian-government"),
    actor("syrian-opposition", "Syrian opposition", "opposition-body"),
    actor("armed-opposition", "Syrian armed opposition", "opposition-body", "syrian-opposition"),
    actor("hnc", "High Negotiations Committee", "opposition-body", "syrian-opposition"),
    actor("hts", "Hay'at Tahrir al-Sham", "armed-group"),
    actor("sohr", "Syrian Observatory for Human Rights", "monitor"),
    actor("kazakh-foreign-ministry", "Ministry of Foreign Affairs of Kazakhstan", "state-ministry", "kazakhstan"),
    actor("russian-foreign-ministry", "Ministry of Foreign Affairs of Russia", "state-ministry", "russia"),
    actor("russian-defence-ministry", "Ministry of Defence of Russia", "state-ministry", "russia"),
    actor("tass", "TASS", "media"),
]
PEOPLE = [
    person("staffan-de-mistura", "Staffan de Mistura", "UN Special Envoy for Syria", "united-nations"),
    person(
        "bashar-al-jaafari", "Bashar al-Jaafari", "head of the government delegation at Astana", "syrian-government"
    ),
    person("alexander-lavrentiev", "Alexander Lavrentiev", "head of the Russian delegation at Astana", "russia"),
    person("sergei-lavrov", "Sergei Lavrov", "Russian Foreign Minister", "russian-foreign-ministry"),
    person("hillary-clinton", "Hillary Clinton", "US Secretary of State", "united-states"),
    person("ahmad-toma", "Ahmad Toma", "head of the opposition delegation at Astana", "armed-opposition"),
]


@cache
def lexicon() -> Lexicon:
    return build(ACTORS, PEOPLE, [], [], tables("en") or {})
