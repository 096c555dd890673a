"""The fixtures of the embedded services' tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house.holding import Holder, var_for_all


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
    with var_for_all() as var:
        yield var
