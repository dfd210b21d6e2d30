"""A verdict on a thing by its name is heard, and no complaint is taken for one."""

from pathlib import Path

import pytest

from asset_map.interests.ear import ear
from asset_map.interests.listen import listen
from asset_map.interests.opinions import judged_spans
from asset_map.interests.vocabulary import vocabulary
from scripts.learn_doubts import DOUBTS

# What people say of what they do not want, and what they say with a "no" in it and no refusal.
_HERE = Path(__file__).parent
SAID_NO = (_HERE / "said_no.txt").read_text(encoding="utf-8").splitlines()
SAID_YES = (DOUBTS / "said_yes.txt").read_text(encoding="utf-8").splitlines()
FEWEST_HEARD, MOST_MISHEARD = 0.65, 0.15


def judged(text):
    """The stretches of a text in which something is judged."""
    speech = ear(vocabulary()).hear(text)
    found = judged_spans(speech, ear(vocabulary()).hits(speech), vocabulary())
    return {speech.folded[span.start : span.end] for span in found}


def test_most_of_what_people_say_against_things_is_heard():
    deaf = [text for text in SAID_NO if not listen(text).avoid]
    assert len(SAID_NO) >= 250
    assert len(deaf) <= (1 - FEWEST_HEARD) * len(SAID_NO), deaf


def test_what_is_lacked_feared_or_hard_is_seldom_taken_for_a_refusal():
    misheard = [text for text in SAID_YES if listen(text).avoid]
    assert len(SAID_YES) >= 120
    assert len(misheard) <= MOST_MISHEARD * len(SAID_YES), misheard


def test_no_complaint_about_life_is_taken_for_a_verdict_on_a_thing():
    assert [text for text in SAID_YES if judged(text)] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The bingo? That's for old women, she says, and she's 81.", "bingo"),
        ("Cinema? Too dark, too loud, too dear.", "film"),
        ("Ukuleles set her teeth on edge.", "ukulele"),
        ("Family trees he finds dull as ditchwater.", "family-history"),
        ("Cricket leaves him comatose.", "cricket"),
        ("Litter picking she reckons is a mug's game, it's back next day.", "litter-picking"),
        ("She wants to sew but quilts are just blankets for people with no jobs.", "quilting"),
        ("Won't set foot in that shed, it's full of know-alls.", "mens-sheds"),
        ("None of your rambling for him.", "walking"),
        ("She's been churched out by twelve years of nuns, so no church.", "church-fellowship"),
    ],
)
def test_what_is_judged_is_refused(text, code):
    heard = listen(text)
    assert code in {term.code for term in heard.avoid}
    assert code not in {term.code for term in heard.interests}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Brass bands make him weep, in a good way.", "brass-bands"),
        ("Bowls is the best thing that ever happened to him.", "bowls"),
        ("Panto? Natural dame.", "pantomime"),
        ("The choir has folded.", "choirs"),
        ("Swimming is on Tuesdays.", "swimming"),
        ("Dementia has taken him from her.", "dementia"),
        ("Menopause has knocked her for six.", "menopause"),
        ("The gym's too dear.", "gym"),
        ("Plays the piano as if he's at the Albert Hall.", "piano-and-keyboard"),
        ("At the choir she's been there twenty years.", "choirs"),
        ("Turned away from the food bank.", "food-pantry"),
        ("Loves swimming, nearly died of sepsis in May.", "swimming"),
        ("Her bowls friends: he had them round on Sunday.", "bowls"),
        ("Chess? He taught the whole street.", "chess"),
    ],
)
def test_praise_a_plain_fact_and_a_trouble_are_no_verdict(text, code):
    assert code not in {term.code for term in listen(text).avoid}
