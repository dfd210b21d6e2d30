"""Other people's ideas for someone: most are told of because they were not liked."""

import re
from collections.abc import Iterator, Sequence

from asset_map.interests.appetite_cues import ASKS, LOVES
from asset_map.interests.idea_cues import (
    ACCEPTED,
    ENJOYED,
    LOST,
    MOOTED,
    NEXT_SAYS,
    ON_CONDITION,
    ONCE_MORE,
    PUSHED,
    REJECTED,
    SOUR,
    SUGGESTED,
    TRIED_ONCE,
)
from asset_map.interests.reach import REACH, first_word, turn_after, turn_before
from asset_map.interests.refusal_cues import TURNS
from asset_map.interests.speech import Span, Speech

# Who has ideas for people.
_WHO = """
    wife husband hubby mum mam mother dad father son daughter sister brother niece nephew cousin
    aunt uncle nan gran grandad granddaughter grandson partner friend friends mate mates neighbour
    neighbours family kids lads girls in-laws mother-in-law father-in-law sister-in-law
    brother-in-law son-in-law daughter-in-law colleagues workmates ot gp doctor nurse physio
    physiotherapist warden manager worker carer carers staff council housing church minister vicar
    pastor priest school college centre hospice home ward teacher consultant landlord therapist
    psychologist everyone everybody people folk somebody someone they
"""
_SOMEONE = re.compile(
    r"\b(?:i|we) (?:did |have |had |just )?(?:suggest(?:ed)?|mention(?:ed)?|brought up|raised|"
    r"floated|offered|tried (?:him|her|them) (?:with|at)|got as far as|asked about|broached)\b|"
    r"(?:^|[.!?;\n,:]\s*|\band |\bbut )"
    r"(?:the |her |his |my |their |a |an |one of (?:her|his) |some )?"
    rf"(?:[\w'-]+ ){{0,2}}?(?:{'|'.join(_WHO.split())})\b"
    r"(?! (?:died|passed|has died|went in|says|said|reports|wants|will pay|thinks|lives|rang|to\b))"
    # Who is looked for has no idea of their own: "someone who can sit with mum".
    r"(?! who (?:can|could|would|will|comes?|does)\b)"
    # Nor has who is told of by their work: "nurse on nights for nineteen years".
    r"(?! (?:on|at|in|for|by|till|until|since|all) )"
    # Nor has who is told of: "mum is 78 and was a dinner lady".
    r"(?!(?: is| was|'s) (?:\d|an? |in |on |the ))"
)
# Where the person answers: "…, and she'd sooner …", "and he's used it as a bookmark".
_ANSWER = re.compile(
    r"(?:[,;:]| -| and| but| so| which| where| while)+(?: but| and| so| then)? ?"
    r"(?:(?:he|she|i)(?:'s|'d|'ll|'m|'ve)?|it|it's|which|says|said|told|found|finds|asked|gave|sold|"
    r"threw|binned|laughed|came|walked|hid|sat|lasted|hated|swore|sulked|wished|got a|got the|"
    r"(?:the|his|her) (?:\w+ )?(?:went|fell|came|flew|shut|dropped))\b"
)
# A plain no, whatever comes after it.
_FLAT_NO = re.compile(
    r"(?:(?:it|that|this) (?:is|was) not|it isn't|it wasn't|no[,.]|no thank|"
    r"not (?:him|her|me|likely|a chance|on)\b)"
)
# How the next sentence answers: what was said or done, or no.
_REPLY = re.compile(
    r"(?:(?:he|she|i|they)(?:'s|'d| has| had)?(?: just| only)? (?:said|says|asked|asks|told|"
    r"tells|thinks|thought|laughed|gave|sold|threw|crossed|binned|hid|walked|came|left|changed|put|sent|"
    r"pulled|pretended|burnt|burned|cancelled|used|fell|cried|swore|looked|lasted|managed one|"
    r"(?:went|did|stuck it) (?:it )?(?:the )?once)\b|"
    r"(?:it|that|this) (?:is|was) not\b|it isn't\b|it wasn't\b|what\b|who\b|why\b|do i\b|does he\b|"
    r"does she\b|not\b|no\b|never\b|nobody's\b|nobody is\b|with what\b|"
    r"(?:he|she|i)(?:'s| is| am|'m) not\b|"
    r"(?:(?:he|she|i|they) )?(?:isn't|doesn't|won't|wouldn't|hasn't|didn't|said|laughed|asked)\b)"
)


_WENT = re.compile(
    r"(?:so |and )*(?:he|she|i|they) (?:went|tried|did|did try|tried it|turned up)\W*$"
)
_SAID = re.compile(r"\b(?:said|says|reckons?|thinks?)(?: that)?$")
_OF_THAT = re.compile(r" (?:it's|its|it was|it is|they|they're|that's|that was)\b")


