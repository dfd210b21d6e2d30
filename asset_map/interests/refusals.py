"""What is refused: the stretches of a conversation about things the person does not want."""

import re
from collections.abc import Iterator

from asset_map.interests.idea_cues import SOUR
from asset_map.interests.ideas import unwelcome_spans
from asset_map.interests.others import speaks_for
from asset_map.interests.plain_cues import PLAINLY_REFUSES
from asset_map.interests.reach import NOT_REACH, REACH, first_word, turn_after, turn_before
from asset_map.interests.refusal_cues import (
    FONDNESS,
    HYPERBOLE,
    INSTEAD,
    LACKED,
    NOT,
    NOT_REFUSED_AFTER_NOT,
    REFUSES,
    THAN,
)
from asset_map.interests.said_before import defiance, first_said, told_before, won_over
from asset_map.interests.said_plainly import plainly_refused, said_of_it
from asset_map.interests.speech import Span, Speech
from asset_map.interests.verdict_cues import (
    LIKED_ALL_THE_SAME,
    REFUSED_BEFORE,
    REFUSING_ANSWER,
)

# How many words before a refusal may be what it is of: "bingo is not for her".
BEFORE_REACH = 9
# "Girls who think computers aren't for them": it is others who think so.
_THEY_THINK = re.compile(r"\bwho (?:think|say|reckon|feel|believe)s?\b")
# In how many letters that is said.
SAYS_WHO_WITHIN = 20
# "Bingo, she says, is for old folk": whose verdict it is may stand between.
_SAYS_WHO = re.compile(r",? ?\b(?:he|she|they|i|mum|dad) (?:says?|said|reckons?|thinks?),? ?$")
# So short a question is answered by the whole of the next sentence: "Crafts? Had that up to here."
ASKED_IN = 3
# How many words after a refusal may show that it was fondness: "won't part with his pigeons".
FONDNESS_WITHIN = 3
# How many letters before a refusal another one undoes it.
UNDONE_WITHIN = 20
# "Wouldn't say no to", "not afraid of", "never without": two refusals make a wish.
_UNDONE = re.compile(
    r"(?:\b(?:not|never|seldom|rarely|nowt|nothing|no longer|can't|hardly)|n't)"
    r"(?: (?:say|said|says|refused|turned down|be|be seen|seen|be found|far))? $"
    # "Thought he'd hate it": they were wrong.
    r"|\b(?:thought|assume[sd]?|expected|feared)(?: (?:he|she|i|they)(?:'d|'ll| would)?)? $"
    # "Could he not finish the Cortina": a wish, asked politely.
    r"|\b(?:could|can|would|might) (?:he|she|they|i|we|you|somebody|someone) $|\bthe same as $"
    r"|\bword (?:said )?$|\bwhy $|\bwhat (?:he|she|they|i|(?:my|his|her) \w+) $"
    r"|\b(?:loves?|loved|likes?|liked|fancies|fancied|keen on|taken with) (?:the )?$"
)
# "Couldn't live without", "never goes anywhere without", "talks to nobody but": wanted, and badly.
_NOT_WITHOUT = re.compile(
    r"(?:\b(?:not|never|lost|no|nobody|no one|nowhere|seldom|rarely|hardly|can't|cannot)|n't)\b"
    r"(?: [\w']+){0,3} $"
)
# "Without her swimming she seizes up".
_FIRST = re.compile(r"without\b")
_BEGINS = re.compile(r"(?:^|\bbut|\band|[,:;])\W*$")
# "It's the stairs that beat her, never the bridge": what is to blame is something else.
_TO_BLAME = re.compile(r"\bit(?:'s| is)\b.*\b(?:that|can't|cannot)\b.*,\W*$")
_WITHOUT = re.compile(r"without|(?:any|no)(?:one|body|where|thing) (?:but|except|other than)")
# "Don't think he'd say no to".
_SAYS_NO = re.compile(r"(?:\b(?:not|never|hardly|who'd)|n't)\b(?: [\w']+){0,3} says? $")
# Refused alone, and so perhaps not in company: "doesn't like the cinema on her own".
_ALONE = re.compile(
    r"\b(?:alone|(?:on|by) (?:his|her|my|their) (?:own|self)|by (?:him|her|my)self)\b"
)
# "There's nowt he'd rather do than fish".
_NOTHING = re.compile(r"\b(?:nothing|nowt|nowhere|nobody|no one)(?: [\w']+)? $")
# "There's no choir": there is none, which is a pity.
_THERE = re.compile(r"\bthere(?:'s| is| are| was| were| isn't| aren't)? $")
# "Not swimming at present": they do not, and might.
_NOT_NOW = re.compile(r"not \w+ing (?:at present|at the moment|just now|currently|since|because)\b")
# What helps the verdict on to its verb: "massage would have her hitting the ceiling".
_HELPS = re.compile(
    r"(?:\b(?:would|will|could|does|did|still|always|just|only|really|all)|'d|'ll) $"
)
# "More pub than chapel": what comes last is not for them, unless it only measures.
_MORE_THAN = re.compile(
    r"\bmore (?:of an? )?(?!than|or|of|years|people|folk|times|weeks|months|days|hours|men|"
    r"women|kids)"
    r"[\w'-]+ than (?!any|ever|most|he\b|she\b|they\b|i\b|you\b|we\b|it\b|once|one\b|two|three|"
    r"his\b|her\b|my\b|their\b|our\b|that\b|this\b|before|usual|enough|can\b|is\b|just|\d)"
)
# Somebody else, just before a refusal.
_KIN = re.compile(
    r"(?:\b(?:his|her|their|our) |^\W*|[.,;] ?(?:the )?)(?:wife|husband|daughter|son|mum|mam|dad|"
    r"indoors|doctor|gp|landlord|partner|missus|sister|brother|council|housing|neighbours?|kid) "
    r"(?:who )?(?:says? |thinks |really |just )?$"
)


