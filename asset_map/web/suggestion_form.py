"""What somebody types to suggest a place or a correction: its bounds, and traps for programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from flask_babel import gettext
from itsdangerous import BadSignature, SignatureExpired, TimestampSigner
from werkzeug.datastructures import MultiDict

from asset_map.model.activity import Activity
from asset_map.model.listing import Kind
from asset_map.store.secrets import secret
from asset_map.web.asks import Wrong

# The most letters of each box, in the order of the form.
LONGEST = {
    "name": 200,
    "description": 2_000,
    "organization": 200,
    "venue": 200,
    "address": 500,
    "postcode": 20,
    "days": 200,
    "start_time": 20,
    "end_time": 20,
    "cost": 200,
    "phone": 100,
    "email": 254,
    "website": 500,
    "note": 2_000,
    "contact": 200,
}
# What a person does not see, a program fills in.
TRAP = "nickname"
# When the form was opened, sealed. Nobody fills it in within a few seconds.
OPENED = "opened"
SHORTEST_SECONDS = 3
LONGEST_SECONDS = 24 * 60 * 60
SALT = "asset-map suggestion"


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it was filled in; lives for one request, but for what is given in."""

    boxes: Mapping[str, str] = field(repr=False)
    kind: str = ""
    trapped: bool = False
    wrong: tuple[Wrong, ...] = ()

    def value(self, box: str) -> str:
        """What stands in a box."""
        return self.boxes.get(box, "")

    def problem(self, box: str) -> str:
        """What is wrong with a box, or nothing."""
        return next((one.say for one in self.wrong if one.parameter == box), "")


def filled_in(activity: Activity) -> Typed:
    """The form of a correction: what we hold, to be changed where it is wrong."""
    return Typed(_held(activity), activity.kind)


def read_form(
    sent: "MultiDict[str, str]", home: Path, about: Activity | None, held: Mapping[str, str]
) -> Typed:
    """What was sent, with what is wrong with it. Nothing of it is kept yet."""
    boxes = {box: plain_lines(sent.get(box, "")) for box in LONGEST}
    kind = sent.get("kind", "")
    wrong = [
        Wrong(box, "", gettext("Use %(most)d letters at most.", most=most))
        for box, most in LONGEST.items()
        if len(boxes[box]) > most
    ]
    if not boxes["name"]:
        wrong.append(Wrong("name", "", gettext("Tell us what it is called.")))
    if not held:
        if kind not in list(Kind):
            wrong.append(Wrong("kind", "", gettext("Choose what it is.")))
        if not boxes["postcode"]:
            wrong.append(Wrong("postcode", "", gettext("Tell us the postcode of where it is.")))
    elif not any(boxes[box] != held.get(box, "") for box in LONGEST if box != "contact"):
        wrong.append(Wrong("note", "", gettext("Change what is wrong, or tell us here.")))
    if not _opened_in_time(sent.get(OPENED, ""), home):
        wrong.append(Wrong("name", "", gettext("Please look over it, and send it again.")))
    return Typed(boxes, kind, bool(sent.get(TRAP, "")), tuple(wrong))


def said(typed: Typed, held: Mapping[str, str]) -> dict[str, str]:
    """What is to be given in: of a correction what differs, and what was told beside it."""
    new = {box: words for box, words in typed.boxes.items() if words != held.get(box, "")}
    return new if held else {**new, "kind": typed.kind}


def sealed_now(home: Path) -> str:
    """That the form was opened now."""
    return _signer(home).sign(SALT).decode()


def held_boxes(activity: Activity | None) -> dict[str, str]:
    """What we hold of a listing, box by box."""
    return {} if activity is None else _held(activity)


def _held(activity: Activity) -> dict[str, str]:
    held = {
        "name": activity.name,
        "description": activity.description,
        "organization": activity.organization,
        "venue": activity.venue,
        "address": activity.address,
        "postcode": activity.postcode,
        "cost": activity.cost.words,
        "phone": activity.phone,
        "email": activity.email,
        "website": activity.website,
    }
    return {box: plain_lines(words) for box, words in held.items()}


def plain_lines(words: str) -> str:
    """What was typed, without what no database and no page can hold; lines as lines."""
    kept = "".join(letter for letter in words if letter.isprintable() or letter in "\r\n\t\u200d")
    return "\n".join(" ".join(line.split()) for line in kept.splitlines()).strip()


def _opened_in_time(seal: str, home: Path) -> bool:
    try:
        _, opened = _signer(home).unsign(seal, max_age=LONGEST_SECONDS, return_timestamp=True)
    except (BadSignature, SignatureExpired):
        return False
    age = _signer(home).get_timestamp() - opened.timestamp()
    return bool(age >= SHORTEST_SECONDS)


@lru_cache(maxsize=4)
def _signer(home: Path) -> TimestampSigner:
    return TimestampSigner(secret(home, "secret_key"), salt=SALT)
