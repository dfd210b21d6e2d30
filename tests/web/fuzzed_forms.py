"""The forms of a page, as a browser has them, and what somebody who means harm types into them."""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from tests.web.fuzzed import KEPT, MARK, Fuzz
from tests.web.fuzzed_files import Sent, hostile_file
from tests.web.members import PASSWORD

FORM = re.compile(r'<form\b(?:[^>]*?\baction="([^"]*)")?.*?</form>', re.S)
# What all the rest stands on is not undone.
SPARED = ('<form action="/import/sources/1"', '<form action="/import/sources/2"')
SPARED_SOURCES = ("sample", "hostile")
# A process of its own looks at a list, a password is made slow to check, and most stay signed in;
# others stand on many pages, and do little harm to anybody.
SENT_SELDOM = {
    "/import": 0.3,
    "/sign-in": 0.2,
    "/account": 0.2,
    "/sign-out": 0.05,
    "/account/second-step": 0.3,
    "/": 0.3,
    "/embed/make": 0.3,
    "/conversation": 0.5,
}
# What these are told is kept, because an officer, a steward or a resident asked for it.
KEEPING = ("/listing/", "/suggest", "/review", "/import", "/gaps/figures", "/accounts", "/claim/")
# What a box takes, for a form to get past its own checks now and then.
SENSIBLE = {
    "email": ("fuzz@example.org", "a.b@example.org"),
    "postcode": ("WN7 1AA", "WN7 4GQ"),
    "point": ("53.497, -2.518", "54.1, -2.9"),
    "starts": ("10:00", "7pm"),
    "ends": ("21:30",),
    "first": ("2030-01-07",),
    "more": ("knitting; chess", "choirs"),
    "new-source": ("Library list", "Town list"),
    "column": ("lonely", ""),
    "min_age": ("18", ""),
    "cost": ("£2", "free"),
    "name": ("Knitters",),
    "kind": ("group", "hub"),
    "day": ("MO",),
    "often": ("weekly",),
    "role": ("worker", "steward"),
    "text": ("I love knitting and can't stand bingo",),
    "near": ("Leigh", "WN7 1AA"),
}
# How many boxes are hostile. A form with many of them would never get past its own checks.
MEANT = (0, 1, 1, 2, 3, 8)
# Without these nothing is reached.
KEPT_WHOLE = ("hidden", "submit")


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a form: what stands in it, or what can be chosen."""

    name: str
    kind: str
    held: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a page."""

    path: str
    method: str
    boxes: tuple[Box, ...]

    @property
    def mark(self) -> str:
        """What hostile words say here: whether they may be kept."""
        return KEPT if keeps(self.path) else MARK


def keeps(path: str) -> bool:
    """Whether what is sent to an address is there to be kept."""
    return path.startswith(KEEPING)


def a_form_on(page: str, here: str, fuzz: Fuzz) -> Form | None:
    """One of the forms of a page, if there is one that somebody would send now."""
    found = [
        (one[0], re.split("[?#]", one[1] or here)[0])
        for one in FORM.finditer(page)
        if not one[0].startswith(SPARED)
    ]
    liked = [one for one in found if fuzz.chance.random() < SENT_SELDOM.get(one[1], 1.0)]
    if not liked:
        return None
    words, path = fuzz.chance.choice(liked)
    # Only the one that is sent is taken apart: that takes longer than making the page.
    form = BeautifulSoup(words, "html.parser").form
    assert form is not None
    return _form(form, path)


def filled_in(form: Form, fuzz: Fuzz) -> dict[str, list[str | Sent]]:
    """What is sent: a box or a few hostile, the rest as they stand or as they should be."""
    chance = fuzz.chance
    sent: dict[str, list[str | Sent]] = {}
    password = chance.choice((PASSWORD, f"{form.mark} heron kettle"))
    buttons = [box for box in form.boxes if box.kind == "submit"]
    pressed = chance.choice(buttons) if buttons else None
    few = chance.choices(form.boxes, k=chance.choice(MEANT)) if form.boxes else []
    for box in form.boxes:
        if box.kind == "submit" and box is not pressed:
            continue
        if box.kind == "file":
            value: str | Sent = hostile_file(chance, box.name)
        elif box.kind == "password":
            value = password
        elif box in few and not (box.kind in KEPT_WHOLE and chance.random() < 0.9):
            value = _meant(box, fuzz).replace(MARK, form.mark)
        else:
            value = box.held or _sensible(box, fuzz)
        if box.kind in ("checkbox", "radio") and value == "":
            continue
        sent.setdefault(box.name, []).append(value)
    if set(SPARED_SOURCES) & {*map(str, sent.get("source", ()))}:
        sent.pop("complete", None)
    return sent


def _meant(box: Box, fuzz: Fuzz) -> str:
    if box.choices and fuzz.chance.random() < 0.9:
        return fuzz.chance.choice(box.choices)
    return fuzz.word()


def _sensible(box: Box, fuzz: Fuzz) -> str:
    chance = fuzz.chance
    if box.name in SENSIBLE:
        return chance.choice(SENSIBLE[box.name])
    return chance.choice(box.choices) if box.choices and chance.random() < 0.2 else ""


def _form(found: Tag, path: str) -> Form:
    boxes = [
        _box(one)
        for one in found.select("input[name], textarea[name], select[name], button[name]")
        if not one.has_attr("disabled")
    ]
    return Form(path, str(found.get("method", "get")).upper(), tuple(boxes))


def _box(found: Tag) -> Box:
    name = str(found["name"])
    match found.name:
        case "select":
            options = [str(one.get("value", "")) for one in found.find_all("option")]
            chosen = found.find("option", selected=True)
            return Box(name, "select", str(chosen["value"]) if chosen else "", tuple(options))
        case "textarea":
            return Box(name, "text", found.get_text().removeprefix("\n"))
        case "button":
            return Box(name, "submit", str(found.get("value", "")))
    kind, value = str(found.get("type", "text")), str(found.get("value", ""))
    if kind in ("checkbox", "radio"):
        return Box(name, kind, value if found.has_attr("checked") else "", (value, ""))
    return Box(name, kind, value)
