"""The weights of many squared distances at a time, in loops that a processor runs side by side."""

from asset_map.gaps.compiled import compiled
from asset_map.gaps.inputs import Numbers


@compiled
def weigh(
    squares: Numbers,
    factors: Numbers,
    many: int,
    edges: Numbers,
    weights: Numbers,
    steepness: float,
) -> None:
    """Fill the first so many `factors`: the step's weight × exp(square × steepness), or 0 beyond.

    `edges` are squares too. `steepness` is 0 or below.
    """
    for j in range(many):
        factors[j] = 0.0
    for step in range(len(edges) - 1, -1, -1):
        edge, weight = edges[step], weights[step]
        for j in range(many):
            factors[j] = weight if squares[j] <= edge else factors[j]
    if steepness < 0.0:
        for j in range(many):
            factors[j] *= falling(squares[j] * steepness)


@compiled
def falling(power: float) -> float:
    """exp(power) from -256 to 0, to 12 digits; about 0 below.

    The library's own takes one number at a time, and most of a Gaussian catchment's time. This is
    exp(power / 1024), by its series, ten times squared: nothing in it hinders the next number.
    """
    t = max(power / 1024.0, -1.0)
    e = 1.0 / 3628800 + t / 39916800
    e = 1.0 / 40320 + t * (1.0 / 362880 + t * e)
    e = 1.0 / 720 + t * (1.0 / 5040 + t * e)
    e = 1.0 / 24 + t * (1.0 / 120 + t * e)
    e = 1.0 + t * (1.0 + t * (0.5 + t * (1.0 / 6 + t * e)))
    for _ in range(10):
        e *= e
    return e
