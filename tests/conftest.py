"""What all tests share: homes and stores, the order they are run in, and real open data."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as examples

pytest_plugins = ["tests.homes", "tests.order", "tests.pictures", "tests.shares", "tests.stores"]

# How long an example takes says how busy the machine is.
examples.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("calm")


@pytest.fixture(scope="session")
def open_data() -> Path:
    """Real open data, kept beside the project; tests that need it are skipped without it."""
    folder = Path(__file__).parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the open data are not beside the project")
    return folder
