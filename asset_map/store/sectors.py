"""The middles of postcode sectors, held in memory: every ask at a point wants the nearest."""

from dataclasses import dataclass
from math import cos, radians
from time import monotonic
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import Connection, Engine, text

from asset_map.model.place import Point

# No sector's middle is further than this from a place in it: 11 km.
SECTOR_DEGREES = 0.1
# Other processes know of newly imported sectors after so long.
HELD_SECONDS = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class Sectors:
    """Names and where their middles are, in degrees; and when they were read."""

    names: list[str]
    longitudes: "np.ndarray[tuple[int], np.dtype[np.float64]]"
    latitudes: "np.ndarray[tuple[int], np.dtype[np.float64]]"
    read_at: float


_held: WeakKeyDictionary[Engine, Sectors] = WeakKeyDictionary()


def sector_round(connection: Connection, point: Point) -> str:
    """The sector whose middle is nearest; empty where there is none that is near."""
    there = _sectors(connection)
    if not there.names:
        return ""
    east = (there.longitudes - point.longitude) * cos(radians(point.latitude))
    north = there.latitudes - point.latitude
    apart = east * east + north * north
    nearest = int(np.argmin(apart))
    return there.names[nearest] if apart[nearest] <= SECTOR_DEGREES**2 else ""


def _sectors(connection: Connection) -> Sectors:
    """As they were a moment ago, for those who only read; as they are within a transaction."""
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        return _read(connection)
    there = _held.get(connection.engine)
    if there is None or monotonic() - there.read_at > HELD_SECONDS:
        there = _held[connection.engine] = _read(connection)
    return there


def _read(connection: Connection) -> Sectors:
    rows = connection.execute(text("SELECT sector, longitude, latitude FROM postcode_sector")).all()
    longitudes, latitudes = ([row[column] for row in rows] for column in (1, 2))
    return Sectors([row[0] for row in rows], np.array(longitudes), np.array(latitudes), monotonic())
