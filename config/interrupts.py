"""Ctrl-C that is never lost: Python raises it wherever it stands, and inside a destructor nobody hears it."""

import signal
from types import FrameType

_came = False


def listen() -> None:
    """From here on Ctrl-C, an end asked for and a closed terminal are raised, and remembered too.

    A shell that starts us in the background ignores the first for us, nohup the last, which stays so.
    """
    signal.signal(signal.SIGINT, _told)
    signal.signal(signal.SIGTERM, _told)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, _told)


def heed() -> None:
    """Raises what came and was not heard."""
    if _came:
        raise KeyboardInterrupt


def _told(number: int, frame: FrameType | None) -> None:
    global _came
    _came = True
    raise KeyboardInterrupt
