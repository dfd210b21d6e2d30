"""Every address, asked with hostile words by every method: no fault, no script, no leak."""

import re

import pytest

from tests.test_privacy import dump
from tests.web.fuzzed import MARK, Fuzz
from tests.web.harmless import Tally, listening


@pytest.mark.parametrize("requests", [400, pytest.param(130_000, marks=pytest.mark.endure)])
def test_hostile_requests_harm_nobody(app, site_settings, capfd, share, request, requests):
    client = app.test_client(use_cookies=False)
    rules = [*sorted({rule.rule for rule in app.url_map.iter_rules()}), "/nothing-here"]
    ids = re.findall(r'data-listing="([^"]+)"', client.get("/activities?near=Leigh").text)[:5]
    ids += re.findall(r'data-listing="([^"]+)"', client.get("/activities?near=-2.9,54.1").text)
    fuzz = Fuzz(rules, ids, seed=requests)

    with listening() as log:
        seen = Tally(log)
        while seen.statuses.total() < share(requests):
            asked = fuzz.request()
            seen.note("nobody", asked, client.open(**asked))

    request.node.add_report_section("call", "answers", str(seen))
    assert seen.harms == []
    assert MARK not in "".join(log) + "".join(capfd.readouterr())
    assert MARK not in dump(site_settings)
    # Enough of them were answered for the rest to mean anything.
    assert seen.statuses["nobody", 200] > seen.statuses.total() / 6
    assert {200, 400, 404, 405} <= {status for _, status in seen.statuses}
