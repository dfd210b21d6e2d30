"""Rows made ready beside the database: whatever they hold, they are what the store would hold."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from asset_map.model.listing import GivenBy, Interest, StepFree, listing_id
from asset_map.store.activities import page_of
from asset_map.store.staging import GUESSES, Imported, Stamp, stage
from tests.towns import draw_town, listing

TOWN = draw_town("A")
POSTINGS = "SELECT term, weight, main_term FROM posting WHERE listing = :id ORDER BY term"


def numbers(connection) -> dict[str, int]:
    return dict(connection.execute(text("SELECT code, number FROM taxonomy_term")).all())


@pytest.mark.parametrize("source_id", ["1", "café @ WN7 1AA", "", "x" * 500])
def test_a_staged_listing_has_the_id_that_its_pages_have(source_id):
    one = Imported(listing("Choir", TOWN["A"], source_id=source_id), b"")
    staged = stage(Stamp("town", 1, 1, {}), [one])
    assert staged.ids == [listing_id("town", source_id).hex]


@pytest.mark.parametrize(
    "words",
    ["", "\\N", "\\.", "tea,\tcoffee\r\nand \\ cake", "Café “Ŵy” 🎺", "\x1f|", "long " * 20_000],
)
def test_words_of_any_kind_and_length_come_back_as_they_were(store, add, words):
    one = listing("Choir", TOWN["A"], description=words, venue=words[:200], phone=words[:9])
    add(one)
    found = page_of(store, one.id("town")).activity
    assert (found.description, found.venue, found.phone) == (words, words[:200], words[:9])


TODAY = datetime.now(UTC).date()


@pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=60), None])
@pytest.mark.parametrize("step_free", StepFree)
def test_a_listing_and_its_postings_say_the_same(store, add, day, step_free):
    one = listing("Choir", TOWN["A"], assured_date=day, step_free=step_free, min_age=0, max_age=120)
    add(one)
    found = page_of(store, one.id("town")).activity
    assert (found.assured_date, found.step_free) == (day, step_free)
    posted = store.execute(
        text("SELECT assured_date, step_free, minimum_age, maximum_age FROM posting")
    ).one()
    known = {StepFree.YES: True, StepFree.NO: False, StepFree.UNKNOWN: None}[step_free]
    assert tuple(posted) == (day, known, 0, 120)


def test_a_listing_is_posted_under_each_term_each_broader_one_and_everything(store, add):
    number = numbers(store)
    broader = store.execute(
        text("SELECT parent_number FROM taxonomy_term WHERE code = 'knitting'")
    ).scalar_one()
    about = (Interest("knitting", 0.4), Interest("chess", 0.9), Interest("no-such-term"))
    one = listing("Both", TOWN["A"], interests=about, gifts_wanted=(Interest("sewing"),))
    add(one)
    posted = store.execute(text(POSTINGS), {"id": one.id("town")}).all()
    terms = {term: weight for term, weight, _ in posted}
    assert terms[0] == 100
    assert (terms[number["knitting"]], terms[number["chess"]]) == (40, 90)
    assert terms[broader] >= 40
    assert terms[-number["sewing"]] == 100
    assert {main for _, _, main in posted} == {number["chess"]}


def test_where_two_terms_are_as_strong_the_first_in_the_vocabulary_is_the_main_one(store, add):
    number = numbers(store)
    one = listing("Both", TOWN["A"], "chess", "knitting")
    add(one)
    posted = store.execute(text(POSTINGS), {"id": one.id("town")}).all()
    assert {main for *_, main in posted} == {min(number["knitting"], number["chess"])}


def test_a_posting_stands_where_its_location_is(store, add):
    add(listing("One", TOWN["A"]), listing("Another", TOWN["A"], venue="Elsewhere"))
    apart = store.execute(
        text(
            "SELECT max(point <-> point(ST_X(geometry), ST_Y(geometry))) FROM posting "
            "JOIN service_at_location AS s ON s.id = posting.listing "
            "JOIN location AS l ON l.id = s.location_id"
        )
    ).scalar_one()
    assert apart == 0


def test_a_guess_is_posted_apart_and_is_never_the_main_thing(store, add):
    number = numbers(store)
    guess = Interest("knitting", 0.9, "wool", GivenBy.GUESS)
    one = listing("Both", TOWN["A"], interests=(guess, Interest("chess", 0.5)))
    add(one)
    posted = store.execute(text(POSTINGS), {"id": one.id("town")}).all()
    assert number["knitting"] not in {term for term, *_ in posted}
    assert (GUESSES + number["knitting"], 90) in {(term, weight) for term, weight, _ in posted}
    assert {main for *_, main in posted} == {number["chess"]}
