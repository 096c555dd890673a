"""What no entry tells alone: addresses that stand twice, days after the files were compiled, circles."""

from dataclasses import replace
from datetime import date

from talks.addresses import NoAddress
from talks.addresses import key as address_key
from talks.services.files.lined import Lined
from talks.services.files.schema import Spot


def sources_apart(entries: list[tuple[Lined, Spot]], compiled: date) -> None:
    """Each source has an address of its own, and was out when the files were compiled."""
    first: dict[str, str] = {}
    for entry, spot in entries:
        url, published = entry.get("url"), entry.get("published")
        if isinstance(published, date) and published > compiled:
            at = replace(spot, line=entry.lines["published"], field="published")
            at.fault(f"{published} is after the day on which the files were compiled ({compiled}, about.yaml)")
        if not isinstance(url, str):
            continue
        at = replace(spot, line=entry.lines["url"], field="url")
        try:
            key = address_key(url)
        except NoAddress as told:
            at.fault(f"{url!r} is {_refused(told)}")
            continue
        if key in first:
            at.fault(f"is the address of {first[key]} too")
        first.setdefault(key, spot.entry)


def _refused(told: NoAddress) -> str:
    return str(told) if str(told).startswith("no address") else f"no address: {told}"


def actors_apart(entries: list[tuple[Lined, Spot]]) -> None:
    """Nobody is a part of itself, over however many steps."""
    above = {str(entry.get("slug")): str(entry.get("part_of")) for entry, _ in entries if entry.get("part_of")}
    for entry, spot in entries:
        way = [str(entry.get("slug"))]
        while (whole := above.get(way[-1])) and whole not in way:
            way.append(whole)
        if whole == way[0]:
            at = replace(spot, line=entry.lines["part_of"], field="part_of")
            at.fault(f"runs in a circle: {' is part of '.join([*way, whole])}")
