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
    slug,
    text,
)

SOURCES = list_of(ref("source"))
CITED = list_of(ref("source"), least=1)
ZONES = list_of(ref("zone"))
TOPICS = list_of(ref("topic"))
NAMES = list_of(text)
DISPUTED = list_of(
    record(
        {"field": text, "values": list_of(record({"value": anything, "sources": CITED}, {}), least=2)},
        {"actor": ref("actor"), "role": ref("role"), "sitting": number, "note": text},
    )
)

SOURCE = record(
    {"key": slug, "url": text}, {"origin": ref("origin"), "published": day, "basis": text, "publisher": text}
)
ORIGIN = record(
    {"slug": slug, "name": text, "ownership": ref("ownership"), "basis": text},
    {"state": ref("actor"), "agency": flag, "sources": SOURCES},
)
ENVOY = record({"person": ref("person"), "title": text}, {"from": partial, "to": partial, "note": text})
TRACK = record(
    {"slug": slug, "name": text, "full_name": text, "description": text, "sources": CITED},
    {
        "convener": text,
        "conveners": list_of(ref("actor")),
        "colours": record({"light": text, "dark": text}, {}),
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
    {"said": partial, "by": text, "status": one_of("scheduled", "postponed", "cancelled", "under-way", "note")}
    | {"source": ref("source")},
    {
        "about": flag,
        "actor": ref("actor"),
        "month": month,
        "start": day,
        "end": day,
        "city": text,
        "sitting": number,
        "note": text,
    },
)
ROUND = record(
    {
        "slug": slug,
        "number": number,
        "name": text,
        "status": ref("status"),
        "place": record({"venue": ref("venue")}, {"city": text, "country": text, "verified": flag}),
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
                {"label": text, "start": day, "end": day},
                {"city": text, "venue": ref("venue"), "note": text},
            )
        ),
        "agenda": list_of(record({"wording": text}, {"topics": TOPICS, "zones": ZONES})),
        "outcomes": list_of(record({"text": text}, {"topics": TOPICS})),
        "documents": list_of(ref("document")),
        "notes": text,
        "announcements": list_of(ANNOUNCEMENT),
        "disputed": DISPUTED,
    },
)
PLACE = {"name": text, "lat": degrees, "lon": degrees}
ZONE = record(
    {
        "slug": slug,
        "number": number,
        "name": text,
        "history": list_of(
            record(
                {"date": day, "status": ref("zone status"), "source": ref("source")},
                {
                    "precision": one_of("day", "month", "year"),
                    "about": flag,
                    "note": text,
                    "disputed": list_of(record({"date": day, "sources": CITED}, {})),
                },
            )
        ),
        "sources": CITED,
    },
    {
        "aliases": NAMES,
        "governorates": NAMES,
        "governorates_note": text,
        "districts": NAMES,
        "districts_verified": flag,
        "towns": list_of(record(PLACE, {})),
        "centroid": record({"lat": degrees, "lon": degrees}, {}),
        "coordinates_verified": flag,
        "boundaries": list_of(record({"file": ref("boundary"), "since": day}, {"source": ref("source")})),
        "population": list_of(
            record({"value": number, "as_of": partial}, {"note": text, "source": ref("source"), "unverified": flag})
        ),
        "fighters": record({"value": number, "as_of": partial, "by": text, "source": ref("source")}, {}),
        "groups": list_of(ref("actor")),
        "documents": list_of(ref("document")),
    },
)
ACTOR = record(
    {"slug": slug, "name": text, "kind": text, "role": text},
    {
        "sources": SOURCES,
        "kind_note": text,
        "full_name": text,
        "iso": text,
        "part_of": ref("actor"),
        "state": ref("actor"),
        "from": partial,
        "to": partial,
        "observer_from": partial,
        "observer_to": partial,
        "aliases": mapping_of(NAMES),
        "aliases_note": text,
        "names": list_of(record({"name": text, "from": partial}, {"in": mapping_of(text)})),
        "names_note": text,
        "unverified": flag,
    },
)
PERSON = record(
    {"slug": slug, "name": text, "role": text},
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
    {"names": list_of(record({"name": text, "from": day}, {"note": text})), "sources": CITED}, {"disputed": DISPUTED}
)
VENUE = record(
    {"slug": slug, "name": text, "building": flag},
    {
        "city": text,
        "country": text,
        "lat": degrees,
        "lon": degrees,
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
        "due_words": text,
        "delivery": list_of(record({"delivery": ref("delivery"), "date": day, "sources": CITED}, {"note": text})),
    },
)
DOCUMENT = record(
    {"slug": slug, "title": text, "date": day, "kind": ref("document kind"), "summary": text, "sources": CITED},
    {
        "symbol": text,
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
