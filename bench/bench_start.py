"""How soon a second `script/demo` answers its first page: `bench/bench_start.py [TIMES]`, promised within 5 s.

A first start is made and ended before anything is measured, in a var/ of its own; packages and browser files are there
already. Printed with each: processor time of the start and all it began, and the load of the machine before it.
"""

import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROMISED = 5.0  # seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(var: Path, port: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        ["script/demo", "--port", str(port)],
        cwd=ROOT,
        env=os.environ | {"TALKS_VAR": str(var)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def first_page(port: int, demo: subprocess.Popen[str]) -> None:
    """Ask until the page is there."""
    while demo.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as answer:
                answer.read()
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.01)
    sys.exit(f"the demo ended: {demo.stdout.read() if demo.stdout else ''}")


def end(demo: subprocess.Popen[str]) -> None:
    demo.send_signal(signal.SIGINT)
    demo.communicate()


def begun(demo: subprocess.Popen[str]) -> None:
    """Wait until all is ready, samples and all."""
    assert demo.stdout
    for line in demo.stdout:
        if line.startswith("Admin: "):
            return
    sys.exit("the first start failed")


def main(times: int) -> None:
    with tempfile.TemporaryDirectory(prefix="talks-bench-") as folder:
        Path(folder).chmod(0o755)  # the embedded database of root runs as nobody
        var = Path(folder) / "var"
        demo = start(var, free_port())
        begun(demo)
        end(demo)
        for _ in range(times):
            port, load = free_port(), os.getloadavg()[0]
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
            demo = start(var, port)
            first_page(port, demo)
            took = time.monotonic() - began
            end(demo)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            kept = "kept" if took <= PROMISED else "not kept"
            print(
                f"first page after {took:.2f} s, promised {PROMISED:.0f}: {kept}; "
                f"{cpu:.2f} s of processor to its end; load {load:.1f} on {os.cpu_count()} cores"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
