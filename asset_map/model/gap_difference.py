"""Two answers about gaps laid side by side: who has one in reach by the one and not the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asset_map.model.gap import AreaAccess, share_in_reach


@dataclass(frozen=True, slots=True)
class Difference:
    """What an answer has beside another. Areas are those of the answer, most demand first.

    `gained` have one in reach and had none by the other; `lost` the contrary. `unmatched` are areas
    that the other does not have. The shares are of each answer's own demand; None without any.
    """

    gained: tuple[AreaAccess, ...]
    lost: tuple[AreaAccess, ...]
    unmatched: tuple[AreaAccess, ...]
    share: float | None
    other_share: float | None


def difference(areas: Sequence[AreaAccess], others: Sequence[AreaAccess]) -> Difference:
    """How the one answer differs from the other, area by area, by their codes."""
    none_there = {other.area_code: other.none_in_reach for other in others}
    pairs = [(area, none_there.get(area.area_code)) for area in areas]
    return Difference(
        _most_first(area for area, none in pairs if none is True and not area.none_in_reach),
        _most_first(area for area, none in pairs if none is False and area.none_in_reach),
        _most_first(area for area, none in pairs if none is None),
        share_in_reach(areas),
        share_in_reach(others),
    )


def _most_first(areas: Iterable[AreaAccess]) -> tuple[AreaAccess, ...]:
    return tuple(sorted(areas, key=lambda area: (-area.demand, area.area_code)))
