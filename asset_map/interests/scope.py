"""How each thing said is meant: wanted, refused, done with, or somebody else's."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from asset_map.interests.appetite_cues import (
    ASKS,
    CANNOT,
    DONE_WITH,
    HEDGED_BEFORE,
    HEDGES,
    LOVED_BEFORE,
    LOVES,
    USED_TO,
)
from asset_map.interests.cues import Cues
from asset_map.interests.idioms import NOT_MEANT
from asset_map.interests.others import others
from asset_map.interests.refusals import denied_spans, refused_spans
from asset_map.interests.speech import Span, Speech
from asset_map.interests.stretches import Stretches


class Stance(Enum):
    """How a phrase is meant."""

    WANTED = "an interest, now or missed"
    REFUSED = "not wanted"
    DENIED = "said to be absent: refused, or only lacked"
    DONE_WITH = "once, and not missed"
    SOMEONE_ELSES = "another person's pastime"
    NOT_MEANT = "a saying, or a matter for the clinic"


class Keenness(Enum):
    """How much a wanted thing is wanted."""

    LOVED = "said with love"
    ASKED = "asked for"
    PLAIN = "only said"
    HEDGED = "in passing"


# How many words after a cue it still speaks of.
KEEN_REACH = 12
KEEN_BEFORE = 5
CANNOT_REACH = 8


@dataclass(frozen=True, slots=True)
class Scope:
    """Where in one conversation each cue holds."""

    speech: Speech
    refused: Stretches
    denied: Stretches
    theirs: Stretches
    not_meant: Stretches
    done_with: Stretches
    cannot: Stretches
    keen: dict[Keenness, Stretches] = field(default_factory=dict)
    doubted: Stretches = field(default_factory=lambda: Stretches([]))  # refused, for all we guess

    def stance(self, where: Span) -> Stance:
        """How what stands here is meant."""
        if self.not_meant.touches(where):
            return Stance.NOT_MEANT
        if self.refused.holds(where):
            return Stance.REFUSED
        if self.denied.holds(where):
            return Stance.DENIED
        if self.theirs.holds(where):
            return Stance.SOMEONE_ELSES
        if self.done_with.holds(where):
            return Stance.DONE_WITH
        return Stance.WANTED

    def but_doubted(self, spans: Collection[Span]) -> "Scope":
        """The same, but that these are refused, too, though only by a guess."""
        return replace(self, refused=Stretches([*self.refused, *spans]), doubted=Stretches(spans))

    def keenness(self, where: Span) -> Keenness:
        """How much what stands here is wanted."""
        for how in (Keenness.LOVED, Keenness.HEDGED, Keenness.ASKED):
            if self.keen[how].touches(where):
                return how
        return Keenness.PLAIN

    def beyond_them(self, where: Span) -> bool:
        """Whether it is said to be too much for them now."""
        return self.cannot.holds(where)


def scope(speech: Speech, judged: Iterable[Span] = ()) -> Scope:
    """Find every cue in a conversation; what was `judged` is refused as well."""
    keen = {
        Keenness.LOVED: [*_after(speech, LOVES), *_before(speech, LOVED_BEFORE)],
        Keenness.ASKED: _after(speech, ASKS),
        Keenness.HEDGED: [*_after(speech, HEDGES, 6), *_before(speech, HEDGED_BEFORE)],
    }
    return Scope(
        speech,
        Stretches([*refused_spans(speech), *judged]),
        Stretches(denied_spans(speech)),
        Stretches(others(speech)),
        Stretches(speech.found(NOT_MEANT)),
        Stretches(_done_with(speech)),
        Stretches(_after(speech, CANNOT, CANNOT_REACH)),
        {how: Stretches(spans) for how, spans in keen.items()},
    )


def _after(speech: Speech, cues: Cues, reach: int = KEEN_REACH) -> list[Span]:
    """From each cue to the end of its sentence, or as far as it reaches."""
    return [Span(cue.start, speech.onwards(cue.end, reach)) for cue in speech.found(cues)]


def _before(speech: Speech, cues: Cues) -> list[Span]:
    return [Span(speech.back(cue.start, KEEN_BEFORE), cue.end) for cue in speech.found(cues)]


def _done_with(speech: Speech) -> list[Span]:
    """The sentence that says so; and the one before it, if that tells of the past."""
    spans = []
    for cue in speech.found(DONE_WITH):
        number = speech.sentence_of(cue.start)
        here = speech.around(cue.start)
        spans.append(here)
        if number and not USED_TO.search(speech.text, here.start, cue.start):
            before = speech.sentences[number - 1]
            if USED_TO.search(speech.text, before.start, before.end):
                spans.append(before)
    return spans
