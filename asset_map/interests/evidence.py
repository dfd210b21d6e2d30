"""What speaks for each term in a listing: where it is mentioned, how meant, and what worth."""

from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter

from asset_map.interests.mentions import Mention, mention
from asset_map.interests.overrides import Override, places_of
from asset_map.interests.phrases import Met, listing_lexicon
from asset_map.interests.vocabulary import Vocabulary
from asset_map.interests.words import Words

# A group says in its name what it is, and then says more of it.
IN_NAME = 3.0
# A name that the description does not bear out may be a fancy: "A Tapestry of Voices", a choir.
IN_A_FANCY_NAME = 1.4
# "Allotment Photographers" photograph: in a compound, what comes before the last word counts less.
BEFORE_ANOTHER = 0.85
# The first sentence says what it is more often than the rest.
IN_FIRST_SENTENCE = 1.3
IN_THE_REST = 1.0
# A brew afterwards does not make a coffee morning, unless nothing else is said.
ASIDE = 0.35
# A hint is a third of a word: two different ones decide weakly, one alone does not.
A_HINT = 0.35
# However many hints there are, and be they in the name, a word is worth more.
HINTS_AT_MOST = 0.9
# Beside a word that names something, hints for something else are mostly chance.
HINTS_BESIDE_WORDS = 0.4
# Each further mention adds this share of its own worth, up to a share of the best one.
AGAIN = 0.2
AGAIN_AT_MOST = 0.6
# Where only hints in the name speak, and for more terms than this, they say nothing.
MOST_HINTED = 2
# The words that decided, as shown: the strongest few.
MOST_WORDS_SHOWN = 3

# Looked up once: in Python 3.11 an enumeration's members are slow to reach.
_MEANT, _ASIDE, _WEAK, _NOT_MEANT = Mention


# One mention: its worth, and the words (from the first, before the last) it stands in.
Mentioned = tuple[float, int, int]


