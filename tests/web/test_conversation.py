"""A conversation on the page: heard, shown to be corrected, answered, and nowhere else."""

import json
import re

import pytest
from sqlalchemy import text

from asset_map.interests.overrides import Override
from asset_map.store.connection import engine
from asset_map.store.rulings import forget_ruling, rule
from asset_map.web.conversation import LARGEST_POST
from asset_map.web.spoken import LONGEST_TEXT
from tests.web.teller import SAID, Teller, chip, chips, filled_in
from tests.web.visitor import inspected

LISTING = re.compile(r"/listing/[0-9a-f-]{36}")


@pytest.fixture
def teller(visitor):
    return Teller(visitor)


def test_the_empty_page_has_a_box_that_no_browser_learns_from(visitor):
    page = visitor.see("/conversation")
    box = page.soup.find("textarea", id="text")
    assert (box["spellcheck"], box["autocomplete"]) == ("false", "off")
    assert page.soup.find("form", id="conversation")["method"] == "post"
    assert page.response.headers["Cache-Control"] == "no-store"
    assert "We keep nothing of what you type." in page.words
    assert page.listings == []


def test_what_an_officer_ruled_is_heard_on_the_page_and_over_the_api(teller, app, site_settings):
    owner, ruled = engine(site_settings, "owner"), Override("zumbalumba", "knitting", always=True)
    assert "Knitting" not in chips(teller.tell("Zumbalumba on Mondays"), "interest")
    with owner.begin() as connection:
        rule(connection, [ruled])
    try:
        assert "Knitting" in chips(teller.tell("Zumbalumba on Mondays"), "interest")
        asked = {"text": "Zumbalumba", "near": {"longitude": -2.5, "latitude": 53.5}}
        heard = app.test_client().post("/api/conversation", json=asked).json["heard"]
        assert "knitting" in {one["term"] for one in heard["interests"]}
    finally:
        with owner.begin() as connection:
            forget_ruling(connection, ruled.phrase, ruled.code)
        owner.dispose()


def test_what_was_said_is_heard_in_four_groups_each_with_its_words(teller):
    page = teller.tell(SAID + " She is 76. She needs level access.")
    assert {"Knitting", "Birdwatching"} <= set(chips(page, "interest"))
    assert "Maths, English and reading" in chips(page, "gift")
    assert "Bingo" in chips(page, "avoid")
    assert {"Aged 76", "Step-free"} <= set(chips(page, "constraint"))
    assert "“knitting”" in chip(page, "Knitting")


def test_what_fits_is_a_list_and_a_map_of_the_same_places_with_reasons(teller):
    page = teller.tell(near="WN7 1AA")
    assert "What fits, near WN7 1AA" in page.words
    assert "Knit One Natter Two" in page.names
    assert "Knitting: you said “knitting”" in page.words
    drawn = json.loads(page.soup.find("script", id="map-data").string)["places"]["features"]
    names = [" ".join(name.split()) for name in page.names]
    assert [one["properties"]["name"] for one in drawn] == names


def test_nothing_of_it_is_in_an_address_a_cookie_or_a_title(teller):
    page = teller.tell(near="WN7 1AA")
    assert "Set-Cookie" not in page.response.headers
    assert "Location" not in page.response.headers
    assert page.response.headers["Cache-Control"] == "no-store"
    assert page.soup.title.get_text() == "Start with what they said – Community asset map"
    main = page.soup.find("main")
    links = {a["href"] for a in main.find_all("a") if not LISTING.fullmatch(a["href"])}
    dialled = {link for link in links if link.startswith("tel:")}
    ours = {"/conversation", "/about#privacy", "#answer", "#map-heading", "/shortlist"}
    assert links - dialled == ours
    assert {form["action"] for form in main.find_all("form")} == {"/conversation#heard", "/handout"}
    handed_on = main.find_all(attrs={"form": "handout"}) + main.select("#handout [name]")
    assert {(one["name"], one["type"]) for one in handed_on} == {("listing", "checkbox")}


def test_the_words_stay_in_the_box_to_be_gone_on_with(teller):
    page = teller.tell(" knitting\n\nbingo ", near="leigh")
    assert page.soup.find("textarea").get_text().removeprefix("\n") == " knitting\n\nbingo "
    assert page.value_of("near") == "leigh"


