"""What a page weighs on the way to a phone, compressed."""

import os

import pytest

from tests.web.watched import PHONE, watching

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]
# A slow phone takes in so much in about three seconds.
LIST_BYTES, MAP_BYTES = 60_000, 250_000


def weight(browser, site, path, **said) -> int:
    """The bytes of a page and of all that it loads, at the first visit."""
    with watching(browser, site, PHONE, **said) as watched:
        session = watched.page.context.new_cdp_session(watched.page)
        session.send("Network.enable")
        weights: list[int] = []
        session.on("Network.loadingFinished", lambda e: weights.append(int(e["encodedDataLength"])))
        watched.open(path)
        return sum(weights)


@pytest.mark.parametrize("path", ["/", "/interests", "/activities?near=Leigh", "/week?near=Leigh"])
def test_a_list_is_light(browser, site, path):
    assert 5_000 < weight(browser, site, path, java_script_enabled=False) <= LIST_BYTES


def test_a_list_with_its_map_is_not_heavy(browser, site):
    assert weight(browser, site, "/activities?near=Leigh&limit=100") <= MAP_BYTES
