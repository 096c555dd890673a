"""The doors are tested on rows of their own."""

import pytest

from tests.api.emptied import _emptied  # noqa: F401


@pytest.fixture(autouse=True)
def _from_nothing(_emptied: None) -> None:  # noqa: F811
    """Each test begins with an empty database."""
