"""The fault server, with its port opened to the fetcher and no pause between requests."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.faults.server import Faults, playing


@pytest.fixture
def faults(settings: Any) -> Iterator[Faults]:
    with playing() as server:
        settings.FETCH_LOOPBACK_PORTS = [server.port]
        settings.FETCH_PAUSE = timedelta(0)
        yield server
