"""Words are read the same however they are written."""

import pytest

from asset_map.interests.words import fold, words


def same(*texts):
    return len({tuple(words(text).stems) for text in texts}) == 1


def test_case_accents_and_hyphens_make_no_difference():
    assert same("Café-Drop-In", "cafe drop in", "CAFÉ DROP IN", "cafe\u0301 drop-in")


def test_knits_and_knitting_are_one():
    assert same("knits", "knitting", "Knit")


def test_whose_a_thing_is_makes_no_difference():
    assert same("men's shed", "mens shed", "men’s shed", "mens' shed")


def test_an_and_is_an_and_however_short():
    assert same("knit & natter", "Knit 'n' Natter", "knit n natter", "knit and natter")
    assert same("rock'n'roll", "rock & roll", "rock ’n’ roll")


def test_the_over_50s_are_over_50():
    assert same("over 50s", "over-50's", "over 50")
    assert same("50+", "50 plus")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("running club", "run by volunteers"),
        ("bowls", "a bowl of soup"),
        ("fencing", "a broken fence"),
        ("friendly", "friends"),
        ("clubbing", "club"),
        ("parenting", "parents"),
        ("animals", "animation"),
        ("writing", "write to us"),
        ("wills", "we will"),
        ("partial", "part"),
        ("lonely", "lone"),
        ("engineering", "engine"),
    ],
)
def test_words_that_only_look_related_are_kept_apart(one, other):
    assert set(words(one).stems).isdisjoint(words(other).stems)


def test_joiners_and_joinery_stay_together_but_apart_from_joining():
    assert same("joiner", "joinery", "joiners")
    assert not same("joiner", "joined")


def test_the_words_come_back_as_they_were_written():
    text = words("Ring Zoë (she's lovely): CAFÉ open 7.30, St. Mary's")
    written = [text.written(place, place + 1) for place in range(len(text.stems))]
    assert "Zoë" in written
    assert "she's" in written
    assert "CAFÉ" in written
    assert text.written(len(written) - 2, len(written)) == "St. Mary's"


def test_folding_keeps_every_letter_in_its_place():
    for text in ("İstanbul çay", "Łódź – ½ price…", "naïve\u00a0café", "ﬁrst"):
        assert len(fold(text)) == len(text)


def test_a_sentence_ends_at_its_full_stop_and_not_at_a_price_or_a_saint():
    assert "." in words("We sew. Bowls too").stems
    assert "." not in words("From 7.30 at St. Mary's").stems


def test_a_conversation_leaves_no_word_in_memory():
    from asset_map.interests import stems

    words("her neighbour Zebedeeanna", remember=False)
    assert not [word for word in stems._remembered if "zebedee" in word]
    words("the Zebedeeanna Hall")
    assert [word for word in stems._remembered if "zebedee" in word]


def test_nothing_and_nonsense_are_read_without_complaint():
    assert words("").stems == []
    assert words("🎲🎲 -- !!! '").stems.count("x") == 0
    assert words("привет ਸਤ ਸ੍ਰੀ ਅਕਾਲ").stems
