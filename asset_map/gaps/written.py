"""An answer read again from a file that was written before, to lay another beside it."""

import csv
from math import isfinite
from pathlib import Path

from asset_map.gaps.inputs import WrongInput
from asset_map.model.gap import AreaAccess

NEEDED = ("area_code", "demand", "nearest_metres", "count_in_reach", "access", "none_in_reach")
TRUTHS = {"true": True, "false": False}


def read_answer(path: Path) -> tuple[AreaAccess, ...]:
    """Each area's access, as `asset-map gaps --out FILE.csv` wrote it. Raises WrongInput."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            rows = csv.DictReader(opened)
            missing = [name for name in NEEDED if name not in (rows.fieldnames or ())]
            if missing:
                raise _no_answer(path, f"it has no column {missing[0]}.")
            areas = tuple(_area(row) for row in rows)
    except OSError as error:
        raise _no_answer(path, f"it cannot be read ({error.strerror}).") from None
    except (ValueError, KeyError, TypeError):
        raise _no_answer(path, "a row is not as it was written.") from None
    if not areas:
        raise _no_answer(path, "it has no areas.")
    return areas


def _area(row: dict[str, str]) -> AreaAccess:
    nearest, access = (
        float(row[name]) if row[name] else None for name in ("nearest_metres", "access")
    )
    demand = float(row["demand"])
    if not isfinite(demand):
        raise ValueError
    return AreaAccess(
        row["area_code"],
        row.get("area_name", ""),
        float(row.get("population") or 0),
        demand,
        nearest,
        int(row["count_in_reach"]),
        access,
        TRUTHS[row["none_in_reach"].lower()],
    )


def _no_answer(path: Path, what: str) -> WrongInput:
    remedy = "a day such as 2026-01-31, or a CSV file that asset-map gaps --out wrote."
    return WrongInput(f"against: {path}", what, remedy)
