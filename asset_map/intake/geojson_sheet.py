"""GeoJSON: each feature a row, its properties the columns, its geometry the point."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import ijson
from shapely import get_coordinates, is_valid, make_valid, point_on_surface
from shapely.errors import ShapelyError
from shapely.geometry import LineString, Polygon, shape
from shapely.geometry.base import BaseGeometry

from asset_map.intake.columns import plain
from asset_map.intake.misread import UnreadableList
from asset_map.intake.sheet import MOST_COLUMNS, Row, Sheet

# Decimal places of a degree that are kept: about a centimetre.
DECIMALS = 7
_FEATURES = "features.item"
_REMEDY = "save it as a FeatureCollection in WGS 84 (EPSG:4326, RFC 7946)."
# The smallest closed line: a triangle, its first point repeated.
SMALLEST_RING = 4
# Deeper than any geometry. What stands a hundred thousand deep fills the memory of who reads it.
DEEPEST = 100
_DEEPER = ("start_map", "start_array")
_HIGHER = ("end_map", "end_array")


def open_geojson(path: Path) -> Sheet:
    """A FeatureCollection as a sheet; features count from 1. Raises UnreadableList.

    It is read twice and never held: once for the headings, once for the rows.
    """
    try:
        with path.open("rb") as file:
            _refuse_too_deep(path, file)
            _refuse_other_kinds(path, file)
            headings, size = _headings(file)
    except (ijson.JSONError, UnicodeError) as error:
        raise UnreadableList(str(path), f"is not whole JSON ({error}).", _REMEDY) from None
    rows = _Rows(path, headings)
    return Sheet(path.name, tuple(headings), rows.read, size, rows.position)


def _refuse_other_kinds(path: Path, file: BinaryIO) -> None:
    start = file.read(1)
    file.seek(0)
    kind = next(ijson.items(file, "type"), None) if start else None
    file.seek(0)
    if kind != "FeatureCollection":
        raise UnreadableList(str(path), "is not a GeoJSON FeatureCollection.", _REMEDY)


def _refuse_too_deep(path: Path, file: BinaryIO) -> None:
    depth = 0
    for event, _ in ijson.basic_parse(file, use_float=True):
        if event in _DEEPER:
            depth += 1
            if depth > DEEPEST:
                raise UnreadableList(str(path), "it is nested too deeply.", _REMEDY)
        elif event in _HIGHER:
            depth -= 1
    file.seek(0)


def _headings(file: BinaryIO) -> tuple[list[str], int]:
    """The names of all properties in the order they turn up, with ours for id and point."""
    names: dict[str, None] = {}
    size = 0
    ids = False
    for feature in ijson.items(file, _FEATURES, use_float=True):
        size += 1
        if isinstance(feature, dict):
            names.update(dict.fromkeys(_properties(feature)))
            ids = ids or feature.get("id") is not None
        if len(names) > MOST_COLUMNS:
            raise ijson.JSONError("too many different properties")
    there = {plain(name) for name in names}
    ours = ["longitude", "latitude", *(["id"] if ids else [])]
    return [*names, *(name for name in ours if name not in there)], size


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}


class _Rows:
    """The features as rows, and how many of them are read."""

    def __init__(self, path: Path, headings: list[str]) -> None:
        self._path = path
        self._headings = headings
        self._read = 0
        at = {plain(name): number for number, name in reversed(list(enumerate(headings)))}
        self._longitude, self._latitude = at["longitude"], at["latitude"]
        self._id = at.get("id")

    def position(self) -> int:
        return self._read

    def read(self) -> Iterator[Row]:
        with self._path.open("rb") as file:
            features = ijson.items(file, _FEATURES, use_float=True)
            for number, feature in enumerate(features, 1):
                self._read = number
                if isinstance(feature, dict):
                    yield Row(number, self._cells(feature))

    def _cells(self, feature: dict[str, Any]) -> list[str]:
        properties = _properties(feature)
        cells = [as_text(properties.get(name)) for name in self._headings]
        if self._id is not None and not cells[self._id]:
            cells[self._id] = as_text(feature.get("id"))
        point = point_of(feature.get("geometry"))
        if point:
            cells[self._longitude], cells[self._latitude] = point
        return cells


def as_text(value: Any) -> str:
    """A property as one would write it in a cell; lists separated by semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return ";".join(as_text(part) for part in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def point_of(geometry: Any) -> tuple[str, str] | None:
    """Longitude and latitude of a geometry: of a line or polygon, a point on its surface."""
    if not isinstance(geometry, dict):
        return None
    try:
        if geometry.get("type") == "Point":
            longitude, latitude = geometry["coordinates"][:2]
        else:
            longitude, latitude = get_coordinates(_on_surface(shape(geometry)))[0]
        return str(round(float(longitude), DECIMALS)), str(round(float(latitude), DECIMALS))
    except (ShapelyError, KeyError, ValueError, TypeError, IndexError, AttributeError):
        return None


def _on_surface(there: BaseGeometry) -> BaseGeometry:
    # OpenStreetMap's extracts write many areas as lines that end where they begin.
    if isinstance(there, LineString) and there.is_ring and len(there.coords) >= SMALLEST_RING:
        there = Polygon(there)
    if not is_valid(there):
        there = make_valid(there)
    return point_on_surface(there)
