"""The words of names: taken up after an import, and forgotten with what they named."""

from sqlalchemy import text

from asset_map.model.listing import Kind
from asset_map.store import names
from tests.towns import draw_town, listing

TOWN = draw_town("P")


def found(store, *words: str) -> list:
    return [id for id, _ in names.named(store, [[word] for word in words], most=10)]


def test_a_new_name_is_taken_up_once(store, add):
    add(listing("Knit and Natter", TOWN["P"], organization="Leigh Wool Club", venue="Lamp Room"))
    assert names.fill(store) == 1
    assert names.fill(store) == 0
    assert sorted(names.words(store)) == ["club", "knit", "lamp", "leigh", "natter", "room", "wool"]
    assert len(found(store, "lamp", "natter")) == 1


def test_a_name_that_changed_is_found_by_its_new_words_alone(store, add):
    add(listing("Knit and Natter", TOWN["P"], source_id="one"))
    names.fill(store)
    store.execute(text("UPDATE service_at_location SET last_modified = '2020-01-01'"))
    names.fill(store)
    add(listing("Sew and Natter", TOWN["P"], source_id="one"))
    assert names.fill(store) == 1
    assert (len(found(store, "sew")), found(store, "knit")) == (1, [])
    assert names.drop_unused_words(store) == 1
    assert "knit" not in names.words(store)


def test_what_left_the_map_is_found_by_no_name(store, add):
    add(listing("Knit and Natter", TOWN["P"]))
    names.fill(store)
    store.execute(text("UPDATE service_at_location SET status = 'inactive'"))
    names.fill(store)
    assert found(store, "knit") == []


def test_an_edit_takes_up_the_names_of_what_it_changed_alone(store, add):
    add(listing("Knit and Natter", TOWN["P"], source_id="one"))
    add(listing("Chess", TOWN["P"], source_id="two"))
    named = dict(store.execute(text("SELECT source_ref, id FROM service_at_location")).all())
    assert names.fill(store, [named["one"]]) == 1
    assert (len(found(store, "knit")), found(store, "chess")) == (1, [])
    assert names.fill(store, []) == 0


def test_what_an_edit_takes_off_the_map_is_found_no_more_and_the_rest_is(store, add):
    add(listing("Knit and Natter", TOWN["P"], source_id="one"))
    add(listing("Chess", TOWN["P"], source_id="two"))
    names.fill(store)
    gone = store.execute(
        text("UPDATE service_at_location SET status = 'inactive' RETURNING id, source_ref = 'one'")
    ).all()
    names.fill(store, [id for id, first in gone if first])
    assert (found(store, "knit"), len(found(store, "chess"))) == ([], 1)


def test_its_own_name_counts_for_more_than_where_it_meets(store, add):
    add(listing("Choir", TOWN["P"], venue="Lamp Room"))
    add(listing("Lamp Room", TOWN["P"], kind=Kind.HUB))
    names.fill(store)
    assert found(store, "lamp", "room")[0] == listing("Lamp Room", TOWN["P"]).id("town")


def test_no_word_of_a_name_can_break_out_of_a_question(store, add):
    add(listing("O'Neill's \\ (Bar) & Grill | <1>", TOWN["P"]))
    names.fill(store)
    for word in names.words(store):
        assert len(found(store, word)) == 1
    assert found(store, "' | 'x", "\\") == []
