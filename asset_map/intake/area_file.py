"""A file of areas as published: codes and names recognised, boundaries made valid, in WGS 84."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy
import shapely
from pyogrio.errors import DataSourceError
from pyogrio.raw import read
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

from asset_map.intake.columns import plain
from asset_map.intake.figures import figure_name
from asset_map.intake.misread import UnreadableList
from asset_map.model.area import Area
from asset_map.model.place import Point

ENDINGS = (".geojson", ".json", ".gpkg", ".shp", ".zip")
WGS84 = 4326
# Headings of the code, the likeliest first, and the heading of the name that goes with each.
_CODE_AND_NAME = (
    (r"areacode", "areaname"),
    (r"gsscode", "name"),
    (r"((?:oa|lsoa|msoa|wd|ward|lad|ltla|utla|dz|iz|cty|ctyua|rgn)\d\d)cd", r"\1nm"),
    (r"((?:oa|lsoa|msoa|wd|ward|lad|ltla|utla|dz|iz|cty|ctyua|rgn)\d\d)code", r"\1name"),
    (r"code", "name"),
    (r"(?:geography|geo)code", "geographyname"),
    (r"id", "name"),
)
_GSS = re.compile(r"[A-Z]\d{8}")
# What sort of area a GSS code names, by its first three characters (ONS register of codes).
_LEVEL = {
    **dict.fromkeys(("E00", "W00", "S00", "N00"), "output-area"),
    **dict.fromkeys(("E01", "W01", "S01", "N21"), "lsoa"),
    **dict.fromkeys(("E02", "W02", "S02"), "msoa"),
    **dict.fromkeys(("E05", "W05", "S13", "N08"), "ward"),
    **dict.fromkeys(("E06", "E07", "E08", "E09", "W06", "S12", "N09"), "local-authority"),
    "E10": "county",
    "E12": "region",
}
# Properties of the areas themselves that are counts of people.
_FIGURE = re.compile(r"population|total_?population|age_\w+|households", re.IGNORECASE)


@dataclass(slots=True)
class AreaFile:
    """The areas of a file, and what had to be done or left out."""

    areas: list[Area] = field(default_factory=list)
    made_valid: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def read_areas(
    path: Path, level: str | None, code_column: str | None, name_column: str | None
) -> AreaFile:
    """The areas of a GeoJSON, GeoPackage or Shapefile. Raises UnreadableList."""
    headings, columns, boundaries = _read(path)
    code_at = _code_column(path, headings, columns, code_column)
    name_at = _name_column(path, headings, code_at, name_column)
    level_at = next((n for n, name in enumerate(headings) if plain(name) == "level"), None)
    figures_at = {
        figure_name(name): n for n, name in enumerate(headings) if _FIGURE.fullmatch(name)
    }
    found = AreaFile()
    seen: set[str] = set()
    for number, boundary in enumerate(boundaries):
        code = _text(columns[code_at][number])
        said_level = _text(columns[level_at][number]) if level_at is not None else ""
        sound = _sound(boundary, code, found)
        if not code or code in seen or sound is None:
            found.left_out.append(_why_not(number, code, code in seen))
            continue
        seen.add(code)
        name = _text(columns[name_at][number]) if name_at is not None else ""
        sort = level or said_level or _LEVEL.get(code[:3]) or "area"
        values = {name: _number(columns[n][number]) for name, n in figures_at.items()}
        figures = {name: value for name, value in values.items() if value is not None}
        found.areas.append(Area(code, name or code, sort, sound, figures))
    if not found.areas:
        raise UnreadableList(str(path), "no area is in it.", "check that it holds polygons.")
    return found


def read_points(path: Path) -> dict[str, Point]:
    """The points of a map file by their codes, in WGS 84. Raises UnreadableList."""
    headings, columns, shapes = _read(path)
    code_at = _code_column(path, headings, columns, None)
    found: dict[str, Point] = {}
    for number, shape in enumerate(shapes):
        if shape is not None and not shape.is_empty:
            middle = shape.centroid
            found[_text(columns[code_at][number])] = Point(middle.x, middle.y)
    return found


def _read(path: Path) -> tuple[list[str], Sequence[Any], Iterator[BaseGeometry | None]]:
    if path.suffix.lower() not in ENDINGS or not path.is_file():
        what = "there is no such file." if not path.is_file() else "we do not read this ending."
        raise UnreadableList(str(path), what, f"name a file that ends in {', '.join(ENDINGS)}.")
    try:
        about, _, wkb, columns = read(path)
    except (DataSourceError, ValueError, RuntimeError):
        raise UnreadableList(
            str(path), "is not a map file we can read.", "save it as GeoJSON or GeoPackage."
        ) from None
    if wkb is None:
        raise UnreadableList(str(path), "has no boundaries.", "name the file with the polygons.")
    boundaries = shapely.from_wkb(wkb, on_invalid="ignore")
    return list(about["fields"]), columns, iter(_in_degrees(path, boundaries, about["crs"]))


def _in_degrees(path: Path, boundaries: Any, crs: str | None) -> Any:
    """The boundaries in WGS 84, longitude first, whatever they were drawn in."""
    if crs is None:
        raise UnreadableList(
            str(path), "does not say its coordinate system.", "save it as GeoJSON in WGS 84."
        )
    try:
        drawn_in = CRS.from_user_input(crs)
        if drawn_in.to_epsg() == WGS84:
            return boundaries
        to_degrees = Transformer.from_crs(drawn_in, WGS84, always_xy=True)
    except CRSError:
        raise UnreadableList(
            str(path), "has an unknown coordinate system.", "save it as GeoJSON in WGS 84."
        ) from None

    def turn(points: Any) -> Any:
        return numpy.column_stack(to_degrees.transform(points[:, 0], points[:, 1]))

    return shapely.transform(boundaries, turn)


def _code_column(path: Path, headings: list[str], columns: Sequence[Any], named: str | None) -> int:
    names = [plain(heading) for heading in headings]
    if named:
        if plain(named) in names:
            return names.index(plain(named))
    else:
        for pattern, _ in _CODE_AND_NAME:
            for number, name in enumerate(names):
                if re.fullmatch(pattern, name):
                    return number
        for number, values in enumerate(columns):
            if len(values) and all(_GSS.fullmatch(_text(value)) for value in values):
                return number
    raise UnreadableList(
        str(path),
        f"no column is called {named or 'area_code or the like'}. "
        f"The columns are: {', '.join(headings)}",
        "name the column of the codes with --code-column.",
    )


def _name_column(path: Path, headings: list[str], code_at: int, named: str | None) -> int | None:
    names = [plain(heading) for heading in headings]
    if named:
        if plain(named) in names:
            return names.index(plain(named))
        raise UnreadableList(
            str(path),
            f"no column is called {named}. The columns are: {', '.join(headings)}",
            "name the column of the names with --name-column.",
        )
    for pattern, name in _CODE_AND_NAME:
        found = re.fullmatch(pattern, names[code_at])
        if found and found.expand(name) in names:
            return names.index(found.expand(name))
    return names.index("name") if "name" in names else None


def _sound(boundary: BaseGeometry | None, code: str, found: AreaFile) -> BaseGeometry | None:
    """A boundary made of valid polygons; None where there are none."""
    if boundary is None or boundary.is_empty:
        return None
    if not boundary.is_valid:
        found.made_valid.append(code)
        boundary = shapely.make_valid(boundary)
    parts = [part for part in shapely.get_parts([boundary]) if "Polygon" in part.geom_type]
    polygons = [polygon for part in parts for polygon in shapely.get_parts([part])]
    return shapely.MultiPolygon(polygons) if polygons else None


def _why_not(number: int, code: str, twice: bool) -> str:
    if not code:
        return f"area {number + 1} has no code"
    return f"{code} comes twice" if twice else f"{code} has no polygon"


def _text(value: Any) -> str:
    return "" if value is None or value != value else str(value).strip()


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if number == number else None
