"""Which addresses may be dialled at all, decided where the connection is made, on the address that is dialled."""

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Collection, Iterable
from typing import Any

import httpcore2

PORTS = frozenset({80, 443})
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Lookup = Callable[[str, int], list[str]]

# Beyond what `is_global` closes: relays and the metadata address of one large cloud.
CLOSED = [
    ipaddress.ip_network(net)
    for net in (
        "192.88.99.0/24",
        "192.0.0.0/24",
        "168.63.129.16/32",
        "2001::/23",
        "2002::/16",
        "3fff::/20",
    )
]
# All that is given out of IPv6. Outside lie, beside what is closed anyway, addresses of IPv4 within IPv6: mapped,
# compatible, translated (::ffff:0:0/96, ::/96, ::ffff:0:0:0/96, 64:ff9b::/96 and 64:ff9b:1::/48).
GIVEN_OUT = ipaddress.IPv6Network("2000::/3")
# An interface of ISATAP: IPv4 in the last 32 bits, with these before it.
ISATAP = {0x00005EFE, 0x02005EFE}


class Forbidden(Exception):
    """The address is none we dial. The message tells nothing of what is behind it."""


class Deadline:
    """One end of time for a whole fetch, however many look-ups, redirects and drips it takes."""

    def __init__(self, seconds: float) -> None:
        self.at = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left, or a time-out once there are none."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the whole fetch took too long")
        return left

    def within(self, timeout: float | None) -> float:
        return min(self.left(), timeout) if timeout else self.left()


def is_open(address: Address) -> bool:
    """Whether the address is one of the public Internet, by the rules and not by what answers there."""
    if not address.is_global or address.is_multicast:
        return False
    if isinstance(address, ipaddress.IPv6Address) and (
        address not in GIVEN_OUT or (int(address) >> 32) & 0xFFFFFFFF in ISATAP
    ):
        return False
    return not any(address in net for net in CLOSED if net.version == address.version)


def is_own(address: Address) -> bool:
    """Whether the address is this machine's: the way to it then starts where it ends. Nothing is sent."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((str(address), 9))
        except OSError:
            return False
        return bool(probe.getsockname()[0] == str(address))


def look_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def look_up_within(lookup: Lookup, host: str, port: int, deadline: Deadline) -> list[str]:
    """The resolver knows no deadline, so it is left behind in a thread of its own when it takes too long."""
    answer: list[list[str]] = []
    fault: list[Exception] = []

    def ask() -> None:
        try:
            answer.append(lookup(host, port))
        except (OSError, UnicodeError) as error:
            fault.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if fault or not answer or not answer[0]:
        raise httpcore2.ConnectError("the name could not be looked up")
    return answer[0]


def vet(host: str, port: int, found: Iterable[str], loopback_ports: Collection[int]) -> list[Address]:
    """The addresses of a name, when every one of them is open; one bad address closes the whole name."""
    addresses = [ipaddress.ip_address(entry) for entry in found]
    if port in loopback_ports and all(address.is_loopback for address in addresses):
        return addresses
    if port not in PORTS or not all(map(is_open, addresses)) or any(map(is_own, addresses)):
        raise Forbidden
    return addresses


class TimedStream(httpcore2.NetworkStream):
    """A connection of which every read and write ends with the fetch's deadline."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self.inner = inner
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.inner.read(max_bytes, self.deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.inner.write(buffer, self.deadline.within(timeout))

    def close(self) -> None:
        self.inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        inner = self.inner.start_tls(ssl_context, server_hostname, self.deadline.within(timeout))
        return TimedStream(inner, self.deadline)

    def get_extra_info(self, info: str) -> Any:
        return self.inner.get_extra_info(info)


class VettedBackend(httpcore2.NetworkBackend):
    """Looks a name up once, vets every address and dials just those: a name that changes gets no second look-up."""

    def __init__(self, deadline: Deadline, loopback_ports: Collection[int] = (), lookup: Lookup = look_up) -> None:
        self.deadline = deadline
        self.loopback_ports = loopback_ports
        self.lookup = lookup
        self.wire = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        found = look_up_within(self.lookup, host, port, self.deadline)
        last: Exception = httpcore2.ConnectError("no address answered")
        for address in vet(host, port, found, self.loopback_ports):
            try:
                stream = self.wire.connect_tcp(str(address), port, self.deadline.within(timeout), None, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                last = error
            else:
                return TimedStream(stream, self.deadline)
        raise last

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        raise Forbidden
