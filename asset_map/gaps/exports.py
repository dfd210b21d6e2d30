"""An answer as a file for other programs: CSV, Excel, GeoJSON, GeoPackage, GeoParquet."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, fields
from itertools import repeat
from pathlib import Path

import geopandas
import numpy as np
import shapely

from asset_map.gaps.inputs import WrongInput
from asset_map.gaps.question import Answer
from asset_map.model.gap import AreaAccess
from asset_map.model.inert import inert

COLUMNS = tuple(field.name for field in fields(AreaAccess))

Outlines = Sequence[tuple[str, bytes]]


def write(answer: Answer, outlines: Outlines, path: Path) -> None:
    """Write the answer to `path`, in the format of its ending.

    `outlines` are the areas' codes and boundaries (WKB, WGS 84). Raises `WrongInput` for an ending
    that is none of `FORMATS`, and OSError. A file that was there is replaced when all is written.
    """
    writer = FORMATS.get(path.suffix.lower())
    if writer is None:
        raise WrongInput(str(path), "no such format.", f"a name ending in {', '.join(FORMATS)}.")
    half_done = path.with_name(f".{path.stem}-half-done{path.suffix.lower()}")
    try:
        writer(answer, outlines, half_done)
        half_done.replace(path)
    finally:
        half_done.unlink(missing_ok=True)


def frame(answer: Answer, outlines: Outlines) -> geopandas.GeoDataFrame:
    """The answer as a table of areas with their boundaries, in WGS 84."""
    boundaries = dict(outlines)
    codes = [area.area_code for area in answer.areas]
    table = {name: np.array([getattr(area, name) for area in answer.areas]) for name in COLUMNS}
    table |= {name: np.array(values) for name, values in _further(answer)}
    for name in ("nearest_metres", "access"):
        # None, where there is no supply anywhere, is a missing number.
        table[name] = table[name].astype(np.float64)
    shapes = shapely.from_wkb([boundaries[code] for code in codes])
    return geopandas.GeoDataFrame(table, geometry=shapes, crs="EPSG:4326")


def _csv(answer: Answer, outlines: Outlines, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as opened:
        rows = csv.writer(opened)
        further = dict(_further(answer))
        rows.writerow((*COLUMNS, *further))
        columns = zip(*further.values(), strict=True) if further else repeat(())
        for area, figures in zip(answer.areas, columns, strict=bool(further)):
            rows.writerow(map(_cell, (*astuple(area), *figures)))


def _further(answer: Answer) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Whom a gap touches: further figures of the areas, by names that no column has."""
    for name, values in answer.figures.items():
        if name not in COLUMNS:
            yield name, values


def _excel(answer: Answer, outlines: Outlines, path: Path) -> None:
    table = frame(answer, outlines).drop(columns="geometry")
    for name in ("area_code", "area_name"):
        table[name] = table[name].map(inert)
    table.to_excel(path, sheet_name="Access by area", index=False, engine="openpyxl")


def _geojson(answer: Answer, outlines: Outlines, path: Path) -> None:
    frame(answer, outlines).to_file(path, driver="GeoJSON", engine="pyogrio", RFC7946="YES")


def _geopackage(answer: Answer, outlines: Outlines, path: Path) -> None:
    frame(answer, outlines).to_file(path, driver="GPKG", engine="pyogrio", layer="access_by_area")


def _geoparquet(answer: Answer, outlines: Outlines, path: Path) -> None:
    frame(answer, outlines).to_parquet(path)


FORMATS: dict[str, Callable[[Answer, Outlines, Path], None]] = {
    ".csv": _csv,
    ".xlsx": _excel,
    ".geojson": _geojson,
    ".gpkg": _geopackage,
    ".parquet": _geoparquet,
}


def _cell(value: str | float | bool | None) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return inert(value) if isinstance(value, str) else f"{value:.17g}"