def test_a_chip_is_taken_away_and_put_back(teller):
    page = teller.tell()
    without = teller.press(page, "Take away Knitting")
    assert "Knitting" not in chips(without, "interest")
    assert "Knitting: you said" not in without.words
    assert "Birdwatching" in chips(without, "interest")
    back = teller.press(without, "Put back Knitting")
    assert chips(back, "interest") == chips(page, "interest")
    assert back.listings == page.listings


def test_an_interest_is_made_less_of_and_more_of(teller):
    page = teller.tell()
    assert "a lot" in chip(page, "Knitting")
    less = teller.press(teller.press(page, "Knitting: less"), "Knitting: less")
    assert "a little" in chip(less, "Knitting")
    assert less.names.index("Knit One Natter Two") > page.names.index("Knit One Natter Two")
    assert "quite a bit" in chip(teller.press(less, "Knitting: more"), "Knitting")


@pytest.mark.parametrize("group", ["interest", "gift", "avoid"])
def test_something_we_missed_is_added_where_it_belongs(teller, group):
    page = teller.press(teller.tell(), "Add", add=" CROCHET", add_to=group)
    assert "Crochet" in chips(page, group)
    assert page.value_of("add") == ""
    assert "Crochet" in chips(teller.press(page, "Find again"), group)


def test_what_is_added_as_not_for_them_is_wanted_no_more(teller):
    page = teller.press(teller.tell(), "Add", add="knitting", add_to="avoid")
    assert "Knitting" not in chips(page, "interest")
    assert "Knit One Natter Two" not in page.names
    page = teller.press(page, "Add", add="knitting", add_to="interest")
    assert "Knitting" not in chips(page, "avoid")
    assert "Knit One Natter Two" in page.names


def test_what_must_hold_is_added_widened_and_taken_away(teller):
    page = teller.press(teller.tell(), "Add", must_hold="days=TU")
    assert "On Tuesday" in chips(page, "constraint")
    page = teller.press(page, "Add", must_hold="days=MO")
    assert "On Monday or Tuesday" in chips(page, "constraint")
    page = teller.press(page, "Take away On Monday or Tuesday")
    assert not any("Monday" in words for words in chips(page, "constraint"))


def test_what_our_lists_do_not_say_is_to_be_asked(teller):
    page = teller.press(teller.tell(), "Add", must_hold="quiet=yes")
    assert "what suits comes first; ask them too" in chip(page, "Somewhere quiet")
    page = teller.press(page, "Add", must_hold="step_free=yes")
    assert "worth asking: is it step-free?" in page.words


def test_an_interest_that_is_none_is_explained_and_kept(teller):
    page = teller.press(teller.tell(), "Add", add="kniting")
    assert "Did you mean Knitting" in page.words
    assert page.value_of("add") == "kniting"
    assert page.listings
    assert page.soup.select_one(".app-heard__add").has_attr("open")


@pytest.mark.parametrize(
    ("text", "near", "say"),
    [
        ("", "Leigh", "Write what they said, in any words."),
        (" \n ", "Leigh", "Write what they said, in any words."),
        (SAID, "", "Enter a postcode or a township."),
        (SAID, "Atlantis", "We do not know that place."),
        (SAID, "Le\x00igh", "Give a postcode or a township"),
        (SAID, "x" * 5_000, "Give a postcode or a township"),
        ("x" * (LONGEST_TEXT + 1), "Leigh", "That is 20,001 letters."),
        ("é" * 40_000, "Leigh", "That is 40,000 letters."),
    ],
)
def test_what_cannot_be_used_is_explained_and_nothing_is_lost(teller, text, near, say):
    page = teller.tell(text, near, change="remove interest crochet", heard="yes")
    assert say in page.words
    assert page.soup.title.get_text().startswith("Error: ")
    sent = dict(filled_in(page.soup.find("form", id="conversation")))
    assert sent["text"] == text
    assert sent["near"] == near
    assert sent["change"] == "remove interest crochet"
    assert sent["heard"] == "yes"


def test_chips_are_shown_even_while_the_place_is_missing(teller):
    page = teller.tell(near="")
    assert "Knitting" in chips(page, "interest")
    assert page.listings == []
    assert teller.press(page, "Find again", near="Leigh").listings


def test_a_place_that_they_mentioned_will_do_where_none_was_given(teller):
    said = f"She lives in Leigh. {SAID}"
    page = teller.tell(said, near="")
    assert "We looked near Leigh, which you mentioned." in page.words
    assert page.soup.find("a", string="Look somewhere else")["href"] == "#near"
    assert page.value_of("near") == "Leigh"
    assert page.listings == teller.tell(said).listings
    moved = teller.press(page, "Find again", near="Haigh")
    assert "What fits, near Haigh" in moved.words
    assert "which you mentioned" not in moved.words


