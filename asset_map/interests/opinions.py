"""What is said about a thing by its name, as a judge would: "Cinema? Too dark, too loud, too dear."

Who likes a thing says "I" or "loves"; whoever makes the thing itself the subject of a sentence, and
has no good word for it, has mostly made up their mind against it, however they put it.
"""

import re
from collections.abc import Iterable, Iterator

from asset_map.interests.appetite_cues import ASKS, LOVED_BEFORE, LOVES
from asset_map.interests.cues import cue_pattern
from asset_map.interests.idea_cues import ACCEPTED, ENJOYED, LOST
from asset_map.interests.others import speaks_for
from asset_map.interests.phrases import Hit, Kept
from asset_map.interests.reach import first_word
from asset_map.interests.refusal_cues import REFUSES
from asset_map.interests.said_before import defiance, won_over
from asset_map.interests.speech import Span, Speech
from asset_map.interests.troubles import GATHERING, is_trouble
from asset_map.interests.vocabulary import Vocabulary

# Of so many words at most is a question that names a thing and lets the next sentence answer.
ASKED_IN = 5
# What may stand before the name of what is judged.
_BEFORE = re.compile(
    r"(?:(?:according to (?:him|her|them)|in (?:his|her|their) (?:opinion|book|view)|as for),? )?"
    r"(?:(?:he|she|they|i) (?:thinks?|reckons?|says?|calls?|finds?|considers?)(?: that)? )?"
    r"(?:as for )?(?:the |a |an |all |that |them |those |your |doing |going to )?$"
)
_PARENT = re.compile(r"(?:my |our )?(?:mum|mam|dad|nan|gran|grandad)\b")
# The rest of a name: "quiz nights", "the litter lot".
_REST = (
    r"(?:'?s'?)?(?: (?:groups?|clubs?|class|classes|lot|crowd|people|folk|meetings?|circles?|thing|"
    r"stuff|brigade|business|nights?|mornings?|sessions?|places?|halls?|caf[eé]s?|matches|games?|do's|"
    r"dos|memberships?|lessons?|courses?|vouchers?|leaflets?|lark|malarkey|workshops?|trips?))?"
)
_NAMED_SO = re.compile(_REST)
# Either a verdict follows, or somebody's: "Massage would have her hitting the ceiling".
_VERDICT = re.compile(
    r"(?! (?:is|was) (?:just |exactly )?(?:what (?:he|she|they|i|mum|dad|nan)\b|top of|"
    r"the (?:one )?thing ))"
    r"(?!(?:'s)? been (?:after|asking|on at|ringing)\b)"
    r"(?!, not (?!for|his|her|my|our|their|likely|a|interested|bothered|having|on|any|again|in|"
    r"keen))"
    r"(?:'s (?:where|what|for|like|full|all|just|only|too|not|been|never|how|why)\b|"
    + _REST
    + r"(?:'s |: ?|(?:,| -| –)? (?:with )?)(?:is|are|was|were|would|will|makes?|made|gives?|gave|"
    r"gets?|got|leaves?|left|strikes?|struck|looks?|sounds?|feels?|seems?|brings?|drains?|drives?|"
    r"sets?|puts?|turns?|bores?|frightens?|scares?|terrifies|sends?|stinks?|smells?|goes|ought|"
    r"should|can|needs?|takes?|took|cost|nearly|only|ended|did not|does nothing|doesn't|didn't|"
    r"tastes?|isn't|aren't|lasted|lasts?|bring|got as far|is where|"
    r"wasn't|of all|at (?:his|her|my) age|all that|all those|and (?:all that|she|he|her|him)\b|"
    r"someone|"
    r"somebody|too(?= \w)|what|whatever|he|she|they|i|no|"
    r"not|me\?|is that|god help|heaven|spare|do me|been|tried|never|well|meh|ugh|yuck|cringe|"
    r"shudder|where's)\b)"
)
# "Choir no, folk night yes": nothing is said of what comes next.
_PLAIN_NO = re.compile(_REST + r" (?:no|nope|nah|never)(?=[,;])")
# What a thing does to somebody, right after its name: "the job club treated him like dirt".
_DOES = re.compile(
    _REST
    + r" (?:went|lost|came|treat(?:s|ed)?|hurts?|robbed|charged|stink|reeks?|smell|means?|meant|"
    r"did (?:his|her|my|nothing|nowt)|ha(?:ve|s|d)|hold|holds|held|parted|poke|talks?|"
    r"argue|judge|stare|laughs?|ruined|wrecked|killed|broke|beat|bit|threw|barred|winds?|wound|rubs?|"
    r"grates?|palls?|wants|wanted|expects?|signs?|moans?|gossip)\b"
)
# Whoever calls a thing something, or finds it something, gives a verdict, whatever the word is.
_CALLED = re.compile(
    r"(?:he|she|they|i) (?:calls?|called|finds?|found) (?:the |a |that |them |those )?$"
)
_SO = re.compile(r" (?!on\b|at\b|in\b|with\b|and\b|or\b|for\b|to\b)\w")
# What answers a question that only named it: not what is only told of it ("natural panto dame").
_ANSWER = re.compile(
    r"(?:that's|that is|those are|too|all|no|nope|not|never|nothing|what|why|where|(?:he|she|"
    r"they|i|"
    r"it|his|her|we|you|don't|can't|won't|wouldn't|with|on|at|in|and|more|just|only|full|bunch|"
    r"load|waste|been|tried|did|had|got|one|looks?|sounds?|like|me|him|her|us|as if|as though)\b)"
)
# What follows these is of something else, before them and after.
_BUT = re.compile(r"\b(?:but|though|although|however|instead|yet)\b")
# After "but": wanted, or at least needed, all the same.
_ALL_THE_SAME = re.compile(
    r"(?:but|though|although|yet) .*?\b(?:means to|determined|wants to|would (?:like|love) to|"
    r"willing|knows (?:he|she) (?:has|ought|should|needs)|needs to|has to|is going to|asked|"
    r"wants showing)\b"
)
_BEGINS = re.compile(r"(?:\b(?:but|though|although|however|instead|yet)|;),? ")
# A good word, or a plain fact about when it is and whether it still is: no verdict against it.
_GOOD = cue_pattern("""
(has|have|'s) (always)? been (his|her|my|their|mum's|dad's) (hobby|passion|pride|pastime|thing|life)
(hobby|pastime)
(sounds|seems|feels|would be) (just)? (right|about right|ideal|the thing|perfect|good) (to|for)
(set|sets) (his|her|my|their) heart on
highlight of
best (hour|day|part|thing|bit) (of|in|he|she|i)
(is|are|was|that's|all) (different|the same)
great time
(isn't just|not just|not only|isn't only|more than|the one|the only|one thing|one night)
(if (they|he|she|you|i|somebody|someone) (let|would|could|had))
(good|great|grand|best|better|lovely|smashing|brilliant|champion|fantastic|marvellous|perfect|
    wonderful|ideal|magic|bliss|joy|heaven|therapy|lifeline|medicine|proud|pride|famous|happy|
    happier|
    calm|calms|soothe|soothes|settles|settled|helps|helped|cheers|cheered|relaxes|relaxing|laugh|
    laughing|smile|smiles|fun|human|alive|tonic|saved|welcome|fine|nice|right up|first love|
    favourite|
    (got|gets) (him|her|me) (out|up|through)|
    passion|life|whole|everything|dream|(his|her|my|their) thing|strong|keeps (him|her|me)|
    kept (him|her|me)|
    blood|world|religion|up (his|her|my) street|do (him|her|me|them) good|eyes light|weep|cry with)
(might|maybe|perhaps|would do|will do|would suit|suits|could be|would be nice|need|needs|needed|
    wanted|
    wants|like|likes|liked|fancy|fancies|please|again|every|most|still|always|since he was|
    since she was|
    for years|years|champion|league|county|captain|taught|teaches|plays|played|sings|sang)
(shut|closed|closing|folded|cancelled|moved|stopped|gone|going|knocked down|sold|full|
    waiting list|too
    dear|expensive|too far|cost|costs|afford|bus|steps|stairs|monday|tuesday|wednesday|thursday|
    friday|
    saturday|sunday|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|due|broken|
    broke|
    leaking|blocked|last week|this week|next week|overdue|away|off sick|ill|died|dead)
""")
# Words that praise when they stand after these are blame: "a waste", "too nice", "for people who".
_BAD = cue_pattern("""
not (keen|fussed|interested|bothered|impressed)(?=\\W*$|[.,;:])
too (dark|loud|noisy|slow|posh|crowded|cliquey|serious|childish|fussy|samey)
(overrated|pointless|rubbish|boring|bored|bores|dull|tedious|daft|silly|stupid|no good|nothing|
    waste|hell|
    torture|murder|misery|dreadful|awful|horrible|terrible|vicious|illegal|nonsense|codswallop|
    tosh|
    mug's|worst|hates|hate|never again|not for|no thanks|no thank you|thank you very much|cold|
    on edge|nobody wins|(can|could|can all) (stay|wait|go hang|keep|whistle|do one|stop|get|take)|
    out of the window|lost (him|her|me)|cost (him|her|me)|the life out|knee in|back in|(his|her|my)
    stomach|like dirt|funerals|cabbage|as far as the|feel (five|old|like)|drowning in|
    pay good money|
    contradiction|bad temper|two left feet|looked at (me|us) (like|as)|looks like|sounds like|
    creeps|shivers|stomach|nerves|scream|die|dead|sick|too much time|no lives|fed up|give over|
    crap)
""")
_CUES = (LOVES, ASKS, ACCEPTED, ENJOYED, LOST, LOVED_BEFORE, _GOOD)


