"""The child process in which pages and feeds are parsed: long-lived, one for a thread, replaced when it dies."""

import contextlib
import json
import os
import selectors
import signal
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

TURNS = 2000  # a new child after so many, should a parser leak; its start costs as much as fifty pages
WALL_SECONDS = 20.0
SIZES = struct.Struct("<II")
ROOT = Path(__file__).resolve().parent.parent.parent


class Unparsed(Exception):
    """The page or feed could not be parsed; the message says why in one line."""


class Child:
    """One process; `ask` gives it one piece of work and waits at most WALL_SECONDS."""

    def __init__(self) -> None:
        self.turns = 0
        self.owner = os.getpid()
        # A fixed seed and no inherited environment but what Python needs to find its modules.
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "events.services.child"],
            cwd=ROOT,
            env={**kept, "PYTHONHASHSEED": "0"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def usable(self) -> bool:
        return self.owner == os.getpid() and self.turns < TURNS and self.process.poll() is None

    def ask(self, work: str, raw: bytes, options: dict[str, Any]) -> dict[str, Any]:
        self.turns += 1
        told = json.dumps({"work": work, **options}).encode()
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(SIZES.pack(len(told), len(raw)) + told + raw)
            self.process.stdin.flush()
            until = time.monotonic() + WALL_SECONDS
            size, _ = SIZES.unpack(self.read(SIZES.size, until))
            answer: dict[str, Any] = json.loads(self.read(size, until))
        except (BrokenPipeError, EOFError) as error:
            raise Unparsed(self.how_it_ended()) from error
        except TimeoutError as error:
            self.close()
            raise Unparsed(f"it took longer than {WALL_SECONDS:.0f} s to parse") from error
        return answer

    def read(self, size: int, until: float) -> bytes:
        assert self.process.stdout is not None
        out = self.process.stdout.fileno()
        got = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(out, selectors.EVENT_READ)
            while len(got) < size:
                if not selector.select(max(0.0, until - time.monotonic())):
                    raise TimeoutError
                part = os.read(out, min(size - len(got), 1 << 20))
                if not part:
                    raise EOFError
                got += part
        return bytes(got)

    def how_it_ended(self) -> str:
        code = self.process.wait(timeout=5)
        self.close()
        if code == -signal.SIGXCPU:
            return "it took too much computing time to parse"
        return "its parser broke down"

    def close(self) -> None:
        """End the process; a child inherited over a fork is the parent's and left alone."""
        if self.owner != os.getpid():
            return
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()


_here = threading.local()


def parse(work: str, raw: bytes, **options: Any) -> dict[str, Any]:
    """What a child makes of a `page` or `feed`. Raises Unparsed."""
    child: Child | None = getattr(_here, "child", None)
    if child is None or not child.usable():
        if child is not None:
            child.close()
        child = _here.child = Child()
    answer = child.ask(work, raw, options)
    if "unreadable" in answer:
        raise Unparsed(str(answer["unreadable"]))
    found: dict[str, Any] = answer["ok"]
    return found


def close() -> None:
    """End this thread's child."""
    child: Child | None = getattr(_here, "child", None)
    if child is not None:
        child.close()
        _here.child = None
