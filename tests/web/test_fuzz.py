"""Every address, asked with hostile words by every method: no fault, no script, no leak."""

import json
import logging
import random
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from werkzeug.test import TestResponse

from tests.test_privacy import dump
from tests.web.hostile import IMAGE, SCRIPT, TEXTS
from tests.web.visitor import inspected

# No word of ours, of the sample or of PostgreSQL.
MARK = "qwyzmarker"
HOSTILE = (
    *TEXTS,
    *(f"{MARK} {text}" for text in TEXTS),
    *("", " ", "\x00", "\x1b[2J", "\ud7ff\ue000", "\ufeff", "😀" * 40, "é" * 3_000, "W" * 3_000),
    *("-1", "1e309", "NaN", "٣", "²", "9" * 400, "null", "[]", "{}", "../../etc/passwd"),
    *("' OR 1=1 --", "$1", "%s%s%n", "%", "\\", "=1+1", "http://127.0.0.1/", "//evil.example/x"),
    *("javascript:window.harmed=1", "a\r\nSet-Cookie: harmed=1", "(?:a+)+$", "2026-02-30"),
)
PLAIN = (
    *(
        "Leigh",
        "WN7 1AA",
        "WN7 4GQ",
        "-2.518,53.497",
        "knitting",
        "birdwatching",
        "monday",
        "evening",
    ),
    *(
        "true",
        "hub",
        "group",
        "5000",
        "20",
        "0",
        "3",
        "50",
        "best",
        "soonest",
        "new",
        "large",
        "plain",
    ),
    *("-2.7,53.4,-2.3,53.6", "11", "18", "she loves knitting, can't stand bingo", "list", "cy"),
)
NAMES = (
    *("near", "interest", "reach_metres", "limit", "offset", "day", "part_of_day", "free", "kind"),
    *("pence_at_most", "step_free", "age", "confirmed", "sort", "bbox", "zoom", "show", "height"),
    *("text", "enjoy", "name", "listing", "link", "print", "words", "heard", "must_hold", "change"),
    *("add", "add_to", "lang", "must", "postcode", "longitude", "latitude", "place", MARK),
)
FORMS = ("application/x-www-form-urlencoded", "application/json", "multipart/form-data", "text/xml")
METHODS = ("GET", "POST", "GET", "POST", "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH")
# A PDF takes as long as a hundred of the rest.
SELDOM = {"/handout/pdf": 0.02}
# One page in so many is taken apart, which takes longer than making it.
LOOKED_OVER = 25
BARE_SCRIPT = re.compile(rb"<script(?![^>]*\bnonce=)", re.I)
# Attributes whose values are text may hold anything that is escaped.
HANDLER = re.compile(
    rb"<[a-z][\w-]*(?:\s+(?!on)[\w:.-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*\s+on[a-z]+\s*=",
    re.I,
)


class Fuzz:
    """Requests at random; the same from the same seed."""

    def __init__(self, rules: list[str], ids: list[str], seed: int) -> None:
        self._rules, self._ids, self._chance = rules, ids, random.Random(seed)

    def request(self) -> dict[str, object]:
        """What to send, in the words of werkzeug's client."""
        rule = self._chance.choice(self._rules)
        while self._chance.random() > SELDOM.get(rule, 1.0):
            rule = self._chance.choice(self._rules)
        said: dict[str, object] = {
            "path": re.sub("<[^>]+>", self._segment, rule),
            "query_string": urlencode(self._pairs(), errors="surrogatepass"),
            "method": self._chance.choice(METHODS),
            "headers": self._headers(),
        }
        if said["method"] in ("POST", "PUT", "PATCH"):
            said["content_type"] = self._chance.choice(FORMS)
            said["data"] = self._body(str(said["content_type"]))
        return said

    def _segment(self, part: re.Match[str]) -> str:
        if "uuid" in part[0] and self._chance.random() < 0.8:
            return self._chance.choice(self._ids)
        return self._word().replace("/", "").replace("?", "") or "none"

    def _word(self) -> str:
        return self._chance.choice(
            HOSTILE if self._chance.random() < 0.4 else PLAIN + tuple(self._ids)
        )

    def _pairs(self) -> list[tuple[str, str]]:
        pairs = [
            (self._chance.choice(NAMES), self._word()) for _ in range(self._chance.randrange(6))
        ]
        if self._chance.random() < 0.5:
            pairs.append(("near", self._chance.choice(PLAIN[:4])))
        return pairs

    def _headers(self) -> dict[str, str]:
        said = self._word().replace("\r", " ").replace("\n", " ")
        return {
            "User-Agent": MARK,
            "Accept-Language": said.encode("ascii", "ignore").decode() or "en",
            "Cookie": f"said={MARK}",
        }

    def _body(self, kind: str) -> bytes:
        if self._chance.random() < 0.1:
            return self._chance.randbytes(200)
        fields = dict([*self._pairs(), ("text", f"{MARK} {self._word()}")])
        if "json" in kind:
            near = self._chance.choice(({"place": "Leigh"}, {"postcode": self._word()}, [], None))
            body = {**fields, "near": near, "limit": self._chance.choice((5, -1, 1e300, "x", None))}
            return json.dumps(
                {key: body[key] for key in ("text", "near")}
                if self._chance.random() < 0.5
                else body
            ).encode()
        return urlencode(fields, errors="surrogatepass").encode()


@pytest.fixture
def log() -> Iterator[list[str]]:
    """Everything that is logged at any level, by anyone."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    keep, root = Keep(0), logging.getLogger()
    before = root.level
    root.addHandler(keep)
    root.setLevel(logging.INFO)
    yield lines
    root.removeHandler(keep)
    root.setLevel(before)


def assert_harmless(answer: TestResponse, look_over: bool) -> None:
    """No fault, no script of theirs, none of their words where they would be kept."""
    assert answer.status_code < 500
    headers = str(answer.headers)
    assert MARK not in headers
    assert "harmed" not in headers
    if answer.mimetype != "text/html" or not answer.data:
        return
    assert SCRIPT.encode() not in answer.data
    assert IMAGE.encode() not in answer.data
    assert not BARE_SCRIPT.search(answer.data)
    assert not HANDLER.search(answer.data)
    if look_over and b"app-header" in answer.data:
        inspected(answer, answer.status_code)


@pytest.mark.parametrize("requests", [600, pytest.param(190_000, marks=pytest.mark.endure)])
def test_hostile_requests_harm_nobody(app, site_settings, log, capfd, share, requests):
    client = app.test_client(use_cookies=False)
    rules = [*sorted({rule.rule for rule in app.url_map.iter_rules()}), "/nothing-here"]
    ids = re.findall(r'data-listing="([^"]+)"', client.get("/activities?near=Leigh").text)[:5]
    ids += re.findall(r'data-listing="([^"]+)"', client.get("/activities?near=-2.9,54.1").text)
    fuzz, seen = Fuzz(rules, ids, seed=requests), Counter[int]()

    for number in range(share(requests)):
        asked = fuzz.request()
        answer = client.open(**asked)
        try:
            assert_harmless(answer, number % LOOKED_OVER == 0)
        except AssertionError as harm:
            raise AssertionError(f"request {number}: {asked}") from harm
        seen[answer.status_code] += 1

    # Enough of them were answered for the rest to mean anything.
    assert seen[200] > sum(seen.values()) / 5, seen
    assert {200, 400, 404, 405} <= set(seen)
    assert MARK not in "".join(log) + "".join(capfd.readouterr())
    assert MARK not in dump(site_settings)
