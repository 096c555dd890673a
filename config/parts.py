"""The processes that make up a running demo: each dies with it, and is ended in order."""

import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from config.embedded import BASE_DIR
from config.server import die_with_parent, last_lines


@dataclass
class Part:
    """One process: a Python module and its arguments, its words kept in a log."""

    name: str
    command: list[str]
    log: Path
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.command],
                cwd=BASE_DIR,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C reaches the demo alone, which ends its parts in order
                preexec_fn=die_with_parent(signal.SIGTERM),
            )

    def ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def last_words(self) -> str:
        return last_lines(self.log)

    def end(self, patience: float = 8.0) -> None:
        """Ask it to end; after a while make it, with all its children."""
        if self.process is None or self.ended():
            return
        self.process.terminate()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def web(port: int, log: Path) -> Part:
    serve = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--no-ws"]
    serve += ["--workers", "2", "--blocking-threads", "4", "config.wsgi:application"]
    return Part("web", serve, log / "web.log")


def worker(log: Path) -> Part:
    return Part("worker", ["celery", "-A", "config", "worker", "--concurrency", "2", "-l", "INFO"], log / "worker.log")


def beat(log: Path) -> Part:
    return Part("beat", ["celery", "-A", "config", "beat", "-l", "INFO"], log / "beat.log")
