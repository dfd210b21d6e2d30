"""A listing's fields as boxes of a form: what stands in them, and what somebody changed."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from hashlib import blake2b

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from asset_map.intake.first_visits import FACTS, area_typed
from asset_map.interests.vocabulary import vocabulary
from asset_map.model.listing import GivenBy, Interest, Kind, Listing, StepFree
from asset_map.web import chosen
from asset_map.web.suggestion_form import plain_lines

# The most letters of each box, in the order of the form.
LONGEST = {
    "name": 200,
    "description": 10_000,
    "organization": 200,
    "venue": 200,
    "address": 500,
    "postcode": 20,
    "point": 60,
    "cost": 200,
    "min_age": 3,
    "max_age": 3,
    "capacity": 7,
    "looking_for": 2_000,
    "phone": 100,
    "email": 254,
    "website": 2_000,
    "serves": 1_000,
    **FACTS,
}
CHOSEN = ("kind", "step_free", "show_area_only")
# Between the codes of what it is about, which are one box to whoever compares.
BETWEEN = ";"
BOXES = (*LONGEST, *CHOSEN, "interests")
# Nobody types more interests than this.
MOST_INTERESTS = 20
# Degrees to about a metre.
POINT = "{:.5f}, {:.5f}"
MARK_BYTES = 4


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it was filled in.

    `touched` are the boxes that differ from what whoever typed was shown; `theirs` those that
    somebody else changed meanwhile; `unknown` is what was typed and is no interest of ours.
    """

    boxes: Mapping[str, str] = field(repr=False)
    touched: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()
    wrong: Mapping[str, str] = field(default_factory=dict)
    unknown: str = ""

    @property
    def interests(self) -> tuple[str, ...]:
        """The codes of what it is about."""
        return tuple(filter(None, self.boxes["interests"].split(BETWEEN)))

    @property
    def said(self) -> dict[str, str]:
        """What to read as a row of a list is: the boxes that were changed, in its columns."""
        new = {box: self.boxes[box] for box in BOXES if box in self.touched and box != "interests"}
        point = new.pop("point", "")
        if point:
            new["latitude"], _, new["longitude"] = point.partition(",")
        return new


def held_boxes(listing: Listing) -> dict[str, str]:
    """What we hold of a listing, box by box."""
    held = {name: getattr(listing, name, "") for name in LONGEST}
    held |= asdict(listing.first_visit)
    held["serves"] = area_typed(listing.serves)
    held["cost"] = listing.cost.words
    held["point"] = POINT.format(listing.point.latitude, listing.point.longitude)
    for name in ("min_age", "max_age", "capacity"):
        held[name] = "" if held[name] is None else str(held[name])
    boxes = {name: plain_lines(words) for name, words in held.items()}
    return {
        **boxes,
        "kind": listing.kind.value,
        "step_free": listing.step_free.value,
        "show_area_only": "yes" if listing.area_only else "no",
        "interests": _joined(one.code for one in shown_interests(listing)),
    }


def shown_interests(listing: Listing) -> list[Interest]:
    """What it is said to be about. A guess is shown to nobody."""
    return [one for one in listing.interests if one.given_by is not GivenBy.GUESS]


def filled_in(listing: Listing) -> Typed:
    """The form with what we hold."""
    return Typed(held_boxes(listing))


def read_record(sent: "MultiDict[str, str]", listing: Listing) -> Typed:
    """What was sent, beside what is held by now; what is wrong with it is told box by box."""
    held = held_boxes(listing)
    boxes = {box: plain_lines(sent.get(box, "")) for box in LONGEST}
    boxes |= {box: sent.get(box, held[box]) for box in CHOSEN}
    codes, unknown = read_interests(sent)
    boxes["interests"] = _joined(codes)
    seen = dict(zip(BOXES, sent.get("seen", "").split("."), strict=False))
    touched = {
        box for box in BOXES if boxes[box] != held[box] and _mark(boxes[box]) != seen.get(box)
    }
    theirs = {box for box in BOXES if box in seen and _mark(held[box]) != seen[box]}
    wrong = dict(_wrong(boxes, unknown))
    return Typed(boxes, frozenset(touched), frozenset(theirs), wrong, ", ".join(unknown))


def with_theirs(typed: Typed, listing: Listing) -> Typed:
    """Nothing typed is lost; where nothing was typed stands what somebody else wrote meanwhile."""
    held = held_boxes(listing)
    boxes = {box: typed.boxes[box] if box in typed.touched else held[box] for box in BOXES}
    return replace(typed, boxes=boxes)


def mark_of(listing: Listing) -> str:
    """What a form carries so that it can be told later what its page showed."""
    return ".".join(map(_mark, held_boxes(listing).values()))


def chosen_interests(typed: Typed, read: Listing, before: Listing) -> tuple[Interest, ...]:
    """What it is about: as chosen where somebody chose, and then by them; else as read."""
    if "interests" not in typed.touched:
        return read.interests
    weights = {one.code: one.weight for one in before.interests}
    return tuple(Interest(code, weights.get(code, 1.0)) for code in typed.interests)


def read_interests(sent: "MultiDict[str, str]") -> tuple[list[str], list[str]]:
    """The codes that are ticked or typed, and the typed words that are no interest of ours."""
    known = vocabulary().terms
    codes = [code for code in sent.getlist("interest")[:MOST_INTERESTS] if code in known]
    unknown = []
    for words in sent.get("more", "").replace(";", ",").split(",")[:MOST_INTERESTS]:
        term = chosen.term(words)
        if term is not None:
            codes.append(term.code)
        elif words.strip():
            unknown.append(" ".join(words.split()))
    return codes, unknown


def _wrong(boxes: Mapping[str, str], unknown: list[str]) -> Iterable[tuple[str, str]]:
    for box, most in LONGEST.items():
        if len(boxes[box]) > most:
            yield box, gettext("Use %(most)d letters at most.", most=most)
    if not boxes["name"]:
        yield "name", gettext("Tell us what it is called.")
    if boxes["kind"] not in list(Kind):
        yield "kind", gettext("Choose what it is.")
    if boxes["step_free"] not in list(StepFree):
        yield "step_free", gettext("Choose one.")
    if boxes["show_area_only"] not in ("yes", "no"):
        yield "show_area_only", gettext("Choose one.")
    if unknown:
        yield "more", unknown_words(unknown)


def unknown_words(unknown: list[str]) -> str:
    """That a word is no interest of ours, and which ones look like it."""
    close = [chosen.label(one.code) for one in chosen.near_misses(unknown[0])]
    meant = gettext("Did you mean %(words)s?", words=", ".join(close)) if close else ""
    say = gettext("“%(words)s” is no interest that we know.", words=unknown[0])
    return f"{say} {meant}".strip()


def _joined(codes: Iterable[str]) -> str:
    return BETWEEN.join(sorted(set(codes)))


def _mark(words: str) -> str:
    return blake2b(words.encode(), digest_size=MARK_BYTES).hexdigest()
