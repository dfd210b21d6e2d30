"""Whose it is: the stretches of a conversation that tell what somebody else does."""

import re
from collections.abc import Iterator

from asset_map.interests.cues import cue_pattern
from asset_map.interests.speech import Span, Speech

_KIN = {
    "woman": """wife mum mam mother daughter sister gran nan nana grandma grandmother granddaughter
        girlfriend aunt auntie niece missus mother-in-law daughter-in-law sister-in-law""",
    "man": """husband hubby dad father son brother grandad grandfather grandson boyfriend uncle
        nephew father-in-law son-in-law brother-in-law stepson stepdad""",
    "anyone": """partner ex friend mate neighbour neighbours cousin kids children grandkids
        grandchildren parents family colleagues twin vicar pastor landlord housemate flatmate""",
}
WHO = {who: "|".join(sorted(kin.split(), key=len, reverse=True)) for who, kin in _KIN.items()}
# Their own lad or lass is somebody else; "a lad of 14" is who the note is about.
OWN = r"(?:her|his|my|their|our) (?:own )?(?:lad|lass|girl|boy|young un|little one)"
# "go with her daughter", "like her dad": nothing is told of the daughter or the dad.
_TOGETHER = r"(?<!with )(?<!like )(?<!for )(?<!from )(?<!of )(?<!to )(?<!and )(?<!by )"
# "Mum and her friend go": it is Mum who goes.
_TOGETHER += "".join(
    f"(?<!{one} {whose} )" for one in ("and", "with") for whose in ("her", "his", "my")
)
_WHOSE = "(?:(?:her|his|my|their|the|our|late|elderly|old|best|other) ){0,3}"

_PASTIMES = """
    is|was|does|plays|goes|loves|loved|likes|liked|enjoys|runs|sings|reads|knits|sews|bowls|dances|
    swims|watches|coaches|teaches|rides|fishes|collects|paints|bakes|cooks|gardens|cycles|played|
    sang|danced|fished|kept|keeps|belongs|attends|volunteers|trains|boxes|golfs|mad|in the|in a|
    play|like|
    love|do|go|swears|follows|supports|'s in|'s a|'s into|'s mad|'s at|s in|s mad
"""
# What somebody does for the person or says of them is no pastime of theirs.
_NO_PASTIMES = """
    says|wants|thinks|reckons|asks|asked|needs|worries|comes|visits|helps|lives|works|pays|brings|
    is (?:desperate|dying|hoping|looking) to|
    rings|calls|found|finds|told|tells|sends|sent|will|would|can|can't|died|passed|went|left|did|has|
    wishes|hopes|knows|got|fell|thought|reports|suggested|mentioned|bought|gave|put|signed|chose|nags|
    drags|who|he|she|i|they|does everything|does it|does her|does his|does the|goes in|goes out|
    keeps (?:on|saying|telling|dragging|trying|asking|nagging)|used to do|used to take|is (?:poorly|
    ill|getting|worried|in hospital|a worry)|and|wanted|is no
"""
_not_telling = "".join(_NO_PASTIMES.split("\n")).replace("    ", "")
_telling = "".join(_PASTIMES.split("\n")).replace("    ", "")
_SUBJECT = re.compile(
    rf"(?<![\w']){_TOGETHER}{_WHOSE}"
    rf"(?:(?P<woman>{WHO['woman']})|(?P<man>{WHO['man']})|(?P<anyone>{WHO['anyone']}|{OWN}))"
    rf"(?!\w)(?: (?!(?:{_not_telling})\b)[\w']+){{0,2}}?"
    rf" ?(?!(?:{_not_telling})\b)(?:{_telling})(?!\w)"
)
# A pronoun that cannot be the somebody else leads back to the person.
_BACK = {
    "woman": cue_pattern("(he|he's|he'd|him|i|i'd|i'm|but|wants|would|which|so)"),
    "man": cue_pattern("(she|she's|she'd|her|i|i'd|i'm|but|wants|would|which|so)"),
    "anyone": cue_pattern("(he|she|he's|she's|he'd|she'd|i|i'd|i'm|but|wants|would|which|so)"),
}
# "My mum is 82 and loves bingo": the one who asks speaks for the person.
_SPEAKS_FOR = re.compile(
    r"\W*(?:(?:this is|asking|ringing|looking|it's) (?:for|about) |hi |hello )?"
    rf"(?:my|our) (?:elderly |old |poor |lovely |dear )?({'|'.join(WHO.values())})\b"
)
# So do sons and daughters, who say "Mum" and not "his mum"; unless it is about another's doings.
_OF_A_PARENT = re.compile(
    r"\W*(?:(?P<woman>mum|mam|nan|nana|gran|grandma|mummy)|(?P<man>dad|grandad|grandpa|grandpop))\b"
)
_ANOTHER = {"woman": re.compile(r"\b(?:he|him|his)\b"), "man": re.compile(r"\b(?:she|her)\b")}


def speaks_for(speech: Speech) -> str:
    """For whom the one who asks speaks, as "mum"; nothing where they tell of someone they met."""
    if asked_for := _SPEAKS_FOR.match(speech.folded):
        return asked_for[1]
    parent = _OF_A_PARENT.match(speech.folded)
    if parent is None:
        return ""
    kin = str(parent.lastgroup)
    first = speech.sentences[0]
    about_another = _ANOTHER[kin].search(speech.folded, first.start, first.end)
    return "" if about_another else parent[kin]


def others(speech: Speech) -> Iterator[Span]:
    """The stretches that tell what a wife, a son or a friend does, and not the person."""
    asked_for = speaks_for(speech)
    for match in _SUBJECT.finditer(speech.folded):
        kin = next(who for who in _KIN if match[who])
        if asked_for and match[kin] == asked_for:
            continue
        sentence = speech.around(match.start())
        back = _BACK[kin].search(speech.text, match.end(), sentence.end)
        yield Span(match.start(), back.start() if back else sentence.end)
