"""Whose an article is, and the outlets' rows out of events/data/outlets.yaml."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from events.models import Feed, Outlet
from talks.models import Origin

FILE = Path(__file__).resolve().parent.parent / "data" / "outlets.yaml"
COLUMNS = (
    "name",
    "language",
    "country",
    "ownership",
    "ownership_basis",
    "hosts",
    "home",
    "text_public",
    "licence",
    "marks",
)


class Hosts:
    """All outlets as they stand now, by key and by host; one question for as many addresses as there are."""

    def __init__(self) -> None:
        self.by_pk = {outlet.pk: outlet for outlet in Outlet.objects.all()}
        named = reversed(self.by_pk.values())
        self.by_host = {host: outlet for outlet in named for host in outlet.hosts}

    def outlet(self, told: int | None, url: str) -> Outlet | None:
        """The outlet that somebody told, else the one whose host the address has, or a host above it."""
        if told is not None:
            return self.by_pk.get(told)
        host = (urlsplit(url).hostname or "").lower()
        while "." in host:
            if host in self.by_host:
                return self.by_host[host]
            host = host.partition(".")[2]
        return None


def load_outlets(file: Path = FILE) -> tuple[int, int]:
    """Add what the file has and the tables lack: (outlets, feeds) that are new. What an operator changed stays."""
    outlets = feeds = 0
    for row in yaml.safe_load(file.read_text()):
        outlet, created = Outlet.objects.get_or_create(slug=row["slug"], defaults=columns(row))
        outlets += created
        if row.get("marks") and not outlet.marks:
            Outlet.objects.filter(pk=outlet.pk).update(marks=row["marks"])
        for n, entry in enumerate(row.get("feeds", []), start=1):
            slug = entry.get("slug") or (row["slug"] if n == 1 else f"{row['slug']}-{n}")
            _, new = Feed.objects.get_or_create(
                slug=slug,
                defaults={"outlet": outlet, "url": entry["url"], "verified": entry.get("verified", False)},
            )
            feeds += new
    return outlets, feeds


def columns(row: dict[str, Any]) -> dict[str, Any]:
    origin = Origin.objects.filter(slug=row.get("origin", row["slug"])).first()
    return {name: row[name] for name in COLUMNS if name in row} | {"origin": origin}
