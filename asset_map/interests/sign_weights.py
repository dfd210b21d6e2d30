"""What signs were learned to be worth, as `python -m scripts.learn` keeps it: a byte for each."""

from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np


@lru_cache(maxsize=4)
def sign_weights(name: str) -> tuple[dict[str, float], float]:
    """The log odds that each sign in data/interests/`name`.npz adds, and those without any."""
    with as_file(files("asset_map") / "data" / "interests" / f"{name}.npz") as path:
        kept = dict(np.load(path))
    weights = kept["weights"] * float(kept["scale"])
    return dict(zip(kept["signs"].tolist(), weights.tolist(), strict=True)), float(kept["usual"])
