"""Example sayings: each gives a known interest away, and what is said like them is heard."""

from collections import Counter
from importlib.resources import as_file, files

import numpy as np
import pytest

from asset_map.interests.learned import Learned
from asset_map.interests.listen import listen
from asset_map.interests.nearness import embed
from asset_map.interests.sayings import Sayings, sayings, stems_in
from asset_map.interests.vocabulary import vocabulary

# A saying that stands for what no phrase names, and the interest it gives away.
LIKE_THEM = {
    "He rattles the corn tin and looks up for them coming home over the roofs.": "pigeons",
    "Knows every trump that has gone and who reneged.": "bridge-club cards-and-whist",
    "Still lays her husband's place and irons his shirts.": "bereavement",
    "Opens the oven door to keep the kitchen warm.": "warm-spaces energy-bills",
}


def test_every_saying_is_of_an_interest_that_there_is():
    terms = vocabulary().terms
    assert [code for code in sayings() if code not in terms or not terms[code].broader] == []


def test_no_saying_gives_two_interests_away_or_is_empty():
    counted = Counter(one for lines in sayings().values() for one in lines)
    assert [one for one, times in counted.items() if times > 1 or not one.strip()] == []


@pytest.mark.parametrize("said", LIKE_THEM)
def test_what_is_said_like_a_saying_is_heard(said):
    assert LIKE_THEM[said].split()[0] in {term.code for term in listen(said).interests[:6]}


def test_a_saying_is_most_like_those_of_its_own_interest():
    codes = ("bingo", "beekeeping", "yachts")
    said = "Took a swarm with a smoker and a veil."
    (votes,) = Sayings(codes).votes(embed([said]), [stems_in(said)])
    assert votes.argmax() == codes.index("beekeeping")
    assert votes.sum() == pytest.approx(1)
    assert votes[codes.index("yachts")] == 0


def test_with_no_sayings_nothing_is_like_them():
    assert not Sayings(("yachts",)).votes(embed(["She sails."]), [stems_in("She sails.")]).any()


def test_what_was_learned_is_about_interests_that_there_are():
    with as_file(files("asset_map") / "data" / "interests" / "learned.npz") as path:
        codes = set(np.load(path)["codes"].tolist())
    terms = vocabulary().terms
    untaught = {code for code, term in terms.items() if term.broader} - codes
    assert codes <= terms.keys(), "a term has gone: python -m scripts.learn"
    assert len(untaught) < 0.1 * len(codes), "many terms are new: python -m scripts.learn"


def test_a_term_that_nothing_was_learned_about_stands_in_the_middle():
    codes = ("beekeeping", "bingo", "yachts")
    said = "Hives, a smoker and a veil."
    (shares,) = Learned(codes).shares(embed([said]), [stems_in(said)])
    assert shares[0] > shares[2] > shares[1]
    assert np.exp(shares).sum() == pytest.approx(1, abs=1e-4)
