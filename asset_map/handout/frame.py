"""The part of the land that a sketch shows, and where on the paper a point of it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from asset_map.model.place import Point

# The least that a sketch shows from north to south, in degrees: about a mile.
LEAST_SPAN = 0.015
# Room round the outermost places, as a part of their spread: a number must not touch the edge.
MARGIN = 0.3
MILES_A_DEGREE = 69.05


@dataclass(frozen=True, slots=True)
class Frame:
    """A box of land on a sheet `width` by `height` units, north up.

    `narrow` is how much shorter a degree of longitude is here than one of latitude.
    """

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float
    narrow: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Units from the left and from the top."""
        across = (longitude - self.west) / (self.east - self.west)
        down = (self.north - latitude) / (self.north - self.south)
        return round(across * self.width, 1), round(down * self.height, 1)

    @property
    def mile(self) -> float:
        """A mile, in units."""
        return self.height / ((self.north - self.south) * MILES_A_DEGREE)


def frame(points: Sequence[Point], width: float, height: float) -> Frame:
    """The box round `points` that fills a sheet of this shape. At least one point is needed."""
    longitudes = [point.longitude for point in points]
    latitudes = [point.latitude for point in points]
    x, y = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
    narrow = cos(radians(y)) or 1.0
    tall = (max(latitudes) - min(latitudes)) * (1 + 2 * MARGIN)
    wide = (max(longitudes) - min(longitudes)) * narrow * (1 + 2 * MARGIN)
    span = max(LEAST_SPAN, tall, wide * height / width)
    up, aside = span / 2, span * width / height / narrow / 2
    return Frame(x - aside, y - up, x + aside, y + up, width, height, narrow)
