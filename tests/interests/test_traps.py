"""Words that mislead a careless reader, against the real vocabulary."""

import pytest

from asset_map.interests.classify import classify, term_named
from asset_map.interests.listen import listen
from asset_map.interests.vocabulary import vocabulary


def about(name, description=""):
    return [interest.code for interest in classify(name, description)]


def main(name, description=""):
    return (about(name, description) or [None])[0]


def branches(name, description=""):
    terms = vocabulary().terms
    return {terms[code].broader or code for code in about(name, description)}


def test_art_does_not_find_smart_start_nursery():
    assert "arts-and-crafts" not in branches("Smart Start Nursery", "Places for two year olds.")


@pytest.mark.parametrize(
    "description",
    [
        "A state of the art building.",
        "Open part-time.",
        "Suitable for partial sight.",
        "Start with us.",
        "Apart from Mondays.",
    ],
)
def test_words_around_art_are_no_art(description):
    assert "arts-and-crafts" not in branches("The Tuesday Lot", description)


def test_the_shed_is_what_it_does():
    assert main("The Shed", "Blokes fixing things and putting the kettle on.") != "gardening"
    assert main("The Shed", "Knitting every Tuesday.") == "knitting"
    assert main("Leigh Men's Shed", "Woodwork and a brew.") == "mens-sheds"


def test_a_garden_shed_is_not_a_mens_shed():
    assert "mens-sheds" not in about("Shed Base Company", "Garden sheds delivered and put up.")


def test_knit_and_natter_is_knitting_and_company():
    found = about("Knit and Natter", "Bring your needles and have a chat over a brew.")
    assert found[0] == "knitting"


def test_a_bus_pass_is_no_mountain_pass():
    assert branches("Bring your bus pass", "You will need your bus pass.") == set()


def test_walking_football_is_football_and_not_walking():
    found = about("Walking Football", "For men over 50.")
    assert found[0] == "walking-football"
    assert "walking" not in found


def test_table_tennis_is_not_tennis():
    found = about("Table tennis", "Bats lent.")
    assert found[0] == "table-tennis"
    assert "tennis" not in found


def test_a_darts_league_is_not_rugby_league():
    assert main("Tyldesley Rugby League Juniors") == "rugby-league"
    assert "rugby-league" not in about("Tuesday Darts League", "Two leagues, friendly.")


def test_leigh_miners_play_rugby_league():
    found = about("Leigh Miners Rangers", "Under 9s rugby league. Training Tuesdays.")
    assert found[0] == "rugby-league"
    assert "mining-memories" not in found


def test_a_dance_at_leigh_miners_is_a_dance():
    found = about("Tuesday Line Dance", "Line dancing at Leigh Miners.")
    assert found == ["line-dancing"]


@pytest.mark.parametrize("name", ["Mothers' Union", "Mother's Union", "Mothers Union"])
def test_the_mothers_union_is_a_church_group_and_no_trade_union(name):
    assert branches(name) <= {"faith", "friendship"}
    assert about(name)


def test_karate_in_a_church_hall_is_not_faith():
    found = branches("Shotokan Karate", "Karate in St Mark's church hall, no religious content.")
    assert "faith" not in found
    assert "sport" in found or "fitness" in found


@pytest.mark.parametrize(
    ("name", "description", "not_about"),
    [
        ("Chair Yoga", "In the room above the library.", "libraries"),
        ("Chess", "Opposite the cricket club.", "cricket"),
        ("Judo", "Next to the allotments.", "allotments"),
        ("Ukulele", "Meets at the museum.", "museums-and-heritage"),
        ("Bingo", "No quiz any more.", "quizzes"),
        ("Parent and toddler group", "Church Street, opposite the bowling green.", "bowls"),
        ("Sewing bee", "A friendly bunch.", "beekeeping"),
        ("Craft beer tasting", "Twelve beers.", "arts-and-crafts"),
        ("Early Bird Swim", "Lanes from six.", "birdwatching"),
        ("Run by volunteers", "We run a cafe.", "running"),
        ("Face painting", "For parties.", "painting"),
        ("Painting and decorating", "Rooms papered.", "painting"),
        ("Fish and Chip Friday", "Fish and chips for pensioners.", "fishing"),
        ("Quiz night", "Bring a team, there is a pool table.", "swimming"),
        ("Loftier Cakes", "Birthday cakes. I did a pigeon loft cake last month.", "pigeons"),
        ("Loftier Cakes", "Birthday cakes. I did a pigeon loft cake last month.", "end-of-life"),
        ("Spar", "Open till ten.", "boxing"),
        ("Tia's Tearooms", "Cakes and quiches.", "stroke-and-brain-injury"),
        ("Carrs Lane Motors", "Servicing.", "classic-vehicles"),
        ("Gaslight Gifts", "Cards and candles.", "domestic-abuse"),
        ("Haven Homes", "Houses to let.", "relaxation-and-breathwork"),
        ("Arty Barista", "Flat whites.", "hindu-temple"),
        ("Cat Sanctuary", "Cats to rehome.", "refugees-and-asylum"),
        ("St Patrick's Church", "Mass on Sundays.", "irish-community"),
    ],
)
def test_a_listing_is_not_about_what_it_only_mentions(name, description, not_about):
    assert not_about not in about(name, description)


@pytest.mark.parametrize(
    ("name", "description", "code"),
    [
        ("Sunday Sewing", "No experience of sewing needed.", "sewing"),
        ("Thursday Choir", "No audition. You don't need to read music.", "choirs"),
        ("Hedge Trimming by Hal", "Hedges, lawns and weeds.", "gardening-service"),
        ("Snips on Wheels", "Hairdresser who visits you at home.", "home-hairdressing"),
        ("Paws for Thought", "Dog walker, puppies a speciality.", "dog-walking-service"),
        ("Nana's Kitchen", "Home-cooked meals brought to your door.", "home-cooked-meals"),
        ("The Lunch Bunch", "Two course lunch for the over 60s. Lunch club.", "lunch-clubs"),
        ("Westleigh Wednesday", "Walking football.", "walking-football"),
        ("Twitchers", "Birdwatching at the Flash.", "birdwatching"),
        ("Gloves On", "Sparring and skipping.", "boxing"),
        ("St Patrick's Parade", "Come and march.", "irish-community"),
    ],
)
def test_a_listing_is_mainly_about_what_it_does(name, description, code):
    assert main(name, description) == code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Knitting", "knitting"),
        ("knits", "knitting"),
        ("bird-watching", "birdwatching"),
        ("Walking football", "walking-football"),
        ("local-history", "local-history"),
        ("men's sheds", "mens-sheds"),
        ("table tennis", "table-tennis"),
        ("gardening", "gardening"),
    ],
)
def test_the_search_box_knows_everyday_names(said, code):
    assert term_named(said) == code


def test_every_terms_code_and_label_names_it():
    for term in vocabulary().terms.values():
        assert term_named(term.code) == term.code
        assert term_named(term.label) == term.code


def test_a_leaflet_is_no_wish_for_politics_and_noise_that_is_hated_no_sign_of_autism():
    heard = {term.code for term in listen("Gave her a leaflet. Can't stand noise.").interests}
    assert not heard & {"local-democracy", "autism-and-adhd"}


def test_a_natter_is_heard_beside_what_else_is_loved():
    heard = {
        term.code: term.weight for term in listen("Loves birdwatching and a natter.").interests
    }
    assert min(heard["birdwatching"], heard["coffee-mornings"]) > 0.6
