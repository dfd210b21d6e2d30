"""Where a row is: its coordinates, or its postcode, and whether the two agree."""

from dataclasses import dataclass
from math import cos, hypot, isfinite, radians

from asset_map.intake.misread import Misread
from asset_map.model.place import Point
from asset_map.store import postcodes
from asset_map.store.extent import Extent

METRES_PER_DEGREE = 111_320
# A postcode covers a street; a pin further from its middle than this is in the wrong place.
FAR_FROM_POSTCODE_METRES = 1_000


@dataclass(frozen=True, slots=True)
class Ground:
    """What a batch of rows is placed by.

    `held` has the postcodes of the batch that the store knows; `any_held` is False while the
    store knows none at all, when each row's postcode is not worth a warning.
    """

    extent: Extent
    held: dict[str, Point]
    any_held: bool


def read_point(longitude: str, latitude: str, extent: Extent) -> Point | None:
    """The point of two cells in degrees, None where both are empty. Raises Misread."""
    if not longitude and not latitude:
        return None
    if not longitude or not latitude:
        raise Misread("a point needs both latitude and longitude. Fill in the other one.")
    x, y = _degrees(longitude), _degrees(latitude)
    if extent.holds(x, y):
        return Point(x, y)
    if extent.holds(y, x):
        raise Misread(
            "latitude and longitude are swapped. Swap the two cells, or the headings if all are."
        )
    if x == 0 and y == 0:
        raise Misread("0, 0 is no place of yours. Leave both empty and fill in the postcode.")
    if not (-180 <= x <= 180 and -90 <= y <= 90):
        raise Misread(
            "not degrees. Give latitude and longitude in WGS 84, such as 53.498 and -2.517, "
            "instead of eastings and northings."
        )
    raise Misread("far outside the area this map is made for. Check for a missing minus sign.")


def settle(
    point: Point | None, words: str, postcode: str | None, ground: Ground
) -> tuple[Point, str]:
    """Where the row is, and a warning or "". Raises Misread where nothing says.

    `words` is the postcode as written, `postcode` the same tidied, or None if it is none.
    """
    there = ground.held.get(postcode) if postcode else None
    if point is None:
        if there is None:
            raise Misread(_no_place(words, postcode))
        return there, ""
    if not words:
        return point, ""
    if postcode is None:
        return point, f"not a postcode; the point is used.{_suggestion(words)}"
    if there is None:
        warning = "we do not hold this postcode; the point is used." if ground.any_held else ""
        return point, warning
    apart = metres_apart(point, there)
    if apart > FAR_FROM_POSTCODE_METRES:
        return point, f"{apart / 1000:.1f} km from the row's point; the point is used."
    return point, ""


def metres_apart(one: Point, other: Point) -> float:
    """The distance on the ground, good to a percent over a few kilometres."""
    across = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return METRES_PER_DEGREE * hypot(across, one.latitude - other.latitude)


def _degrees(words: str) -> float:
    try:
        number = float(words)
    except ValueError:
        try:
            # Where the comma is the decimal sign.
            number = float(words.strip(" °").replace(",", ".", 1))
        except ValueError:
            raise Misread("not a number of degrees, such as 53.498.") from None
    if not isfinite(number):
        raise Misread("not a number of degrees, such as 53.498.")
    return number


def _no_place(words: str, postcode: str | None) -> str:
    if not words:
        return "no place. Fill in the postcode, or latitude and longitude."
    if postcode is None:
        return f"not a postcode.{_suggestion(words)} Or fill in latitude and longitude."
    return (
        "we do not hold this postcode. Check it, or fill in latitude and longitude. "
        "Whoever runs the map brings in new postcodes with asset-map import postcodes."
    )


def _suggestion(words: str) -> str:
    guess = postcodes.meant(words)
    if guess:
        return f" Did you mean {guess}?"
    return " Too short." if len(words.replace(" ", "")) < 5 else ""
