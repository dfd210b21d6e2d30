"""Adds up what speaks for each term: said more than once, it counts a little more."""

from collections.abc import Callable, Collection, Mapping, Sequence

from asset_map.interests.speech import Span
from asset_map.interests.vocabulary import Term, Vocabulary
from asset_map.model.heard import HeardTerm

# What each further, different way of saying it adds, and how many of them count.
AGAIN = 0.1
AGAIN_AT_MOST = 2
# A branch says no more than the interest below it: "music" beside "choirs" counts for this share.
IDLE_BRANCH = 0.3
# What was told a sentence before counts for this share.
A_SENTENCE_AGO = 0.8
# Nothing that is so closely related to what was refused is guessed.
CLOSELY_RELATED = 0.6
# So many ways of saying it are shown.
MOST_SHOWN = 3


class Tally:
    """What was heard of each term so far."""

    def __init__(self, known: Vocabulary) -> None:
        self._known = known
        self._said: dict[str, dict[str, float]] = {}
        self._guessed: dict[str, tuple[float, str]] = {}
        self._settled: dict[str, float] = {}
        self._places: list[tuple[int, float, str]] = []
        self._sure: set[str] = set()

    def add(
        self, code: str, weight: float, because: str, place: int = 0, *, sure: bool = True
    ) -> None:
        """A phrase that speaks for a term, with its weight, and where in the text it begins.

        One that nothing is `sure` to speak for is told as a guess.
        """
        if sure:
            self._sure.add(code)
        said = self._said.setdefault(code, {})
        said[because] = max(weight, said.get(because, 0.0))
        self._places.append((place, weight, code))

    def guess(self, code: str, weight: float, because: str, place: int = 0) -> None:
        """A sentence that seems to speak for a term."""
        self._places.append((place, weight, code))
        if weight > self._guessed.get(code, (0.0, ""))[0]:
            self._guessed[code] = (weight, because)

    def places(self, code: str) -> list[Span]:
        """Where each phrase that spoke for a term begins."""
        return [Span(place, place + 1) for place, _, said in self._places if said == code]

    @property
    def codes(self) -> frozenset[str]:
        """The terms that a phrase spoke for."""
        return frozenset(self._said)

    def weights(self) -> dict[str, float]:
        """What the phrases that spoke for each term come to."""
        narrowed = {self._known.terms[code].broader for code in self._said}
        weights = {}
        for code, said in self._said.items():
            again = AGAIN * min(AGAIN_AT_MOST, len(said) - 1)
            share = IDLE_BRANCH if code in narrowed else 1.0
            weights[code] = share * min(1.0, max(said.values()) + again)
        return weights

    def settle(self, weights: Mapping[str, float]) -> None:
        """Count these terms that phrases spoke for so much, and not what the phrases come to."""
        self._settled.update(weights)

    def strongest_in(
        self, told: Sequence[Span], such: Callable[[Term], bool], least: float = 0.0
    ) -> list[str]:
        """The codes of terms such as these in some sentences, the strongest and latest first."""
        here: dict[str, float] = {}
        for past, sentence in enumerate(reversed(told)):
            for place, weight, code in self._places:
                if sentence.start <= place < sentence.end and such(self._known.terms[code]):
                    here[code] = max(here.get(code, 0.0), weight * A_SENTENCE_AGO**past)
        enough = (code for code, weight in here.items() if weight >= least)
        return sorted(enough, key=lambda code: (-here[code], code))

    def terms(self, without: Collection[str] = ()) -> tuple[HeardTerm, ...]:
        """The terms, strongest first, but for those in `without` and those below them."""
        heard = [
            HeardTerm(
                code,
                round(self._settled.get(code, weight), 3),
                self._because(code),
                guessed=code not in self._sure,
            )
            for code, weight in self.weights().items()
        ]
        heard += [
            HeardTerm(code, round(weight, 3), because, guessed=True)
            for code, (weight, because) in self._guessed.items()
            if code not in self._said
        ]
        kept = [term for term in heard if not self._left_out(term, without)]
        return tuple(sorted(kept, key=lambda term: (-term.weight, term.code)))

    def _because(self, code: str) -> str:
        said = self._said[code]
        return ", ".join(sorted(said, key=lambda words: -said[words])[:MOST_SHOWN])

    def _left_out(self, term: HeardTerm, without: Collection[str]) -> bool:
        if term.code in without:
            return True
        mine = self._known.terms[term.code]
        return term.guessed and any(self._close(mine, self._known.terms[one]) for one in without)

    @staticmethod
    def _close(one: Term, other: Term) -> bool:
        """Whether who refuses the other should not be guessed to want the one."""
        related = max(one.related.get(other.code, 0.0), other.related.get(one.code, 0.0))
        return one.broader == other.code or related >= CLOSELY_RELATED
