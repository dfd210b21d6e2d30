"""folium, tamed: nothing of other people's hosts, nothing inline, names that stay the same."""

import json
import re

import pytest

from asset_map.maps.activity_map import activity_map, box
from asset_map.maps.ground import Ground, Tiles
from asset_map.maps.place import Place
from asset_map.model.listing import Kind
from asset_map.model.place import Point

HERE = Point(-2.517, 53.498)
OUTLINE = {
    "type": "Polygon",
    "coordinates": [[[-2.6, 53.4], [-2.5, 53.4], [-2.5, 53.5], [-2.6, 53.4]]],
}


def place(name: str, longitude: float = -2.51) -> Place:
    return Place(Point(longitude, 53.49), name, Kind.GROUP, "Group", ("0.5 miles",), "/listing/1")


def test_only_an_element_and_a_script_come_out():
    parts = activity_map([place("Knit and natter")], HERE, "Here")
    assert (
        re.sub(r"\s+", " ", parts.html).strip() == '<div class="folium-map" id="map_places" ></div>'
    )
    assert "http" not in parts.script
    assert "<" not in parts.script


def test_two_maps_of_the_same_places_are_the_same():
    one, two = (activity_map([place("Knit and natter")], HERE, "Here") for _ in range(2))
    assert (one.html, one.script) == (two.html, two.script)


def test_every_place_is_in_one_layer_longitude_first():
    parts = activity_map([place("Knit", -2.51), place("Natter", -2.52)], HERE, "Here")
    features = json.loads(parts.json)["places"]["features"]
    assert [one["properties"]["name"] for one in features] == ["Knit", "Natter"]
    assert features[0]["geometry"]["coordinates"] == [-2.51, 53.49]
    assert parts.script.count("L.geoJson(") == 2


def test_the_map_can_be_zoomed_in_until_every_cluster_opens():
    assert '"maxZoom": 18' in activity_map([place("Knit")], HERE, "Here").script


HOSTILE = ("</script><!--<script>", "{{ 7 * 7 }}", "{% unfinished", "{# never closed", "\u2028'\"")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_reach_the_page_as_the_text_they_are(name):
    """branca reads its scripts once more as templates: a name must never be in one."""
    ground = Ground((), ((name, HERE),))
    parts = activity_map([place(name)], HERE, name, ground)
    assert "<" not in parts.json
    assert name not in parts.script
    assert "49" not in parts.script.replace("53.49", "")
    data = json.loads(parts.json)
    assert data["places"]["features"][0]["properties"]["name"] == name
    assert data["ground"]["features"][0]["properties"]["name"] == name


def test_without_tiles_the_ground_is_our_own_areas_and_names():
    ground = Ground((("Leigh South", OUTLINE),), (("Leigh", HERE),))
    parts = activity_map([place("Knit")], HERE, "Here", ground)
    drawn = parts.data["ground"]["features"]
    assert [one["properties"]["role"] for one in drawn] == ["area", "name", "here"]
    assert "tileLayer" not in parts.script


def test_tiles_are_credited_in_plain_text():
    tiles = Tiles("https://tiles.example.org/{z}/{x}/{y}.png", "© <b>Someone</b>")
    script = activity_map([place("Knit")], HERE, "Here", tiles=tiles).script
    assert "https://tiles.example.org/{z}/{x}/{y}.png" in script
    assert "<b>" not in script
    assert "\\u0026lt;b" in script


def test_the_box_round_the_places_is_latitude_first():
    assert box((Point(-2.6, 53.4), Point(-2.5, 53.5))) == [(53.4, -2.6), (53.5, -2.5)]
