"""Catchments: how far people go, and how much a place at a distance counts for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, sqrt

from asset_map.gaps.inputs import WrongInput, metres
from asset_map.model.gap import Measure

# Streets between two points are longer than the straight line: by car about 1.2 times in towns
# (Newell 1980, Traffic Flow on Transportation Networks), on foot more, around estates, railways
# and canals. 1.3 is the usual rule of thumb between them.
DETOUR_FACTOR = 1.3
# 4.8 km an hour: what Transport for London's accessibility levels (PTAL) take for walking.
WALKING_METRES_A_MINUTE = 80.0
# Beyond so many scales a Gaussian weighs nothing that a computer can still divide by.
SCALES_A_CATCHMENT = 15
# Weights are relative: one this much smaller than 1 is a slip.
SMALLEST_WEIGHT = 1e-9
LARGEST_WEIGHT = 1e9
# Luo and Qi (2009) weigh three zones of driving time like this.
WEIGHTS = (1.0, 0.68, 0.22)
# Where their edges lie, as shares of the catchment, unless said otherwise.
STEPS = (0.25, 0.5, 1.0)
# In these the nearer counts more.
DECAYING = (Measure.ENHANCED, Measure.THREE_STEP)


@dataclass(frozen=True, slots=True)
class Catchment:
    """The weight of a place by its distance; nothing counts beyond the last edge.

    Up to and including `edges_metres[k]` (rising) a place counts `weights[k]`. Where
    `scale_metres` is finite, that weight is multiplied by exp(-distance² / (2 scale²)).
    """

    edges_metres: tuple[float, ...]
    weights: tuple[float, ...]
    scale_metres: float = inf

    @property
    def reach_metres(self) -> float:
        """Where it ends; what is exactly there is still in it."""
        return self.edges_metres[-1]

    def squared(self) -> "Catchment":
        """The catchment with each weight times itself."""
        return Catchment(
            self.edges_metres,
            tuple(weight * weight for weight in self.weights),
            self.scale_metres / sqrt(2),
        )


def flat(catchment_metres: float) -> Catchment:
    """All within reach counts alike (Luo and Wang 2003)."""
    return Catchment((metres("catchment", catchment_metres),), (1.0,))


def stepped(
    catchment_metres: float, steps_metres: Sequence[float], weights: Sequence[float]
) -> Catchment:
    """What is in a nearer step counts more (Luo and Qi 2009).

    `steps_metres` are the steps' outer edges, rising, the last of them the catchment; `weights`
    has one number a step, from 0 up. Raises `WrongInput` otherwise.
    """
    edges = tuple(metres("steps", step) for step in steps_metres)
    if len(edges) != len(weights) or not edges:
        raise WrongInput(
            "weights",
            f"{len(weights)} weights for {len(edges)} steps.",
            "one weight a step, such as 1,0.68,0.22 for 800,1600,3200.",
        )
    if any(inner >= outer for inner, outer in pairwise(edges)):
        raise WrongInput("steps", "the steps do not rise.", "nearest first, such as 800,1600,3200.")
    if edges[-1] != catchment_metres:
        raise WrongInput(
            "steps",
            f"the last step is {edges[-1]:g} m, the catchment {catchment_metres:g} m.",
            f"a last step of {catchment_metres:g}, or a catchment of {edges[-1]:g}.",
        )
    possible = (not w or SMALLEST_WEIGHT <= w <= LARGEST_WEIGHT for w in weights)
    if not all(possible) or not any(weights):
        raise WrongInput(
            "weights",
            "a weight is below 0, missing, tiny or huge, or all are 0.",
            "numbers from 0 up, such as 1,0.68,0.22.",
        )
    return Catchment(edges, tuple(map(float, weights)))


def gaussian(catchment_metres: float, scale_metres: float) -> Catchment:
    """What is nearer counts more, smoothly: exp(-distance² / (2 scale²)) up to the catchment.

    1 on the doorstep, 0.61 at `scale_metres`; the weight does not fall to 0 at the catchment, it
    is cut there (the form in PySAL's access; Dai 2010 has one that does fall to 0).
    """
    reach, scale = metres("catchment", catchment_metres), metres("scale", scale_metres)
    if reach > SCALES_A_CATCHMENT * scale:
        raise WrongInput(
            "scale",
            f"{scale:g} m is too short for a catchment of {reach:g} m: most of it would not count.",
            f"at least {reach / SCALES_A_CATCHMENT:g}, or a smaller catchment.",
        )
    return Catchment((reach,), (1.0,), scale)


def usual(measure: Measure, catchment_metres: float) -> Catchment:
    """The catchment of a measure, where nobody says more: three zones where the nearer counts."""
    if measure not in DECAYING:
        return flat(catchment_metres)
    return stepped(catchment_metres, [share * catchment_metres for share in STEPS], WEIGHTS)


def walking_minutes(straight_metres: float) -> float:
    """About how many minutes' walk a straight line is, along streets that bend."""
    return straight_metres * DETOUR_FACTOR / WALKING_METRES_A_MINUTE
