"""Notes are heard as a good link worker would: what is loved, offered and refused."""

import pytest

from asset_map.interests.listen import listen
from asset_map.interests.overrides import Override


def interests(text, **more):
    return {heard.code for heard in listen(text, **more).interests}


def said(text):
    """What a phrase gave away, without guesses."""
    return {heard.code for heard in listen(text).interests if not heard.guessed}


def gifts(text):
    return {heard.code for heard in listen(text).gifts}


def avoided(text):
    return {heard.code for heard in listen(text).avoid}


def test_a_sentence_that_only_refuses_has_nothing_to_guess_from():
    heard = listen("She can't stand bingo.")
    assert [one.code for one in heard.avoid] == ["bingo"]
    assert heard.interests == ()
    assert "birdwatching" not in interests("Muscle weakness and his legs are twitching.")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a good natter and a brew", "coffee-mornings"),
        ("loves to tread the boards", "drama"),
        ("she loves Strictly", "dance"),
        ("owt with engines", "engines-and-making"),
        ("Latics season ticket since he was seven", "football"),
        ("crown green, played for the county", "bowls"),
        ("twitching", "birdwatching"),
        ("twitching at the crack of dawn", "birdwatching"),
        ("a pie and peas do with folk her own age", "lunch-clubs"),
        ("who sets a table for one", "befriending"),
        ("no one to talk to since Jean died", "befriending"),
        ("the dog died in March", "pet-loss"),
        ("hair done at home", "home-hairdressing"),
        ("needs a lift to hospital", "hospital-transport"),
        ("the gate has fallen in", "handyman"),
        ("lost his job at the warehouse", "job-clubs"),
        ("new baby and not coping", "new-parents"),
    ],
)
def test_idiom_dialect_and_hints_are_heard(text, code):
    assert code in interests(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("used to go fishing and misses it", "fishing"),
        ("wants to go to netball with her daughter", "netball"),
        ("loves cards, plays whist with anybody", "cards-and-whist"),
        ("'I do like my knitting', her words", "knitting"),
        ("he says he would like to join a choir", "choirs"),
        ("My mum is 82 and loves bingo", "bingo"),
        ("can't wait to get back to bowls", "bowls"),
        ("doesn't want to give up his pigeons", "pigeons"),
        ("not been swimming since the operation", "swimming"),
        ("can't get to church any more", "church-fellowship"),
        ("doesn't mind bingo", "bingo"),
    ],
)
def test_what_is_missed_shared_or_out_of_reach_is_still_an_interest(text, code):
    heard = listen(text)
    assert code in {one.code for one in heard.interests if not one.guessed}
    assert code not in {one.code for one in heard.avoid}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("his wife does line dancing", "line-dancing"),
        ("daughter plays netball", "netball"),
        ("Her husband is in the choir.", "choirs"),
        ("used to do judo, gave it up, no interest now", "martial-arts"),
        ("on a walking frame since the fall", "walking"),
        ("swimming head when she stands up", "swimming"),
        ("fishing for compliments as ever", "fishing"),
        ("always running late", "running"),
        ("accused of cooking the books", "cooking"),
    ],
)
def test_somebody_elses_pastime_and_a_manner_of_speaking_are_not_theirs(text, code):
    assert code not in interests(text)
    assert code not in avoided(text)


def test_a_heart_that_skips_is_no_sport():
    assert "exercise-classes" not in interests("his heart skipped a beat")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("can't stand bingo", "bingo"),
        ("cant abide bingo", "bingo"),
        ("not religious", "church-fellowship"),
        ("nothing churchy", "church-fellowship"),
        ("definitely not one of them meathead places", "gym"),
        ("Won't be put with 'head doctors', told me straight.", "counselling"),
        ("hates line dancing", "line-dancing"),
        ("wouldn't be seen dead at a tea dance", "tea-dances"),
        ("would rather eat his hat than play golf", "golf"),
        ("Bingo? He'd rather eat his hat.", "bingo"),
        ("yoga is not for her", "yoga"),
        ("anything but bingo", "bingo"),
        ("no groups", "social-clubs"),
        ("doesn't do computers", "digital-skills"),
        ("no bingo, dominoes or quizzes", "quizzes"),
        ("sick of bingo", "bingo"),
        ("Her sister keeps dragging her to bingo and she dreads it.", "bingo"),
        ("The neighbour put his name down for crown green and he's horrified.", "bowls"),
        (
            "OT said try knitting and she said she'd rather stick the needles in her eyes",
            "knitting",
        ),
        ("Everyone says golf. It will never, ever be golf.", "golf"),
        ("will not have bingo, will not have church", "church-fellowship"),
        ("he's never believed and won't start now", "church-fellowship"),
    ],
)
def test_a_dislike_in_any_wording_keeps_it_out(text, code):
    assert code in avoided(text)
    assert code not in interests(text)


def test_a_refusal_ends_where_what_is_said_turns():
    heard = listen("Doesn't do computers but loves bingo")
    assert "bingo" in {one.code for one in heard.interests}
    assert "bingo" not in {one.code for one in heard.avoid}
    assert "digital-skills" in {one.code for one in heard.avoid}


def test_a_refusal_ends_without_punctuation_too():
    assert "knitting" in said("hates bingo loves knitting never misses a sunday roast")


def test_suggested_and_welcome_is_no_refusal():
    assert "swimming" in interests("Physio suggested swimming. She won't go in if there are men.")
    assert "swimming" not in avoided("Physio suggested swimming. She won't go in if there are men.")


