"""Where things are: points in degrees, and what someone typed made into a point."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Point:
    """A point in WGS 84 degrees, longitude first."""

    longitude: float
    latitude: float

    def __post_init__(self) -> None:
        if not (-180 <= self.longitude <= 180 and -90 <= self.latitude <= 90):
            raise ValueError(
                f"longitude {self.longitude}, latitude {self.latitude} is not on the Earth; "
                "longitude comes first, for example -2.517,53.498"
            )


class Precision(StrEnum):
    """How closely a typed place was found."""

    EXACT = "exact"
    POSTCODE = "postcode"
    SECTOR = "sector"
    TOWNSHIP = "township"


@dataclass(frozen=True, slots=True)
class Near:
    """The place a person asked about, and how well we know where it is.

    `label` is what to show: the postcode tidied, the township's name, or the sector that stands
    in for a postcode we do not hold. `sector` is the postcode sector that it lies in, or the
    district where no more was said; empty where that is not known.
    """

    label: str
    point: Point
    precision: Precision = Precision.EXACT
    sector: str = ""

    @property
    def districts(self) -> tuple[str, ...]:
        """The sector and the district, by which it is known who serves it: WN7 1 and WN7."""
        return tuple(dict.fromkeys(filter(None, (self.sector, self.sector.partition(" ")[0]))))

    @property
    def approximate(self) -> bool:
        """True when the point is the middle of something larger than a postcode."""
        return self.precision in (Precision.SECTOR, Precision.TOWNSHIP)
