"""PySAL's Gaussian E2SFCA, to measure ours against: a file of points in, a file of scores out.

Runs in the peers' environment and imports nothing of ours. Its `access` takes a table of pairs
with their distances; a k-d tree makes it, as its own way (a full product of both sides) has no
room in any machine.
"""

import sys

import numpy as np
import pandas as pd
from access import Access, weights
from scipy.spatial import KDTree

points, scores, catchment_metres, scale_metres = sys.argv[1:]
with np.load(points) as given:
    people_xy, demand, supply_xy, capacity = (
        given[name] for name in ("people_xy", "demand", "supply_xy", "capacity")
    )
near = KDTree(people_xy).sparse_distance_matrix(
    KDTree(supply_xy), float(catchment_metres), output_type="ndarray"
)
pairs = pd.DataFrame({"origin": near["i"], "dest": near["j"], "cost": near["v"]})
asked = Access(
    demand_df=pd.DataFrame({"geoid": np.arange(len(demand)), "pop": demand}),
    demand_index="geoid",
    demand_value="pop",
    supply_df=pd.DataFrame({"geoid": np.arange(len(capacity)), "seats": capacity}),
    supply_index="geoid",
    supply_value=["seats"],
    cost_df=pairs,
    cost_origin="origin",
    cost_dest="dest",
    cost_name="cost",
)
found = asked.enhanced_two_stage_fca(
    name="score",
    max_cost=float(catchment_metres),
    weight_fn=weights.gaussian(float(scale_metres)),
)
np.save(scores, found["score_seats"].reindex(range(len(demand))).fillna(0).to_numpy())
