"""What pip-audit and npm audit found, for scripts/audit: scripts.audited PYTHON.json NPM.json."""

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

NONE_KNOWN, WEAK, NOT_ASKED = range(3)


class Found(NamedTuple):
    """Libraries with a known weakness, and how many could not be asked about: None for all."""

    weak: list[str]
    not_asked: int | None


def python(said: dict[str, Any]) -> Found:
    """Read what pip-audit says; without --strict it passes over what it could not ask about."""
    if "dependencies" not in said:
        return Found([], None)
    weak = [
        f"{one['name']} {one['version']}: {', '.join(weakness['id'] for weakness in one['vulns'])}"
        for one in said["dependencies"]
        if one.get("vulns")
    ]
    return Found(weak, sum("skip_reason" in one for one in said["dependencies"]))


def frontend(said: dict[str, Any]) -> Found:
    """Read what npm audit says."""
    if "vulnerabilities" not in said:
        return Found([], None)
    weak = [f"{name}: {one['severity']}" for name, one in said["vulnerabilities"].items()]
    return Found(weak, 0)


def verdict(found: dict[str, Found]) -> tuple[int, list[str]]:
    """The exit code, and what to say of each."""
    lines = []
    for name, (weak, not_asked) in found.items():
        lines += [f"{name}: {one}" for one in weak]
        if not_asked is None:
            lines.append(
                f"{name}: the registry gave no answer. Ask where the internet is in reach."
            )
        elif not_asked:
            lines.append(f"{name}: {not_asked} libraries are not on the registry's list.")
        elif not weak:
            lines.append(f"{name}: no weakness is known.")
    if any(one.weak for one in found.values()):
        return WEAK, lines
    return (NOT_ASKED if any(one.not_asked != 0 for one in found.values()) else NONE_KNOWN), lines


def read(path: str) -> dict[str, Any]:
    """What a tool wrote; nothing where it wrote no JSON."""
    try:
        said = json.loads(Path(path).read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


if __name__ == "__main__":
    ours, theirs = sys.argv[1:]
    code, told = verdict({"Python": python(read(ours)), "front end": frontend(read(theirs))})
    print("\n".join(told))
    sys.exit(code)
