"""Prints as shell commands what uv and npm must know of a package mirror that only pip has been told of."""

import configparser
import os
import shlex
import sys
from pathlib import Path

# pip's name of an option: the variables of uv (and of node, for npm), and what stands between several values there.
HANDED_ON = {
    "index-url": (("UV_DEFAULT_INDEX",), " "),
    "extra-index-url": (("UV_INDEX",), " "),
    "find-links": (("UV_FIND_LINKS",), ","),
    "trusted-host": (("UV_INSECURE_HOST",), " "),
    "cert": (("SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS"), " "),
    "proxy": (("ALL_PROXY", "HTTPS_PROXY"), " "),
    "timeout": (("UV_HTTP_TIMEOUT",), " "),
}
# Variables that pip, or the library under it, heeds besides its own PIP_ ones; the last that is set wins.
ALSO_IN = {"timeout": ("PIP_DEFAULT_TIMEOUT",), "cert": ("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE")}
UV_KNOWS_BETTER = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS")


def files() -> list[Path]:
    """pip's configuration files, the one that wins last."""
    home = Path(os.environ.get("HOME") or "/nonexistent")
    shared = os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
    own = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    found = [*(Path(part) / "pip/pip.conf" for part in reversed(shared.split(":"))), Path("/etc/pip.conf")]
    found += [home / ".pip/pip.conf", own / "pip/pip.conf", Path(sys.prefix) / "pip.conf"]
    named = os.environ.get("PIP_CONFIG_FILE")
    if named == os.devnull:
        return []
    return [*found, Path(named)] if named else found


def told() -> dict[str, list[str]]:
    """What pip has been told: files first, then variables, section [install] over [global]."""
    values: dict[str, list[str]] = {}
    for path in files():
        parser = configparser.RawConfigParser()
        try:
            parser.read_string(path.read_text())
        except (OSError, UnicodeError, configparser.Error):
            continue  # pip will say so itself when it is asked
        for section in ("global", "install"):
            if parser.has_section(section):
                values |= {name: value.split() for name, value in parser.items(section)}
    for name in HANDED_ON:
        for variable in (*ALSO_IN.get(name, ()), "PIP_" + name.upper().replace("-", "_")):
            if os.environ.get(variable):
                values[name] = os.environ[variable].split()
    return values


def main() -> None:
    values = told()
    if any(os.environ.get(name) for name in UV_KNOWS_BETTER):
        values = {
            name: value for name, value in values.items() if name not in ("index-url", "extra-index-url", "find-links")
        }
    for name, (variables, between) in HANDED_ON.items():
        for variable in variables:
            if values.get(name) and not os.environ.get(variable):
                print(f"export {variable}={shlex.quote(between.join(values[name]))}")
    if values.get("extra-index-url"):
        # As pip does: the best version of all indexes. Every file's hash is checked, so none can slip another in.
        print("export UV_INDEX_STRATEGY=unsafe-best-match")


if __name__ == "__main__":
    main()