@pytest.mark.parametrize(
    "said", ["She lives in Leigh, he lives in Haigh.", "Her son lives in Leigh.", "Leigh market!"]
)
def test_where_it_is_not_plain_where_they_live_the_place_is_asked_for(teller, said):
    page = teller.tell(f"{said} {SAID}", near="")
    assert "Enter a postcode or a township." in page.words
    assert page.listings == []


def test_a_place_nobody_knows_stays_in_its_box_beside_the_one_they_mentioned(teller):
    page = teller.tell(f"She lives in Leigh. {SAID}", near="Atlantis")
    assert "We do not know that place." in page.words
    assert "We looked near Leigh, which you mentioned." in page.words
    assert page.value_of("near") == "Atlantis"


def test_far_more_than_anyone_says_is_refused_in_words(teller):
    page = teller.tell("x" * LARGEST_POST, status=413)
    assert "Go back: your words are still there." in page.words


def test_when_nothing_is_heard_there_is_still_a_way_on(teller):
    page = teller.tell("mm hm.")
    assert "We did not hear anything that they enjoy." in page.words
    assert page.listings
    assert page.soup.select_one(".app-heard__add").has_attr("open")


def test_where_nothing_fits_in_reach_what_fits_further_away_is_shown(teller):
    page = teller.tell("Loves knitting. Only free on Fridays.", "Haigh", reach_metres="800")
    assert "Nothing found within reach." in page.words
    assert "What fits best, further away" in page.words
    assert "The Front Room Skein" in page.names


def test_the_list_goes_on(teller):
    page = teller.tell("She loves coffee mornings, knitting, singing, walking and gardening.")
    more = teller.press(page, "More of these")
    assert more.listings
    assert not set(more.listings) & set(page.listings)
    assert teller.press(more, "Before these").listings == page.listings
    while more.soup.find("button", string=re.compile("More of these")):
        more = teller.press(more, "More of these")
        assert more.listings
    assert "Before these" in more.words


def test_start_again_empties_everything(teller, visitor):
    page = teller.tell()
    again = visitor.see(page.link("Start again"))
    assert again.soup.find("textarea").get_text().strip() == ""
    assert again.value_of("near") == ""
    assert again.soup.select(".app-said, [data-listing], input[name=change]") == []


@pytest.mark.parametrize(
    "sent",
    ["rubbish", "remove interest no-such", "add constraint age=x", "a-lot gift knitting", "  "],
)
def test_a_change_that_is_none_is_passed_over(teller, sent):
    page = teller.tell(change=sent)
    assert "Knitting" in chips(page, "interest")
    assert page.soup.select("input[name=change]") == []


def test_markup_that_was_typed_is_text(teller):
    hostile = "</textarea></script><script>window.harmed=1</script> knitting {{ 7 * 7 }}"
    page = teller.tell(hostile, near="<b>Leigh</b>")
    assert page.soup.find("textarea").get_text().strip() == hostile
    assert page.value_of("near") == "<b>Leigh</b>"


@pytest.mark.parametrize("path", ["/conversation", "/api/conversation"])
def test_a_form_of_another_site_is_refused(visitor, path):
    headers = {"Sec-Fetch-Site": "cross-site"}
    answer = visitor.client.post(path, data={"text": SAID}, headers=headers)
    assert answer.status_code == 403
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_can_be_found_from_the_first_page(visitor):
    assert visitor.see("/").link("in their own words") == "/conversation"


def test_the_page_of_a_result_is_a_plain_address(teller, visitor):
    page = teller.tell()
    href = page.soup.select_one(".app-card__name a")["href"]
    assert LISTING.fullmatch(href)
    assert inspected(visitor.client.get(href)).status == 200


def test_an_ask_is_counted_once_however_often_it_is_corrected(teller, site_settings):
    opened = engine(site_settings, "owner")
    count = text(
        "SELECT coalesce(sum(asked), 0) FROM ask_count JOIN taxonomy_term ON number = term "
        "WHERE code = 'bowls'"
    )
    with opened.connect() as connection:
        before = connection.scalar(count)
        page = teller.tell("He loves crown green bowls. Can't stand bingo.")
        for words in ("Take away Bingo", "Put back Bingo", "Find again"):
            page = teller.press(page, words)
        assert connection.scalar(count) == before + 1
    opened.dispose()
