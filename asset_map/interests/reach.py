"""How far a refusal reaches: from a turn in what is said, and to the next one."""

import re
from collections.abc import Iterator

from asset_map.interests.refusal_cues import COMMA_TURNS, TURNS
from asset_map.interests.speech import Span, Speech

# How many words a refusal reaches: "can't stand" further than "no".
REACH = 12
NOT_REACH = 3
# "no bingo, church or quizzes": each comma in such a list takes it this many words further.
LISTED_REACH = 3

_WORD = re.compile(r"\w")
_LIST_GOES_ON = re.compile(r"[\w' -]*(?:, [\w' -]*)*\b(?:or|nor)\b")
_COMMA = re.compile(r"(?:,| - |—|–|\(|\)) ?")


def turn_after(speech: Speech, start: int, reach: int) -> int:
    """Where a refusal ends: at a turn, at a comma that begins something else, or out of reach."""
    sentence = speech.around(start)
    end = next((turn.start for turn in _turns(speech, start, sentence.end)), sentence.end)
    for comma in _COMMA.finditer(speech.folded, start, end):
        listed = _LIST_GOES_ON.match(speech.folded, comma.end(), end)
        begins_anew = COMMA_TURNS.match(speech.text, comma.end())
        if begins_anew or (reach == NOT_REACH and not listed):
            end = comma.start()
            break
        reach += LISTED_REACH
    return min(end, speech.onwards(start, reach))


def turn_before(speech: Speech, place: int) -> int:
    """Where what is said here begins: with its sentence, or after the last turn in it."""
    start = speech.around(place).start
    turns = [turn.end for turn in _turns(speech, start, place)]
    return turns[-1] if turns else start


def _turns(speech: Speech, start: int, end: int) -> Iterator[Span]:
    """Each turn from here to there; a shed is none, however much it looks like "she'd"."""
    for turn in TURNS.finditer(speech.text, start, end):
        if turn[0] != "shed":
            yield Span(*turn.span())


def first_word(speech: Speech, sentence: Span) -> int:
    """Where a sentence's first word begins."""
    first = _WORD.search(speech.folded, sentence.start, sentence.end)
    return first.start() if first else sentence.end
