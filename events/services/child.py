"""What runs in a child process: one page or feed a turn, over pipes, within limits of CPU time and memory.

It knows no Django and no database. The parent writes 4 bytes of length and JSON, then the raw bytes; so does the child.
"""

import json
import resource
import struct
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from events.reading.texts.documents import Unreadable, page_from_bytes
from events.services.feedparsing import NoFeed, parse_feed

CPU_SECONDS = 5
MEMORY = 512 * 1024 * 1024
SIZES = struct.Struct("<II")


def page(raw: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """The text of a page with what its head tells."""
    document = page_from_bytes(raw, url=options.get("url") or None)
    return {
        "text": document.text,
        "title": document.title,
        "byline": document.byline,
        "published": document.published.isoformat() if document.published else None,
        "outlet": document.outlet,
        "language": document.language,
    }


def feed(raw: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """The items of a feed."""
    return asdict(parse_feed(raw, options["url"], options.get("charset", ""), date.fromisoformat(options["today"])))


WORK: dict[str, Callable[[bytes, dict[str, Any]], dict[str, Any]]] = {"page": page, "feed": feed}


def limit(memory: int) -> None:
    """Cap the memory once; what the program itself maps is not counted against the page."""
    mapped = Path("/proc/self/statm")
    used = int(mapped.read_text().split()[0]) * resource.getpagesize() if mapped.exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (used + memory, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allow(seconds: int) -> None:
    """Let the next turn use so much more CPU time; beyond it the kernel ends this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, resource.RLIM_INFINITY))


def turn(name: str, raw: bytes, options: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"ok": WORK[name](raw, options)}
    except (Unreadable, NoFeed) as error:
        return {"unreadable": str(error)}
    except MemoryError:
        return {"unreadable": "it took too much memory"}
    except RecursionError:
        return {"unreadable": "it is nested too deeply"}


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Take turns until the parent closes the pipe."""
    limit(MEMORY)
    while head := source.read(SIZES.size):
        told, size = SIZES.unpack(head)
        options = json.loads(source.read(told))
        raw = source.read(size)
        allow(CPU_SECONDS)
        answer = json.dumps(turn(options.pop("work"), raw, options)).encode()
        sink.write(SIZES.pack(len(answer), 0) + answer)
        sink.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
