"""What the demo makes for itself on its first start and keeps in var/demo: a key and the admin's password."""

import os
import secrets
from pathlib import Path


def secret_key(var: Path) -> str:
    return kept(var, "secret-key", 50)


def admin_password(var: Path) -> str:
    return kept(var, "admin-password", 12)


def kept(var: Path, name: str, size: int) -> str:
    """A secret of this checkout, made once, for its owner's eyes only."""
    folder = var / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    if not path.exists():
        fresh = folder / f"{name}.{secrets.token_hex(4)}"
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(size))
        try:
            os.link(fresh, path)  # of two first starts at once one wins, and both read the same
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text()