def judged_spans(speech: Speech, hits: Iterable[Hit], known: Vocabulary) -> Iterator[Span]:
    """The stretches in which what they name is judged, and no good word said of it."""
    defied, of_a_parent = defiance(speech), bool(speaks_for(speech))
    for hit in hits:
        if hit.kept is not Kept.WORDS or hit.code not in known.terms:
            continue
        where = speech.where(hit)
        number = speech.sentence_of(where.start)
        sentence = speech.sentences[number]
        start = _clause_begins(speech, first_word(speech, sentence), where.start)
        before = speech.folded[start : where.start]
        if of_a_parent:
            before = _PARENT.sub("she", before, count=1)
        if not _BEFORE.match(before) or _spared(speech, hit, known):
            continue
        end = _verdict_ends(speech, number, where)
        liked = _good_word(speech, where.end, end) or _come_round(speech, end)
        said = Span(start, end)
        if end and not (liked or won_over(speech, where) or defied(said)):
            yield said


def _verdict_ends(speech: Speech, number: int, where: Span) -> int:
    """Where the verdict on what stands here ends; 0 where there is none."""
    sentence = speech.sentences[number]
    if speech.folded[sentence.start : sentence.end].rstrip().endswith(("?", ":")):
        asked = speech.words_between(sentence.start, sentence.end) <= ASKED_IN
        if asked and number + 1 < len(speech.sentences):
            answer = speech.sentences[number + 1]
            if _ANSWER.match(speech.folded, first_word(speech, answer)):
                return _turn(speech, first_word(speech, answer), answer.end)
        return 0
    bounds = (where.end, sentence.end)
    if no := _PLAIN_NO.match(speech.folded, *bounds):
        return no.end()
    verdict = _VERDICT.match(speech.folded, *bounds) or _DOES.match(speech.folded, *bounds)
    if not verdict and _CALLED.search(speech.folded, sentence.start, where.start):
        rest = _NAMED_SO.match(speech.folded, where.end)
        verdict = _SO.match(speech.folded, rest.end() if rest else where.end, sentence.end)
    return _turn(speech, verdict.end(), sentence.end) if verdict else 0


