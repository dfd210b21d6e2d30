"""Requests at random, out of hostile words and plain ones; the same from the same seed."""

import json
import random
import re
from urllib.parse import urlencode

from tests.web.hostile import TEXTS

# No word of ours, of the sample or of PostgreSQL: what is said with it is kept nowhere.
MARK = "qwyzmarker"
# What is kept because somebody asked us to keep it says this instead.
KEPT = "qwyzkept"
HOSTILE = (
    *TEXTS,
    *(f"{MARK} {text}" for text in TEXTS),
    *("", " ", "\x00", "\x1b[2J", "\ud7ff\ue000", "\ufeff", "😀" * 40, "é" * 3_000, "W" * 3_000),
    *(
        "-1",
        "1e309",
        "NaN",
        "٣",
        "²",
        "9" * 400,
        "9" * 5_000,
        "null",
        "[]",
        "{}",
        "../../etc/passwd",
    ),
    *("' OR 1=1 --", "$1", "%s%s%n", "%", "\\", "=1+1", "http://127.0.0.1/", "//evil.example/x"),
    *("javascript:window.harmed=1", "a\r\nSet-Cookie: harmed=1", "(?:a+)+$", "2026-02-30"),
)
PLACES = ("Leigh", "WN7 1AA", "WN7 4GQ", "-2.518,53.497")
PLAIN = (
    *(*PLACES, "knitting", "birdwatching", "monday", "evening"),
    *("true", "hub", "group", "5000", "20", "0", "3", "50", "best", "soonest", "new", "large"),
    *("plain", "-2.7,53.4,-2.3,53.6", "11", "18", "list", "cy"),
    "she loves knitting, can't stand bingo",
)
NAMES = (
    *("near", "interest", "reach_metres", "limit", "offset", "day", "part_of_day", "free", "kind"),
    *("pence_at_most", "step_free", "age", "confirmed", "sort", "bbox", "zoom", "show", "height"),
    *("text", "enjoy", "name", "listing", "link", "print", "words", "heard", "must_hold", "change"),
    *("add", "add_to", "lang", "must", "postcode", "longitude", "latitude", "place", MARK),
)
FORMS = ("application/x-www-form-urlencoded", "application/json", "multipart/form-data", "text/xml")
METHODS = ("GET", "POST", "GET", "POST", "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH")
# A PDF takes as long as a hundred of the rest, and so may a gap.
SELDOM = {"/handout/pdf": 0.02, "/gaps": 0.2, "/gaps/access<ending>": 0.05}


class Fuzz:
    """Requests at random; the same from the same seed."""

    def __init__(self, rules: list[str], ids: list[str], seed: int) -> None:
        self.chance = random.Random(seed)
        self._rules, self._ids = rules, ids
        self._names = list(NAMES)

    def learn(self, name: str) -> None:
        """Fill in a box of this name too from now on."""
        if name not in self._names:
            self._names.append(name)

    def request(self) -> dict[str, object]:
        """What to send, in the words of werkzeug's client."""
        rule = self.chance.choice(self._rules)
        while self.chance.random() > SELDOM.get(rule, 1.0):
            rule = self.chance.choice(self._rules)
        said: dict[str, object] = {
            "path": self.address(rule),
            "query_string": self.query(),
            "method": self.chance.choice(METHODS),
            "headers": self.headers(),
        }
        if said["method"] in ("POST", "PUT", "PATCH"):
            said["content_type"] = self.chance.choice(FORMS)
            said["data"] = self._body(str(said["content_type"]))
        return said

    def address(self, rule: str) -> str:
        """An address of a rule."""
        return re.sub("<[^>]+>", self._segment, rule)

    def query(self) -> str:
        """What follows an address."""
        return urlencode(self._pairs(), errors="surrogatepass")

    def word(self) -> str:
        """One word of theirs."""
        return self.chance.choice(
            HOSTILE if self.chance.random() < 0.4 else PLAIN + tuple(self._ids)
        )

    def headers(self) -> dict[str, str]:
        """What a browser would say of itself."""
        said = self.word().replace("\r", " ").replace("\n", " ")
        return {
            "User-Agent": MARK,
            "Accept-Language": said.encode("ascii", "ignore").decode() or "en",
            "Cookie": f"said={MARK}",
        }

    def _segment(self, part: re.Match[str]) -> str:
        if "uuid" in part[0] and self.chance.random() < 0.8:
            return self.chance.choice(self._ids)
        if "int" in part[0] and self.chance.random() < 0.8:
            return str(self.chance.randrange(20))
        return self.word().replace("/", "").replace("?", "") or "none"

    def _pairs(self) -> list[tuple[str, str]]:
        pairs = [
            (self.chance.choice(self._names), self.word()) for _ in range(self.chance.randrange(6))
        ]
        if self.chance.random() < 0.5:
            pairs.append(("near", self.chance.choice(PLACES)))
        return pairs

    def _body(self, kind: str) -> bytes:
        if self.chance.random() < 0.1:
            return self.chance.randbytes(200)
        fields = dict([*self._pairs(), ("text", f"{MARK} {self.word()}")])
        if "json" in kind:
            near = self.chance.choice(({"place": "Leigh"}, {"postcode": self.word()}, [], None))
            body = {**fields, "near": near, "limit": self.chance.choice((5, -1, 1e300, "x", None))}
            return json.dumps(
                {key: body[key] for key in ("text", "near")} if self.chance.random() < 0.5 else body
            ).encode()
        return urlencode(fields, errors="surrogatepass").encode()
