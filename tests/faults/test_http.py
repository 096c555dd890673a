"""The one door to the network: what each fault on the wire comes to, and which addresses are never dialled."""

import gzip
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from time import monotonic

import pytest

from events.services import http
from events.services.vetting import is_open
from tests.faults.server import Faults

NOW = datetime(2017, 9, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/reset", http.TryLater),
        ("/truncated", http.TryLater),
        ("/no-http", http.TryLater),
        ("/gzip-cut", http.TryLater),
        ("/gzip-lie", http.Failed),
        ("/gzip-bomb", http.Refused),
        ("/brotli-bomb", http.Refused),
        ("/endless", http.Refused),
        ("/redirect-loop", http.Refused),
        ("/redirect-loopback", http.Refused),
        ("/redirect-metadata", http.Refused),
        ("/redirect-file", http.Refused),
        ("/redirect-nowhere", http.Failed),
        ("/redirect-broken", http.Refused),
        ("/429-no-year", http.TryLater),
        ("/304-unasked", http.TryLater),
        ("/404", http.TryLater),
        ("/403", http.Failed),
        ("/500-then-200", http.TryLater),
    ],
)
def test_fault_is_told(faults: Faults, path: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        http.get(faults.url(path), now=NOW)


@pytest.mark.parametrize("path", ["/slow-drip", "/slow-headers"])
def test_drip_ends_with_the_deadline(faults: Faults, path: str) -> None:
    before = monotonic()
    with pytest.raises(http.TryLater):
        http.get(faults.url(path), now=NOW, seconds=0.5)
    assert monotonic() - before < 1.5


def test_body_longer_than_told_is_cut_where_it_was_told(faults: Faults) -> None:
    assert len(http.get(faults.url("/longer"), now=NOW).body) == 10


def test_body_of_a_redirect_is_not_read(faults: Faults) -> None:
    assert b"sixth round" in http.get(faults.url("/redirect-bomb"), now=NOW).body


def test_redirect_in_letters_beyond_ascii_is_asked_by_its_bytes(faults: Faults) -> None:
    faults.more["/there"] = lambda asked: asked.answer(b"", "Location: /статья".encode(), status=b"302 Found")
    assert http.get(faults.url("/there"), now=NOW).url == faults.url("/статья")
    assert faults.asked["/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F"] == 1


def test_a_chain_of_encodings_is_refused(faults: Faults) -> None:
    twice = gzip.compress(gzip.compress(b"x" * 1000))
    faults.more["/twice"] = lambda asked: asked.answer(twice, b"Content-Encoding: gzip, gzip")
    with pytest.raises(http.Refused):
        http.get(faults.url("/twice"), now=NOW)


def test_redirect_to_another_host_is_vetted_anew(faults: Faults) -> None:
    asked: list[str] = []

    def lookup(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["10.0.0.1"] if host == "moved.example" else ["127.0.0.1"]

    with pytest.raises(http.Refused):
        http.get(faults.url("/redirect-host"), now=NOW, lookup=lookup)
    assert asked == ["127.0.0.1", "moved.example"]


def test_gone_is_gone(faults: Faults) -> None:
    http.get(faults.url("/turns-gone"), now=NOW)
    with pytest.raises(http.Gone):
        http.get(faults.url("/turns-gone"), now=NOW)


@pytest.mark.parametrize("path", ["/429-seconds", "/429-date"])
def test_retry_after_in_both_forms(faults: Faults, path: str) -> None:
    with pytest.raises(http.TryLater) as caught:
        http.get(faults.url(path), now=NOW)
    assert caught.value.retry_after == timedelta(hours=2)


def test_unchanged_is_asked_by_condition(faults: Faults) -> None:
    first = http.get(faults.url("/conditional"), now=NOW)
    second = http.get(faults.url("/conditional"), now=NOW, etag=first.headers["etag"])
    assert (second.status, second.body) == (304, b"")


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "ftp://example.org/", "http://me:pw@example.org/", "http:///x", "http://[::1", "a://b"),
        *(
            "http://a\0b/",
            "http://a b/",
            "http://a%00b/",
            "http://a%0d%0aX:1/",
            "http://[fe80::1%25lo]/",
        ),
        *("http://example.org\\@10.0.0.1/", "http://@10.0.0.1/", "http://a..b/", "http://x:99999/", "//10.0.0.1/"),
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(http.Refused):
        http.get(url, now=NOW)


OWN = (
    "127.0.0.1 2130706433 0x7f.1 0x7f000001 0177.0.0.1 127.1 127.0.0.1. 127。0。0。1 １２７.0.0.1 0.0.0.0 localhost "
    "LOCALHOST [::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [64:ff9b::7f00:1] [2002:7f00:1::] [fe80::1%lo]"
)


@pytest.mark.parametrize("host", OWN.split())
def test_own_machine_in_any_spelling_is_refused(host: str) -> None:
    with pytest.raises((http.Refused, http.TryLater)):
        http.get(f"http://{host}/", now=NOW)


def test_a_name_of_other_letters_is_asked_by_its_plain_form(faults: Faults) -> None:
    asked: list[str] = []

    def lookup(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    http.get(f"http://мид.example:{faults.port}/good-page", now=NOW, lookup=lookup)
    assert asked == ["xn--d1ahl.example"]


def test_other_ports_are_refused() -> None:
    with pytest.raises(http.Refused):
        http.get("http://example.org:6379/", now=NOW, lookup=lambda host, port: ["93.184.216.34"])


def test_one_closed_address_closes_the_name() -> None:
    with pytest.raises(http.Refused):
        http.get("http://mixed.example/", now=NOW, lookup=lambda host, port: ["93.184.216.34", "10.0.0.1"])


def test_a_name_is_looked_up_once(faults: Faults) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    answer = http.get(
        f"http://rebind.example:{faults.port}/good-page", now=NOW, lookup=lambda host, port: next(answers)
    )
    assert (answer.status, list(answers)) == (200, [["10.0.0.1"]])


CLOSED = (
    "10.1.2.3 172.16.0.1 192.168.1.1 127.0.0.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255 224.0.0.1 "
    "192.88.99.1 192.0.0.8 168.63.129.16 198.18.0.1 203.0.113.5 ::1 :: fe80::1 fc00::1 ff02::1 ::ffff:10.0.0.1 "
    "::7f00:1 64:ff9b::7f00:1 64:ff9b:1::1 2001::1 2002:7f00:1:: 3fff::1 5f00::1 fec0::1 2001:db8::1 "
    "::ffff:8.8.8.8 ::ffff:168.63.129.16 ::ffff:192.88.99.1 ::ffff:0:808:808 ::808:808 64:ff9b::808:808 64:ff9b:2::1 "
    "2002:808:808:: 2001:0:808:808:: 2606:4700::5efe:a00:1 2606:4700::200:5efe:a00:1 4000::1 e000::1"
)


@pytest.mark.parametrize("address", CLOSED.split())
def test_closed_addresses(address: str) -> None:
    assert not is_open(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111"])
def test_open_addresses(address: str) -> None:
    assert is_open(ip_address(address))
