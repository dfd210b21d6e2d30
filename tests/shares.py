"""How much of a long form to run: all of it, unless somebody has less time."""

from collections.abc import Callable

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--share", type=float, default=1.0, help="the share of each long form to run: 0.1"
    )


@pytest.fixture
def share(request: pytest.FixtureRequest) -> Callable[[int], int]:
    """So many of something, or the share of them that was asked for; a short form stays whole."""
    long = request.node.get_closest_marker("endure") is not None
    part = float(request.config.getoption("--share")) if long else 1.0

    def of(whole: int) -> int:
        return max(1, round(whole * part))

    return of
