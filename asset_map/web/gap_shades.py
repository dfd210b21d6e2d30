"""The classes of the map of a gap: which areas are alike, and what its legend calls them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext

from asset_map.model.gap import AreaAccess, Measure
from asset_map.model.gap_ask import GapReply
from asset_map.web.gap_words import PER_PEOPLE

# Minutes on foot, and places in reach, where one class of the legend ends and the next begins.
MINUTES = (10, 20, 40)
COUNTS = (1, 3, 9)
# The class of what would newly be in reach, after those of now.
NEWLY = 5


@dataclass(frozen=True, slots=True)
class Shade:
    """A class of areas on the map: its words, and how many areas it has. 0 is none in reach."""

    number: int
    words: str
    areas: int


def shades(
    reply: GapReply, measure: Measure, like: GapReply | None = None
) -> tuple[list[Shade], dict[str, int]]:
    """The legend's classes, the worst first, and each area's class by its code.

    With `like`, the classes are those of another answer, so that the two can be compared.
    """
    classes = _edges(like or reply, measure)
    words = [gettext("None in reach"), *(said for _, said in classes)]
    found: dict[str, int] = {}
    for area in reply.areas:
        found[area.area_code] = 0 if area.none_in_reach else _class_of(area, measure, classes)
    counts = [list(found.values()).count(number) for number in range(len(words))]
    # A class that nobody is in says nothing, but for that of none in reach.
    made = [Shade(number, said, counts[number]) for number, said in enumerate(words)]
    return [shade for shade in made if shade.areas or not shade.number], found


def with_newly(
    classes: list[Shade], shade_of: Mapping[str, int], newly: Collection[str], words: str
) -> tuple[list[Shade], dict[str, int]]:
    """The same with a class of its own for the areas that would newly have one in reach."""
    found = {code: NEWLY if code in newly else number for code, number in shade_of.items()}
    counts = Counter(found.values())
    shown = [*classes, Shade(NEWLY, words, 0)] if newly else classes
    made = [replace(shade, areas=counts[shade.number]) for shade in shown]
    return [shade for shade in made if shade.areas or not shade.number], found


def _class_of(area: AreaAccess, measure: Measure, classes: Sequence[tuple[float, str]]) -> int:
    value = _value(area, measure)
    if measure is Measure.NEAREST:
        return next(n for n, (edge, _) in enumerate(classes, 1) if value > edge)
    return next(n for n, (edge, _) in enumerate(classes, 1) if value <= edge)


def _value(area: AreaAccess, measure: Measure) -> float:
    if measure is Measure.NEAREST:
        return area.walk_minutes or 0.0
    if measure is Measure.COUNT:
        return area.count_in_reach
    return (area.access or 0.0) * PER_PEOPLE


def _edges(reply: GapReply, measure: Measure) -> list[tuple[float, str]]:
    """Each class's edge and words, the worst first."""
    if measure is Measure.NEAREST:
        first, second, third = MINUTES
        return [
            (third, gettext("More than %(last)d minutes' walk", last=third)),
            (second, gettext("%(a)d to %(b)d minutes' walk", a=second, b=third)),
            (first, gettext("%(a)d to %(b)d minutes' walk", a=first, b=second)),
            (-1, gettext("Up to %(first)d minutes' walk", first=first)),
        ]
    if measure is Measure.COUNT:
        one, few, some = COUNTS
        return [
            (one, gettext("1 in reach")),
            (few, gettext("2 or 3 in reach")),
            (some, gettext("4 to 9 in reach")),
            (float("inf"), gettext("10 or more in reach")),
        ]
    return _quarters([_value(area, measure) for area in reply.areas if not area.none_in_reach])


def _quarters(values: list[float]) -> list[tuple[float, str]]:
    """Four classes with as many areas each."""
    ordered = sorted(values) or [0.0]
    edges = [ordered[min(len(ordered) * part // 4, len(ordered) - 1)] for part in (1, 2, 3)]
    low = ordered[0]
    made: list[tuple[float, str]] = []
    for edge in (*edges, ordered[-1]):
        said = gettext("%(a)s to %(b)s for 1,000 people", a=f"{low:.2f}", b=f"{edge:.2f}")
        made.append((edge if edge != ordered[-1] else float("inf"), said))
        low = edge
    return made
