"""manage.py demo [--port N]: what script/demo runs once the packages are there; goes on until Ctrl-C."""

import errno
import fcntl
import gc
import hashlib
import importlib
import logging
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connections
from django.urls import get_resolver
from psycopg.errors import DiskFull

from config import demo, embedded, interrupts
from config.embedded import BASE_DIR, FULL, NotServed
from config.parts import Part, beat, web, worker

ANSWERS_WITHIN = 60.0  # seconds
LEAST_FREE = 8_000_000  # bytes; with less the database does not start, or dies at its next write
SAMPLES = BASE_DIR / "events" / "samples"
UNSEEN = BASE_DIR / "tests" / "reading" / "cases" / "aside"


class Command(BaseCommand):
    help = "Serve the record on this machine, with embedded services, a worker and beat, until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Start the demo with script/demo.")
        self.ready = False
        before = log_sizes()
        try:
            with ExitStack() as stack:
                self.run(port, stack)
        except KeyboardInterrupt as error:
            if not self.ready:
                raise CommandError("interrupted; run it again to go on.") from error
            self.stdout.write("· stopped")
        except (NotServed, DatabaseError, OSError) as error:
            raise CommandError(what_failed(error, logged_since(before))) from error
        finally:  # a connection lost with its server is no news after the last sentence
            logging.getLogger("psycopg.pool").setLevel(logging.ERROR)

    def run(self, port: int, stack: ExitStack) -> None:
        refuse_taken(port)
        stack.enter_context(alone())
        embedded.hold(settings.VAR_DIR)
        self.say("PostgreSQL and Redis")
        self.lay_record()
        log = settings.VAR_DIR / "log"
        load_pages()
        server = web(port, log)
        parts = [server, worker(log), beat(log)]
        for part in parts:
            stack.callback(part.end)
            part.start()
            if part is server:
                await_page(port, server)  # the others' start would take the processor from it
        self.ingest_samples()
        self.measure_reader()
        self.ready = True
        self.say("ready")
        self.stdout.write(f"\nThe record is at http://127.0.0.1:{port}/ until Ctrl-C.\n{admin_login(port)}\n")
        self.stdout.flush()
        watch(parts)

    def say(self, text: str) -> None:
        interrupts.heed()
        self.stdout.write(f"· {text}")
        self.stdout.flush()

    def lay_record(self) -> None:
        """Tables, data, the admin, collected files. Quick where nothing changed."""
        call_command("migrate", verbosity=0)
        self.say("the record")
        call_command("load_record", stdout=self.stdout)
        lay_admin()
        self.say("static files")
        collect()
        # No connection, and no thread of a pool, may go over into the parts.
        for connection in connections.all():
            connection.close()
            connection.close_pool()  # type: ignore[attr-defined]

    def ingest_samples(self) -> None:
        """Once: the sample articles go through the worker."""
        done = settings.VAR_DIR / "demo" / "samples-ingested"
        if done.exists():
            return
        self.say("the sample articles")
        ingest = [sys.executable, "manage.py", "ingest", str(SAMPLES), "--wait"]
        if subprocess.run(ingest, cwd=BASE_DIR, stdin=subprocess.DEVNULL, check=False).returncode:
            raise CommandError(f"the sample articles were not all taken in; see {settings.VAR_DIR}/log/worker.log.")
        done.touch()

    def measure_reader(self) -> None:
        """Once: how right the reader is on the cases that no rule was written for, as /accuracy/ shows it."""
        done = settings.VAR_DIR / "demo" / "reader-measured"
        if done.exists() or not UNSEEN.is_dir():
            return
        self.say("the reader's accuracy")
        measure = [sys.executable, "manage.py", "evaluate", "--quiet", str(UNSEEN)]
        ran = subprocess.run(measure, cwd=BASE_DIR, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
        if ran.returncode == 0:
            done.touch()


def log_sizes() -> dict[Path, int]:
    return {path: path.stat().st_size for path in (settings.VAR_DIR / "log").glob("*.log")}


def logged_since(before: dict[Path, int]) -> bytes:
    """What the servers and parts wrote since then."""
    said = []
    for path in log_sizes():
        with path.open("rb") as file:
            file.seek(before.get(path, 0))
            said.append(file.read())
    return b"\n".join(said)


def what_failed(error: Exception, logged: bytes) -> str:
    """One sentence. A full disk shows in many ways: in our own writes, in the database's, in a server that is gone.

    The database that ends for want of room may free some as it goes: then its log alone tells.
    """
    told = getattr(error, "errno", None) == errno.ENOSPC or isinstance(error.__cause__, DiskFull)
    if told or os.strerror(errno.ENOSPC).encode() in logged or shutil.disk_usage(settings.VAR_DIR).free < LEAST_FREE:
        return FULL
    if isinstance(error, NotServed):
        return str(error)
    first = str(error).partition("\n")[0] or type(error).__name__
    return f"it went wrong: {first}. See {settings.VAR_DIR}/log, and run it again."


def load_pages() -> None:
    """Load what answers requests here, for the server's processes to have it as they are forked."""
    importlib.import_module("config.wsgi")
    get_resolver().url_patterns  # noqa: B018 - reading it loads the pages
    gc.freeze()


def refuse_taken(port: int) -> None:
    if port == 0:
        raise CommandError("port 0 is none. Choose one: script/demo --port N")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise CommandError(f"port {port} can't be had ({error}). Choose another: script/demo --port N") from error


@contextmanager
def alone() -> Iterator[None]:
    """One demo of a checkout at a time: two would each start a beat."""
    lock = settings.VAR_DIR / "demo" / "running"
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommandError("a demo of this checkout is running already.") from error
        yield


def lay_admin() -> None:
    users = get_user_model()._default_manager
    if not users.filter(username="admin").exists():
        get_user_model().objects.create_superuser("admin", password=demo.admin_password(settings.VAR_DIR))


def admin_login(port: int) -> str:
    """The password itself on the first start alone; later where it lies."""
    shown = settings.VAR_DIR / "demo" / "password-shown"
    path = settings.VAR_DIR / "demo" / "admin-password"
    if shown.exists():
        return f"Admin: http://127.0.0.1:{port}/admin/, user admin, password in {path}."
    shown.touch()
    return (
        f"Admin: http://127.0.0.1:{port}/admin/, user admin, password {path.read_text()} (shown once; kept in {path})."
    )


def collect() -> None:
    """Collect and compress the static files when one of ours, or a package, changed since the last time."""
    ours = sorted(path for path in (BASE_DIR / "static").rglob("*") if path.is_file())
    others = [(BASE_DIR / name).stat().st_mtime_ns for name in ("requirements.txt", "config/files.py")]
    told = repr([others, *((str(path), path.stat().st_mtime_ns) for path in ours)])
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    fingerprint = hashlib.sha256(told.encode()).hexdigest()
    if not stamp.exists() or stamp.read_text() != fingerprint:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(fingerprint)


def await_page(port: int, server: Part) -> None:
    until = time.monotonic() + ANSWERS_WITHIN
    while time.monotonic() < until:
        interrupts.heed()
        if server.ended():
            raise CommandError(f"the web server ended: {server.last_words()}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise CommandError(f"the web server does not answer; see {server.log}.")


def watch(parts: list[Part]) -> None:
    """Go on until somebody ends us. A worker or beat that died is started again; the server's end is ours."""
    server = parts[0]
    while not server.ended():
        interrupts.heed()
        for part in parts[1:]:
            if part.ended():
                time.sleep(1)
                part.start()
        time.sleep(0.5)
    raise CommandError(f"the web server ended: {server.last_words()}")
