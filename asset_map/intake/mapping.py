"""A mapping file: what a council calls our columns, and what its words mean in ours (TOML)."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from asset_map.intake.misread import UnreadableList

_REMEDY = "docs/import.md shows what a mapping file looks like."


@dataclass(frozen=True, slots=True)
class FirstOf:
    """A column taken from the first of these headings that is filled in."""

    names: tuple[str, ...]

    def headings(self) -> tuple[str, ...]:
        """The file's headings it is taken from."""
        return self.names

    def only(self, there: Callable[[str], bool]) -> "FirstOf | None":
        """The same without headings that are not there; None when none is left."""
        left = tuple(filter(there, self.names))
        return FirstOf(left) if left else None


@dataclass(frozen=True, slots=True)
class Joined:
    """A column put together: headings of a group with a space, groups with a comma."""

    groups: tuple[tuple[str, ...], ...]

    def headings(self) -> tuple[str, ...]:
        """The file's headings it is taken from."""
        return tuple(heading for group in self.groups for heading in group)

    def only(self, there: Callable[[str], bool]) -> "Joined | None":
        """The same without headings that are not there; None when none is left."""
        groups = (tuple(filter(there, group)) for group in self.groups)
        left = tuple(group for group in groups if group)
        return Joined(left) if left else None

    @staticmethod
    def put_together(groups: list[list[str]]) -> str:
        """The cells of the groups in one text, without the empty ones."""
        parts = (" ".join(cell.strip() for cell in group if cell.strip()) for group in groups)
        return ", ".join(part for part in parts if part)


Taken = FirstOf | Joined


@dataclass(frozen=True)
class Mapping:
    """What `[columns]`, `[values.…]` and `[fixed]` say. The values' own words are in lower case.

    Headings in `aside` are not read, whatever they are called.
    """

    columns: dict[str, Taken] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    aside: tuple[str, ...] = ()


def read_mapping(path: Path, known: tuple[str, ...]) -> Mapping:
    """The mapping of a TOML file for the columns in `known`. Raises UnreadableList."""
    try:
        sheet = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UnreadableList(str(path), f"cannot be read ({error.strerror}).", _REMEDY) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableList(str(path), f"is not TOML: {error}.", _REMEDY) from None
    for name in sheet.keys() - {"columns", "values", "fixed"}:
        raise _wrong(path, f"has a part [{name}]", "[columns], [values.kind] and [fixed]")
    parts = {name: _table(path, name, sheet) for name in ("columns", "values", "fixed")}
    for table in parts.values():
        for column in table.keys() - set(known):
            raise _wrong(path, f"names a column {column!r}", ", ".join(known))
    return Mapping(
        {column: _taken(path, column, said) for column, said in parts["columns"].items()},
        {column: _values(path, column, said) for column, said in parts["values"].items()},
        {column: _text(said) for column, said in parts["fixed"].items()},
    )


def _table(path: Path, name: str, sheet: dict[str, Any]) -> dict[str, Any]:
    table = sheet.get(name, {})
    if not isinstance(table, dict):
        raise _wrong(path, f"gives {name} a value", f"[{name}] on a line of its own")
    return table


def _taken(path: Path, column: str, said: Any) -> Taken:
    if isinstance(said, str):
        return FirstOf((said,))
    if isinstance(said, dict) and said.keys() == {"first_of"} and _all_text(said["first_of"]):
        return FirstOf(tuple(said["first_of"]))
    if isinstance(said, list) and said:
        groups = [[part] if isinstance(part, str) else part for part in said]
        if all(_all_text(group) for group in groups):
            return Joined(tuple(tuple(group) for group in groups))
    raise _wrong(
        path,
        f"says something else than headings for {column}",
        f'{column} = "Their heading", a list of headings, or {{ first_of = ["One", "Other"] }}',
    )


def _values(path: Path, column: str, said: Any) -> dict[str, str]:
    if not isinstance(said, dict) or any(isinstance(ours, dict | list) for ours in said.values()):
        raise _wrong(path, f"has no pairs under values.{column}", '"Their word" = "ours"')
    return {theirs.strip().lower(): _text(ours) for theirs, ours in said.items()}


def _all_text(said: Any) -> bool:
    return isinstance(said, list) and bool(said) and all(isinstance(part, str) for part in said)


def _text(said: Any) -> str:
    if isinstance(said, bool):
        return "yes" if said else "no"
    return str(said)


def _wrong(path: Path, what: str, known: str) -> UnreadableList:
    return UnreadableList(str(path), f"{what}, which we do not know.", f"use {known}. {_REMEDY}")
