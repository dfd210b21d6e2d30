"""A small map that prints: outlines of areas, names of townships, and numbered places."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from asset_map.handout.frame import Frame
from asset_map.handout.marks import LETTER, RADIUS, Box, Mark, marks
from asset_map.model.place import Point

# In units of the sheet.
NAME_LETTER = 13
# What a letter takes of the line, as a part of its size.
LETTER_WIDTH = 0.56
EDGE = 8
FONTS = "Liberation Sans, Arial, Helvetica, sans-serif"
INK, LINE, QUIET, LAND, AROUND = "#1b2326", "#9fb8b7", "#465659", "#ffffff", "#edf5f4"

Outline = tuple[str, dict[str, Any]]


def sketch(
    frame: Frame,
    outlines: Iterable[Outline],
    names: Iterable[tuple[str, Point]],
    places: Sequence[Point],
    title: str,
    mile: str,
) -> str:
    """An SVG element: the places numbered from 1, over the ground. `mile` names the scale's bar."""
    size = f"0 0 {frame.width:g} {frame.height:g}"
    top = Element("svg", {"viewBox": size, "role": "img", "class": "paper-sketch"})
    SubElement(top, "title").text = title
    _rectangle(top, (0, 0, frame.width, frame.height), fill=AROUND)
    for _, geometry in outlines:
        path = " ".join(_paths(frame, geometry))
        SubElement(top, "path", {"d": path, "fill": LAND, "stroke": LINE, "stroke-width": "1"})
    numbers = marks(frame, places)
    taken = [mark.box() for mark in numbers] + [_scale(top, frame, mile)]
    for name, point in names:
        _name(top, frame, name, point, taken)
    for mark in numbers:
        _lead(top, mark)
    for mark in numbers:
        _draw(top, mark)
    border = (0.5, 0.5, frame.width - 0.5, frame.height - 0.5)
    _rectangle(top, border, fill="none", stroke=QUIET)
    return ElementTree.tostring(top, encoding="unicode")


def _lead(top: Element, mark: Mark) -> None:
    """A line to the true place of a number that stands beside it."""
    if mark.moved:
        ends = {"x1": mark.x, "y1": mark.y, "x2": mark.place_x, "y2": mark.place_y}
        line = {name: f"{value:.1f}" for name, value in ends.items()}
        SubElement(top, "line", line | {"stroke": INK, "stroke-width": "1.5"})
        dot = {"cx": f"{mark.place_x:.1f}", "cy": f"{mark.place_y:.1f}", "r": "3", "fill": INK}
        SubElement(top, "circle", dot)


def _draw(top: Element, mark: Mark) -> None:
    _rectangle(top, mark.box(), fill=INK, stroke=LAND, rx=str(RADIUS))
    _words(top, mark.words, mark.x, mark.y + LETTER * 0.36, LETTER, LAND, "bold")


def _name(top: Element, frame: Frame, name: str, point: Point, taken: list[Box]) -> None:
    """Write a name, unless there is no room for it."""
    x, y = frame.at(point.longitude, point.latitude)
    half = len(name) * NAME_LETTER * LETTER_WIDTH / 2
    box = (x - half, y - NAME_LETTER, x + half, y + 4)
    inside = box[0] > EDGE and box[1] > EDGE
    inside = inside and box[2] < frame.width - EDGE and box[3] < frame.height - EDGE
    if inside and not any(_overlap(box, other) for other in taken):
        _words(top, name, x, y, NAME_LETTER, QUIET, "normal")
        taken.append(box)


def _scale(top: Element, frame: Frame, words: str) -> Box:
    """A bar as long as a mile in the corner, where a mile is no longer than half of the sheet."""
    long = frame.mile
    if long > frame.width / 2:
        return (0, 0, 0, 0)
    x, y = EDGE * 2, frame.height - EDGE * 2
    bar = f"M{x} {y - 5}v5h{long:.1f}v-5"
    SubElement(top, "path", {"d": bar, "fill": "none", "stroke": INK, "stroke-width": "2"})
    width = len(words) * NAME_LETTER * LETTER_WIDTH
    _words(top, words, x + long + 8 + width / 2, y, NAME_LETTER, INK, "normal")
    return x, y - NAME_LETTER, x + long + width + EDGE, y + EDGE


def _words(top: Element, words: str, x: float, y: float, size: int, ink: str, weight: str) -> None:
    said = {"x": f"{x:.1f}", "y": f"{y:.1f}", "fill": ink, "font-size": str(size)}
    said |= {"font-weight": weight, "font-family": FONTS, "text-anchor": "middle"}
    SubElement(top, "text", said).text = words


def _rectangle(top: Element, box: Box, **look: str) -> None:
    left, up, right, down = box
    size = {"x": left, "y": up, "width": right - left, "height": down - up}
    SubElement(top, "rect", {name: f"{value:.1f}" for name, value in size.items()} | look)


def _paths(frame: Frame, geometry: dict[str, Any]) -> Iterator[str]:
    """The rings of a GeoJSON Polygon or MultiPolygon, as an SVG path's parts."""
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    for polygon in polygons:
        for ring in polygon:
            points = (frame.at(*corner[:2]) for corner in ring)
            yield "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "z"


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
