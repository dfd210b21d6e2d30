"""How likely it is that what is named in a conversation is refused, whatever the rules say of it.

"mum says scouts lol no": no list of cues holds all the ways there are to say no. What tells a
refusal from a wish was learned from invented notes (data/interests/notes, and plain wishes in
doubts) by `python -m scripts.learn`.
"""

from collections.abc import Iterable

from asset_map.interests.doubt_signs import DoubtSigns
from asset_map.interests.gifts import Offering
from asset_map.interests.phrases import Hit, Kept
from asset_map.interests.said_before import defiance, won_over
from asset_map.interests.scope import Keenness, Scope, Stance
from asset_map.interests.sign_weights import sign_weights
from asset_map.interests.speech import Span, Speech
from asset_map.interests.vocabulary import Vocabulary

# The log odds from which what no rule refuses is refused all the same. Chosen on notes of hands
# whose other notes were not learned from.
REFUSED = 0.3
NONE = float("-inf")
# What is loved or asked for in so many words is not doubted.
BEYOND_DOUBT = (Keenness.LOVED, Keenness.ASKED)


class _Scales:
    """Weighs signs; those of a sentence that stands beside many names once."""

    def __init__(self) -> None:
        self._weights, self._usual = sign_weights("doubts")
        self._weighed: dict[frozenset[str], float] = {}

    def doubt(self, signs: Iterable[frozenset[str]]) -> float:
        """The log odds that what these signs are of is refused."""
        return self._usual + sum(map(self._weight, signs))

    def _weight(self, signs: frozenset[str]) -> float:
        if signs not in self._weighed:
            weights = self._weights
            self._weighed[signs] = sum(weights[sign] for sign in signs if sign in weights)
        return self._weighed[signs]


def second_thoughts(
    speech: Speech, hits: Iterable[Hit], scope: Scope, offering: Offering, known: Vocabulary
) -> Scope:
    """The scope of a conversation, with what was learned to be refused beside what the rules say.

    Only a plain name is doubted: who tells of a trouble says "no" in telling it. What is named
    several times is refused only where it is doubted each time. Not doubted is what somebody could
    offer, what they came round to, or do whatever others say.
    """
    signs, scales, defied = DoubtSigns(speech, hits, known), _Scales(), defiance(speech)
    doubted: dict[str, list[tuple[float, Span]]] = {}
    for hit in hits:
        where = speech.where(hit)
        if hit.kept is not Kept.WORDS or scope.stance(where) is not Stance.WANTED:
            continue
        sure = scope.keenness(where) in BEYOND_DOUBT or defied(where) or won_over(speech, where)
        its_doubt = NONE if sure or offering.weight(where) else scales.doubt(signs.about(hit))
        doubted.setdefault(hit.code, []).append((its_doubt, where))
    refused = [
        where
        for mentions in doubted.values()
        if min(its_doubt for its_doubt, _ in mentions) > REFUSED
        for _, where in mentions
    ]
    return scope.but_doubted(refused) if refused else scope