def test_no_garden_is_no_dislike_of_gardening():
    assert "gardening" not in avoided("Now in a flat, no garden, misses it.")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("was a seamstress at the mill", "sewing"),
        ("taught maths for thirty years", "maths-and-english"),
        ("retired joiner", "woodworking"),
        ("can still knit a jumper in a week", "knitting"),
        ("Plays the ukulele. Would show somebody how.", "ukulele"),
        ("happy to drive people to hospital", "community-transport"),
    ],
)
def test_a_trade_a_skill_and_an_offer_are_gifts(text, code):
    assert code in gifts(text)


@pytest.mark.parametrize("text", ["Brian passed in March.", "Not herself since he passed."])
def test_a_death_is_heard_when_it_is_told_softly(text):
    assert "bereavement" in said(text)


def test_who_has_a_car_offers_no_old_cars():
    assert gifts("Any day but Friday. Own car.") == set()


def test_a_likeness_is_no_interest():
    assert interests("To see her plait was like watching somebody play the piano.") == set()


def test_what_is_offered_is_what_stands_with_the_offer():
    assert "climbing" not in gifts("Likes climbing. I fix laptops, would do it for nothing.")


def test_a_gift_is_an_interest_too_unless_they_are_done_with_it():
    assert "woodworking" in interests("retired joiner")
    assert gifts("was a cleaner all her life and sick of it") == set()
    assert "cleaning" not in interests("was a cleaner all her life and sick of it")


def test_a_helpers_trade_is_no_gift():
    assert gifts("Health visitor happy. Physio discharged him.") == set()


def test_what_is_loved_counts_more_than_what_is_said_in_passing():
    heard = listen("Loves bingo. Might try knitting.")
    weights = {one.code: one.weight for one in heard.interests}
    assert weights["bingo"] > weights["knitting"]
    assert all(0 < weight <= 1 for weight in weights.values())


def test_the_reason_is_in_the_persons_own_words():
    text = "He'd LOVE a go at Crown Green again"
    bowls = next(one for one in listen(text).interests if one.code == "bowls")
    assert bowls.because == "Crown Green"
    assert not bowls.guessed


def test_a_misspelling_is_heard():
    assert "gardening" in said("likes gaurdening")
    assert "photography" in said("into photografy these days")


def test_a_name_is_not_mended():
    assert "world-food" not in said("Mrs Hackney and Mrs Brighton")


def test_dialect_is_heard_word_for_word():
    assert "allotments" in interests("allus up at t'lotty wi his leeks")
    assert "knitting" in said("allus knittin")


def test_a_guess_says_that_it_is_one():
    guesses = [one for one in listen("Counts bats from the bedroom").interests if one.guessed]
    assert guesses
    assert all(one.because == "Counts bats from the bedroom" for one in guesses)


def test_an_officer_may_rule_a_phrase_out_or_in():
    never = Override("crown green", "bowls", always=False)
    always = Override("the daffs", "gardening", always=True)
    text = "Crown green on Mondays, and the daffs"
    assert "bowls" in said(text)
    heard = listen(text, [never, always])
    assert "bowls" not in {one.code for one in heard.interests if not one.guessed}
    assert "gardening" in {one.code for one in heard.interests if not one.guessed}


def test_a_ruling_does_not_make_a_refusal_an_interest():
    always = Override("the daffs", "gardening", always=True)
    assert "gardening" in {one.code for one in listen("can't stand the daffs", [always]).avoid}


def test_nothing_said_is_nothing_heard():
    for text in ("", " ", "...", "?!", "\n\n"):
        heard = listen(text)
        assert (heard.interests, heard.gifts, heard.avoid, heard.constraints) == ((), (), (), ())


def test_the_same_is_heard_twice(small):
    text = "Knitting and a natter, no church"
    assert listen(text, known=small) == listen(text, known=small)
    assert "knitting" in interests(text, known=small)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Walt, 73, joiner, divorced.", "woodworking"),
        ("Plasterer till the works shut.", "handyman"),
        ("He's a time served joiner.", "woodworking"),
        ("Reads music and can sight sing.", "choirs"),
        ("Third dan in judo.", "martial-arts"),
        ("Gives away more leeks than he eats.", "allotments"),
        ("Crochets blankets faster than she can give them away.", "crochet"),
        ("Takes up trousers for the neighbours.", "alterations-and-mending"),
        ("Ran the Brownies in Golborne for eighteen years.", "uniformed-youth"),
        ("Skipped the county bowls team.", "bowls"),
        ("There isn't a toaster he can't mend.", "repair-cafe"),
        ("I climb. I fix phones and laptops, would do it for nothing.", "tech-help-at-home"),
        ("She rebuilt a Morris Minor on the drive.", "classic-vehicles"),
    ],
)
def test_what_people_do_well_is_a_gift_though_nobody_offers_it(text, code):
    assert code in gifts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Needs a plumber, a joiner, anybody.",
        "Wants to learn to knit.",
        "Plumber came and went.",
        "Hairdresser never turned up.",
        "His father was ill.",
        "The nurse says someone who's had one would help more than she can. He played golf.",
        "Ex-bank, heart attack in May, stents.",
        "Her church is in Bolton.",
    ],
)
def test_who_is_needed_or_only_came_by_has_no_gift(text):
    assert gifts(text) == set()
