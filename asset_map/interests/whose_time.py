"""Whose time it is: whether days or hours are told of the person, or of what somebody else does."""

import re
from collections.abc import Iterator

from asset_map.interests.others import OWN, WHO, speaks_for
from asset_map.interests.speech import Speech

# Who comes to the person, and what comes by.
_COMES = (
    r"(?:support |social |key |care |outreach )?workers?|health visitor|carers?|home help|nurses?|"
    r"hv|cpn|sitter|cleaner|gardener|befriender|visitors?|hairdresser|milkman|"
    r"(?:wheelie |recycling )?bins?|bin ?men|meals on wheels|(?:mini)?bus(?:es)?|trains?"
)
# What is open or shut without them.
_GOES_ON = (
    r"library|centre|club|group|class|caf[eé]|pub|shops?|market|church|surgery|chemist|office"
)
# After these somebody is who the person goes to, or goes with.
_BESIDE = (
    "with|like|for|from|of|to|at|in|on|near|by|than|into|past|and|wants?|needs?|finds?|gets?|sees?|"
    "visits?|loves?|likes?|meets?|misse?s?|has|have|joins?|got|helps?|minds?|after"
)
_SOMEBODY = re.compile(
    rf"(?<![\w'])(?:(?P<beside>{_BESIDE}) )?(?:(?P<own>{OWN})|"
    r"(?P<whose>(?:(?:her|his|my|their|our|the|a|late|elderly|old|best|other|eldest|youngest) )*)"
    rf"(?:(?P<woman>{WHO['woman']})|(?P<man>{WHO['man']})|(?P<anyone>{WHO['anyone']})|"
    rf"(?P<comes>{_COMES})|(?<=the |her |his |our )(?P<goes_on>{_GOES_ON})))(?![\w-])"
)
# What leads back to the person: what is said of them, what follows for them, another's pronoun.
_SO = r"says?|said|thinks?|reckons?|asked?|wants?|so|but|i|we"
_BACK = {
    "woman": re.compile(rf"(?<![\w'])(?:{_SO}|he|him)(?:'\w+)?(?!\w)"),
    "man": re.compile(rf"(?<![\w'])(?:{_SO}|she)(?:'\w+)?(?!\w)"),
}
_BACK_FROM_ANYONE = re.compile(rf"(?<![\w'])(?:{_SO}|he|she)(?:'\w+)?(?!\w)")
# "Mum can only do": of whom nobody says whose mum she is, that is the person.
_FREE = re.compile(r"\b(?:can|could|free|only|prefers?)\b")
# "Her daughter can bring her": then the person can come.
LETS_THEM_COME = re.compile(
    r"(?:\b(?:can|could|will|would|able to|happy to|offered to|willing to)|'ll) (?:\w+ )?"
    r"(?:bring|take|drive|drop|fetch|run|mind|watch|have|sit with|look after|come with|go with|"
    r"give)\b(?! (?:\w+ )*(?:to|shopping)\b)"
)
# What is told with this stays with what stands before it.
_MEANWHILE = "when "


def somebody_elses(speech: Speech, place: int, *, even_beside: bool = False) -> bool:
    """Whether what is told up to here, in its sentence, is what somebody else does.

    With `even_beside`, of whom the person is with as well: "has a sister who lives in".
    """
    somebody = None
    for match in _SOMEBODY.finditer(speech.folded, speech.around(place).start, place):
        somebody = match
    if somebody is None or (somebody["beside"] and not even_beside):
        return False
    rest = speech.folded[somebody.end() : place]
    if _is_the_person(speech, somebody, rest):
        return False
    back = _BACK.get(somebody.lastgroup or "", _BACK_FROM_ANYONE)
    return not (back.search(rest) or LETS_THEM_COME.search(rest))


def others_from(speech: Speech, start: int, end: int) -> Iterator[int]:
    """Where, in a stretch, something is begun to be told of somebody else."""
    for match in _SOMEBODY.finditer(speech.folded, start, end):
        before = speech.folded[max(0, match.start() - len(_MEANWHILE)) : match.start()]
        if not match["beside"] and before != _MEANWHILE:
            yield match.start()


def _is_the_person(speech: Speech, somebody: re.Match[str], rest: str) -> bool:
    """Whether the one who asks speaks for this one, or says of a mother when she is free."""
    who = somebody.lastgroup
    if who not in WHO:
        return False
    if speaks_for(speech) == somebody[who]:
        return True
    return not somebody["whose"] and _FREE.search(rest) is not None
