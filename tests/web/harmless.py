"""What no answer may hold, whoever asks and whatever is kept: a fault, a script, their words."""

import json
import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree

from icalendar import Calendar
from werkzeug.test import TestResponse

from tests.web.fuzzed import MARK
from tests.web.hostile import IMAGE, SCRIPT
from tests.web.visitor import inspected

BARE_SCRIPT = re.compile(rb"<script(?![^>]*\bnonce=)", re.I)
# Attributes whose values are text may hold anything that is escaped.
HANDLER = re.compile(
    rb"<[a-z][\w-]*(?:\s+(?!on)[\w:.-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*\s+on[a-z]+\s*=",
    re.I,
)
# A link that is a script, however its letters are written.
LINKED_SCRIPT = re.compile(rb"(?:href|src|action)=[\"']?\s*(?:javascript|data|vbscript):", re.I)


# One answer in so many is taken apart, which takes longer than making it.
LOOKED_OVER = 60
# More of them would tell the same again.
HARMS_TOLD = 20


class Tally:
    """How requests were answered, and which of the answers did harm."""

    def __init__(self, log: list[str]) -> None:
        self.statuses: Counter[tuple[str, int]] = Counter()
        self.harms: list[str] = []
        self._log = log

    def __str__(self) -> str:
        return ", ".join(
            f"{who} {status}: {n:,}" for (who, status), n in sorted(self.statuses.items())
        )

    def note(self, who: str, asked: object, answer: TestResponse) -> None:
        """Look over an answer."""
        self.statuses[who, answer.status_code] += 1
        try:
            assert_harmless(answer, self.statuses.total() % LOOKED_OVER == 0)
        except AssertionError as harm:
            said = str(harm).partition("\n")[0][:200]
            self.harms.append(
                f"{who} {answer.status_code} {asked}: {said} {self._log[-1:]}"[:2_000]
            )
        assert len(self.harms) < HARMS_TOLD, "\n".join(self.harms)


@contextmanager
def listening() -> Iterator[list[str]]:
    """Everything that is logged meanwhile, by anyone."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    keep, root = Keep(0), logging.getLogger()
    before = root.level
    root.addHandler(keep)
    root.setLevel(logging.INFO)
    try:
        yield lines
    finally:
        root.removeHandler(keep)
        root.setLevel(before)


def assert_harmless(answer: TestResponse, look_over: bool) -> None:
    """No fault, no script of theirs, none of their words where they would be kept."""
    assert answer.status_code < 500
    headers = str(answer.headers)
    assert MARK not in headers
    assert "harmed" not in headers
    if not answer.data:
        return
    if answer.mimetype == "text/html":
        _holds_no_script(answer.data)
        if look_over and b"app-header" in answer.data:
            inspected(answer, answer.status_code)
    elif look_over and answer.status_code == 200:
        _can_be_read(answer)


def _holds_no_script(page: bytes) -> None:
    assert SCRIPT.encode() not in page
    assert IMAGE.encode() not in page
    assert not BARE_SCRIPT.search(page)
    assert not HANDLER.search(page)
    assert not LINKED_SCRIPT.search(page)


def _can_be_read(answer: TestResponse) -> None:
    """Other programs find what was promised to them, whatever is in it."""
    if "json" in answer.mimetype:
        json.loads(answer.data)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    elif answer.mimetype == "text/calendar":
        Calendar.from_ical(answer.data)
        assert b"\nharmed" not in answer.data
    elif answer.mimetype.endswith("xml"):
        ElementTree.fromstring(answer.data)
