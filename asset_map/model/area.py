"""A small census area or ward, by its GSS code."""

from dataclasses import dataclass, field

from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True)
class Area:
    """An area as published: code, name, and boundary in WGS 84 degrees.

    `level` is what sort of area it is ("lsoa", "ward", "grid"); `figures` are counts by column
    name, for example {"population": 1449.0}.
    """

    gss_code: str
    name: str
    level: str
    boundary: BaseGeometry
    figures: dict[str, float] = field(default_factory=dict)
