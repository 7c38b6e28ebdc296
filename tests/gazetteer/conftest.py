"""The gazetteer that the tests of this room share."""

from __future__ import annotations

import pytest

from geo import paths
from geo.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """Return the world's gazetteer, built once in the home of the tests."""
    return Gazetteer.open(paths.home_folder())
