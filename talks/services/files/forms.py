"""The form of each data file: which fields an entry may have, and of what kind."""

from talks.services.files.schema import (
    Check,
    anything,
    day,
    degrees,
    flag,
    list_of,
    mapping_of,
    month,
    number,
    one_of,
    partial,
    record,
    ref,
    shaped,
    short,
    slug,
    text,
)

name = short(300)
country = shaped("[A-Z]{2}", "country (two capital letters, as KZ)")
language = shaped("[a-z]{2,3}", "language (its code, as ar)")
colour = shaped("#[0-9A-Fa-f]{6}", "colour (as #1D5FA6)")

SOURCES = list_of(ref("source"))
CITED = list_of(ref("source"), least=1)
ZONES = list_of(ref("zone"))
TOPICS = list_of(ref("topic"))
NAMES = list_of(name)
DISPUTED = list_of(
    record(
        {"field": short(200), "values": list_of(record({"value": anything, "sources": CITED}, {}), least=2)},
        {"actor": ref("actor"), "role": ref("role"), "sitting": number, "note": text},
    )
)

SOURCE = record({"key": slug, "url": text}, {"origin": ref("origin"), "published": day, "basis": short(60)})
ORIGIN = record(
    {"slug": slug, "name": name, "ownership": ref("ownership"), "basis": name},
    {"state": ref("actor"), "agency": flag},
)
ENVOY = record({"person": ref("person"), "title": name}, {"from": partial, "to": partial, "note": text})
TRACK = record(
    {"slug": slug, "name": name, "full_name": name, "description": text, "sources": CITED},
    {
        "convener": short(60),
        "conveners": list_of(ref("actor")),
        "colours": record({"light": colour, "dark": colour}, {}),
        "numbered": flag,
        "sponsors": list_of(ref("actor")),
        "sponsor_note": text,
        "host": ref("actor"),
        "heads_note": text,
        "numbering": text,
        "active_from": day,
        "active_to": day,
        "envoys": list_of(ENVOY),
        "deputy_envoys": list_of(ENVOY),
    },
)
SEAT = record(
    {"actor": ref("actor")},
    {
        "role": ref("role"),
        "head": ref("person"),
        "presence": ref("presence"),
        "unverified": list_of(one_of("head", "presence")),
        "sources": CITED,
        "note": text,
    },
)
ANNOUNCEMENT = record(
    {"said": partial, "by": short(200), "status": one_of("scheduled", "postponed", "cancelled", "under-way", "note")}
    | {"source": ref("source")},
    {
        "about": flag,
        "actor": ref("actor"),
        "month": month,
        "start": day,
        "end": day,
        "city": short(100),
        "sitting": number,
        "note": text,
    },
)
ROUND = record(
    {
        "slug": slug,
        "number": number,
        "name": name,
        "status": ref("status"),
        "place": record({"venue": ref("venue")}, {"city": short(100), "country": country, "verified": flag}),
        "seats": list_of(SEAT),
        "sources": CITED,
    },
    {
        "aliases": NAMES,
        "start": day,
        "end": day,
        "host": ref("actor"),
        "sittings": list_of(
            record(
                {"label": short(120), "start": day, "end": day},
                {"city": short(100), "venue": ref("venue"), "note": text},
            )
        ),
        "agenda": list_of(record({"wording": name}, {"topics": TOPICS, "zones": ZONES})),
        "outcomes": list_of(record({"text": text}, {"topics": TOPICS})),
        "documents": list_of(ref("document")),
        "notes": text,
        "announcements": list_of(ANNOUNCEMENT),
        "disputed": DISPUTED,
    },
)
POSITION = {"lat": degrees(90), "lon": degrees(180)}
ZONE = record(
    {
        "slug": slug,
        "number": number,
        "name": name,
        "history": list_of(
            record(
                {"date": day, "status": ref("zone status"), "source": ref("source")},
                {
                    "precision": one_of("day", "month"),
                    "about": flag,
                    "note": text,
                    "disputed": list_of(record({"date": day, "sources": CITED}, {})),
                    "why": text,
                },
            ),
            least=1,
        ),
        "sources": CITED,
    },
    {
        "aliases": NAMES,
        "governorates": NAMES,
        "governorates_note": text,
        "districts": NAMES,
        "districts_verified": flag,
        "towns": list_of(record({"name": short(200), **POSITION}, {})),
        "centroid": record(POSITION, {}),
        "coordinates_verified": flag,
        "boundaries": list_of(record({"file": ref("boundary"), "since": day}, {"source": ref("source")})),
        "population": list_of(
            record({"value": number, "as_of": partial}, {"note": text, "source": ref("source"), "unverified": flag})
        ),
        "fighters": record({"value": number, "as_of": partial, "by": short(200), "source": ref("source")}, {}),
        "groups": list_of(ref("actor")),
        "documents": list_of(ref("document")),
    },
)
ACTOR = record(
    {"slug": slug, "name": name, "kind": short(40), "role": text},
    {
        "sources": SOURCES,
        "kind_note": text,
        "full_name": name,
        "iso": country,
        "part_of": ref("actor"),
        "state": ref("actor"),
        "from": partial,
        "to": partial,
        "observer_from": partial,
        "observer_to": partial,
        "aliases": mapping_of(NAMES, language),
        "aliases_note": text,
        "names": list_of(record({"name": short(200), "from": partial}, {"in": mapping_of(short(200), language)})),
        "names_note": text,
        "unverified": flag,
    },
)
PERSON = record(
    {"slug": slug, "name": name, "role": name},
    {
        "aliases": NAMES,
        "offices": list_of(record({"actor": ref("actor")}, {"from": partial, "to": partial, "note": text})),
        "offices_basis": text,
        "offices_verified": flag,
        "unverified": flag,
        "disputed": DISPUTED,
        "sources": SOURCES,
    },
)
CITY = record(
    {"names": list_of(record({"name": short(200), "from": day}, {"note": text}), least=1), "sources": CITED},
    {"disputed": DISPUTED},
)
VENUE = record(
    {"slug": slug, "name": name, "building": flag},
    {
        "city": short(100),
        "country": country,
        **POSITION,
        "coordinates_note": text,
        "note": text,
        "aliases": NAMES,
        "sources": SOURCES,
    },
)
COMMITMENT = record(
    {"n": number, "text": text, "owners": list_of(ref("actor"), least=1), "sources": CITED},
    {
        "topic": ref("topic"),
        "zones": ZONES,
        "due": day,
        "due_words": short(200),
        "delivery": list_of(record({"delivery": ref("delivery"), "date": day, "sources": CITED}, {"note": text})),
    },
)
DOCUMENT = record(
    {"slug": slug, "title": name, "date": day, "kind": ref("document kind"), "summary": text, "sources": CITED},
    {
        "symbol": short(60),
        "identifiers": mapping_of(text),
        "in_force": day,
        "ceasefire_from": day,
        "signatories": list_of(ref("actor")),
        "signatories_note": text,
        "round": ref("round"),
        "topics": TOPICS,
        "text": ref("source"),
        "disputed": DISPUTED,
        "commitments": list_of(COMMITMENT),
    },
)

TERMS = mapping_of(text)
WORDS = record(
    {
        "topics": mapping_of(record({"name": name, "says": text}, {})),
        **dict.fromkeys(("roles", "presence", "round_status", "zone_status"), TERMS),
        **dict.fromkeys(("document_kinds", "ownership", "delivery"), TERMS),
    },
    {},
)

ENTRIES: dict[str, Check] = {
    "source": SOURCE,
    "origin": ORIGIN,
    "track": TRACK,
    "round": ROUND,
    "zone": ZONE,
    "actor": ACTOR,
    "person": PERSON,
    "venue": VENUE,
    "document": DOCUMENT,
}
