"""Files with one JSON object on each line, read one by one; a bad line is told by its number."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import orjson

from asset_map.model.place import Point
from asset_map.settings import PlainError


class UnreadableLine(PlainError):
    """A file, or a line of it, is not what it should be. Never quotes it: people speak in it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line's object, and where it stands."""

    where: str
    values: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A text that must be there. Raises UnreadableLine."""
        value = self.values.get(name)
        if not isinstance(value, str):
            self.refuse(f"{name} is not a text", f'"{name}": "…"')
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty where it is not there. Raises UnreadableLine."""
        values = self.values.get(name) or []
        if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
            self.refuse(f"{name} is not a list of texts", f'"{name}": ["…", "…"]')
        return tuple(values)

    def point(self) -> Point:
        """Its longitude and latitude. Raises UnreadableLine."""
        degrees = [self.values.get(name) for name in ("longitude", "latitude")]
        try:
            return Point(*(float(one) for one in degrees if one is not None))
        except (TypeError, ValueError):
            example = '"longitude": -2.517, "latitude": 53.498'
            self.refuse("longitude and latitude are not a place on the Earth", example)

    def refuse(self, what: str, remedy: str) -> NoReturn:
        """Raise UnreadableLine."""
        raise UnreadableLine(self.where, f"{what}.", remedy)


def json_lines(path: Path) -> Iterator[Line]:
    """Each line that is not empty. Raises UnreadableLine."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _line(f"{path.name}, line {number}", line)
    except OSError as error:
        raise UnreadableLine(str(path), f"{error.strerror}.", "check the path.") from None


def _line(where: str, line: bytes) -> Line:
    try:
        values = orjson.loads(line)
    except orjson.JSONDecodeError:
        values = None
    if not isinstance(values, dict):
        raise UnreadableLine(
            where, "this is not a JSON object.", 'write one object on each line: {"id": "…", …}'
        )
    return Line(where, values)
