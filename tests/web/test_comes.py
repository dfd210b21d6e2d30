"""Who comes to people: found where they serve, told so, and asked for alone."""

from asset_map.store import in_view

HAIR = "interest=home-hairdressing"
SNIPS = "Snips at Home with Janine"


def test_who_comes_is_in_the_list_where_they_serve_and_says_so(visitor):
    page = visitor.see(f"/activities?near=WN7+1AA&{HAIR}&reach_metres=800")
    assert SNIPS in page.names
    card = next(
        one
        for one in page.soup.select(".app-card")
        if SNIPS in one.select_one(".app-card__name").get_text()
    )
    reasons = [one.get_text() for one in card.select(".app-card__reasons li")]
    assert "comes to you in WN7" in reasons


def test_who_comes_is_not_in_the_list_next_door_to_where_they_serve(visitor):
    assert SNIPS not in visitor.see(f"/activities?near=M46+9&{HAIR}&reach_metres=50000").names


def test_those_alone_who_come_can_be_asked_for_and_are_as_many_as_the_filter_said(visitor):
    before = visitor.see("/activities?near=WN7+1AA")
    label = before.soup.select_one("label[for=filter-comes]").get_text()
    page = visitor.see("/activities?near=WN7+1AA&comes=true&limit=100")
    assert f"({len(page.listings)})" in label
    answer = visitor.client.get("/api/activities?near=WN7+1AA&comes=true&limit=100").json
    areas = [one["properties"]["area_served"] for one in answer["features"]]
    assert len(areas) == len(page.listings)
    assert all(area["districts"] or area["metres"] for area in areas)


def test_a_map_without_room_for_all_who_come_says_so(visitor, monkeypatch):
    asked = "/map/places?near=WN7+1AA&comes=true&bbox=-2.9,53.3,-2.3,53.7&zoom=10"
    come = visitor.client.get(asked).json
    everyone = len(come["places"]["features"])
    assert (come["say"], everyone > 5) == ("", True)
    monkeypatch.setattr(in_view, "MOST_SPOTS", 5)
    some = visitor.client.get(asked).json
    assert len(some["places"]["features"]) == 5
    assert some["say"].startswith(f"{everyone - 5} more come to you than the map has room for.")