def unwelcome_spans(speech: Speech) -> Iterator[Span]:
    """The stretches of a conversation about others' ideas that were not welcome."""
    yield from _suggested_and_rejected(speech)
    yield from _answered_without_a_good_word(speech)
    yield from _pushed(speech)
    yield from _tried_once(speech)
    yield from _soured(speech)


def _suggested_and_rejected(speech: Speech) -> Iterator[Span]:
    """What someone suggested, if it was rejected in the same sentence or in the next."""
    for cue in (*speech.found(SUGGESTED), *speech.found(MOOTED)):
        number = speech.sentence_of(cue.start)
        here = speech.around(cue.start)
        rejected = REJECTED.search(speech.text, cue.end, here.end)
        if LOST.search(speech.text, cue.end, here.end) or _own_wish(speech, cue):
            continue
        if ACCEPTED.search(speech.text, turn_before(speech, cue.start), cue.start):
            continue
        if rejected:
            yield Span(turn_before(speech, cue.start), rejected.start())
        elif not ACCEPTED.search(speech.text, cue.end, here.end):
            after = _answers(speech, number)
            if after and (_says_no(speech, after[0]) or _replies_so(speech, after[0])):
                yield Span(turn_before(speech, cue.start), here.end)


def _answers(speech: Speech, number: int) -> Sequence[Span]:
    """The sentence that may answer this one: not "He went.", which only tells of it."""
    after = speech.sentences[number + 1 : number + 3]
    if len(after) > 1 and _WENT.match(speech.folded, first_word(speech, after[0]), after[0].end):
        return after[1:]
    return after[:1]


def _own_wish(speech: Speech, cue: Span) -> bool:
    """ "She wants them to go to somebody": hers, and nobody's idea for her."""
    before = speech.folded[speech.around(cue.start).start : cue.start]
    wants = speech.folded.startswith("want", cue.start)
    return wants and before.endswith(("he ", "she ", "i "))


def _says_no(speech: Speech, sentence: Span) -> bool:
    """Whether a sentence is about the one before it, and rejects what that told of."""
    bounds = (first_word(speech, sentence), sentence.end)
    return (
        NEXT_SAYS.match(speech.text, *bounds) is not None
        and REJECTED.search(speech.text, *bounds) is not None
        and ON_CONDITION.search(speech.text, *bounds) is None
    )


def _replies_so(speech: Speech, sentence: Span) -> bool:
    """Whether a sentence answers the one before it, and has no good word for what that told of."""
    bounds = (first_word(speech, sentence), sentence.end)
    return _FLAT_NO.match(speech.folded, *bounds) is not None or (
        _REPLY.match(speech.folded, *bounds) is not None
        and ON_CONDITION.search(speech.text, *bounds) is None
        and not _welcomed(speech, *bounds)
    )


def _answered_without_a_good_word(speech: Speech) -> Iterator[Span]:
    for sentence in speech.sentences:
        bounds = (sentence.start, sentence.end)
        ideas = [(who.start(), who.end()) for who in _SOMEONE.finditer(speech.folded, *bounds)]
        ideas += [(sentence.start, idea.end()) for idea in MOOTED.finditer(speech.text, *bounds)]
        for start, end in ideas:
            near = min(sentence.end, speech.around(end).end)
            answer = _ANSWER.search(speech.folded, end, near)
            if answer and not _welcomed(speech, answer.start(), near):
                yield Span(start, answer.start())


def _welcomed(speech: Speech, start: int, end: int) -> bool:
    if LOST.search(speech.text, start, end):
        return True
    if REJECTED.search(speech.text, start, end):
        return False
    return any(cue.search(speech.text, start, end) for cue in (ACCEPTED, LOVES, ASKS, ENJOYED))


def _pushed(speech: Speech) -> Iterator[Span]:
    """What is pressed on someone who has not asked."""
    for cue in speech.found(PUSHED):
        yield Span(turn_before(speech, cue.start), turn_after(speech, cue.end, REACH))


def _tried_once(speech: Speech) -> Iterator[Span]:
    for cue in speech.found(TRIED_ONCE):
        bounds = (cue.start, speech.around(cue.start).end)
        liked = ACCEPTED.search(speech.text, *bounds) or ONCE_MORE.search(speech.text, *bounds)
        if not liked:
            yield cue


def _soured(speech: Speech) -> Iterator[Span]:
    """What stands in a sentence with a bitter word, up to a turn on either side."""
    for cue in speech.found(SOUR):
        sentence = speech.around(cue.start)
        turn = TURNS.search(speech.text, cue.end, sentence.end)
        end = turn.start() if turn else sentence.end
        start = turn_before(speech, cue.start)
        # "Did chair exercise and said it's for folk waiting to die": "it" is what came before.
        if _OF_THAT.match(speech.folded, start) and _SAID.search(
            speech.folded, sentence.start, start
        ):
            start = sentence.start
        yield Span(start, end)
