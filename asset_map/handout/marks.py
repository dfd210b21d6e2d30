"""Where the numbers of a sketch go: each on its place, or beside it where others stand too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import hypot

from asset_map.handout.frame import Frame
from asset_map.model.place import Point

# In units of the sheet.
RADIUS = 12
LETTER = 14
# Places nearer to one another than this are the same place on paper.
SAME = 4.0
# Between two numbers.
GAP = 2.0
# Enough for eight numbers on one spot to find room.
STEPS = 80

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A number on the sheet, or several of one place, which is truly at `place_x`, `place_y`."""

    x: float
    y: float
    numbers: tuple[int, ...]
    place_x: float
    place_y: float

    @property
    def words(self) -> str:
        """What is written on it."""
        return ", ".join(map(str, self.numbers))

    @property
    def half_width(self) -> float:
        """From its middle to its side."""
        return RADIUS + (len(self.numbers) - 1) * LETTER * 0.6

    @property
    def moved(self) -> bool:
        """Whether it stands beside its place."""
        return hypot(self.x - self.place_x, self.y - self.place_y) > SAME

    def box(self) -> Box:
        """Left, top, right, bottom."""
        return self.x - self.half_width, self.y - RADIUS, self.x + self.half_width, self.y + RADIUS


def marks(frame: Frame, places: Sequence[Point]) -> list[Mark]:
    """A mark for each place, numbered from 1; those of one place share theirs."""
    made: list[Mark] = []
    for number, place in enumerate(places, 1):
        x, y = frame.at(place.longitude, place.latitude)
        mark = Mark(x, y, (number,), x, y)
        same = next((one for one in made if hypot(one.x - x, one.y - y) < SAME), None)
        if same:
            made.remove(same)
            mark = replace(same, numbers=(*same.numbers, number))
        made.append(mark)
    for _ in range(STEPS):
        if not _push_apart(frame, made):
            break
    return made


def _push_apart(frame: Frame, made: list[Mark]) -> bool:
    """Move each two that lie over one another half of the way apart; whether any did."""
    any_did = False
    for one in range(len(made)):
        for other in range(one):
            a, b = made[one], made[other]
            dx, dy = a.x - b.x, a.y - b.y
            over_x = a.half_width + b.half_width + GAP - abs(dx)
            over_y = 2 * RADIUS + GAP - abs(dy)
            if over_x <= 0 or over_y <= 0:
                continue
            any_did = True
            # The shorter way out, and a little more so that the last step is reached.
            if over_x < over_y:
                way = (over_x / 2 + 0.1 if dx >= 0 else -over_x / 2 - 0.1, 0.0)
            else:
                way = (0.0, over_y / 2 + 0.1 if dy >= 0 else -over_y / 2 - 0.1)
            made[one], made[other] = _moved(frame, a, *way), _moved(frame, b, -way[0], -way[1])
    return any_did


def _moved(frame: Frame, mark: Mark, dx: float, dy: float) -> Mark:
    """The mark moved, and kept on the sheet."""
    aside, down = mark.half_width + GAP, RADIUS + GAP
    x = min(max(mark.x + dx, aside), frame.width - aside)
    y = min(max(mark.y + dy, down), frame.height - down)
    return replace(mark, x=x, y=y)
