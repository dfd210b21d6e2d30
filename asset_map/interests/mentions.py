"""Whether a listing means the words it uses: refused, a place it meets at, or a brew afterwards."""

from enum import Enum

from asset_map.interests.stems import STOP
from asset_map.interests.words import Words


class Mention(Enum):
    """How a listing means a phrase."""

    MEANT = "what it is about"
    ASIDE = "something that comes with anything: a brew, a raffle, volunteers"
    WEAK = "a place it meets at, a cake in its likeness: a hint at most"
    NOT_MEANT = "refused, or only a landmark"


def _stems(written: str) -> frozenset[str]:
    return frozenset(written.split())


# How many words after "no" or "not" are still refused.
REFUSAL_REACH = 4

_REFUSALS = _stems("no not non without isnt arent dont doesnt wont nor neither")
# "No sewing experience needed", "not just knitting": about it all the same.
_REASSURANCES = _stems(
    """
    experi need necessari requir knowledg skill talent abl abil previous just onli expert audit
    matter late prior know pressur worri partner equip kit qualif mind must have done befor
    afraid usual typic averag anoth ordinari tradit sure much best better good too fit
    instrument
    """
)
_TURNS = _stems("but although though instead")
_LANDMARKS = _stems("opposit behind besid near nearbi past abov below outsid")
# "next to the gym", "across from the church": the last word of the pair, and what stands before it.
_LANDMARK_PAIRS = {
    "to": _stems("next close"),
    "of": _stems("front back corner end top"),
    "from": _stems("across over round up down road door"),
    "by": frozenset(["just"]),
}
_AT = _stems("at in insid from by round within via")
_DETERMINERS = _stems("the our a an your their old new local main that this both")
# What a place is called, when a phrase ends on it.
_PLACES = _stems(
    """
    librari church chapel mosqu templ synagogu gurdwara cathedr gym pool bath allot garden park
    theatr museum club centr hall school colleg studio cinema pub cafe hospic hub farm workshop
    green miner ranger garag pavilion stadium villag shop market mill canal flash wood lake
    """
)
# What makes a place of the phrase before it: "church hall", "Library Street".
_ROOMS = _stems("hall room car yard arm hous mill build pavilion ground site entranc station door")
_STREETS = _stems("street road rd lane avenu ave terrac squar drive")
# What is made in the likeness of the phrase before it: a pigeon loft cake, a football mug.
_LIKENESSES = _stems("cake mug cushion")
# What comes with anything: something to drink, a raffle, volunteers.
_ASIDES = _stems(
    """
    volunt tea coffe brew biscuit cake cuppa refresh and a hot drink cup of soup toast bacon
    barm squash snack kettl on pot chat natter raffl
    """
)


# Most phrases have none of these words about them, and are meant.
_CUES_BEFORE = _REFUSALS | _LANDMARKS | frozenset().union(*_LANDMARK_PAIRS.values())
_CUES_AFTER = _ROOMS | _STREETS | _LIKENESSES | {"free"}
# How far back a cue can stand: "opposite the old St Paul's" church.
FURTHEST_CUE = 6

_MEANT, _ASIDE, _WEAK, _NOT_MEANT = Mention


def mention(text: Words, first: int, last: int, *, in_name: bool) -> Mention:
    """How a listing's name or description means a phrase: the words from `first`, before `last`."""
    stems = text.stems
    if (
        stems[last - 1] in _PLACES
        or not _CUES_BEFORE.isdisjoint(stems[max(0, first - FURTHEST_CUE) : first])
        or (last < len(stems) and stems[last] in _CUES_AFTER)
    ):
        if not in_name and _refused(text, first, last):
            return _NOT_MEANT
        where = _where(text, first, last)
        if where is not _MEANT:
            return where
    if not in_name and _ASIDES.issuperset(stems[first:last]):
        return _ASIDE
    return _MEANT


def _refused(text: Words, first: int, last: int) -> bool:
    """ "No bingo", "not a religious group", "alcohol-free"; never "no sewing experience needed"."""
    stems = text.stems
    if last < len(stems) and stems[last] == "free":
        return _between(text, last) == "-"
    for place in range(first - 1, max(-1, first - 1 - REFUSAL_REACH), -1):
        stem = stems[place]
        if stem == STOP or stem in _TURNS or "," in _between(text, place + 1):
            return False
        if stem in _REFUSALS:
            around = stems[place + 1 : last + REFUSAL_REACH]
            if STOP in around:
                around = around[: around.index(STOP)]
            return _REASSURANCES.isdisjoint(around)
    return False


def _where(text: Words, first: int, last: int) -> Mention:
    """WEAK for a place or a likeness, NOT_MEANT for a street or a landmark on the way there."""
    stems = text.stems
    after = stems[last] if last < len(stems) else STOP
    if after in _STREETS:
        return _NOT_MEANT
    place = first - 1
    while place >= 0 and (stems[place] in _DETERMINERS or _capital_inside(text, place)):
        place -= 1
    before = stems[place] if place >= 0 else STOP
    if before in _LANDMARKS:
        return _NOT_MEANT
    if place > 0 and stems[place - 1] in _LANDMARK_PAIRS.get(before, ()):
        return _NOT_MEANT
    if after in _ROOMS | _LIKENESSES or (before in _AT and stems[last - 1] in _PLACES):
        return _WEAK
    return _MEANT


def _capital_inside(text: Words, place: int) -> bool:
    """Whether a word has a capital that is not the first of its sentence: a proper name's."""
    return place > 0 and text.stems[place - 1] != STOP and text.text[text.spans[place][0]].isupper()


def _between(text: Words, place: int) -> str:
    """What stands between a word and the one before it."""
    return text.text[text.spans[place - 1][1] : text.spans[place][0]]
