"""The stem of a word: "knits" and "knitting" are one, "fencing" and "a broken fence" are not."""

from collections.abc import Sequence
from typing import cast

import Stemmer

# Words that Snowball would give to a stranger: "running" to "run by volunteers", "fencing" to a
# broken fence, "friendly" to "friends". Those between two dots share a stem of their own.
APART = """
acting · animals animal · animation animations animator · artiste artistes
authority authorities · baked · banking · baths · bats · beavers · beeching · birding · blinds
blues · bowling · bowls · boxing · brownies · bunting · camping · caring · carving · cleaning
clogging · clubbing · coding · collectables collectable collectibles · collecting · comical
comics comic · computing · cooked · cracking · cubs · cuckooed · curling · cuttings cutting
dating · decorated · draughts · drawing drawings · driving · dusting
engineer engineers engineering · falls · farces · fells · felting · fencing · fishing · fitness
fives · friendly · gaming · gardener gardeners · gardening · guides · harvester · hearing
hemming · hospitality · housing · improvers improver improving · ironing · jamming
joiner joiners joinery · lads · learned · lengths · lifting · lively · lonely · maine · marching
meeting meetings · milking · mindful mindfulness minded · mining · mobility · mooring moorings
mopping · mountaineering mountaineer mountaineers · mugged · mumming · musicals · nightmares
organ organs organist organists · papered papering · paras · parenting · parking
plastering plasterer plasterers · potting · probation · proms · propped · props · provident
racing · rainbows · rapping rapper rappers · reading · rehearsals rehearsal · relate · removals
retired · rods · roses · rowing · running · sands · screening screenings · sectioned · shelving
shopping · signing · singles · sisters · spinning · spiritualism spiritualist spiritualists
spirituals · stations · stillness · strictly · surfing surfer surfers · tagged · tagging
tailored · tailoring · touche · training · tumbling · twitching · typing · waxing · wellness
westerns · wills · writing
"""
# What a sentence's end looks like among the stems: no phrase reaches across it.
STOP = "."
# A word longer than this is no word, and is not worth remembering.
LONGEST_WORD = 40
# Words remembered for speed; far more than a borough's listings use.
REMEMBERED = 50_000

_snowball = Stemmer.Stemmer("english")
_snowball.maxCacheSize = 0  # what people say passes through here and must not stay


def _apart() -> dict[str, str]:
    groups = (group.split() for line in APART.splitlines() for group in line.split("·"))
    return {word: group[0] for group in groups for word in group}


_ALWAYS = _apart() | {"&": "and", "n": "and", "+": "plus"} | dict.fromkeys(".!?;:\n|", STOP)
_remembered: dict[str, str] = dict(_ALWAYS)


def stems(words: Sequence[str], *, remember: bool = True) -> list[str]:
    """The stem of each folded word. `remember=False` leaves no trace of the words in memory."""
    known = list(map(_remembered.get, words))
    if None in known:
        return [stem or _new(word, remember) for word, stem in zip(words, known, strict=True)]
    return cast(list[str], known)


def _new(word: str, remember: bool) -> str:
    stem = _stem(word)
    if remember and len(word) <= LONGEST_WORD and len(_remembered) < REMEMBERED:
        _remembered[word] = stem
    return stem


def _stem(word: str) -> str:
    bare = word.removesuffix("'s").replace("'", "")
    if bare[:-1].isdigit() and bare.endswith("s"):
        return bare[:-1]  # "the over 50s" and "over 50" are the same people
    return _ALWAYS.get(bare) or str(_snowball.stemWord(bare))
