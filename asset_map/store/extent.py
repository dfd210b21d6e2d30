"""Where on Earth the store's projection is meant for: outside of it, distances mean nothing."""

from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

from asset_map.settings import DEFAULT_SRID
from asset_map.store.instance import srid_of

# A projection bends slowly at its edges: a neighbour just outside of it is measured well enough.
MARGIN_DEGREES = 5.0


@dataclass(frozen=True, slots=True)
class Extent:
    """A box in WGS 84 degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether the point lies in the box."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


# An instance's projection is fixed for good.
_known: WeakKeyDictionary[Engine, Extent] = WeakKeyDictionary()


def extent(connection: Connection) -> Extent:
    """The box that the store's projection is meant for, a little widened."""
    there = _known.get(connection.engine)
    if there is None:
        there = extent_of(srid_of(connection) or DEFAULT_SRID)
        _known[connection.engine] = there
    return there


@lru_cache(maxsize=8)
def extent_of(srid: int) -> Extent:
    """The box of a projection's area of use (EPSG), a little widened."""
    # Imported here: most commands ask for no place.
    from pyproj import CRS

    use = CRS.from_epsg(srid).area_of_use
    if use is None or use.west > use.east:
        return Extent(-180, -90, 180, 90)
    return Extent(
        use.west - MARGIN_DEGREES,
        max(use.south - MARGIN_DEGREES, -90),
        use.east + MARGIN_DEGREES,
        min(use.north + MARGIN_DEGREES, 90),
    )
