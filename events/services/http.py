"""The one door to the network: vetted addresses, redirects by hand, bounded in size and time, gzip only."""

import re
import ssl
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

import httpcore2
from django.conf import settings

from events.services.vetting import Deadline, Forbidden, Lookup, VettedBackend, look_up

MAX_BYTES = 5_000_000
MAX_REDIRECTS = 5
SECONDS = 20.0
CONNECT_SECONDS = 10.0
LONGEST_WAIT = timedelta(hours=24)
REDIRECTS = {301, 302, 303, 307, 308}
HOST = re.compile(rb"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")  # a name, or an address; no zone, no blanks, no escapes
# Answers that pass by themselves: they weigh less against a feed than the others.
SOFT = {404, 408, 425, 429}


class FetchError(Exception):
    """A fetch that brought nothing; the message is for people and tells nothing of closed networks."""

    def __init__(self, why: str, status: int | None = None) -> None:
        super().__init__(why)
        self.status = status


class TryLater(FetchError):
    """May work another time: time-outs, resets, 404, 429, 5xx, names that are not found."""

    def __init__(self, why: str, status: int | None = None, retry_after: timedelta | None = None) -> None:
        super().__init__(why, status)
        self.retry_after = retry_after


class Gone(FetchError):
    """The other side says that it is gone for good (410)."""


class Failed(FetchError):
    """The other side refuses or answers what cannot be used."""


class Refused(FetchError):
    """We do not ask: the address is closed to us, or the answer breaks our limits."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: 200 with its body, or 304 without. `moved_to` is where permanent redirects alone have led."""

    url: str
    status: int
    body: bytes = field(repr=False)
    headers: dict[str, str]
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """What goes along through all redirects of one fetch."""

    headers: list[tuple[bytes, bytes]]
    now: datetime
    limit: int
    deadline: Deadline
    lookup: Lookup


@lru_cache(maxsize=1)
def tls() -> ssl.SSLContext:
    return httpcore2.default_ssl_context()


