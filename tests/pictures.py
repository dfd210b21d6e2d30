"""Pictures of whole pages, for whoever wants to look at them: `--pictures`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

# Git does not keep them.
FOLDER = Path(__file__).parent.parent / "build" / "screenshots"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--pictures", action="store_true", help="keep a picture of each page in build/screenshots"
    )


@pytest.fixture(scope="session")
def picture(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Takes a picture of a page, under a name, if they were asked for: a sweep takes 200."""
    wanted = request.config.getoption("--pictures")
    if wanted:
        FOLDER.mkdir(parents=True, exist_ok=True)

    def take(page: Page, name: str) -> None:
        if wanted:
            page.screenshot(path=FOLDER / f"{name}.png", full_page=True)

    return take
