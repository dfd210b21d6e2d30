"""What a map shows of a part of the land: places one by one, or clusters of them."""

from dataclasses import dataclass
from uuid import UUID

from asset_map.model.listing import Kind
from asset_map.model.place import Point


@dataclass(frozen=True, slots=True)
class View:
    """The part of the land that a map shows, in degrees, and how near it is (0 is the Earth)."""

    west: float
    south: float
    east: float
    north: float
    zoom: int

    @property
    def middle(self) -> Point:
        """The point in its middle."""
        return Point((self.west + self.east) / 2, (self.south + self.north) / 2)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Listings that stand too close to be told apart: how many of each kind, round their mean.

    `town` is the township that the mean is nearest to; empty where they are spread too wide.
    """

    point: Point
    kinds: tuple[tuple[Kind, int], ...]
    town: str = ""

    @property
    def listings(self) -> int:
        """How many there are of all kinds."""
        return sum(count for _, count in self.kinds)


@dataclass(frozen=True, slots=True)
class Spot:
    """One listing on the map."""

    id: UUID
    name: str
    kind: Kind
    point: Point


@dataclass(frozen=True, slots=True)
class Seen:
    """What a view shows. `narrowed` is False where only interests and kind were looked at,

    because counting what passes the other filters would take too long from so far out; then a
    listing of two interests counts twice, and the edge of the reach is a cell's. `left_out` is how
    many more come to people there than are shown.
    """

    clusters: tuple[Cluster, ...] = ()
    spots: tuple[Spot, ...] = ()
    narrowed: bool = True
    left_out: int = 0
