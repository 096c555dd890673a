"""The embedded services, for those who use them: one PostgreSQL and one Redis under var/, up while somebody is here.

Whoever uses the services holds a shared flock on var/run/users; config/keeper.py owns the servers, waits for that lock
and then stops both. The kernel drops the lock of a killed process, so there are no lists of pids to go stale.
"""

import fcntl
import hashlib
import os
import pwd
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
LONGEST_SOCKET = 107  # bytes that sockaddr_un holds, its final NUL left out
READY_WITHIN = 60.0  # seconds; a database that replays a long log after a power cut takes its time
NAME = "talks"  # of the database and of its user


FULL = "the disk is full: free some room and run it again."


class NotServed(RuntimeError):
    """The embedded services cannot be had; the message says why and what to do."""


@dataclass(frozen=True)
class Places:
    """Where one checkout's services keep what; `var` is absolute."""

    var: Path

    @property
    def run(self) -> Path:
        return self.var / "run"

    @property
    def log(self) -> Path:
        return self.var / "log"

    @property
    def gate(self) -> Path:
        return self.run / "gate"

    @property
    def users(self) -> Path:
        return self.run / "users"

    @property
    def keeper(self) -> Path:
        return self.run / "keeper"

    @property
    def ready(self) -> Path:
        return self.run / "ready"

    @property
    def sockets_note(self) -> Path:
        """Names the folder of the sockets, so that processes with different environments agree on it."""
        return self.run / "sockets"

    @property
    def mark(self) -> str:
        return hashlib.sha256(os.fsencode(self.var)).hexdigest()[:12]


def places(var: Path) -> Places:
    return Places(Path(os.path.realpath(var)))


@dataclass(frozen=True)
class Owner:
    """Whom the servers run as."""

    uid: int
    gid: int


def server_owner(at: Places) -> Owner | None:
    """As root (whom PostgreSQL refuses) the servers run as whose var/ this is, or as `nobody`; else None: as us."""
    if os.geteuid() != 0:
        return None
    if at.run.exists() and at.run.stat().st_uid != 0:
        return Owner(at.run.stat().st_uid, at.run.stat().st_gid)
    nobody = pwd.getpwnam("nobody")
    return Owner(nobody.pw_uid, nobody.pw_gid)


def socket_folder(at: Places) -> Path:
    """The private folder of both sockets: the one noted, while it is good, else the one this environment gives."""
    try:
        noted = Path(at.sockets_note.read_text())
        _examine(at, noted)
    except (OSError, NotServed):
        return _fresh_folder(at)
    return noted


def _fresh_folder(at: Places) -> Path:
    name = f"talks-{os.geteuid()}-{at.mark}"
    roots = [Path(tempfile.gettempdir()), Path("/tmp")]
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    # Root's own runtime folder is closed to the user that the database runs as.
    if runtime and os.geteuid() != 0 and Path(runtime).is_dir():
        roots.insert(0, Path(runtime))
    fitting = (root for root in roots if len(os.fsencode(root / name / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET)
    return next(fitting, roots[-1]) / name


def _examine(at: Places, folder: Path) -> None:
    """Raise NotServed unless the folder is one that only we and our servers can have laid."""
    seen = folder.lstat()
    owner = server_owner(at)
    ours = {os.geteuid()} | ({owner.uid} if owner else set())
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid not in ours or seen.st_mode & 0o077:
        raise NotServed(f"{folder} is not a private folder of ours: look at it, and remove it.")


def lay_socket_folder(at: Places) -> Path:
    """Make the folder of the sockets and note it."""
    folder = socket_folder(at)
    folder.mkdir(mode=0o700, exist_ok=True)
    _examine(at, folder)
    owner = server_owner(at)
    if owner:
        os.chown(folder, owner.uid, owner.gid)
    at.sockets_note.write_text(str(folder))
    return folder


def remove_socket_folder(at: Places) -> None:
    """Leave the temporary folder as we found it; whatever the servers did not clear away stays for the next start."""
    with suppress(OSError):
        Path(at.sockets_note.read_text()).rmdir()
        at.sockets_note.unlink()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the exclusive lock of a file; waits for it."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def is_locked(path: Path) -> bool:
    """Whether some process holds the exclusive lock of this file."""
    try:
        with path.open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False
    return False


class _Hold:
    """This process's part in the services; forked children share it, and so keep the servers up as well."""

    def __init__(self) -> None:
        self.guard = threading.Lock()
        self.files: dict[Places, int] = {}

    def take(self, at: Places) -> Path:
        until = time.monotonic() + READY_WITHIN
        while True:
            with self.guard:
                if at not in self.files or not is_locked(at.keeper):
                    self._enter(at)
            if _came_up(at, until):
                return socket_folder(at)

    def _enter(self, at: Places) -> None:
        _lay(at)
        with locked(at.gate):
            if at not in self.files:
                users = os.open(at.users, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
                fcntl.flock(users, fcntl.LOCK_SH)
                self.files[at] = users
            if not is_locked(at.keeper):
                _start_keeper(at)

    def leave(self, at: Places) -> None:
        with self.guard:
            users = self.files.pop(at, None)
            if users is not None:
                os.close(users)


_hold = _Hold()


def hold(var: Path) -> Path:
    """Hold the services until this process ends, start them if nobody has yet, and give the folder of their sockets."""
    return _hold.take(places(var))


def leave(var: Path) -> None:
    """Let go early; the servers stop once nobody else holds them."""
    _hold.leave(places(var))


def _lay(at: Places) -> None:
    try:
        for folder in (at.var, at.run, at.log):
            folder.mkdir(parents=True, exist_ok=True)
        for lock in (at.gate, at.users):
            lock.touch()
    except PermissionError as error:
        owner = next(p for p in (at.run, at.var, *at.var.parents) if p.exists()).owner()
        raise NotServed(
            f"{error.filename} can't be written; it belongs to {owner}. Run as {owner}, "
            f"or name a folder of your own in TALKS_VAR."
        ) from error
    except OSError as error:
        raise NotServed(f"{at.var} can't be laid out: {error.strerror}.") from error


def _start_keeper(at: Places) -> None:
    """Start the detached keeper and wait for its word: nothing once both servers answer, else what went wrong."""
    at.ready.unlink(missing_ok=True)  # a killed keeper's word
    with (at.log / "keeper.log").open("a") as log:
        keeper = subprocess.Popen(
            [sys.executable, "-m", "config.keeper", str(at.var)],
            cwd=BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=True,
            text=True,
        )
    assert keeper.stdout is not None
    with keeper.stdout:
        word = keeper.stdout.read().strip()
    keeper.wait()  # the keeper proper is a child of this one, and outlives us
    if word != "ready":
        raise NotServed(word or f"The keeper of the services ended without a word; see {at.log}/keeper.log.")


def _came_up(at: Places, until: float) -> bool:
    """Wait until both servers answer; False when the keeper went away meanwhile, since it was just being ended."""
    while not at.ready.exists():
        if time.monotonic() > until:
            raise NotServed(f"The embedded services did not come up; see {at.log}.")
        if not is_locked(at.keeper):
            return False
        time.sleep(0.02)
    return True


def broker_url(folder: Path) -> str:
    """The address Celery wants for the Redis in this folder."""
    return f"redis+socket://{folder}/redis.sock?virtual_host=0"
