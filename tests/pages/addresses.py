"""Addresses for every pattern of the public pages: what each walk over all pages asks.

`{article}` and `{event}` stand for keys that a walk makes; `filled` puts them in.
"""

from events import urls as press
from talks import urls as record

EXAMPLES: dict[str, list[str]] = {
    "timeline": ["/", "/?selected=round:astana-6", "/?from=2012-01-01&to=2024-12-31"],
    "rounds": ["/rounds/"],
    "round": ["/rounds/astana-6/", "/rounds/geneva-3/", "/rounds/constitutional-committee-9/"],
    "zones": ["/zones/"],
    "zone": ["/zones/idlib/"],
    "tracks": ["/tracks/"],
    "track": ["/tracks/astana/"],
    "topics": ["/topics/"],
    "topic": ["/topics/zone-maps/"],
    "actors": ["/actors/"],
    "matrix": ["/actors/matrix/", "/actors/matrix/?track=all"],
    "actor": ["/actors/russia/"],
    "guarantors": ["/guarantors/"],
    "guarantor": ["/guarantors/iran/"],
    "people": ["/people/"],
    "person": ["/people/alexander-lavrentiev/"],
    "venues": ["/venues/"],
    "venue": ["/venues/rixos-president-astana/"],
    "documents": ["/documents/"],
    "document": ["/documents/de-escalation-memorandum-2017/"],
    "commitments": ["/commitments/"],
    "changes": ["/changes/"],
    "search": ["/search/?q=astana"],
    "about": ["/about/"],
    "data": ["/data/"],
    "embed-round": ["/embed/rounds/astana-6/"],
    "articles": ["/articles/"],
    "article": ["/articles/{article}/"],
    "events": ["/events/"],
    "event": ["/events/{event}/"],
    "outlets": ["/outlets/"],
    "outlet": ["/outlets/reuters/"],
    "codebook": ["/codebook/"],
    "accuracy": ["/accuracy/"],
}
NO_PAGES = {"tracks-css"}
ALL = [address for addresses in EXAMPLES.values() for address in addresses]


def patterns() -> set[str]:
    """The names of all patterns of pages; one without a name is called by its route."""
    return {one.name or str(one.pattern) for one in (*press.urlpatterns, *record.urlpatterns)} - NO_PAGES


def filled(address: str, keys: dict[str, str]) -> str:
    """The address with the keys of the rows that it speaks of."""
    for name, key in keys.items():
        address = address.replace(f"{{{name}}}", key)
    return address
