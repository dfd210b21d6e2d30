"""What residents see: they ask, they are answered, and nothing found is never a dead end."""

import pytest

from asset_map.match import fit
from tests.web.visitor import inspected

NUMBERS = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven"}


def test_the_first_page_asks_where_you_are_and_what_you_enjoy(visitor):
    page = visitor.see("/")
    assert page.soup.find("input", id="near")
    assert page.soup.find("input", id="enjoy")
    assert page.soup.form["method"] == "post"


def test_an_exact_interest_and_a_known_place_lead_to_the_answer(visitor):
    answer = visitor.say("leigh", " KNITTING ,birdwatching")
    assert answer.status_code == 303
    expected = "/activities?near=Leigh&interest=knitting&interest=birdwatching"
    assert answer.headers["Location"] == expected


def test_a_part_of_a_branchs_name_is_enough(visitor):
    answer = visitor.say("Leigh", "Company")
    assert answer.headers["Location"] == "/activities?near=Leigh&interest=friendship"


def test_an_empty_second_box_means_everything(visitor):
    assert visitor.say("Leigh").headers["Location"] == "/activities?near=Leigh"


def test_a_search_keeps_the_filters_it_was_made_from(visitor):
    answer = visitor.say("Leigh", "", day="tuesday", free="true", kind="nonsense")
    assert answer.headers["Location"] == "/activities?near=Leigh&day=tuesday&free=true"


@pytest.mark.parametrize(
    ("near", "enjoy"),
    [
        ("Leigh", "my mum misses her knitting since dad died"),
        ("12 Acacia Avenue", "knitting"),
        ("", "knitting"),
        ("Leigh\x00", "knitting"),
        ("x" * 5000, "y" * 5000),
    ],
)
def test_anything_else_is_shown_again_and_never_enters_an_address(visitor, near, enjoy):
    page = inspected(visitor.say(near, enjoy))
    assert "Location" not in page.response.headers
    assert page.response.headers["Cache-Control"] == "no-store"
    assert page.soup.select_one(".govuk-error-summary")
    assert page.value_of("enjoy") == enjoy
    links = [a["href"] for a in page.soup.find_all("a")]
    assert not any("mum" in link or "Acacia" in link for link in links)


def test_a_misspelt_interest_is_answered_with_a_guess(visitor):
    page = inspected(visitor.say("Leigh", "kniting"))
    assert "Did you mean Knitting" in page.words
    assert page.link("Knitting near Leigh") == "/activities?near=Leigh&interest=knitting"


@pytest.mark.parametrize(
    ("near", "enjoy", "link"),
    [
        ("Tyldsley", "", "Near Tyldesley"),
        ("Leeigh", "chess", "Chess near Leigh"),
        ("Leigh", "hairdresser at home please", "Hairdressing at home near Leigh"),
        ("Leigh", "chess, kniting", "Chess, Knitting near Leigh"),
        ("Leigh", "online", "Computers, phones and getting online near Leigh"),
    ],
)
def test_what_is_likely_meant_is_one_press_away(visitor, near, enjoy, link):
    page = inspected(visitor.say(near, enjoy))
    assert link in page.words
    assert visitor.see(page.link(link)).status == 200


@pytest.mark.parametrize("enjoy", ["hovercraft", "something to do", "🎨"])
def test_what_is_like_nothing_of_ours_is_taken_for_nothing(visitor, enjoy):
    page = inspected(visitor.say("Leigh", enjoy))
    assert "Did you mean" not in page.words
    assert "leave it out to see all" in page.words


def test_the_answer_lists_what_is_near_with_reasons(visitor):
    page = visitor.see("/activities?near=WN7+1AA&interest=knitting")
    assert page.heading == "Knitting near WN7 1AA"
    assert "Knit One Natter Two" in page.names
    card = page.soup.select_one("[data-listing]").get_text(" ")
    assert "miles" in card
    assert "confirmed in" in card


def test_a_postcode_we_do_not_hold_is_said_to_be_approximate(visitor):
    page = visitor.see("/activities?near=WN7+1ZZ")
    assert "We do not hold WN7 1ZZ, so distances are from the middle of WN7 1." in page.words


def test_the_sample_says_on_screen_that_it_is_invented(visitor):
    page = visitor.see("/activities?near=Leigh")
    assert "These are sample listings." in page.words
    detail = visitor.see(page.soup.select_one(".app-card__name a")["href"])
    assert "This is a sample listing." in detail.words


def test_the_list_says_how_many_there_are_and_goes_on(visitor):
    first = visitor.see("/activities?near=Leigh")
    assert len(first.listings) == 20
    assert "Showing 20 of " in first.words
    second = visitor.see(first.link("More of these"))
    assert "Showing 21 to 40 of " in second.words
    assert not set(first.listings) & set(second.listings)
    assert visitor.see(second.link("Before these")).listings == first.listings


