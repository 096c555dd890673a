"""A local server that plays faults: one path, one fault, on the wire as a broken host would send it."""

import contextlib
import gzip
import socketserver
import threading
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator

ITEM = b"<item><title>One</title><link>/good-page</link><guid>1</guid></item>"
PAGE = (
    b"<html><head><title>Talks end</title></head><body><article><h1>Talks end</h1><p>The sixth round of talks on Syria "
    b"ended in Astana on Friday, the Kazakh Foreign Ministry said in a statement to the press.</p><p>The delegations "
    b"of the government and of the armed opposition left the hall after the last session.</p></article></body></html>"
)
XML = b'<?xml version="1.0"?>'


def rss(*items: bytes, head: bytes = XML) -> bytes:
    return head + b'<rss version="2.0"><channel><title>Feed</title>' + b"".join(items or (ITEM,)) + b"</channel></rss>"


def item(link: bytes, more: bytes = b"") -> bytes:
    return b"<item><link>" + link + b"</link>" + more + b"</item>"


class Asked:
    """One request: its path, headers, and how often the path was asked before."""

    def __init__(self, path: str, headers: dict[str, str], times: int, send: Callable[[bytes], None]) -> None:
        self.path, self.headers, self.times, self.send = path, headers, times, send

    def answer(self, body: bytes, *more: bytes, status: bytes = b"200 OK") -> None:
        lines = [b"HTTP/1.1 " + status, b"Content-Length: %d" % len(body), b"Connection: close", *more]
        self.send(b"\r\n".join(lines) + b"\r\n\r\n" + body)


Fault = Callable[[Asked], None]
FAULTS: dict[str, Fault] = {}


def fault(path: str) -> Callable[[Fault], Fault]:
    def keep(play: Fault) -> Fault:
        FAULTS[path] = play
        return play

    return keep


def says(path: str, body: bytes, *more: bytes, status: bytes = b"200 OK") -> None:
    FAULTS[path] = lambda asked: asked.answer(body, *more, status=status)


def raw(path: str, whole: bytes) -> None:
    FAULTS[path] = lambda asked: asked.send(whole)


@fault("/slow-drip")
def slow_drip(asked: Asked) -> None:
    asked.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(600):
        asked.send(b"x")
        time.sleep(0.05)


@fault("/slow-headers")
def slow_headers(asked: Asked) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nX-Long: " + b"y" * 600:
        asked.send(bytes([byte]))
        time.sleep(0.05)


@fault("/reset")
def reset(asked: Asked) -> None:
    asked.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc")
    raise ConnectionResetError


@fault("/endless")
def endless(asked: Asked) -> None:
    asked.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        asked.send(b"10000\r\n" + b"z" * 0x10000 + b"\r\n")


@fault("/gzip-bomb")
def gzip_bomb(asked: Asked) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(200)) + packer.flush()
    asked.answer(body, b"Content-Encoding: gzip")


@fault("/redirect-bomb")
def redirect_bomb(asked: Asked) -> None:
    body = gzip.compress(b"\0" * 50_000_000)
    asked.answer(body, b"Content-Encoding: gzip", b"Location: /good-page", status=b"302 Found")


@fault("/500-then-200")
def first_broken(asked: Asked) -> None:
    asked.answer(rss(), status=b"200 OK" if asked.times else b"500 Internal Server Error")


@fault("/changes-always")
def changes(asked: Asked) -> None:
    asked.answer(PAGE.replace(b"Friday", b"Friday, visit %d" % asked.times))


@fault("/turns-gone")
def turns_gone(asked: Asked) -> None:
    asked.answer(rss() if not asked.times else b"", status=b"410 Gone" if asked.times else b"200 OK")


@fault("/conditional")
def conditional(asked: Asked) -> None:
    if asked.headers.get("if-none-match") == '"a"':
        asked.answer(b"", status=b"304 Not Modified")
    else:
        asked.answer(rss(), b'ETag: "a"')


