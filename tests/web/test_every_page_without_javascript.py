"""Every page without JavaScript: the list is whole, and light."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.web.every_page import STATES
from tests.web.watched import PHONE, Watched, anew, watching, weigh

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]
LIST_BYTES = 60_000
# Only answers are compressed: a refusal with its 600 interests to choose from is sent as it is.
REFUSAL_BYTES = 65_000


@dataclass(frozen=True)
class Seen:
    """What was found on a page."""

    listed: int
    shown: int
    bytes: int
    maps: int


@pytest.fixture(scope="module")
def window(browser, site) -> Iterator[tuple[Watched, list[int]]]:
    """A phone's window, in which no script runs, and its scales."""
    with watching(browser, site, PHONE, java_script_enabled=False) as watched:
        yield watched, weigh(watched)


@pytest.fixture(
    scope="module",
    params=[state for state in STATES if not state.needs_script],
    ids=lambda state: state.name,
)
def seen(request, app, window) -> Iterator[Seen]:
    """A page that was opened once, and watched until every story about it is told."""
    watched, weights = window
    with anew(watched):
        page = request.param.visit(watched, app)
        for folded in page.locator("details:not([open]):has([data-listing]) summary").all():
            folded.click()
        yield Seen(
            listed=page.locator("[data-listing]").count(),
            shown=page.locator("[data-listing]").filter(visible=True).count(),
            bytes=sum(weights),
            maps=page.locator("#map").filter(visible=True).count(),
        )


def test_the_list_is_whole_and_no_empty_box_stands_for_a_map(seen):
    assert seen.shown == seen.listed
    assert seen.maps == 0


def test_a_list_is_light(seen):
    assert 5_000 < seen.bytes <= (LIST_BYTES if seen.listed else REFUSAL_BYTES)
