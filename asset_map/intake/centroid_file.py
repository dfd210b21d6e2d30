"""Where an area's people live, as ONS publishes it: population-weighted centroids, by codes."""

from collections.abc import Collection
from math import isfinite
from pathlib import Path

from pyproj import Transformer

from asset_map.intake.area_file import ENDINGS, read_points
from asset_map.intake.columns import plain
from asset_map.intake.figures import code_column, open_table
from asset_map.intake.misread import UnreadableList
from asset_map.model.place import Point

# Headings of the two coordinates, the likeliest first.
_PAIRS = (
    *(("longitude", "latitude"), ("long", "lat"), ("lon", "lat"), ("lng", "lat")),
    *(("x", "y"), ("easting", "northing"), ("eastings", "northings"), ("oseast1m", "osnrth1m")),
)
# Further out than this are no degrees but metres: of the British National Grid, in the UK's tables.
LARGEST_DEGREES = 180.0
BRITISH_GRID, WGS84 = 27700, 4326


def read_centroids(path: Path, codes: Collection[str]) -> dict[str, Point]:
    """The centroids of those of the codes that a CSV, GeoJSON or GeoPackage has.

    Raises UnreadableList: no such columns, or not one code joins.
    """
    there = read_points(path) if path.suffix.lower() in ENDINGS else _of_table(path, codes)
    found = {code: point for code, point in there.items() if code in codes}
    if not found:
        raise UnreadableList(
            str(path), "none of its codes is an area's.", "use centroids of the same areas."
        )
    return found


def _of_table(path: Path, codes: Collection[str]) -> dict[str, Point]:
    table = open_table(path)
    code_at = code_column(table, codes)
    names = [plain(heading) for heading in table.headings]
    pair = next((p for p in _PAIRS if p[0] in names and p[1] in names), None)
    if pair is None:
        raise UnreadableList(
            str(path),
            f"no columns hold points. The headings are: {', '.join(table.headings)}",
            "use columns called longitude and latitude, or x and y.",
        )
    x_at, y_at = map(names.index, pair)
    to_degrees = Transformer.from_crs(BRITISH_GRID, WGS84, always_xy=True)
    found: dict[str, Point] = {}
    for number, row in enumerate(table.rows, 2):
        try:
            x, y = float(row[x_at]), float(row[y_at])
            if max(abs(x), abs(y)) > LARGEST_DEGREES:
                x, y = to_degrees.transform(x, y)
            if not (isfinite(x) and isfinite(y)):
                raise ValueError
            found[row[code_at].strip()] = Point(x, y)
        except ValueError:
            raise UnreadableList(
                f"{path}, row {number}", "its point cannot be read.", "mend it there."
            ) from None
    return found
