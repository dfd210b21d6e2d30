"""The command `asset-map` as a process of its own, with nothing in its environment but ours."""

import os
import subprocess
import sys
from collections.abc import Mapping

COMMAND = [sys.executable, "-c", "from asset_map.cli import main; main()"]


def clean(env: Mapping[str, str]) -> dict[str, str]:
    """This process's environment with these settings and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ASSET_MAP_")}
    return {**kept, **env}


def asset_map(
    *arguments: str, account: int | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with these settings; with `account`, as the user of that number."""
    return subprocess.run(
        [*COMMAND, *arguments],
        env=clean(env),
        capture_output=True,
        text=True,
        check=False,
        user=account,
        group=account,
        extra_groups=None if account is None else [],
    )
