"""What in a note speaks for or against help with a trouble that it tells of: its words and cues."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from asset_map.interests.appetite_cues import ASKS, LOVES
from asset_map.interests.cues import cue_pattern
from asset_map.interests.idea_cues import PUSHED, REJECTED, SOUR, SUGGESTED
from asset_map.interests.masked import PASTIME, TROUBLE, Masked
from asset_map.interests.phrases import Hit
from asset_map.interests.refusal_cues import NOT, REFUSES
from asset_map.interests.scope import Scope
from asset_map.interests.speech import Span, Speech
from asset_map.interests.verdict_cues import REFUSED_BEFORE, REFUSES_THAT, REFUSING_ANSWER
from asset_map.interests.vocabulary import Vocabulary

# What is laid on for people who have a trouble, and those who come with it.
LAID_ON = cue_pattern("""
(group|groups|club|clubs|cafe|café|class|classes|circle|circles|meeting|meetings|session|sessions|
    course|courses|forum|workshop|workshops|drop in|do|evening|breakfast|coffee morning|support|
    counsellor|counselling|leaflet|leaflets|therapy|programme|talking|others|people with|folk with|
    lot|network|helpline|adviser|advice|befriender|visitor|centre|society|service|services|nurse)
""")
_TABLES = {
    "asks": ASKS,
    "loves": LOVES,
    "suggested": SUGGESTED,
    "pushed": PUSHED,
    "sour": SOUR,
    "rejected": REJECTED,
    "refuses": REFUSES,
    "not": NOT,
    "refused before": REFUSED_BEFORE,
    "refusing answer": REFUSING_ANSWER,
    "refuses that": REFUSES_THAT,
}
# What stands for a sentence's beginning.
_BEGINS = "<begins>"


@dataclass(frozen=True)
class HelpSigns:
    """The signs in one conversation. Names are masked: it matters what is said of a thing."""

    speech: Speech
    scope: Scope
    hits: Iterable[Hit]
    known: Vocabulary
    _about: dict[Span, frozenset[str]] = field(default_factory=dict)
    _of_others: dict[tuple[int, str], frozenset[str]] = field(default_factory=dict)

    def about(self, trouble: Span) -> frozenset[str]:
        """The signs for help with what is told here."""
        if trouble not in self._about:
            here = self.speech.sentence_of(trouble.start)
            others = (
                self._other(number, "after" if number > here else "before")
                for number in range(len(self.speech.sentences))
                if number != here
            )
            told = list(self._masked.words(self.speech.around(trouble.start), trouble))
            self._about[trouble] = frozenset(self._signs(here, "here", told)).union(*others)
        return self._about[trouble]

    def _other(self, number: int, side: str) -> frozenset[str]:
        """The signs in a sentence that does not tell of the trouble."""
        if (number, side) not in self._of_others:
            told = list(self._masked.words(self.speech.sentences[number]))
            self._of_others[number, side] = frozenset(self._signs(number, side, told))
        return self._of_others[number, side]

    def _signs(self, number: int, side: str, told: Sequence[str]) -> Iterator[str]:
        yield from told
        yield from (f"{one} {next_}" for one, next_ in zip([_BEGINS, *told], told, strict=False))
        laid_on = self._laid_on[number]
        of = [
            "pastime" if PASTIME in told else "no pastime",
            *(["trouble"] if TROUBLE in told else []),
            *(["what is laid on"] if laid_on else []),
        ]
        for cue in self._cues[number]:
            yield from (f"{cue}:", f"{cue}: {side}", *(f"{cue}: with {one}" for one in of))
        if laid_on:
            yield f"laid on: {side}"
            yield from (f"laid on: {how}" for how in laid_on)

    @cached_property
    def _masked(self) -> Masked:
        return Masked(self.speech, self.hits, self.known)

    @cached_property
    def _cues(self) -> list[list[str]]:
        """The tables that each sentence has a cue of."""
        met: list[list[str]] = [[] for _ in self.speech.sentences]
        for name, cues in _TABLES.items():
            for number in {self.speech.sentence_of(c.start) for c in self.speech.found(cues)}:
                met[number].append(name)
        return met

    @cached_property
    def _laid_on(self) -> list[frozenset[str]]:
        """How each sentence means what is laid on that it names."""
        found: list[set[str]] = [set() for _ in self.speech.sentences]
        for cue in self.speech.found(LAID_ON):
            how = found[self.speech.sentence_of(cue.start)]
            how |= {self.scope.stance(cue).name.lower(), self.scope.keenness(cue).name.lower()}
        return [frozenset(how) for how in found]
