"""What is compiled: exact where the library is, and working where nothing can be kept."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from numpy.testing import assert_allclose

from asset_map.gaps.weighing import falling

TOP = Path(__file__).parents[2]


def test_a_weight_falls_off_as_the_library_says():
    powers = np.linspace(-250, 0, 2_001)

    assert_allclose([falling(power) for power in powers], np.exp(powers), rtol=1e-12)
    assert falling(0.0) == 1
    assert falling(-1e12) == 0


def test_where_nothing_can_be_kept_it_compiles_each_time(tmp_path: Path) -> None:
    """As in an installation that is read-only, for an account without a home."""
    (tmp_path / "twice.py").write_text(
        '''"""One small loop."""
from asset_map.gaps.compiled import compiled

@compiled
def twice(number):
    return number + number
''',
        encoding="utf-8",
    )
    (tmp_path / "__pycache__").write_text("in the way of a folder", encoding="utf-8")
    nowhere = {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null", "NUMBA_CACHE_DIR": "/dev/null"}
    said = subprocess.check_output(
        [
            sys.executable,
            "-c",
            "from twice import twice; print(twice(21), len(twice.stats.cache_hits))",
        ],
        env={**os.environ, **nowhere, "PYTHONPATH": f"{tmp_path}:{TOP}"},
        text=True,
    )

    assert said.split() == ["42", "0"]