says("/good-feed", rss())
says("/good-page", PAGE, b"Content-Type: text/html")
raw("/truncated", b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + rss())
raw("/longer", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" + rss())
raw("/no-http", b"SSH-2.0-OpenSSH_9.2\r\n")
says("/brotli-bomb", b"\x8b\x02\x80" + b"\0" * 5000, b"Content-Encoding: br")
says("/gzip-cut", gzip.compress(rss())[:-12], b"Content-Encoding: gzip")
says("/gzip-lie", rss(), b"Content-Encoding: gzip")
for name, aim in {
    "loop": b"/redirect-loop",
    "loopback": b"http://127.0.0.1:9/",
    "metadata": b"http://169.254.169.254/latest/",
    "file": b"file:///etc/passwd",
    "host": b"http://moved.example/good-feed",
}.items():
    says(f"/redirect-{name}", b"", b"Location: " + aim, status=b"301 Moved Permanently")
says("/redirect-broken", b"", b"Location: http://[::1", status=b"302 Found")
says("/redirect-nowhere", b"", status=b"302 Found")
says("/304-unasked", b"", status=b"304 Not Modified")
says("/429-seconds", b"", b"Retry-After: 7200", status=b"429 Too Many Requests")
says("/429-date", b"", b"Retry-After: Sat, 02 Sep 2017 14:00:00 GMT", status=b"429 Too Many Requests")
NO_YEAR = b"Retry-After: Sat, 02 Sep 99999999999 14:00:00 GMT"
says("/429-no-year", b"", NO_YEAR, status=b"429 Too Many Requests")
says("/403", b"", status=b"403 Forbidden")
says("/404", b"", status=b"404 Not Found")
says("/robots.txt", b"User-agent: *\nDisallow: /closed\n")
says("/closed", PAGE)
RUSSIAN = "<item><title>Переговоры</title><link>/p</link></item>".encode("cp1251")
CP1251 = b'<?xml version="1.0" encoding="windows-1251"?>'
says("/charset-lie", rss(RUSSIAN, head=CP1251), b"Content-Type: text/xml; charset=utf-8")
says("/utf-16-marked", rss().decode().encode("utf-16"))
says("/utf-16-bare", rss().decode().encode("utf-16-le"))
says("/nul-bytes", rss(item(b"/nul", b"<title>A\0B</title>")))
says("/html-as-xml", PAGE, b"Content-Type: application/rss+xml")
says("/xml-as-html", rss(), b"Content-Type: text/html")
LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
LAUGHING = XML + b'<!DOCTYPE rss [<!ENTITY l0 "ha">' + LAUGHS + b"]>"
says("/billion-laughs", rss(item(b"/x", b"<title>&l9;</title>"), head=LAUGHING))
OUTSIDE = b'<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
says("/external-entity", rss(item(b"/x", b"<title>&e;</title>"), head=OUTSIDE))
says("/50000-items", rss(*(item(b"/n%d" % n) for n in range(50_000))))
says("/bare-items", rss(b"<item><title>No link</title></item>", item(b"/only-link")))
DATES = [
    b"Thu, 01 Jan 1970 00:00:00 GMT",
    b"2199-01-01T00:00:00Z",
    b"02.09.2017 14:05",
    b"gestern",
    b"Sat, 02 Sep 2017 08:00:00 +0600",
]
says("/dates", rss(*(item(b"/d%d" % n, b"<pubDate>" + day + b"</pubDate>") for n, day in enumerate(DATES))))
says("/same-guids", rss(*(item(b"/g%d" % n, b"<guid>same</guid>") for n in range(3))))
says("/same-links", rss(*(item(b"/same?utm_source=%d" % n) for n in range(3))))
says("/javascript", rss(item(b"javascript:alert(1)"), item(b"data:text/html,x"), item(b"mailto:a@example.org")))
MARKED = b"<title>&lt;b onmouseover=alert(1)&gt;Bold&lt;/b&gt; &amp;amp; <i>more</i></title>"
says("/markup", rss(item(b"/m", MARKED)))
says("/deep", b"<rss><channel>" + b"<a>" * 50_000 + b"</a>" * 50_000 + b"</channel></rss>")
says("/attributes", b"<rss " + b" ".join(b'a%d="1"' % n for n in range(100_000)) + b"></rss>")
says("/empty", b"")
says("/binary", bytes(range(256)) * 40)


class Handler(socketserver.BaseRequestHandler):
    server: "Faults"

    def handle(self) -> None:
        got = b""
        with contextlib.suppress(OSError):
            while b"\r\n\r\n" not in got:
                part = self.request.recv(65536)
                if not part:
                    return
                got += part
            first, *lines = got.decode("latin-1").split("\r\n")
            path = first.split(" ")[1]
            headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines)}
            times = self.server.asked[path]
            self.server.asked[path] += 1
            play = self.server.more.get(path) or FAULTS.get(path) or FAULTS["/good-page"]
            play(Asked(path, headers, times, self.request.sendall))


class Faults(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self, address: str = "127.0.0.1") -> None:
        super().__init__((address, 0), Handler)
        self.asked: Counter[str] = Counter()
        self.more: dict[str, Fault] = {}
        self.port = self.server_address[1]

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@contextlib.contextmanager
def playing(address: str = "127.0.0.1") -> Iterator[Faults]:
    with Faults(address) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
