"""From degrees to the store's metres and back, for a box and for many points at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from pyproj import Transformer
from sqlalchemy import Connection, Engine

from asset_map.model.place import Point
from asset_map.model.view import View
from asset_map.settings import DEFAULT_SRID
from asset_map.store.extent import extent_of
from asset_map.store.instance import srid_of

# How many points of a side are looked at: in metres, the side of a box in degrees is a curve.
ALONG_A_SIDE = 8


@dataclass(frozen=True, slots=True)
class Metres:
    """A box in the store's metres."""

    west: float
    south: float
    east: float
    north: float

    def cut(self, other: "Metres") -> "Metres":
        """The part of it that lies in the other; turned inside out where there is none."""
        return Metres(
            max(self.west, other.west),
            max(self.south, other.south),
            min(self.east, other.east),
            min(self.north, other.north),
        )

    @property
    def empty(self) -> bool:
        """Whether nothing lies in it."""
        return self.west >= self.east or self.south >= self.north


# An instance's projection is fixed for good.
_known: WeakKeyDictionary[Engine, int] = WeakKeyDictionary()


def in_metres(connection: Connection, view: View) -> Metres | None:
    """The view as a box in metres; None where it shows nothing that the store's map holds."""
    srid = _srid(connection)
    held = extent_of(srid)
    west, south = max(view.west, held.west), max(view.south, held.south)
    east, north = min(view.east, held.east), min(view.north, held.north)
    if west >= east or south >= north:
        return None
    forth = _transformer(4326, srid)
    return Metres(*forth.transform_bounds(west, south, east, north, densify_pts=ALONG_A_SIDE))


def point_in_metres(connection: Connection, point: Point) -> tuple[float, float]:
    """East and north of a point."""
    forth = _transformer(4326, _srid(connection))
    east, north = forth.transform(point.longitude, point.latitude)
    return float(east), float(north)


def in_degrees(
    connection: Connection, easts: Sequence[float], norths: Sequence[float]
) -> list[Point]:
    """Points again, from metres east and north."""
    back = _transformer(_srid(connection), 4326)
    longitudes, latitudes = back.transform(list(easts), list(norths))
    return list(map(Point, longitudes, latitudes))


def _srid(connection: Connection) -> int:
    there = _known.get(connection.engine)
    if there is None:
        there = srid_of(connection) or DEFAULT_SRID
        _known[connection.engine] = there
    return there


@lru_cache(maxsize=16)
def _transformer(source: int, target: int) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)
