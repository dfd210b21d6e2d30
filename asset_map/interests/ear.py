"""The ear: reads what was said word for word, mending what is misspelt or said in dialect."""

import re
from functools import lru_cache

from asset_map.interests.dialect import plain
from asset_map.interests.nearness import plain_words
from asset_map.interests.phrases import Hit, Lexicon, conversation_lexicon
from asset_map.interests.speech import Speech, speech
from asset_map.interests.spelling import Speller
from asset_map.interests.stems import STOP, stems
from asset_map.interests.vocabulary import Vocabulary
from asset_map.interests.words import Words, fold, words

_HEARD_LISTS = ("words", "said", "trades", "hints")
_WORD = re.compile(r"[a-z']+")


class Ear:
    """What is needed to listen with one vocabulary; built once, and holds nothing that was said."""

    def __init__(self, known: Vocabulary) -> None:
        self.lexicon: Lexicon = conversation_lexicon(known)
        self._speller = Speller(
            {
                word
                for term in known.terms.values()
                for kept in _HEARD_LISTS
                for phrase in getattr(term, kept)
                for word in _WORD.findall(fold(phrase))
            },
            plain_words(),
        )

    def hear(self, text: str) -> Speech:
        """A text read closely; nothing of it stays in memory once it is dropped."""
        read = words(text, remember=False)
        return speech(Words(read.text, self._mended(read), read.spans))

    def hits(self, speech: Speech) -> list[Hit]:
        """The vocabulary's phrases in it, as it was said and as it was meant, in order."""
        read = speech.words
        as_said = Words(read.text, words(read.text, remember=False).stems, read.spans)
        hits = self.lexicon.find(read)
        if as_said.stems != read.stems:
            hits = sorted({*hits, *self.lexicon.find(as_said)}, key=lambda hit: hit.first)
        return hits

    def knows(self, word: str) -> bool:
        """Whether a word is the vocabulary's or plain English."""
        return self._speller.known(word)

    def _mended(self, read: Words) -> list[str]:
        folded = fold(read.text)
        meant = [
            stem if stem == STOP else self._meant(read.text, folded, *span)
            for stem, span in zip(read.stems, read.spans, strict=True)
        ]
        mended = stems([word for word in meant if word is not STOP], remember=False)
        each = iter(mended)
        return [STOP if word is STOP else next(each) for word in meant]

    def _meant(self, text: str, folded: str, start: int, end: int) -> str:
        word = plain(folded[start:end])
        if text[start].isupper() and text[:start].rstrip()[-1:] not in ("", ".", "!", "?"):
            return word  # a name in the middle of a sentence is spelt as its owner likes
        return self._speller.mend(word)


@lru_cache(maxsize=2)
def ear(known: Vocabulary) -> Ear:
    """The ear for a vocabulary, built once."""
    return Ear(known)