def refused_spans(speech: Speech) -> list[Span]:
    """Every stretch of which the person said that they do not want it."""
    found = [
        *_after_a_refusal(speech),
        *_before_a_refusal(speech),
        *_before_a_refusing_answer(speech),
        *_less_than_something(speech),
        *unwelcome_spans(speech),
        *said_of_it(speech, (one for cues in (REFUSED_BEFORE, SOUR) for one in speech.found(cues))),
    ]
    defied = defiance(speech)
    return [span for span in found if not (won_over(speech, span) or defied(span))]


def denied_spans(speech: Speech) -> Iterator[Span]:
    """ "No bingo", "not religious": what is denied is refused, if it is something to love."""
    yield from told_before(speech)
    yield from plainly_refused(speech)
    for cue in speech.found(NOT):
        unless = (
            _undone(speech, cue),
            _THERE.search(speech.folded, speech.around(cue.start).start, cue.start),
            NOT_REFUSED_AFTER_NOT.match(speech.text, cue.start),
            LACKED.match(speech.text, cue.start),
            _NOT_NOW.match(speech.folded, cue.start),
            _TO_BLAME.search(speech.folded[speech.around(cue.start).start : cue.start]),
        )
        if not any(unless):
            yield Span(cue.end, turn_after(speech, cue.end, NOT_REACH))


def _after_a_refusal(speech: Speech) -> Iterator[Span]:
    for cue in (*speech.found(REFUSES), *speech.found(PLAINLY_REFUSES)):
        close = speech.onwards(cue.end, FONDNESS_WITHIN)
        fond = FONDNESS.search(speech.text, cue.end, close) or _undone(speech, cue)
        if not fond and not _somebody_elses(speech, cue):
            end = turn_after(speech, cue.end, REACH)
            if not _ALONE.search(speech.folded, cue.end, end):
                yield Span(cue.start, end)


def _somebody_elses(speech: Speech, cue: Span) -> bool:
    """ "His wife hates his trains": hers to hate, unless it is she who is spoken of."""
    before = _KIN.search(speech.folded, speech.around(cue.start).start, cue.start)
    return before is not None and not speaks_for(speech)


def _undone(speech: Speech, cue: Span) -> bool:
    near = max(speech.around(cue.start).start, cue.start - UNDONE_WITHIN)
    if _UNDONE.search(speech.folded, near, cue.start):
        return True
    near = max(speech.around(cue.start).start, cue.start - 2 * UNDONE_WITHIN)
    if _WITHOUT.match(speech.folded, cue.start, cue.end):
        told = speech.folded[speech.around(cue.start).start : cue.start].strip()
        if _BEGINS.search(told) and _FIRST.match(speech.folded, cue.start):
            return True
        return _NOT_WITHOUT.search(speech.folded, near, cue.start) is not None
    return _SAYS_NO.search(speech.folded, near, cue.start) is not None


def _before_a_refusal(speech: Speech) -> Iterator[Span]:
    for cue in speech.found(REFUSED_BEFORE):
        if LIKED_ALL_THE_SAME.search(speech.text, cue.end, speech.around(cue.start).end):
            continue
        if _THEY_THINK.search(speech.folded, speech.around(cue.start).start, cue.start):
            continue
        says_who = _SAYS_WHO.search(speech.folded, max(0, cue.start - SAYS_WHO_WITHIN), cue.start)
        start = says_who.start() if says_who else cue.start
        helps = _HELPS.search(speech.folded, speech.around(cue.start).start, start)
        start = helps.start() if helps else start
        yield Span(max(speech.back(start, BEFORE_REACH), turn_before(speech, start)), cue.end)


def _before_a_refusing_answer(speech: Speech) -> Iterator[Span]:
    """ "Bingo? He'd rather eat his hat." """
    for question, answer in zip(speech.sentences, speech.sentences[1:], strict=False):
        asked = speech.folded[question.start : question.end].rstrip().endswith(("?", ":"))
        if asked and _answers_no(speech, question, answer):
            yield question


def _answers_no(speech: Speech, question: Span, answer: Span) -> bool:
    """Whether a sentence refuses what the one before it asked."""
    if REFUSING_ANSWER.match(speech.text, first_word(speech, answer)):
        return True
    short = speech.words_between(question.start, question.end) <= ASKED_IN
    return short and REFUSED_BEFORE.search(speech.text, answer.start, answer.end) is not None


def _less_than_something(speech: Speech) -> Iterator[Span]:
    """ "Sooner cards than bingo"; "he'd rather swallow the hymn book", which nobody would."""
    for more in _MORE_THAN.finditer(speech.folded):
        yield Span(more.end(), turn_after(speech, more.end(), NOT_REACH))
    for cue in speech.found(INSTEAD):
        sentence = speech.around(cue.start)
        than = THAN.search(speech.text, cue.end, sentence.end)
        if _NOTHING.search(speech.folded, sentence.start, cue.start):
            continue
        missed = than and FONDNESS.match(speech.text, than.end() + 1)
        if than and not missed:
            yield Span(than.start(), turn_after(speech, than.end(), REACH))
        if HYPERBOLE.search(speech.text, cue.end, than.start() if than else sentence.end):
            yield Span(cue.start, than.start() if than else sentence.end)
            if not than:
                yield Span(first_said(speech, sentence.start, cue.start), cue.start)
