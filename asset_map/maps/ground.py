"""What lies beneath the places: tiles from a chosen host, or areas and names of our own."""

from dataclasses import dataclass
from html import escape
from typing import Any

import folium

from asset_map.maps.place import Feature, collection, point_feature
from asset_map.model.place import Point


@dataclass(frozen=True, slots=True)
class Tiles:
    """Where a map's background comes from. `attribution` is plain text."""

    url: str
    attribution: str = ""

    def layer(self, furthest_in: int) -> folium.TileLayer:
        """A tile layer. Leaflet writes its credit as HTML, so it is escaped here."""
        return folium.TileLayer(
            self.url, attr=escape(self.attribution) or " ", max_zoom=furthest_in, control=False
        )


@dataclass(frozen=True, slots=True)
class Ground:
    """Areas' outlines, each a (name, GeoJSON geometry), and place names, each a (name, point).

    `covers` is the box that they cover: west, south, east, north.
    """

    outlines: tuple[tuple[str, dict[str, Any]], ...] = ()
    names: tuple[tuple[str, Point], ...] = ()
    covers: tuple[float, float, float, float] | None = None

    def features(self) -> list[Feature]:
        """Outlines first, so that names are written over them."""
        areas = [
            {"type": "Feature", "geometry": geometry, "properties": {"role": "area"}}
            for _, geometry in self.outlines
        ]
        return areas + [
            point_feature(point, {"role": "name", "name": name}) for name, point in self.names
        ]


def backdrop(ground: Ground, here: Point, here_words: str) -> dict[str, Any]:
    """The ground and, where there are words for it, the asker's own place, as GeoJSON."""
    you = [point_feature(here, {"role": "here", "name": here_words})] if here_words else []
    return {**collection(ground.features() + you), "covers": ground.covers}
