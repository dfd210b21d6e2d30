"""Doctors and dentists around Chicago: the columns that PySAL's access gave for them."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose
from pyproj import Transformer

from asset_map.gaps.access import enhanced_two_step, three_step, two_step
from asset_map.gaps.catchment import gaussian, stepped
from asset_map.gaps.inputs import Numbers

STEPS = stepped(10_000, (2_000, 5_000, 10_000), (1, 0.68, 0.22))
SCORES = {
    "2sfca5k": lambda *town: two_step(*town, 5_000),
    "2sfca10k": lambda *town: two_step(*town, 10_000),
    "e2sfca_step": lambda *town: enhanced_two_step(*town, STEPS),
    "g2sfca_gauss5k": lambda *town: enhanced_two_step(*town, gaussian(15_000, 5_000)),
    "3sfca_step": lambda *town: three_step(*town, STEPS),
}


@pytest.fixture(scope="module")
def chicago(open_data: Path) -> Path:
    return open_data / "pysal_access_chicago"


def centroids(path: Path) -> tuple[list[int], Numbers, list[dict[str, float]]]:
    """Codes, points in EPSG:3528, and what else is said of each tract."""
    features = json.loads(path.read_text("utf-8"))["features"]
    degrees = Transformer.from_crs(2790, 3528, always_xy=True)
    points = np.array([feature["geometry"]["coordinates"] for feature in features])
    said = [feature["properties"] for feature in features]
    return [one["geoid"] for one in said], np.column_stack(degrees.transform(*points.T)), said


@pytest.mark.parametrize("what", ["doc", "dentist"])
@pytest.mark.parametrize("column", SCORES)
def test_our_scores_are_theirs(chicago: Path, column: str, what: str) -> None:
    codes, people, tracts = centroids(chicago / "chicago_metro_pop.geojson")
    _, places, supply = centroids(chicago / "chicago_metro_docs_dentists.geojson")
    with (chicago / "expected_pysal_access_euclidean.csv").open(encoding="utf-8") as file:
        theirs = {int(row["geoid"]): row[f"{column}_{what}"] for row in csv.DictReader(file)}

    scores = SCORES[column](
        people, [tract["pop"] for tract in tracts], places, [tract[what] for tract in supply]
    )

    assert len(codes) == 1_930
    expected = np.array([float(theirs[code] or "nan") for code in codes])
    # Where nothing is in reach, they say nothing; we say 0.
    assert_allclose(scores, np.nan_to_num(expected, nan=0.0), rtol=1e-9)
