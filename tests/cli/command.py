"""The command `asset-map` as a process of its own, with nothing in its environment but ours."""

import os
import subprocess
import sys
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from asset_map.cli import main

COMMAND = [sys.executable, "-c", "from asset_map.cli import main; main()"]

# Loading Python's packages takes far longer than most commands: one process loads them once, and
# each command is a child of it.
_warm = get_context("forkserver")
_warm.set_forkserver_preload(["tests.cli.warm"])


def clean(env: Mapping[str, str]) -> dict[str, str]:
    """This process's environment with these settings and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ASSET_MAP_")}
    return {**kept, **env}


def asset_map(
    *arguments: str, said: str = "", account: int | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with these settings, and what is `said` piped in.

    With `account`, it runs as the user of that number, and loads everything itself.
    """
    if account is None:
        return _beside(arguments, said, clean(env))
    return subprocess.run(
        [*COMMAND, *arguments],
        input=said,
        env=clean(env),
        capture_output=True,
        text=True,
        check=False,
        user=account,
        group=account,
        extra_groups=[],
    )


def _beside(
    arguments: tuple[str, ...], said: str, env: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    with TemporaryDirectory() as name:
        said_file, out, err = (Path(name) / one for one in ("said", "out", "err"))
        said_file.write_text(said, encoding="utf-8")
        streams = [str(one) for one in (said_file, out, err)]
        child = _warm.Process(target=_run, args=(arguments, env, str(Path.cwd()), streams))
        child.start()
        child.join()
        assert child.exitcode is not None
        return subprocess.CompletedProcess(
            arguments, child.exitcode, out.read_text("utf-8"), err.read_text("utf-8")
        )


def _run(arguments: tuple[str, ...], env: dict[str, str], folder: str, streams: list[str]) -> None:
    said, out, err = streams
    os.environ.clear()
    os.environ.update(env)
    os.chdir(folder)
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    with Path(said).open(encoding="utf-8") as sys.stdin:
        sys.argv = ["asset-map", *arguments]
        main()