class Evidence:
    """Every mention in a listing, by the term it speaks for."""

    def __init__(self, text: Words, name_ends: int, known: Vocabulary) -> None:
        self.text = text
        self.name_ends = name_ends
        self.known = known
        self.named: dict[str, list[Mentioned]] = defaultdict(list)  # in the name, by words
        self.told: dict[str, list[Mentioned]] = defaultdict(list)  # in the description, by words
        self.hinted: dict[str, list[Mentioned]] = {}  # by different hints, anywhere
        self.not_meant: set[int] = set()  # places of words that say nothing of it
        self._gather()

    def _gather(self) -> None:
        hints: dict[str, list[Met]] = defaultdict(list)
        all_met = listing_lexicon(self.known).meet(self.text)
        first_sentence_ends = self.text.sentence_ends(self.name_ends + 1)
        for place, met in enumerate(all_met):
            first, last, phrase = met
            codes = phrase.hints
            if not (phrase.decides or phrase.hints):  # a false friend
                self.not_meant.update(range(first, last))
            if phrase.decides and self._take_word(all_met, place, first_sentence_ends) is _WEAK:
                codes += phrase.decides
            for code in codes:
                hints[code].append(met)
        for code, theirs in hints.items():
            # most hints are alone, and need no second look
            alone = len(theirs) == 1 and theirs[0][0] >= self.name_ends
            if not alone or code in self.told or code in self.named:
                self._take_hints(code, theirs)

    def rule(self, overrides: Iterable[Override]) -> None:
        """Let an officer's rulings decide what their phrases mean here, too."""
        for one in overrides:
            places = places_of(one.phrase, self.text.stems)
            if one.always and one.code in self.known.terms:
                for first, last in places:
                    in_name = first < self.name_ends
                    worth = 1.0 if in_name else IN_FIRST_SENTENCE
                    (self.named if in_name else self.told)[one.code].append((worth, first, last))
            elif places and not one.always:
                self._rule_out(one.code, places)

    def _rule_out(self, code: str, places: list[tuple[int, int]]) -> None:
        """Forget what stands in these places as a word about this term."""
        for mentions in (self.named, self.told, self.hinted):
            left = [
                (worth, first, last)
                for worth, first, last in mentions.pop(code, ())
                if not any(begin < last and first < end for begin, end in places)
            ]
            if left:
                mentions[code] = left
        self.not_meant.update(place for first, last in places for place in range(first, last))

    def _take_word(self, all_met: list[Met], place: int, first_sentence_ends: int) -> Mention:
        """Take a phrase that decides for its terms, if it is meant; how it is meant."""
        first, last, phrase = all_met[place]
        in_name = first < self.name_ends
        meant = mention(self.text, first, last, in_name=in_name)
        if meant is not _MEANT:
            self.not_meant.update(range(first, last))
        if meant is _NOT_MEANT or meant is _WEAK:
            return meant
        if in_name:
            worth = self._in_compound(all_met, place)
        else:
            worth = IN_FIRST_SENTENCE if first < first_sentence_ends else IN_THE_REST
            worth = worth * ASIDE if meant is _ASIDE else worth
        where = self.named if in_name else self.told
        for code in phrase.decides:
            where[code].append((worth, first, last))
        return meant

    def _take_hints(self, code: str, hints: list[Met]) -> None:
        """Each different hint that is meant, once: where it comes first."""
        different: dict[tuple[str, ...], Mentioned] = {}
        for first, last, _ in hints:
            in_name = first < self.name_ends
            if mention(self.text, first, last, in_name=in_name) is not _NOT_MEANT:
                worth = A_HINT * (IN_NAME if in_name else IN_THE_REST)
                stems = tuple(self.text.stems[first:last])
                different.setdefault(stems, (worth, first, last))
        if different:
            self.hinted[code] = list(different.values())

    def _in_compound(self, all_met: list[Met], place: int) -> float:
        """What a phrase in the name counts for: less if another follows at once."""
        last = all_met[place][1]
        for first, _, phrase in all_met[place + 1 :]:
            if first >= last:
                together = first == last and last < self.name_ends and phrase.decides
                return BEFORE_ANOTHER if together else 1.0
        return 1.0

    def worths(self) -> dict[str, float]:
        """What the evidence for each term is worth in all; where no word decides, hints may."""
        worths: dict[str, float] = {}
        for code in dict.fromkeys((*self.named, *self.told)):  # in the order they were met
            worths[code] = self._worth(code)
        beside = HINTS_BESIDE_WORDS if worths else 1.0
        for code, hints in self.hinted.items():
            if code not in worths and len(hints) > 1:
                worths[code] = beside * min(sum(worth for worth, _, _ in hints), HINTS_AT_MOST)
        return worths or self._hinted_by_name()

    @property
    def only_hinted(self) -> bool:
        """Whether no word decides, and no two hints do: what a name hints at may be chance."""
        return not (self.named or self.told or any(len(one) > 1 for one in self.hinted.values()))

    def _worth(self, code: str) -> float:
        """The best mention and a little for each further one."""
        worths = [worth for worth, _, _ in self.told.get(code, ())]
        if code in self.named:
            name = IN_NAME if self._borne_out(code) else IN_A_FANCY_NAME
            worths += [name * worth for worth, _, _ in self.named[code]]
        hints = self.hinted.get(code, ())
        if len(worths) == 1 and not hints:
            return worths[0]
        best = max(worths)
        others = sum(worths) - best + A_HINT * sum(worth for worth, _, _ in hints)
        return best + min(AGAIN * others, AGAIN_AT_MOST * best)

    def _borne_out(self, code: str) -> bool:
        """Whether the description, if it says anything, speaks of what the name does."""
        if not self.told or code in self.told or code in self.hinted:
            return True
        terms = self.known.terms
        branch = terms[code].broader or code
        return any(branch == (terms[other].broader or other) for other in self.told) or any(
            other in self.told for other in terms[code].related
        )

    def _hinted_by_name(self) -> dict[str, float]:
        """Terms that a hint in the name suggests, weakly, unless it suggests too many."""
        worths = {
            code: A_HINT * hints[0][0]
            for code, hints in self.hinted.items()
            if hints[0][1] < self.name_ends
        }
        return worths if len(worths) <= MOST_HINTED else {}

    def because(self, code: str) -> str:
        """The words that decided, the strongest first, each once."""
        told = sorted(self.told.get(code, ()), key=itemgetter(0), reverse=True)
        mentions = [*self.named.get(code, ()), *told] or self.hinted[code]
        if len(mentions) == 1:
            return self.text.written(*mentions[0][1:])
        phrases: dict[str, str] = {}
        for _, first, last in mentions:
            phrase = self.text.written(first, last)
            phrases.setdefault(phrase.casefold(), phrase)
        return ", ".join(list(phrases.values())[:MOST_WORDS_SHOWN])
