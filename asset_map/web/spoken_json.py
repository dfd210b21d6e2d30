"""What a program posts of a conversation: read strictly, and refused with what to change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from flask_babel import gettext

from asset_map.model.ask import LIMIT, REACH_METRES
from asset_map.model.place import Near, Point
from asset_map.store.places import UnknownPlace
from asset_map.web.asks import Locate, Wrong, unknown_name, unknown_place
from asset_map.web.parameters import BY_NAME, LONGEST_WORDS
from asset_map.web.spoken import LONGEST_TEXT, too_long

NUMBERS = {"reach_metres": REACH_METRES, "limit": LIMIT, "offset": 0}
NAMES = ("text", "near", *NUMBERS)
# A place is one of these, by the names it holds.
DEGREES = {"longitude", "latitude"}
WORDS = ("postcode", "place")


@dataclass(frozen=True, slots=True)
class AskedAloud:
    """What was posted. Where anything is wrong, nothing is to be searched.

    What is in `wrong` repeats names, and never a value.
    """

    text: str = field(default="", repr=False)
    near: Near | None = None
    reach_metres: int = REACH_METRES
    limit: int = LIMIT
    offset: int = 0
    wrong: tuple[Wrong, ...] = ()


def read_body(body: bytes, locate: Locate) -> AskedAloud:
    """The body, read: {"text", "near", "reach_metres", "limit", "offset"}."""
    try:
        sent = orjson.loads(body)
    except orjson.JSONDecodeError:
        sent = None
    if not isinstance(sent, dict):
        say = gettext('Send one JSON object: {"text": "…", "near": {"postcode": "WN7 1AA"}}.')
        return AskedAloud(wrong=(Wrong("body", "", say),))
    return _Reading(sent, locate).asked()


class _Reading:
    """Reads one field after another, and keeps what was wrong."""

    def __init__(self, sent: Mapping[str, Any], locate: Locate) -> None:
        self.sent, self.locate = sent, locate
        self.wrong: list[Wrong] = []

    def asked(self) -> AskedAloud:
        """Everything that was sent, read."""
        for name in self.sent:
            if name not in NAMES:
                self._refuse(name, unknown_name(name, NAMES))
        text, near = self._text(), self._near()
        numbers = {name: self._number(name, unsaid) for name, unsaid in NUMBERS.items()}
        return AskedAloud(text, near, **numbers, wrong=tuple(self.wrong))

    def _refuse(self, name: str, say: str) -> None:
        self.wrong.append(Wrong(name, "", say))

    def _text(self) -> str:
        text = self.sent.get("text")
        if not isinstance(text, str) or not text.strip():
            self._refuse("text", gettext("Give what was said, as a text."))
            return ""
        if len(text) > LONGEST_TEXT:
            self._refuse("text", too_long(len(text)))
        return text

    def _near(self) -> Near | None:
        words = self._place(self.sent.get("near"))
        if words is None:
            return None
        try:
            return self.locate(words)
        except UnknownPlace as unknown:
            self._refuse("near", unknown_place(unknown))
            return None

    def _place(self, near: object) -> str | None:
        """The place as it would be typed; a point becomes the words for one."""
        if isinstance(near, dict):
            if near.keys() == DEGREES and all(type(one) in (int, float) for one in near.values()):
                return self._point(near["longitude"], near["latitude"])
            for name in WORDS:
                if near.keys() == {name} and _printable(near[name]):
                    return str(near[name])
        say = gettext(
            'Say where: {"longitude": -2.517, "latitude": 53.498}, {"postcode": "WN7 1AA"} '
            'or {"place": "Leigh"}.'
        )
        self._refuse("near", say)
        return None

    def _point(self, longitude: float, latitude: float) -> str | None:
        try:
            point = Point(longitude, latitude)
        except ValueError:
            say = gettext("That is not on the Earth. Longitude runs to 180, latitude to 90.")
            self._refuse("near", say)
            return None
        return f"{point.longitude:.7f},{point.latitude:.7f}"

    def _number(self, name: str, unsaid: int) -> int:
        number = self.sent.get(name, unsaid)
        least, most = BY_NAME[name].schema["minimum"], BY_NAME[name].schema["maximum"]
        if type(number) is int and least <= number <= most:
            return number
        say = gettext("Give a whole number from %(least)d to %(most)d.", least=least, most=most)
        self._refuse(name, say)
        return unsaid


def _printable(words: object) -> bool:
    return isinstance(words, str) and words.isprintable() and 0 < len(words) <= LONGEST_WORDS