def test_nothing_found_leads_on_to_something(visitor):
    page = visitor.see(
        "/activities?near=Leigh&interest=knitting&day=friday&free=true&reach_metres=9"
    )
    assert page.soup.select(".app-answer") == []
    assert "Nothing found here yet" in page.words
    assert "The nearest that we know of" in page.words
    assert page.names


def test_beyond_the_end_of_the_list_there_is_a_way_back(visitor):
    page = visitor.see("/activities?near=Leigh&offset=9000")
    assert visitor.see(page.link("Back to the start")).listings


def test_a_page_passes_over_what_it_does_not_know_and_explains_wrong_values(visitor):
    page = visitor.see("/activities?near=Leigh&utm_source=x&day=someday&age=old")
    assert "Choose one of: monday" in page.words
    assert "Give a whole number from 0 to 120." in page.words
    assert len(page.listings) == 20


def test_an_interest_without_a_place_asks_for_the_place_and_keeps_the_interest(visitor):
    page = visitor.see("/activities?interest=knitting")
    assert page.heading == "Knitting near where?"
    assert page.value_of("enjoy") == "Knitting"
    assert visitor.see(page.link("Leigh")).heading == "Knitting near Leigh"


def test_a_place_that_nobody_knows_is_explained(visitor):
    page = visitor.see("/activities?near=Atlantis", status=400)
    assert "We do not know that place." in page.words


def test_filters_are_chosen_and_taken_away_again(visitor):
    page = visitor.see("/activities?near=Leigh&interest=knitting&interest=birdwatching&free=true")
    assert _chosen(page, "filter-pence_at_most") == "0"
    assert page.soup.select_one(".app-filters__details").has_attr("open")
    without = visitor.see(page.link("Knitting"))
    assert without.heading == "Birdwatching near Leigh"
    cleared = visitor.see(page.link("Clear all"))
    assert _chosen(cleared, "filter-pence_at_most") == ""


def _chosen(page, select):
    return page.soup.select_one(f"#{select} option[selected]")["value"]


def test_submitting_the_filters_untouched_changes_nothing(visitor):
    page = visitor.see("/activities?near=Leigh&interest=knitting")
    form = page.soup.select_one(".app-filters__form")
    sent = [(one["name"], one["value"]) for one in form.select("input[type=hidden]")]
    for select in form.select("select"):
        sent.append((select["name"], select.select_one("option[selected]")["value"]))
    again = visitor.client.get("/activities", query_string=sent)
    assert inspected(again).listings == page.listings


def test_a_hub_shows_what_happens_there(visitor):
    hub = visitor.see(visitor.see("/activities?near=WN7+4GQ&kind=hub").link("The Lamp Room"))
    assert hub.heading == "The Lamp Room"
    assert "What happens here" in hub.words
    assert "Knit One Natter Two" in hub.names
    assert hub.soup.select_one(".app-contact a[href^='tel:']")


def test_an_activity_says_when_and_leads_back_to_its_interests(visitor):
    found = visitor.see("/activities?near=WN7+4GQ&interest=knitting")
    page = visitor.see(found.link("Knit One Natter Two"))
    assert "Every Tuesday, 1:30pm to 3:30pm" in page.words
    assert visitor.see(page.link("Knitting")).listings


def test_residents_are_told_how_many_things_the_score_weighs(visitor):
    weights = sum(name.startswith("WEIGHT_OF_") for name in vars(fit))
    told = f"We look at {NUMBERS[weights]} things"
    say = f"{weights} weights: templates/residents/about.html tells how the list is made"
    assert told in visitor.see("/about").words, say


@pytest.mark.parametrize("path", ["/about", "/accessibility"])
def test_the_standing_pages_are_there(visitor, path):
    assert visitor.see(path).words


@pytest.mark.parametrize(
    "path",
    [
        "/nothing-here",
        "/listing/00000000-0000-0000-0000-000000000000",
        "/listing/not-an-id",
    ],
)
def test_what_is_not_there_is_said_plainly(visitor, path):
    page = visitor.see(path, status=404)
    assert page.link("Find something near you") == "/"


@pytest.mark.parametrize(
    "path", ["/", "/activities?near=Leigh", "/map", "/week?near=Leigh", "/gaps"]
)
def test_every_page_leads_to_a_suggestion(visitor, path):
    assert visitor.see(path).link("Suggest a place") == "/suggest"


def test_a_listings_own_page_asks_what_is_wrong_with_it(visitor):
    card = visitor.see("/activities?near=Leigh").soup.select_one(".app-card__name a")["href"]
    page = visitor.see(visitor.see(card).link("Tell us what is wrong"))
    assert page.soup.find("input", {"name": "listing"})["value"] == card.rpartition("/")[2]
