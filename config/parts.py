"""The processes that make up a running demo: each dies with it, and is ended in order."""

import contextlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from granian.constants import Interfaces
from granian.server import Server

from config.embedded import BASE_DIR
from config.server import die_with_parent, last_lines

FORK = multiprocessing.get_context("fork")


@dataclass
class Part:
    """One process forked from this one, its words kept in a log."""

    name: str
    run: Callable[[], None]
    log: Path
    process: BaseProcess | None = field(default=None, init=False)

    def start(self) -> None:
        self.process = FORK.Process(target=self._become, args=(die_with_parent(signal.SIGTERM),), name=self.name)
        self.process.start()

    def _become(self, bind: Callable[[], None]) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        bind()
        os.setsid()  # Ctrl-C reaches the demo alone, which ends its parts in order
        with Path(os.devnull).open() as nothing, self.log.open("ab") as log:
            for ours, standard in ((nothing, 0), (log, 1), (log, 2)):
                os.dup2(ours.fileno(), standard)
        self.run()

    def ended(self) -> bool:
        return self.process is not None and not self.process.is_alive()

    def last_words(self) -> str:
        return last_lines(self.log)

    def end(self, patience: float = 8.0) -> None:
        """Ask it to end; after a while make it, with all its children."""
        if self.process is None or self.process.pid is None or self.ended():
            return
        self.process.terminate()
        self.process.join(patience)
        if not self.ended():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.join()


def web(port: int, log: Path) -> Part:
    """The web server, forked with the application loaded: its own start takes no time."""
    return Part("web", partial(serve, port), log / "web.log")


def serve(port: int) -> None:
    multiprocessing.set_start_method("fork", force=True)  # so do its workers
    bind = die_with_parent(signal.SIGTERM)

    def load(target: str) -> Any:
        bind()
        from config.wsgi import application

        return application

    server = Server(
        "config.wsgi:application",
        port=port,
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=4,
        websockets=False,
        respawn_failed_workers=True,
    )
    server.serve(target_loader=load)


def worker(log: Path) -> Part:
    return Part("worker", partial(celery, "worker", "--concurrency", "2", "-l", "INFO"), log / "worker.log")


def beat(log: Path) -> Part:
    return Part("beat", partial(celery, "beat", "-l", "INFO"), log / "beat.log")


def celery(*arguments: str) -> None:
    """Become a Celery of its own, which brings processes and signals of its own."""
    os.chdir(BASE_DIR)
    os.execv(sys.executable, [sys.executable, "-m", "celery", "-A", "config", *arguments])
