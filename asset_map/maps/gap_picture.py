"""The map of a gap as a picture that prints: areas with the number of their class, and dots."""

from collections.abc import Callable, Sequence
from math import cos, radians
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from asset_map.maps.gap_map import ShadedArea, Spot

# In units of the picture.
WIDTH = 700.0
EDGE = 6.0
LETTER = 10
# Nobody can read a number in an area that is narrower than this.
NARROWEST = 12.0
INK, SUN, PLUM = "#1b2326", "#ffd54a", "#6d2357"
# The worst first, as on screen; last what would newly be in reach. The numbers tell them apart in
# black and white.
FILLS = ("#e0b9d3", "#f3e4ee", "#dfeeee", "#a9cfcf", "#6fb0b2", "#ffd54a")

Ring = list[tuple[float, float]]


def gap_picture(
    areas: Sequence[ShadedArea], spots: Sequence[Spot], title: str, patterned: bool = False
) -> str:
    """An SVG element that says `title` to those who cannot see it. At least one area is needed.

    `patterned`: in the patterns of the page that it stands in, instead of with numbers.
    """
    rings = {area.code: _rings(area.geometry) for area in areas}
    corners = [corner for each in rings.values() for ring in each for corner in ring]
    west, north = min(x for x, _ in corners), max(y for _, y in corners)
    east, south = max(x for x, _ in corners), min(y for _, y in corners)
    # A degree of longitude is shorter than one of latitude.
    narrow = cos(radians((south + north) / 2)) or 1.0
    scale = (WIDTH - 2 * EDGE) / ((east - west) * narrow or 1.0)

    def at(x: float, y: float) -> tuple[float, float]:
        return EDGE + (x - west) * narrow * scale, EDGE + (north - y) * scale

    size = f"0 0 {WIDTH:g} {(north - south) * scale + 2 * EDGE:.0f}"
    top = Element("svg", {"viewBox": size, "role": "img", "class": "paper-gap-map"})
    SubElement(top, "title").text = title
    for area in areas:
        fill = f"url(#gap-shade-{area.shade})" if patterned else FILLS[area.shade]
        drawn = [[at(*corner) for corner in ring] for ring in rings[area.code]]
        _area(top, fill, drawn)
    for area in () if patterned else areas:
        _number(top, area, [at(*corner) for corner in max(rings[area.code], key=len)])
    for spot in spots:
        _dot(top, spot, at)
    return tostring(top, encoding="unicode")


def _area(top: Element, fill: str, rings: list[Ring]) -> None:
    path = " ".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "z" for ring in rings)
    look = {"fill": fill, "stroke": INK, "stroke-width": "0.6"}
    SubElement(top, "path", {"d": path, "fill-rule": "evenodd", **look})


def _number(top: Element, area: ShadedArea, ring: Ring) -> None:
    """The number of its class, where there is room for it."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    if min(max(xs) - min(xs), max(ys) - min(ys)) < NARROWEST:
        return
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2 + LETTER / 3
    look = {"font-size": str(LETTER), "text-anchor": "middle", "font-family": "Arial, sans-serif"}
    where = {"x": f"{x:.1f}", "y": f"{y:.1f}", "fill": INK}
    SubElement(top, "text", {**where, **look}).text = str(area.shade)


def _dot(top: Element, spot: Spot, at: Callable[[float, float], tuple[float, float]]) -> None:
    x, y = at(spot.point.longitude, spot.point.latitude)
    looks = {"supply": {"r": "3", "fill": INK}, "pin": {"r": "7", "fill": PLUM}}
    look = looks.get(spot.role, {"r": "8", "fill": SUN})
    where = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "stroke": INK, "stroke-width": "2"}
    SubElement(top, "circle", {**where, **look})


def _rings(geometry: dict[str, Any]) -> list[Ring]:
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [[(c[0], c[1]) for c in ring] for polygon in polygons for ring in polygon]
