"""Our Gaussian E2SFCA, as a process of its own: a file of points in, a file of scores out."""

import sys

import numpy as np

from asset_map.gaps.access import enhanced_two_step
from asset_map.gaps.catchment import gaussian

points, scores, catchment_metres, scale_metres = sys.argv[1:]
with np.load(points) as given:
    town = [given[name] for name in ("people_xy", "demand", "supply_xy", "capacity")]
np.save(scores, enhanced_two_step(*town, gaussian(float(catchment_metres), float(scale_metres))))
