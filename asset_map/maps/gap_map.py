"""The map of a gap: areas shaded and patterned by class, and dots where the supply is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import folium
from folium.utilities import JsCode

from asset_map.maps.activity_map import PADDING, MapParts, box, canvas, named, parts_of
from asset_map.maps.ground import Tiles
from asset_map.maps.place import Feature, collection, point_feature
from asset_map.model.place import Point

FURTHEST_IN = 18
FINE_STEP = 0.25
# Our own last words, in gap_map.js: they give the layers their data.
FILL = "gapMap.fill(map_places, geo_json_areas, geo_json_spots);"


@dataclass(frozen=True, slots=True)
class ShadedArea:
    """An area to draw: its class (0 is none in reach, 5 newly in reach), and what its popup says.

    `asked`: people there asked for it, which its outline shows.
    """

    code: str
    name: str
    geometry: dict[str, Any]
    shade: int
    lines: tuple[str, ...]
    asked: bool = False

    def feature(self) -> Feature:
        """The area as GeoJSON, its texts plain: whoever draws them must escape them."""
        return {
            "type": "Feature",
            "geometry": self.geometry,
            "properties": {
                "code": self.code,
                "name": self.name,
                "shade": self.shade,
                "lines": self.lines,
                "asked": self.asked,
            },
        }


@dataclass(frozen=True, slots=True)
class Spot:
    """A dot on the map: where supply is, or a place to start at, with what its popup says."""

    point: Point
    role: str
    name: str = ""

    def feature(self) -> Feature:
        """The dot as GeoJSON."""
        return point_feature(self.point, {"role": self.role, "name": self.name})


def gap_map(
    areas: Sequence[ShadedArea], spots: Sequence[Spot], tiles: Tiles | None = None
) -> MapParts:
    """A map of at least one area; dots outside its areas do not widen it."""
    corners = [Point(*corner) for area in areas for corner in _corners(area.geometry)]
    (south, west), (north, east) = box(corners)
    drawing = canvas(Point((west + east) / 2, (south + north) / 2))
    if tiles is None:
        # Tiles are sharp at whole steps alone; without any, the areas fill the map.
        drawing.options["zoom_snap"] = FINE_STEP
    else:
        drawing.add_child(tiles.layer(FURTHEST_IN))
    areas_layer = folium.GeoJson(collection([]), style=JsCode("gapMap.areaStyle"), control=False)
    drawing.add_child(named(areas_layer, "areas"))
    dots = folium.GeoJson(collection([]), point_to_layer=JsCode("gapMap.dot"), control=False)
    drawing.add_child(named(dots, "spots"))
    drawing.fit_bounds([(south, west), (north, east)], padding=(PADDING / 3, PADDING / 3))
    html, script = parts_of(drawing, FILL)
    data = {
        "areas": collection([area.feature() for area in areas]),
        "spots": collection([spot.feature() for spot in spots]),
    }
    return MapParts(html, script, data)


def _corners(geometry: dict[str, Any]) -> list[tuple[float, float]]:
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [(corner[0], corner[1]) for polygon in polygons for corner in polygon[0]]