def _come_round(speech: Speech, end: int) -> bool:
    """ "Computers terrify her but she means to learn": wanted all the same."""
    rest = speech.around(end).end
    return _ALL_THE_SAME.match(speech.folded, end, rest) is not None


def _clause_begins(speech: Speech, start: int, end: int) -> int:
    """Where what is said of something begins: with its sentence, or after "but" in it."""
    turns = [turn.end() for turn in _BEGINS.finditer(speech.folded, start, end)]
    return turns[-1] if turns else start


def _turn(speech: Speech, start: int, end: int) -> int:
    """The end, or "but" before it: what comes then is of something else."""
    turn = _BUT.search(speech.folded, start, end)
    return turn.start() if turn else end


def _good_word(speech: Speech, start: int, end: int) -> bool:
    refused = [
        Span(*cue.span())
        for cues in (REFUSES, _BAD)
        for cue in cues.finditer(speech.text, start, end)
    ]
    if refused:
        said = (
            Span(*cue.span())
            for cues in (LOVES, ASKS)
            for cue in cues.finditer(speech.text, start, end)
        )
        return any(not any(no.touches(good) for no in refused) for good in said)
    return any(cues.search(speech.text, start, end) for cues in _CUES)


def _spared(speech: Speech, hit: Hit, known: Vocabulary) -> bool:
    """A trouble may be told of without a good word: only a gathering for it is judged."""
    term = known.terms[hit.code]
    if not is_trouble(term):
        return False
    where = speech.where(hit)
    rest = _NAMED_SO.match(speech.folded, where.end)
    return GATHERING.search(speech.text, where.start, rest.end() if rest else where.end) is None
