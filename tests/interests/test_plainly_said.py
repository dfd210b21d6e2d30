"""What relatives and workers say in plain words: whether a pastime is wanted, or is not."""

from collections import defaultdict
from pathlib import Path

import pytest

from asset_map.interests.listen import listen
from scripts.learn_doubts import DOUBTS

# Of what was said, the least that is heard as it was meant: what is known to those who write the
# cues, and partly learned from; and what is new.
FEWEST = {
    DOUBTS / "plainly_said.txt": {"not": 0.83, "wanted": 0.92},
    Path(__file__).with_name("plainly_said_unread.txt"): {"not": 0.6, "wanted": 0.88},
}
# A wish so faint brings nothing near the top.
FAINT = 0.12


@pytest.mark.parametrize("sheet", FEWEST, ids=lambda sheet: sheet.name)
def test_most_of_it_is_heard_as_it_was_meant(sheet):
    lines = sheet.read_text(encoding="utf-8").splitlines()
    heard, missed = defaultdict(int), defaultdict(list)
    for meant, code, text in (line.split("|", 2) for line in lines if not line.startswith("#")):
        heard[meant] += 1
        weight = {term.code: term.weight for term in listen(text).interests}.get(code, 0.0)
        if (weight > FAINT) != (meant == "wanted"):
            missed[meant].append(text)
    assert min(heard.values()) >= 100
    for meant, fewest in FEWEST[sheet].items():
        assert len(missed[meant]) <= (1 - fewest) * heard[meant], missed[meant]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mum can't stand bingo. She says the noise gives her a headache.", "bingo"),
        ("Dad hates bowls, always has.", "bowls"),
        ("His sister says choir. He says he'd sooner listen to a bag of spanners.", "choirs"),
        ("I have been to yoga and everyone was lovely but it was all mats, so can we not.", "yoga"),
        ("Already does the walking group three times a week. That's plenty.", "walking"),
        ("GP suggested line dancing. Tenant wasn't having it.", "line-dancing"),
        ("Pottery has never appealed. Please leave pottery off my list.", "pottery"),
        ("My mother did a term of painting. It bored her to tears.", "painting"),
        ("Housing want him at the choir because he's loud. He went. Never again.", "choirs"),
        ("Chess was offered. Declined, by phone.", "chess"),
    ],
)
def test_what_is_plainly_not_wanted_is_not_looked_for(text, code):
    assert code in {term.code for term in listen(text).avoid}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "My son says I'm too old for line dancing. I don't care, I go every week.",
            "line-dancing",
        ),
        ("Son says she's too old for pottery but she'd love a go.", "pottery"),
        ("Mum can't stand his drumming but he plays on.", "drumming"),
        ("Loves bingo. Went to the gym once and has no wish to start again.", "bingo"),
        ("Not swimming at present because the pool is shut.", "swimming"),
        ("I mentioned pottery and she wanted to know when.", "pottery"),
        ("Wife thinks birdwatching is boring. He doesn't, he'd be out all day.", "birdwatching"),
        ("Swimming is top of her list.", "swimming"),
        ("He loves the ukulele. It drives the neighbours mad.", "ukulele"),
    ],
)
def test_what_others_think_of_it_is_no_refusal(text, code):
    heard = listen(text)
    assert code in {term.code for term in heard.interests}
    assert code not in {term.code for term in heard.avoid}
