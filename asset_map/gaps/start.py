"""Where to start something: the few places that reach the most people who have nothing yet.

The maximal covering location problem: Church, R. and ReVelle, C. (1974), The maximal covering
location problem. Papers of the Regional Science Association 32, 101-118; solved by spopt.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pulp import PULP_CBC_CMD
from scipy.spatial.distance import cdist
from spopt.locate import MCLP

from asset_map.gaps.inputs import Counts, Numbers, WrongInput, metres, people_at, points

# More pairs of people's points and sites than this would not fit a small server's memory.
MOST_PAIRS = 20_000_000
# What is best after this long is taken; towns take less than one second.
PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Start:
    """A place to start at, and who would gain.

    `site` is its row among the sites given. `newly_reached` is the demand that has nothing in
    reach yet, nor from the starts named before this one, and would then have; `who` are the rows
    of the people's points behind it. `alone` is what it would be without the starts before it.
    """

    site: int
    newly_reached: float
    who: Counts
    alone: float


def best_places(
    people_xy: ArrayLike,
    demand: ArrayLike,
    sites_xy: ArrayLike,
    reach_metres: float,
    how_many: int,
    has_already: ArrayLike | None = None,
    in_reach: ArrayLike | None = None,
) -> list[Start]:
    """The best `how_many` sites together, most newly reached first.

    `people_xy` (n, 2) and `sites_xy` (k, 2) are metres, `demand` n numbers of people, and
    `has_already` n truths: who has something in reach now (nobody, unless said). `in_reach` (n, k)
    says who reaches which site, where that is no straight line. Fewer come back where fewer would
    reach everybody who can be. Raises `WrongInput`.
    """
    if how_many < 1:
        raise WrongInput("how many", f"{how_many} places to start at.", "1 or more.")
    reached, wanting = _newly(people_xy, demand, sites_xy, reach_metres, has_already, in_reach)
    useful = np.flatnonzero(wanting @ reached)
    if not len(useful):
        return []
    chosen = useful[_covering(reached[:, useful], wanting, min(how_many, len(useful)))]
    return _one_after_the_other(chosen, reached, wanting)


def what_if(
    people_xy: ArrayLike,
    demand: ArrayLike,
    pin_xy: ArrayLike,
    reach_metres: float,
    has_already: ArrayLike | None = None,
    in_reach: ArrayLike | None = None,
) -> Start:
    """Who would gain from something at one point, `pin_xy` (2 numbers, metres)."""
    pin = np.reshape(np.asarray(pin_xy, dtype=np.float64), (1, -1))
    reached, wanting = _newly(people_xy, demand, pin, reach_metres, has_already, in_reach)
    who = np.flatnonzero(reached[:, 0] & (wanting > 0))
    gained = float(wanting[who].sum())
    return Start(0, gained, who, gained)


def _newly(
    people_xy: ArrayLike,
    demand: ArrayLike,
    sites_xy: ArrayLike,
    reach_metres: float,
    has_already: ArrayLike | None,
    in_reach: ArrayLike | None,
) -> tuple[NDArray[np.bool_], Numbers]:
    """Who is in reach of which site, (n, k), and the demand of those who have nothing yet."""
    people, sites = people_at(people_xy, demand), points("sites", sites_xy)
    reach = metres("reach", reach_metres)
    if len(people.xy) * len(sites) > MOST_PAIRS:
        raise WrongInput(
            "sites",
            f"{len(people.xy):,} areas and {len(sites):,} sites are too many to weigh at once.",
            "larger areas, or fewer sites.",
        )
    has = np.zeros(len(people.xy), bool) if has_already is None else np.asarray(has_already, bool)
    if has.shape != people.amount.shape:
        raise WrongInput(
            "has already", f"{has.size:,} truths for {len(people.xy):,} points.", "one a point."
        )
    wanting = np.where(has, 0.0, people.amount)
    if in_reach is None:
        return cdist(people.xy, sites) <= reach, wanting
    reached = np.asarray(in_reach, dtype=bool)
    if reached.shape != (len(people.xy), len(sites)):
        said = f"{reached.shape} for {len(people.xy):,} points and {len(sites):,} sites."
        raise WrongInput("in reach", said, "a truth for each point and site.")
    return reached, wanting


def _covering(reached: NDArray[np.bool_], wanting: Numbers, how_many: int) -> Counts:
    """The columns that together reach the most. Who has the same sites to go to counts as one."""
    matters = (wanting > 0) & reached.any(axis=1)
    alike, group = np.unique(reached[matters], axis=0, return_inverse=True)
    together = np.bincount(group.ravel(), weights=wanting[matters])
    # spopt takes costs: 0 is in reach, 1 is not.
    problem = MCLP.from_cost_matrix(1.0 - alike, together, 0.5, how_many)
    solved = problem.solve(PULP_CBC_CMD(msg=False, timeLimit=PATIENCE_SECONDS), results=False)
    return np.flatnonzero([variable.value() > 0.5 for variable in solved.fac_vars])


def _one_after_the_other(
    chosen: Counts, reached: NDArray[np.bool_], wanting: Numbers
) -> list[Start]:
    """Each with what it adds to those before it, the largest addition first."""
    starts: list[Start] = []
    alone = wanting @ reached
    left = wanting.copy()
    rest = list(chosen)
    while rest:
        best = max(rest, key=lambda site: (left @ reached[:, site], alone[site], -site))
        rest.remove(best)
        who = np.flatnonzero(reached[:, best] & (left > 0))
        if not len(who):
            break
        starts.append(Start(int(best), float(left[who].sum()), who, float(alone[best])))
        left[who] = 0.0
    return starts
