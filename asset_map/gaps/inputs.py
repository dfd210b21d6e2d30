"""What may be reckoned with: points in metres, one number each, none of them negative."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from asset_map.settings import PlainError

Numbers: TypeAlias = NDArray[np.float64]
Counts: TypeAlias = NDArray[np.int64]

# No projection in metres has a point further out; squares of what has are no longer told apart.
FURTHEST_METRES = 1e8
# More people or places than this in one point are a mistake.
MOST = 1e12


class WrongInput(PlainError, ValueError):
    """Numbers that cannot be reckoned with."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Points with a number each: people and their demand, or places and their capacity."""

    xy: Numbers
    amount: Numbers


def people_at(people_xy: ArrayLike, demand: ArrayLike) -> Stand:
    """People's points and demand, as arrays of floats, or `WrongInput`."""
    return _stand("people", people_xy, "demand", demand)


def places_at(supply_xy: ArrayLike, capacity: ArrayLike) -> Stand:
    """Places' points and capacity, as arrays of floats, or `WrongInput`."""
    return _stand("supply", supply_xy, "capacity", capacity)


def points(name: str, xy: ArrayLike) -> Numbers:
    """An (n, 2) array of finite metres, or `WrongInput`."""
    found = _floats(name, xy)
    if found.size == 0:
        return found.reshape(0, 2)
    if found.ndim != 2 or found.shape[1] != 2:
        raise WrongInput(
            name,
            f"its points have the shape {found.shape}.",
            "one row a point, with two columns: easting and northing in metres.",
        )
    if not (np.abs(found) <= FURTHEST_METRES).all():
        raise WrongInput(
            name,
            "a point is missing, infinite or further away than anything on Earth.",
            "leave such points out, and give metres in a projection.",
        )
    return found


def amounts(name: str, values: ArrayLike, length: int) -> Numbers:
    """An array of so many finite numbers from 0 up, or `WrongInput`."""
    found = _floats(name, values)
    if found.shape != (length,):
        raise WrongInput(
            name, f"{found.size:,} numbers for {length:,} points.", "one number a point."
        )
    if not ((found >= 0) & (found <= MOST)).all():
        raise WrongInput(
            name, "a number is missing, below 0 or beyond belief.", "0 where there is none."
        )
    return found


def metres(name: str, value: float) -> float:
    """A length above 0, or `WrongInput`."""
    if not 0 < value <= FURTHEST_METRES:
        raise WrongInput(name, f"{value:g} is no reach in metres.", "a number above 0.")
    return float(value)


def _stand(of: str, xy: ArrayLike, what: str, values: ArrayLike) -> Stand:
    found = points(of, xy)
    return Stand(found, amounts(what, values, len(found)))


def _floats(name: str, values: ArrayLike) -> Numbers:
    try:
        return np.ascontiguousarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise WrongInput(name, "these are not all numbers.", "numbers only.") from None
