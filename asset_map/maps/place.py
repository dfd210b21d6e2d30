"""A place to draw: where it is and what its marker says, the words already made."""

from dataclasses import dataclass
from typing import Any

from asset_map.model.listing import Kind
from asset_map.model.place import Point

Feature = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """One marker. `lines` are what its popup says, and `href` the page it leads to."""

    point: Point
    name: str
    kind: Kind
    kind_words: str
    lines: tuple[str, ...]
    href: str

    def feature(self) -> Feature:
        """The place as GeoJSON (RFC 7946), its texts plain: whoever draws them must escape them."""
        return point_feature(
            self.point,
            {
                "name": self.name,
                "kind": str(self.kind),
                "kindWords": self.kind_words,
                "lines": self.lines,
                "href": self.href,
            },
        )


def point_feature(point: Point, properties: dict[str, Any]) -> Feature:
    """A GeoJSON feature at `point`, longitude first."""
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": (point.longitude, point.latitude)},
        "properties": properties,
    }


def collection(features: list[Feature]) -> dict[str, Any]:
    """A GeoJSON FeatureCollection."""
    return {"type": "FeatureCollection", "features": features}
