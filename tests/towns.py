"""Towns drawn as text: a letter is a place, a step to the next is 100 metres."""

from pyproj import Transformer

from asset_map.model.listing import Interest, Kind, Listing
from asset_map.model.place import Point

# Somewhere in Leigh, on the British National Grid.
EASTING, NORTHING = 365_800, 399_900
STEP_METRES = 100

_to_degrees = Transformer.from_crs(27700, 4326, always_xy=True)


def draw_town(drawing: str) -> dict[str, Point]:
    """The points of the letters in a drawing: north is up, dots are empty, spaces do not count."""
    rows = [row.split() for row in drawing.strip().splitlines()]
    town = {}
    for down, row in enumerate(rows):
        for right, letter in enumerate(row):
            if letter != ".":
                east = EASTING + right * STEP_METRES
                north = NORTHING - down * STEP_METRES
                town[letter] = Point(*_to_degrees.transform(east, north))
    return town


def listing(name: str, at: Point, *interests: str, **said: object) -> Listing:
    """A group's listing about the interests, with what else the story needs."""
    facts = {"source_id": name, "kind": Kind.GROUP, "interests": tuple(map(Interest, interests))}
    return Listing(name=name, point=at, **{**facts, **said})  # type: ignore[arg-type]
