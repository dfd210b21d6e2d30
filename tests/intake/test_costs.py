"""What a visit costs: words kept, and pence only where they leave no doubt."""

import pytest

from asset_map.intake.costs import MOST_WORDS, read_cost

CLEAR = {
    "£2": 200,
    "£2.50": 250,
    "£2.5": 250,
    "£ 3": 300,
    "£1.50p": 150,
    "2": 200,
    "2.50": 250,
    "0": 0,
    "£0": 0,
    "£0.00": 0,
    "50p": 50,
    "50 pence": 50,
    "2 pounds": 200,
    "3 quid": 300,
    "£1,000": 100_000,
    "£2 per session": 200,
    "£2/session": 200,
    "£3.50 incl. brew": 350,
    "£2 with free tea and coffee": 200,
    "£3 (concessions available)": 300,
    "£2 a go": 200,
    "£4 each": 400,
    "£4 per person": 400,
    "£1.50 per child": 150,
    "£12 per walk": 1200,
    "Free": 0,
    "FREE!": 0,
    "Free entry": 0,
    "free of charge": 0,
    "It's free": 0,
    "Free, donations welcome": 0,
    "Free (donation if you can)": 0,
    "Free to come in": 0,
    "Free for everyone": 0,
    "Free for all": 0,
    "No charge": 0,
    "no cost": 0,
    "Nil": 0,
}
UNCLEAR = (
    "",
    "donation",
    "Donations welcome",
    "Pay what you can",
    "£16 per hour",
    "£16/hour",
    "£16 an hour",
    "£20 a year",
    "£20 annual membership",
    "£5 a week",
    "£30 per term",
    "£24 for 6 weeks",
    "£40 for a course",
    "from £5",
    "£5+",
    "up to £10",
    "£2-£3",
    "£2 adults, £1 children",
    "£5 (£3 concessions)",
    "£2 suggested donation",
    "£3 members",
    "£2, first session free",
    "Free for members",
    "Free for under 5s",
    "First session free",
    "Free trial",
    "Free if you live in Leigh",
    "Free quotes",
    "varies",
    "ask at the desk",
    "subs weekly",
    "12.345",
    "£99,999,999",
    "Half price on Tuesdays",
    "£10 deposit",
    "2 for 1",
    "sugar-free",
)


@pytest.mark.parametrize(("words", "pence"), CLEAR.items())
def test_a_clear_price_is_read_into_pence_per_visit(words, pence):
    assert read_cost(words).pence_per_visit == pence


@pytest.mark.parametrize("words", UNCLEAR)
def test_a_doubtful_price_stays_words(words):
    cost = read_cost(words)
    assert cost.pence_per_visit is None
    assert cost.words == words


def test_the_words_are_kept_as_written():
    assert read_cost("  £2  incl. Brew ").words == "£2 incl. Brew"


def test_a_price_as_long_as_a_letter_is_cut():
    assert len(read_cost("lots of words " * 100).words) <= MOST_WORDS


def test_a_bare_number_is_shown_as_the_amount_that_it_is():
    shown = [read_cost(words).words for words in ("2.5", "2", "0", "2.5 or so", "99999999")]
    assert shown == ["£2.50", "£2", "£0", "2.5 or so", "99999999"]