def parsed(url: str) -> httpcore2.URL:
    """The address in wire form; schemes other than http and https, names and passwords in it are refused."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, (parts.hostname or "").encode("idna")
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        raw = "".join(c if " " < c < "\x7f" else "".join(f"%{b:02X}" for b in c.encode()) for c in target).encode()
    except (ValueError, UnicodeError) as error:
        raise Refused("no address that can be asked") from error
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        raise Refused("only plain http and https addresses are asked")
    if not HOST.fullmatch(host):
        raise Refused("no address that can be asked")
    return httpcore2.URL(scheme=parts.scheme.encode(), host=host, port=port, target=raw)


def get(
    url: str,
    *,
    now: datetime,
    etag: str = "",
    modified: str = "",
    limit: int = MAX_BYTES,
    seconds: float = SECONDS,
    lookup: Lookup = look_up,
    before: Callable[[str], object] = parsed,
) -> Fetched:
    """Ask for one address. Raises TryLater, Gone, Failed or Refused; `now` only turns Retry-After dates into waits.

    `before` is called with each address that is to be asked, first or redirected to; what it raises ends the fetch.
    """
    asking = Asking(headers(etag, modified), now, limit, Deadline(seconds), lookup)
    moved_to, permanent, at = None, True, url
    for _ in range(MAX_REDIRECTS + 1):
        before(at)
        answer = ask(at, asking)
        if answer.status not in REDIRECTS:
            return Fetched(at, answer.status, answer.body, answer.headers, moved_to)
        at = aim(at, answer.headers["location"])
        permanent = permanent and answer.status in (301, 308)
        moved_to = at if permanent else moved_to
    raise Refused(f"more than {MAX_REDIRECTS} redirects")


def aim(at: str, location: str) -> str:
    """Where a redirect leads; letters beyond ASCII come as the bytes of UTF-8, which headers are not read as."""
    with suppress(UnicodeDecodeError):
        location = location.encode("latin-1").decode()
    try:
        return urljoin(at, location)
    except ValueError as error:
        raise Refused("no address that can be asked") from error


def headers(etag: str, modified: str) -> list[tuple[bytes, bytes]]:
    sent = [
        (b"User-Agent", settings.FETCH_AGENT.encode()),
        (b"Accept-Encoding", b"gzip"),
        (b"Accept", b"*/*"),
        (b"Connection", b"close"),
    ]
    if etag:
        sent.append((b"If-None-Match", etag.encode("latin-1", "ignore")))
    if modified:
        sent.append((b"If-Modified-Since", modified.encode("latin-1", "ignore")))
    return sent


def ask(url: str, asking: Asking) -> Fetched:
    """One request without following; the body of a redirect is not read."""
    target = parsed(url)
    backend = VettedBackend(asking.deadline, settings.FETCH_LOOPBACK_PORTS, asking.lookup)
    host = b"[%b]" % target.host if b":" in target.host else target.host
    port = b"" if target.port is None else b":%d" % target.port
    sent = [(b"Host", host + port), *asking.headers]
    limits = {"timeout": {"connect": CONNECT_SECONDS, "read": SECONDS, "write": SECONDS, "pool": SECONDS}}
    try:
        with (
            httpcore2.ConnectionPool(ssl_context=tls(), network_backend=backend, max_connections=1) as pool,
            pool.stream("GET", target, headers=sent, extensions=limits) as response,
        ):
            given = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers}
            judge(response.status, given, asking)
            body = b"" if response.status != 200 else whole(response.iter_stream(), given, asking.limit)
            return Fetched(url, response.status, body, given)
    except Forbidden as error:
        raise Refused("the address is not open to us") from error
    except (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.RemoteProtocolError) as error:
        raise TryLater(f"no whole answer: {type(error).__name__}") from error
    except httpcore2.LocalProtocolError as error:
        raise Refused("no address that can be asked") from error


def judge(status: int, given: dict[str, str], asking: Asking) -> None:
    """Let through a body, a redirect with an aim and a 304 that was asked for; raise for all else."""
    conditional = any(name in (b"If-None-Match", b"If-Modified-Since") for name, _ in asking.headers)
    if status == 200 or (status in REDIRECTS and given.get("location")) or (status == 304 and conditional):
        return
    if status == 410:
        raise Gone("410 gone", status)
    if status in SOFT or status >= 500 or status == 304:
        raise TryLater(f"answered {status}", status, wait(given.get("retry-after", ""), asking.now))
    raise Failed(f"answered {status}", status)


def wait(value: str, now: datetime) -> timedelta | None:
    """Retry-After in its two forms, seconds and date, cut to a day."""
    if value.strip().isascii() and value.strip().isdigit():
        return min(timedelta(seconds=min(int(value.strip()[:9]), 10**6)), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(timedelta(0), min(until - now, LONGEST_WAIT))


def whole(chunks: Iterator[bytes], given: dict[str, str], limit: int) -> bytes:
    """The body after decompression, cut off at the limit; an endless or blown-up one costs no more than that."""
    coding = given.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", ""):
        raise Refused(f"encoded as {coding[:20]}, asked for gzip")
    plain = chunks if coding in ("identity", "") else unzipped(chunks, limit)
    body = bytearray()
    for chunk in plain:
        body += chunk
        if len(body) > limit:
            raise Refused(f"larger than {limit} bytes")
    return bytes(body)


def unzipped(chunks: Iterator[bytes], limit: int) -> Iterator[bytes]:
    unzip = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        for chunk in chunks:
            pending = chunk
            while pending:
                yield unzip.decompress(pending, limit + 1)
                pending = unzip.unconsumed_tail or unzip.unused_data
                if unzip.eof and pending:
                    unzip = zlib.decompressobj(zlib.MAX_WBITS | 16)
    except zlib.error as error:
        raise Failed("the gzip stream is broken") from error
    if not unzip.eof:
        raise TryLater("no whole answer: the gzip stream ends early")
