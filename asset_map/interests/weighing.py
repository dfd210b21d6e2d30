"""What each phrase heard counts for: as an interest, a gift or a refusal, and how much."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from asset_map.interests.gifts import (
    LEAST_SEEMS,
    LEAST_TOLD,
    OFFER_LOOKS_BACK,
    OFFERED_OF_THAT,
    SEEMS_DONE_WELL,
    TRADES_FOR_OTHERS,
    Offering,
    craft,
    gifted,
)
from asset_map.interests.help_signs import HelpSigns
from asset_map.interests.help_wanted import DOUBTED, REFUSED, unwanted
from asset_map.interests.meaning import Meaning
from asset_map.interests.phrases import Hit, Kept
from asset_map.interests.refused_as import REFUSED_AS, REFUSED_OUTRIGHT, NamesOfTerms
from asset_map.interests.scope import Keenness, Scope, Stance
from asset_map.interests.speech import Span, Speech
from asset_map.interests.tally import Tally
from asset_map.interests.troubles import GATHERING, GONE_TO, is_trouble
from asset_map.interests.vocabulary import Term, Vocabulary

# What a phrase is worth by the list it is kept in: a plain name most, a job least.
SAID_OF = {Kept.WORDS: 0.8, Kept.SAID: 0.65, Kept.TRADES: 0.5}
# What saying it with love, asking for it, or only in passing makes of that.
KEENNESS = {
    Keenness.LOVED: 1.25,
    Keenness.ASKED: 1.15,
    Keenness.PLAIN: 1.0,
    Keenness.HEDGED: 0.75,
}
# The rest of a sentence may speak for what a phrase in it says, or may not.
UNBACKED, BACKED = 0.4, 1.15
# In a long note (words, stops among them) an illness is mostly background.
LONG_NOTE, BACKGROUND = 60, 0.6
# A refusal of a thing by its name; of what only points to it; of a name that only foes use.
AVOIDED = {Kept.WORDS: 1.0, Kept.SAID: 0.6, Kept.TRADES: 0.6}
AVOIDED_AS = 0.8
# "Can't abide crisp packets in hedges", "hates the hoover": who hates these wants something done.
FOUGHT = frozenset(
    {
        *("litter-picking", "climate-action", "wildlife-conservation"),
        *("residents-action", "campaigns", "repair-cafe"),
        *("cleaning", "laundry-and-ironing"),
    }
)
# "Wants a friend", refused, is no trouble of theirs but an offer that they turn down.
_ASKED_FOR = ("want", "need a", "looking for")
# What cannot be done now is wanted as help, where a trade does it.
INSTEAD = {
    "gardening": "gardening-service",
    "cooking": "home-cooked-meals",
    "dog-socials": "dog-walking-service",
    "sewing": "alterations-and-mending",
}


@dataclass(frozen=True, slots=True)
class Weighing:
    """One conversation while it is weighed."""

    speech: Speech
    scope: Scope
    meaning: Meaning
    offering: Offering
    help_signs: HelpSigns
    known: Vocabulary
    interests: Tally
    gifts: Tally
    avoid: Tally
    trades: frozenset[int] = frozenset()  # the first words of those that are named
    pointed_to: list[tuple[str, Span]] = field(default_factory=list)
    told_only: list[Span] = field(default_factory=list)  # troubles for which no help is wanted

    def take(self, hit: Hit) -> None:
        """One phrase, as it is meant."""
        if hit.kept not in SAID_OF:
            return
        where = self.speech.where(hit)
        written = self.speech.words.written(hit.first, hit.last)
        term = self.known.terms[hit.code]
        stance = self._stance(hit, term, where)
        if stance is Stance.REFUSED and hit.kept is Kept.SAID:
            self.pointed_to.append((hit.code, where))
        elif stance is Stance.REFUSED:
            self._avoid(hit.code, AVOIDED[hit.kept], written, where)
        if stance is not Stance.WANTED or self._without_help(term, where):
            return
        one_word = hit.last - hit.first == 1
        trade = hit.kept is Kept.TRADES
        craft_of_a_trade = hit.first in self.trades and gifted(term)
        named = trade or craft_of_a_trade
        gift = self.offering.own_trade(where, one_word=one_word) if named else 0.0
        if trade and not gift:
            return
        if gifted(term):
            gift = max(gift, self.offering.weight(where))
        if gift:
            self.gifts.add(hit.code, gift, written, where.start)
        # Who would do it for others does not want it done.
        does_it = term.broader in TRADES_FOR_OTHERS and (trade or self.offering.offered(where))
        if not does_it:
            self._want(hit, term, where, written)

    def _stance(self, hit: Hit, term: Term, where: Span) -> Stance:
        """How it is meant, given what it is: not all that stands in a refusal is refused.

        "No sleep" refuses no help with it, but "not the sleep group" does.
        """
        stance = self.scope.stance(where)
        in_trouble = is_trouble(term)
        written = self.speech.words.written(hit.first, hit.last).casefold()
        by_group = GATHERING.search(written) is not None
        by_name = hit.kept is Kept.WORDS and hit.last - hit.first > 1
        if stance in (Stance.REFUSED, Stance.DENIED) and hit.code in FOUGHT and not by_name:
            return Stance.WANTED
        if stance is Stance.DENIED:
            spared = in_trouble and not (by_group and hit.kept is Kept.WORDS)
            return Stance.DENIED if spared else Stance.REFUSED
        asked_for = written.startswith(_ASKED_FOR)
        spared = in_trouble and not by_group and not asked_for
        if stance is Stance.REFUSED and spared and hit.kept is Kept.SAID:
            return Stance.WANTED
        if stance is Stance.SOMEONE_ELSES and not gifted(term):
            return Stance.WANTED  # a husband's illness is his wife's to live with
        return stance

    def _without_help(self, term: Term, where: Span) -> bool:
        """ "Six years sober. I did the meetings, and I'm done": told of, and no help is wanted."""
        had = is_trouble(term) and term.code not in GONE_TO
        if not had or self.scope.keenness(where) in (Keenness.ASKED, Keenness.LOVED):
            return False
        doubt = unwanted(self.help_signs.about(where))
        if doubt > DOUBTED:
            self.told_only.append(where)
        if doubt > REFUSED:
            self.pointed_to.append((term.code, where))
        return doubt > DOUBTED

    def _want(self, hit: Hit, term: Term, where: Span, written: str) -> None:
        weight = SAID_OF[hit.kept] * KEENNESS[self.scope.keenness(where)]
        weight *= UNBACKED + (BACKED - UNBACKED) * self.meaning.backing(hit.code, where)
        if term.broader == "support" and len(self.speech.words.stems) > LONG_NOTE:
            weight *= BACKGROUND
        self.interests.add(hit.code, weight, written, where.start)
        instead = INSTEAD.get(hit.code)
        if instead in self.known.terms and self.scope.beyond_them(where):
            self.interests.add(str(instead), weight, written, where.start)

    def refused_by_another_name(self) -> None:
        """Names that only foes of a thing use, and words that refuse by themselves."""
        refused = {Stance.REFUSED, Stance.DENIED}
        found = [
            (where, codes)
            for where, codes in self._named_in(REFUSED_AS)
            if self.scope.stance(where) in refused
        ]
        found += self._named_in(REFUSED_OUTRIGHT)
        for where, codes in found:
            for code in self.known.terms.keys() & codes:
                self._avoid_unless_wished(code, AVOIDED_AS, where)
        for code, where in self.pointed_to:
            self._avoid_unless_wished(code, AVOIDED[Kept.SAID], where)

    def _named_in(self, table: NamesOfTerms) -> Iterator[tuple[Span, tuple[str, ...]]]:
        """Where each name is met, and the terms that it stands for."""
        for names, codes in table:
            if names.may_be_in(self.speech.text):
                for where in self.speech.found(names):
                    yield where, codes

    def _avoid_unless_wished(self, code: str, weight: float, where: Span) -> None:
        """What no name of its own refuses may be loved by name: "her garden, but no digging"."""
        if not self._wished_elsewhere(code, where):
            self._avoid(code, weight, self.speech.words.text[where.start : where.end], where)

    def _avoid(self, code: str, weight: float, written: str, where: Span) -> None:
        self.avoid.add(code, weight, written, sure=not self.scope.doubted.holds(where))

    def _wished_elsewhere(self, code: str, where: Span) -> bool:
        """Whether it was asked for or loved in another sentence: "sings all day, but no hymns"."""
        here = self.speech.around(where.start)
        keen = (Keenness.LOVED, Keenness.ASKED)
        return any(
            not here.holds(place) and self.scope.keenness(place) in keen
            for place in self.interests.places(code)
        )

    def offers_of_what_was_just_said(self) -> None:
        """ "Would show somebody how": how to do what the sentence, or those before it, told of."""
        for stretch in self.offering.offers:
            self._offer(stretch, OFFER_LOOKS_BACK, OFFERED_OF_THAT, most=3, least=LEAST_TOLD)
        for stretch in self.offering.skills:
            self._offer(stretch, 0, SEEMS_DONE_WELL, most=1, least=LEAST_SEEMS)

    def _offer(
        self, stretch: Span, looks_back: int, weight: float, most: int, least: float = 0.0
    ) -> None:
        number = self.speech.sentence_of(stretch.end - 1)
        told = self.speech.sentences[max(0, number - looks_back) : number + 1]
        if self.gifts.strongest_in(told[-1:], craft):
            return
        written = self.speech.words.text[stretch.start : stretch.end].strip()
        # What is offered is told with it; before it, where that says only "it" or "how it's done".
        here = self.interests.strongest_in(told[-1:], craft, LEAST_SEEMS)
        for code in (here or self.interests.strongest_in(told, craft, least))[:most]:
            self.gifts.add(code, weight, written, stretch.start)
