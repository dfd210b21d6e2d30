"""Demand where the people of some areas count for more, such as those with more deprivation."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from asset_map.gaps.inputs import WrongInput
from asset_map.store.demand import People


def weighted(people: Sequence[People], figure: str) -> list[People]:
    """Each area's demand × its figure ÷ the mean of all the people's: in total it stays the same.

    An area with twice the figure counts twice as much for each of its people. Where the figure is
    not known, it counts as the mean does. Raises `WrongInput` where it is 0 for everybody.
    """
    demand = np.array([one.demand for one in people], dtype=np.float64)
    known = np.array([one.weight is not None for one in people], dtype=bool)
    figures = np.array([one.weight or 0.0 for one in people], dtype=np.float64)
    counted = float(demand[known].sum())
    mean = float(demand[known] @ figures[known]) / counted if counted else 0.0
    if not mean:
        raise WrongInput(
            f"weighted by: {figure}", "it is 0 wherever there is demand.", "another figure."
        )
    weights = np.where(known, figures / mean, 1.0)
    return [
        replace(one, demand=value)
        for one, value in zip(people, (demand * weights).tolist(), strict=True)
    ]
