"""Who comes to people is found by the area they serve, and by nothing else."""

from asset_map.model.ask import Ask, Wanted
from asset_map.model.listing import Interest, Kind
from asset_map.model.place import Near, Precision
from asset_map.model.service_area import ServiceArea
from asset_map.model.view import View
from asset_map.store import candidates, hiding, places, served
from asset_map.store.choices import count_choices
from asset_map.store.in_view import in_view
from asset_map.store.newest import newest
from tests.towns import draw_town, listing

TOWN = draw_town("""
    P . . . K
    . . . . .
    G . . . . . . . . . F
    """)
HAIR = (Interest("home-hairdressing"),)


def comes(name: str, at: str, *districts: str, metres: int | None = None):
    """A tiny business that comes to people."""
    area = ServiceArea(districts, metres)
    return listing(name, TOWN[at], kind=Kind.MICRO_ENTERPRISE, interests=HAIR, serves=area)


def ask(sector: str = "WN7 1", **said) -> Ask:
    return Ask(Near("here", TOWN["P"], Precision.POSTCODE, sector), **said)


def names(connection, asked: Ask, *known: str) -> set[str]:
    """Who of the known ones is found."""
    by_id = {listing(name, TOWN["P"]).id("town"): name for name in known}
    return {by_id[one.id] for one in candidates.nearest(connection, asked)[0]}


def test_who_serves_a_district_is_found_there_from_beyond_the_reach(store, add):
    add(comes("Hair", "F", "WN7"), listing("Far choir", TOWN["F"]))
    assert names(store, ask(reach_metres=200), "Hair", "Far choir") == {"Hair"}


def test_who_is_next_door_and_does_not_serve_the_place_is_not_found(store, add):
    add(comes("Hair", "K", "M46"), listing("Knit and natter", TOWN["K"]))
    assert names(store, ask(), "Hair", "Knit and natter") == {"Knit and natter"}


def test_a_sector_is_served_alone_and_a_district_with_all_its_sectors(store, add):
    add(comes("One sector", "F", "WN7 1"), comes("Next sector", "F", "WN7 2"))
    add(comes("All of it", "F", "WN7"))
    known = ("One sector", "Next sector", "All of it")
    assert names(store, ask("WN7 1"), *known) == {"One sector", "All of it"}
    assert names(store, ask("WN7"), *known) == {"All of it"}
    assert names(store, ask(""), *known) == set()


def test_a_distance_is_counted_from_where_they_are_based(store, add):
    add(comes("Far enough", "F", metres=1_100), comes("Not so far", "F", metres=900))
    found = names(store, ask(reach_metres=100), "Far enough", "Not so far")
    assert found == {"Far enough"}


def test_who_comes_must_pass_what_must_hold_and_be_what_is_wanted(store, add):
    add(comes("Hair", "F", "WN7"))
    wanted = {"interests": (Wanted("home-hairdressing"),)}
    assert names(store, ask(**wanted), "Hair") == {"Hair"}
    assert names(store, ask(interests=(Wanted("chess"),)), "Hair") == set()
    assert names(store, ask(**wanted, kind=Kind.HUB), "Hair") == set()
    assert names(store, ask(**wanted, free=True), "Hair") == set()


def test_those_alone_who_come_can_be_asked_for(store, add):
    add(comes("Hair", "F", "WN7"), listing("Knit and natter", TOWN["K"]))
    assert names(store, ask(comes=True), "Hair", "Knit and natter") == {"Hair"}


def test_every_count_is_of_what_the_list_shows(store, add):
    add(comes("Hair", "F", "WN7"), comes("Not here", "K", "M46"), comes("Near", "K", "WN7"))
    add(listing("Knit and natter", TOWN["K"]))
    asked = ask(reach_metres=500)
    assert candidates.count_in_reach(store, asked) == 3
    alone = ask(reach_metres=500, comes=True)
    assert candidates.count_in_reach(store, alone) == 2
    counted = count_choices(store, asked, [asked, alone])
    assert (counted.counts, counted.interests["home-hairdressing"]) == ((3, 2), 2)
    assert len(newest(store, asked, 10)) == 3


def test_the_map_shows_who_comes_wherever_they_are_based_and_everybody_where_nobody_asks(
    store, add
):
    add(comes("Not here", "K", "M46"), comes("Near", "K", "WN7"), comes("Far", "F", "WN7"))
    west, east = TOWN["G"], TOWN["F"]
    view = View(
        west.longitude - 0.1, west.latitude - 0.1, east.longitude + 0.1, west.latitude + 0.1, 18
    )
    asked = ask(reach_metres=500)
    near = in_view(store, view, asked, within_reach=True)
    assert [spot.name for spot in near.spots] == ["Far", "Near"]
    everywhere = in_view(store, view, asked, within_reach=False)
    assert [spot.name for spot in everywhere.spots] == ["Far", "Near", "Not here"]
    for one in (asked, ask(kind=Kind.MICRO_ENTERPRISE, interests=(Wanted("home-hairdressing"),))):
        assert [spot.name for spot in served.spots(store, one)] == ["Far", "Near"]


def test_whoever_comes_is_found_as_the_postings_stand_by_now(store, add):
    add(comes("Hair", "F", "WN7", "WN7 1"), comes("Braids", "F", metres=2_000))

    def found() -> set[str]:
        return names(store, ask(reach_metres=100, confirmed=True), "Hair", "Braids")

    ids = [listing(name, TOWN["P"]).id("town") for name in ("Hair", "Braids")]
    assert found() == set()
    store.exec_driver_sql("UPDATE posting SET assured_date = current_date")
    assert found() == {"Hair", "Braids"}
    hiding.hide(store, ids[:1], hiding.CLOSED)
    assert found() == {"Braids"}
    hiding.show(store, ids[:1])
    assert found() == {"Hair", "Braids"}
    store.exec_driver_sql("TRUNCATE posting")
    assert found() == set()


def test_a_place_that_is_no_postcode_lies_in_the_sector_round_it(store):
    here = TOWN["P"]
    places.save_sectors(
        store,
        [("WN7 1", here.longitude, here.latitude), ("WN7 2", here.longitude + 0.1, here.latitude)],
    )
    places.save_places(store, [("Leigh", here.longitude + 0.01, here.latitude)])
    assert places.find_near(store, "Leigh").districts == ("WN7 1", "WN7")
    assert places.find_near(store, "wn7 2").districts == ("WN7 2", "WN7")
    assert places.find_near(store, "WN7").districts == ("WN7",)
    at = f"{here.longitude + 0.09},{here.latitude}"
    assert places.find_near(store, at).districts == ("WN7 2", "WN7")
