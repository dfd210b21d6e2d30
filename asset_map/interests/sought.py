"""What a group says it is looking for, as gifts that somebody could offer it."""

from asset_map.interests.phrases import Kept, conversation_lexicon
from asset_map.interests.vocabulary import Vocabulary, vocabulary
from asset_map.interests.words import words
from asset_map.model.listing import Interest

# Who is looked for is told by what they do or by their trade; what people only say of a pastime,
# or what hints at one, is too little here.
_TELLING = frozenset({Kept.WORDS, Kept.TRADES})
# A group asks for a few people; a trade that is at home in many interests fills this up.
MOST_GIFTS = 6


def gifts_sought(looking_for: str, known: Vocabulary | None = None) -> tuple[Interest, ...]:
    """The interests in "someone who can sew, a joiner to mend benches", in the order asked."""
    known = known or vocabulary()
    text = words(looking_for)
    found: dict[str, Interest] = {}
    for hit in conversation_lexicon(known).find(text):
        if hit.kept in _TELLING and known.terms[hit.code].broader:
            because = text.written(hit.first, hit.last)
            found.setdefault(hit.code, Interest(hit.code, 1.0, because))
    return tuple(found.values())[:MOST_GIFTS]
