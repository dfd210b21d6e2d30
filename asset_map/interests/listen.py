"""Listens: from anyone's own words to what they love, could offer, refuse and need."""

from collections.abc import Sequence

from asset_map.interests.constraints import constraints
from asset_map.interests.doubts import second_thoughts
from asset_map.interests.ear import ear
from asset_map.interests.gifts import TRADES_FOR_OTHERS, Offering
from asset_map.interests.guess import guess
from asset_map.interests.help_signs import HelpSigns
from asset_map.interests.meaning import meaning
from asset_map.interests.opinions import judged_spans
from asset_map.interests.overrides import Override, overruled
from asset_map.interests.phrases import Kept
from asset_map.interests.scope import scope
from asset_map.interests.tally import Tally
from asset_map.interests.vocabulary import Vocabulary, vocabulary
from asset_map.interests.weighing import Weighing
from asset_map.model.heard import Heard


def listen(text: str, overrides: Sequence[Override] = (), known: Vocabulary | None = None) -> Heard:
    """What was heard, strongest first. Nothing of the text is kept or leaves the machine."""
    known = known or vocabulary()
    speech = ear(known).hear(text)
    hits = overruled(ear(known).hits(speech), speech.words.stems, overrides, known)
    ruled = scope(speech, judged_spans(speech, hits, known))
    offering = Offering(speech)
    scoped = second_thoughts(speech, hits, ruled, offering, known)
    meant = meaning(speech, scoped, known)
    interests, gifts, avoid = Tally(known), Tally(known), Tally(known)
    trades = frozenset(hit.first for hit in hits if hit.kept is Kept.TRADES)
    signs = HelpSigns(speech, scoped, hits, known)
    weighing = Weighing(
        speech, scoped, meant, offering, signs, known, interests, gifts, avoid, trades
    )
    for hit in hits:
        weighing.take(hit)
    weighing.refused_by_another_name()
    # Who would do it for others does not want it done.
    does_it = {code for code in gifts.codes if known.terms[code].broader in TRADES_FOR_OTHERS}
    guess(speech, meant, known, interests, avoid.codes | does_it, weighing.told_only)
    weighing.offers_of_what_was_just_said()
    return Heard(
        interests.terms(without=avoid.codes),
        gifts.terms(without=avoid.codes),
        avoid.terms(),
        constraints(speech),
    )


def warm(known: Vocabulary | None = None) -> None:
    """Load what listening needs, so that the first who speaks does not wait for it."""
    listen("warm up", known=known)
