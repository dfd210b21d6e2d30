"""A street network to walk on: points, and the ways between them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Streets:
    """Points joined by pieces of street that can be walked both ways.

    `xy` is (k, 2): metres in the instance's projection (as read from a file, degrees: longitude,
    latitude). Piece `i` leads from row `starts[i]` of them to row `ends[i]`, `metres[i]` long.
    """

    xy: NDArray[np.float64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    metres: NDArray[np.float64]
