"""An answer as a file for other programs: CSV, Excel, GeoJSON, GeoPackage, GeoParquet."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import fields
from math import isnan
from pathlib import Path
from typing import TypeAlias

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray

from asset_map.gaps.inputs import WrongInput
from asset_map.gaps.question import Answer
from asset_map.model.gap import AreaAccess
from asset_map.model.inert import inert

COLUMNS = tuple(field.name for field in fields(AreaAccess))
# What is told of another answer beside each area's own; their names end so.
COMPARED, OTHER = ("nearest_metres", "count_in_reach", "access", "none_in_reach"), "_other"

Outlines = Sequence[tuple[str, bytes]]
Value: TypeAlias = str | float | bool | None
Columns = dict[str, list[Value]]


def write(
    answer: Answer, outlines: Outlines, path: Path, beside: Sequence[AreaAccess] = ()
) -> None:
    """Write the answer to `path`, in the format of its ending; with what another says `beside`.

    `outlines` are the areas' codes and boundaries (WKB, WGS 84). Raises `WrongInput` for an ending
    that is none of `FORMATS`, and OSError. A file that was there is replaced when all is written.
    """
    writer = FORMATS.get(path.suffix.lower())
    if writer is None:
        raise WrongInput(str(path), "no such format.", f"a name ending in {', '.join(FORMATS)}.")
    half_done = path.with_name(f".{path.stem}-half-done{path.suffix.lower()}")
    try:
        writer(columns(answer, beside), outlines, half_done)
        half_done.replace(path)
    finally:
        half_done.unlink(missing_ok=True)


def columns(answer: Answer, beside: Sequence[AreaAccess] = ()) -> Columns:
    """The answer as columns: what each area has, whom that touches, what another answer says."""
    made: Columns = {name: [getattr(area, name) for area in answer.areas] for name in COLUMNS}
    for name, values in answer.figures.items():
        made.setdefault(name, [None if isnan(value) else value for value in values])
    if beside:
        others = {other.area_code: other for other in beside}
        rows = [others.get(area.area_code) for area in answer.areas]
        for name in COMPARED:
            made[name + OTHER] = [None if row is None else getattr(row, name) for row in rows]
    return made


def frame(made: Columns, outlines: Outlines) -> geopandas.GeoDataFrame:
    """Columns as a table of areas with their boundaries, in WGS 84."""
    boundaries = dict(outlines)
    shapes = shapely.from_wkb([boundaries[str(code)] for code in made["area_code"]])
    table = {name: _array(values) for name, values in made.items()}
    return geopandas.GeoDataFrame(table, geometry=shapes, crs="EPSG:4326")


def _array(values: list[Value]) -> NDArray[np.generic]:
    """What is not known is a missing number."""
    return np.array(values, dtype=np.float64 if None in values else None)


def _csv(made: Columns, outlines: Outlines, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as opened:
        rows = csv.writer(opened)
        rows.writerow(made)
        rows.writerows(map(_cell, row) for row in zip(*made.values(), strict=True))


def _excel(made: Columns, outlines: Outlines, path: Path) -> None:
    table = frame(made, outlines).drop(columns="geometry")
    for name in ("area_code", "area_name"):
        table[name] = table[name].map(inert)
    table.to_excel(path, sheet_name="Access by area", index=False, engine="openpyxl")


def _geojson(made: Columns, outlines: Outlines, path: Path) -> None:
    frame(made, outlines).to_file(path, driver="GeoJSON", engine="pyogrio", RFC7946="YES")


def _geopackage(made: Columns, outlines: Outlines, path: Path) -> None:
    frame(made, outlines).to_file(path, driver="GPKG", engine="pyogrio", layer="access_by_area")


def _geoparquet(made: Columns, outlines: Outlines, path: Path) -> None:
    frame(made, outlines).to_parquet(path)


FORMATS: dict[str, Callable[[Columns, Outlines, Path], None]] = {
    ".csv": _csv,
    ".xlsx": _excel,
    ".geojson": _geojson,
    ".gpkg": _geopackage,
    ".parquet": _geoparquet,
}


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    # The shortest that reads back as the same number.
    return inert(value) if isinstance(value, str) else repr(value).removesuffix(".0")
