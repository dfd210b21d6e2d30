"""What somebody typed of a conversation and changed in what we heard: read from the posted form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from asset_map.interests.listen import listen
from asset_map.interests.lives_in import said_homes
from asset_map.interests.overrides import Override
from asset_map.model.ask import REACH_METRES
from asset_map.model.place import Near
from asset_map.store.places import UnknownPlace
from asset_map.web import chosen
from asset_map.web.asks import Locate, Wrong, unknown_interest, unknown_place
from asset_map.web.changes import Act, Change, Corrected, Group, corrected, read_changes
from asset_map.web.parameters import BY_NAME, LONGEST_WORDS

# About eight pages: longer than any note of a visit, short enough to hear in a blink.
LONGEST_TEXT = 20_000
# What the form names its boxes.
ADD, ADD_TO, MUST_HOLD, CHANGE, HEARD_BEFORE = "add", "add_to", "must_hold", "change", "heard"

Homes = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """The form as it was filled in. Lives for one request, and is never logged or kept.

    `heard_before` says that this conversation was answered before, and is told over again with
    something changed, `mentioned` is the place in its words where no other was given. What is in
    `wrong` never repeats what was typed.
    """

    text: str = field(default="", repr=False)
    near: str = field(default="", repr=False)
    reach_metres: int = REACH_METRES
    offset: int = 0
    add: str = field(default="", repr=False)
    changes: tuple[Change, ...] = ()
    heard_before: bool = False
    mentioned: str = field(default="", repr=False)
    wrong: tuple[Wrong, ...] = ()

    def wrong_with(self, box: str) -> Wrong | None:
        """What is wrong with one box, if anything."""
        return next((one for one in self.wrong if one.parameter == box), None)

    def but(self, box: str, say: str) -> "Spoken":
        """The same, with something wrong with a box."""
        return replace(self, wrong=(*self.wrong, Wrong(box, "", say)))

    def listened(self, rulings: Sequence[Override] = ()) -> Corrected:
        """What is heard in it, with every change made. Too long a text is not listened to."""
        text = "" if self.wrong_with("text") else self.text
        return corrected(listen(text, rulings), self.changes)


def read_spoken(form: "MultiDict[str, str]") -> Spoken:
    """The form, read; where something cannot be used, with what to do about it."""
    text = "\n".join(form.get("text", "").splitlines())
    changes, left_over = _changes(form)
    spoken = Spoken(
        text,
        form.get("near", ""),
        _number(form, "reach_metres", REACH_METRES),
        _number(form, "offset", 0),
        left_over,
        changes,
        form.get(HEARD_BEFORE) == "yes",
    )
    if len(text) > LONGEST_TEXT:
        spoken = spoken.but("text", too_long(len(text)))
    elif not text.strip() and not any(change.act is Act.ADD for change in changes):
        spoken = spoken.but("text", gettext("Write what they said, in any words."))
    if left_over:
        spoken = spoken.but(ADD, unknown_interest(ADD, left_over).say)
    return spoken


def located(
    spoken: Spoken, locate: Locate, named: Callable[[Homes], Near | None]
) -> tuple[Spoken, Near | None]:
    """The place that was typed; else the one that was `named` as theirs in what was said.

    Where neither is known, the form with what is wrong with it.
    """
    typed, near = _typed(spoken, locate)
    if near or spoken.wrong_with("text"):
        return typed, near
    near = named(said_homes(spoken.text))
    if near is None:
        return typed, None
    if spoken.near.strip():
        return replace(typed, mentioned=near.label), near
    return replace(spoken, near=near.label, mentioned=near.label), near


def _typed(spoken: Spoken, locate: Locate) -> tuple[Spoken, Near | None]:
    words = spoken.near.strip()
    if not words:
        return spoken.but("near", gettext("Enter a postcode or a township.")), None
    if not words.isprintable() or len(words) > LONGEST_WORDS:
        say = gettext("Give a postcode or a township, such as WN7 1AA.")
        return spoken.but("near", say), None
    try:
        return spoken, locate(words)
    except UnknownPlace as unknown:
        return spoken.but("near", unknown_place(unknown)), None


def too_long(length: int) -> str:
    """What to say of a text that is longer than we listen to."""
    return gettext(
        "That is %(length)s letters. We can listen to %(most)s at once: take some out.",
        length=f"{length:,}",
        most=f"{LONGEST_TEXT:,}",
    )


def _changes(form: "MultiDict[str, str]") -> tuple[tuple[Change, ...], str]:
    """Every change, the newest last, and what was typed to be added but is no interest."""
    sent = form.getlist(CHANGE)
    if form.get(MUST_HOLD):
        sent.append(f"{Act.ADD} {Group.CONSTRAINT} {form[MUST_HOLD]}")
    words = form.get(ADD, "").strip()
    term = chosen.term(words) if len(words) <= LONGEST_WORDS else None
    if term is not None:
        sent.append(f"{Act.ADD} {form.get(ADD_TO, Group.INTEREST)} {term.code}")
        words = ""
    return read_changes(sent), words


def _number(form: Mapping[str, str], name: str, otherwise: int) -> int:
    """A number that was chosen from a list; anything else is as if nothing was chosen."""
    words, limits = form.get(name, ""), BY_NAME[name].schema
    if not (words.isascii() and words.isdigit() and len(words) <= 9):
        return otherwise
    number = int(words)
    return number if limits["minimum"] <= number <= limits["maximum"] else otherwise
