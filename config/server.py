"""One server process of the embedded services: started under the keeper, bound to its life, waited for, stopped."""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from config.embedded import NotServed, Owner, Places

GIVE_UP_AFTER = 5  # deaths of one server within a minute
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True)
BARE_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


@dataclass
class Server:
    """One server process: how it is started, how it says that it answers, how it is stopped."""

    name: str
    command: list[str]
    at: Places
    user: Owner | None
    answers: Callable[[], bool]
    clear_leftovers: Callable[[], None]
    stop_by: signal.Signals
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        lock = self._await_predecessors()
        self.clear_leftovers()
        log = self.at.log / f"{self.name}.log"
        if log.exists() and log.stat().st_size > 10_000_000:
            log.replace(log.with_suffix(".old.log"))
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                self.command,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                pass_fds=[lock],
                preexec_fn=die_with_parent(self.stop_by),
                env=BARE_ENVIRONMENT,
                **as_user(self.user),
            )
        os.close(lock)

    def _await_predecessors(self) -> int:
        """The lock that a server and all its children inherit: who gets it knows that none of them is left.

        What a killed keeper or server left behind has been told to go by the kernel, and takes a moment.
        """
        lock = os.open(self.at.run / self.name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        until = time.monotonic() + 20
        while not taken(lock):
            if time.monotonic() > until:
                os.close(lock)
                raise NotServed(f"A {self.name} of an earlier run does not end; stop it by hand.")
            time.sleep(0.02)
        return lock

    def await_answer(self) -> None:
        until = time.monotonic() + 55
        while not self.answers():
            if self.process is None or self.process.poll() is not None:
                raise NotServed(f"{self.name} did not start: {last_lines(self.at.log / f'{self.name}.log')}")
            if time.monotonic() > until:
                raise NotServed(f"{self.name} started but does not answer; see {self.at.log}.")
            time.sleep(0.005)

    def revive(self) -> None:
        """Start the server again if it died; give up on one that dies all the time."""
        if self.process is None or self.process.poll() is None:
            return
        now = time.monotonic()
        self.deaths = [death for death in self.deaths if death > now - 60] + [now]
        if len(self.deaths) > GIVE_UP_AFTER:
            raise NotServed(f"{self.name} died {len(self.deaths)} times within a minute; see {self.at.log}.")
        self.at.ready.unlink(missing_ok=True)
        log_line(f"{self.name} ended with {self.process.returncode}; starting it again")
        self.start()
        self.await_answer()
        self.at.ready.touch()

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        for number, patience in ((self.stop_by, 30.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
            self.process.send_signal(number)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                continue
            return


def taken(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def die_with_parent(number: signal.Signals) -> Callable[[], None]:
    """What a child does before it becomes the server: ask for a signal when the keeper dies, however it dies.

    subprocess changes the user first; doing so later would clear the wish. Signals blocked here must reach the server.
    """
    keeper = os.getpid()

    def ask() -> None:
        LIBC.prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD, signal.SIGTERM})
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        if os.getppid() != keeper:
            os._exit(1)

    return ask


def as_user(user: Owner | None) -> dict[str, Any]:
    return {"user": user.uid, "group": user.gid, "extra_groups": []} if user else {}


def log_line(text: str) -> None:
    print(time.strftime("%Y-%m-%d %H:%M:%S"), text, file=sys.stderr, flush=True)  # noqa: T201


def last_lines(path: Path, count: int = 3) -> str:
    lines = path.read_text(errors="replace").strip().splitlines()[-count:]
    return " | ".join(lines) or "it said nothing."
