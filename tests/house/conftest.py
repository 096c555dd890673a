"""The fixtures of the embedded services' tests."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house.holding import Holder, quiet, wait_until


@pytest.fixture
def holders() -> Iterator[Callable[..., Holder]]:
    made: list[Holder] = []

    def make(*args: object, **kwargs: object) -> Holder:
        made.append(Holder(*args, **kwargs))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for holder in made:
        holder.kill()


@pytest.fixture
def var() -> Iterator[Path]:
    """A var/ in a folder that every user reaches, gone quiet at the end."""
    with tempfile.TemporaryDirectory(prefix="talks-test-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "var"
        wait_until(lambda: quiet(Path(folder)))
        for note in Path(folder).rglob("run/sockets"):  # a killed keeper does not clear its sockets away
            shutil.rmtree(note.read_text(), ignore_errors=True)
