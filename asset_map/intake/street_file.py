"""An extract of OpenStreetMap, read to the streets in it that can be walked."""

from array import array
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from osmium import FileProcessor
from osmium.filter import KeyFilter
from osmium.osm import Way
from pyproj import Geod

from asset_map.intake.misread import UnreadableList
from asset_map.intake.walkable import walkable
from asset_map.model.streets import Streets

# A longer piece of street is cut: people step onto it at the nearest end of a piece.
LONGEST_PIECE_METRES = 100.0
EARTH = Geod(ellps="WGS84")


@dataclass(slots=True)
class _Ways:
    """All nodes of all walkable ways, one after another: 28 bytes each."""

    way: "array[int]" = field(default_factory=lambda: array("i"))
    node: "array[int]" = field(default_factory=lambda: array("q"))
    longitude: "array[float]" = field(default_factory=lambda: array("d"))
    latitude: "array[float]" = field(default_factory=lambda: array("d"))
    count: int = 0

    def add(self, way: Way) -> None:
        """Its nodes; where the extract has cut some off, it goes on as another way."""
        self.count += 1
        for node in way.nodes:
            if not node.location.valid():
                self.count += 1
                continue
            self.way.append(self.count)
            self.node.append(node.ref)
            self.longitude.append(node.lon)
            self.latitude.append(node.lat)


def read_streets(path: Path) -> Streets:
    """The walkable streets of FILE.osm.pbf (or .osm), with points in degrees.

    Raises UnreadableList where it cannot be read, or has no such street.
    """
    if not path.is_file():
        raise UnreadableList(str(path), "no such file.", "the path of an extract, FILE.osm.pbf.")
    ways = _Ways()
    try:
        for thing in FileProcessor(str(path)).with_locations().with_filter(KeyFilter("highway")):
            if isinstance(thing, Way) and walkable(dict(thing.tags)):
                ways.add(thing)
    except RuntimeError:
        raise UnreadableList(
            str(path),
            "it is no extract of OpenStreetMap, or is broken off.",
            "an .osm.pbf file, downloaded again.",
        ) from None
    streets = _streets(ways)
    if not len(streets.metres):
        raise UnreadableList(
            str(path), "no street in it can be walked.", "an extract with roads and paths."
        )
    return streets


def _streets(ways: _Ways) -> Streets:
    """Pieces of street from crossing to crossing, none much longer than the longest."""
    way = np.frombuffer(ways.way, np.int32) if ways.way else np.empty(0, np.int32)
    node, longitude, latitude = map(np.array, (ways.node, ways.longitude, ways.latitude))
    _, places, counts = np.unique(node, return_inverse=True, return_counts=True)
    goes_on = way[1:] == way[:-1]
    walked = _walked(longitude, latitude, goes_on)
    begins, ends = np.append(True, ~goes_on)[: len(way)], np.append(~goes_on, True)[: len(way)]
    since = walked - walked[begins][np.cumsum(begins) - 1]
    cut = np.append(False, np.diff(since // LONGEST_PIECE_METRES) > 0)[: len(way)]
    kept = np.flatnonzero(begins | ends | cut | (counts[places] > 1))
    joined = way[kept][1:] == way[kept][:-1]
    metres = np.diff(walked[kept])[joined]
    points, rows = np.unique(places[kept], return_inverse=True)
    xy = np.empty((len(points), 2))
    xy[rows, 0], xy[rows, 1] = longitude[kept], latitude[kept]
    return _without_loops(Streets(xy, rows[:-1][joined], rows[1:][joined], metres))


def _walked(
    longitude: NDArray[np.float64], latitude: NDArray[np.float64], goes_on: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Metres walked up to each node, along all ways, one after another."""
    if not len(longitude):
        return np.empty(0)
    steps = EARTH.inv(longitude[:-1], latitude[:-1], longitude[1:], latitude[1:])[2]
    return np.append(0.0, np.cumsum(np.where(goes_on, steps, 0.0)))


def _without_loops(streets: Streets) -> Streets:
    leads = streets.starts != streets.ends
    return Streets(streets.xy, streets.starts[leads], streets.ends[leads], streets.metres[leads])
