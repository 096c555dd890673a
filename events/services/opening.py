"""Open parcels: from the bytes that somebody brought to articles with their captures and texts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from events.models import Article, Outlet, Parcel
from events.services import children, ids, ledger
from events.services.batches import Step
from events.services.keeping import Came, Page, Wanted, articles_of, keep, keep_texts, opened, read_page
from events.services.outlets import Hosts
from talks import addresses


@dataclass(frozen=True, slots=True)
class Opened:
    """What was in a parcel; without a page `bad` says why."""

    raw: bytes = field(repr=False)
    page: Page | None = None
    outlet: Outlet | None = None
    bad: str = ""

    def key(self, parcel: Parcel) -> str:
        """The key of the article: of its address, else of its text."""
        return addresses.key(parcel.url) if parcel.url else ids.text_key(self.page.folded_hash if self.page else "")


def begin(parcels: Sequence[Parcel], now: datetime) -> Callable[[Parcel], Opened]:
    hosts = Hosts() if any(parcel.outlet_id or parcel.url for parcel in parcels) else None

    def open_one(parcel: Parcel) -> Opened:
        raw = opened(parcel.body or b"")
        try:
            page = read_page(raw, parcel.url)
        except children.Unparsed as error:
            return Opened(raw, bad=str(error))
        return Opened(raw, page, hosts.outlet(parcel.outlet_id, parcel.url) if hosts else None)

    return open_one


def write(made: Sequence[tuple[Parcel, Opened]], now: datetime) -> None:
    """Make, or find, the articles, keep bytes and texts, and finish the parcels."""
    bad = [(parcel, found.bad) for parcel, found in made if found.page is None]
    ledger.finish_all([(parcel, {"state": "failed", "error": why}) for parcel, why in bad])
    for some in each_once([(parcel, found) for parcel, found in made if found.page is not None]):
        write_articles(some, now)


def each_once(made: Sequence[tuple[Parcel, Opened]]) -> Iterator[list[tuple[Parcel, Opened]]]:
    """In parts that hold no article twice, in order: what a later parcel brings is news of what an earlier one made."""
    left = list(made)
    while left:
        first = {found.key(parcel): (parcel, found) for parcel, found in reversed(left)}
        part = [(parcel, found) for parcel, found in left if first[found.key(parcel)][0] is parcel]
        yield part
        taken = {parcel.pk for parcel, _ in part}
        left = [(parcel, found) for parcel, found in left if parcel.pk not in taken]


def write_articles(made: Sequence[tuple[Parcel, Opened]], now: datetime) -> None:
    pages = [found.page for _, found in made if found.page is not None]
    wanted = [
        Wanted(
            found.key(parcel),
            parcel.url,
            found.outlet,
            parcel.published or page.published,
            parcel.title or page.title,
            parcel.text_public or bool(found.outlet and found.outlet.text_public),
        )
        for (parcel, found), page in zip(made, pages, strict=True)
    ]
    articles = articles_of(wanted, now)
    keep([came(article, *one) for article, one in zip(articles, made, strict=True)], now)
    keep_texts(list(zip(articles, pages, strict=True)), now)
    ledger.finish_all(
        [
            (parcel, {"state": "done", "article": article.pk, "body": None})
            for article, (parcel, _) in zip(articles, made, strict=True)
        ]
    )


def came(article: Article, parcel: Parcel, found: Opened) -> Came:
    """The parcel's bytes, compressed as they lie there."""
    told = {"media_type": parcel.media_type, "headers": parcel.headers}
    return Came(article, found.raw, told, bytes(parcel.body or b""))


OPENING: Step[Parcel, Opened] = Step(Parcel, "open", begin, write)
