"""Many notes at once: a file of what people said in, a file of rankings out."""

from pathlib import Path
from typing import TYPE_CHECKING

from asset_map.settings import PlainError, Settings

if TYPE_CHECKING:
    from asset_map.evaluation.json_lines import Line
    from asset_map.store.connection import Connection

# Until all notes are answered the rankings stand beside the file that they will become.
UNFINISHED = ".part"


def match_notes(notes_path: Path, out_path: Path, reach_metres: int, limit: int) -> int:
    """Answer each note of a file, one after the other; how many there were. Raises PlainError.

    In: lines {"id", "text", "longitude", "latitude"}. Out: lines {"id", "ranking": [source ids,
    best first]}. Nothing of it is counted as asked or kept.
    """
    from asset_map.evaluation.json_lines import json_lines
    from asset_map.store.connection import engine

    unfinished = out_path.with_name(out_path.name + UNFINISHED)
    opened = engine(Settings.from_environment(), "public")
    count = 0
    try:
        with opened.connect() as connection, unfinished.open("wb") as out:
            for line in json_lines(notes_path):
                out.write(_answered(connection, line, reach_metres, limit))
                count += 1
        unfinished.replace(out_path)
    except OSError as error:
        raise PlainError(
            str(out_path), f"it cannot be written ({error.strerror}).", "another place with --out."
        ) from None
    finally:
        unfinished.unlink(missing_ok=True)
        opened.dispose()
    return count


def _answered(connection: "Connection", line: "Line", reach_metres: int, limit: int) -> bytes:
    import orjson

    from asset_map.evaluation.ours import ranking

    id, text, point = line.text("id"), line.text("text"), line.point()
    found = ranking(connection, text, point, reach_metres, limit)
    return orjson.dumps({"id": id, "ranking": found}, option=orjson.OPT_APPEND_NEWLINE)
