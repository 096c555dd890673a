"""The keeper: one detached process that owns the embedded PostgreSQL and Redis, revives what dies, and stops both.

Run as `python -m config.keeper VAR` by config/embedded.py. It says "ready" or what went wrong on its standard output.
"""

import fcntl
import os
import signal
import sys
from pathlib import Path

from config.embedded import NotServed, Places, remove_socket_folder
from config.engines import servers_for
from config.server import Server, taken

LOOK_EVERY = 0.25  # seconds between two looks whether anybody is still here


def main() -> int:
    if os.fork():
        os._exit(0)  # the starter waits for this process only; the keeper is nobody's child
    at = Places(Path(sys.argv[1]))
    keeper = os.open(at.keeper, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    fcntl.flock(keeper, fcntl.LOCK_EX)  # a user who looks whether we live holds it for a moment
    for number in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(number, lambda *_: None)  # both are waited for, never acted on in a handler
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD, signal.SIGTERM})
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    servers: list[Server] = []
    try:
        at.ready.unlink(missing_ok=True)
        servers = servers_for(at)
        for server in servers:
            server.start()
        for server in servers:
            server.await_answer()
        at.ready.touch()
        say("ready")
        watch(at, servers)
    except (NotServed, OSError) as error:
        say(str(error))
        return 1
    finally:
        at.ready.unlink(missing_ok=True)
        for server in servers:
            server.stop()
        remove_socket_folder(at)
        os.close(keeper)  # before the gate, which ends with us: whoever passes it must not take us for alive
    return 0


def say(word: str) -> None:
    """Give the starter its answer, once; later words go to the log."""
    print(word, flush=True)  # noqa: T201
    os.dup2(2, 1)


def watch(at: Places, servers: list[Server]) -> None:
    """Until nobody is left: bring back a server that died."""
    users = os.open(at.users, os.O_RDWR | os.O_CLOEXEC)
    gate = os.open(at.gate, os.O_RDWR | os.O_CLOEXEC)
    while True:
        told = signal.sigtimedwait({signal.SIGCHLD, signal.SIGTERM}, LOOK_EVERY)
        if told and told.si_signo == signal.SIGTERM:
            return
        for server in servers:
            server.revive()
        # The gate first, and neither lock waited for: nobody comes in while we look, and we stand in nobody's way.
        if not taken(gate):
            continue
        if taken(users):
            return  # with the gate held until the servers are down
        fcntl.flock(gate, fcntl.LOCK_UN)


if __name__ == "__main__":
    sys.exit(main())
