"""For officers: a figure of the areas of their own, such as deprivation, looked at and taken on."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from asset_map.intake.figure_file import Figure, read_figure
from asset_map.intake.misread import UnreadableList
from asset_map.store import areas, demand
from asset_map.web.access import require, takes
from asset_map.web.gap_words import figure_words, level_words
from asset_map.web.store import Connection, connect, write

pages = Blueprint("figures", __name__)

# England's small areas with fifty columns take about as much.
LARGEST_TABLE = 10_000_000
# What was shown comes back in a field of a form, of which werkzeug takes half a megabyte.
LARGEST_FIELD = 480_000
ENDINGS = (".csv", ".xlsx")
LONGEST = 100
BOXES = ("name", "column", "rows")
EXAMPLES = 5
CODE = "area_code"


@pages.get("/gaps/figures")
@require("officer")
def overview() -> str:
    """The figures that areas have, and a form to send one more."""
    return _form({}, "")


@pages.post("/gaps/figures")
@require("officer")
@takes(LARGEST_TABLE)
def send() -> ResponseReturnValue:
    """Show what a table says; or take on what was shown."""
    act = request.form.get("act", "")
    if act not in ("look", "keep"):
        abort(400)
    typed = {box: request.form.get(box, "").strip()[:LONGEST] for box in BOXES}
    try:
        with _table(act) as path:
            figure = _read(path, typed)
    except UnreadableList as error:
        return _form(typed, _on_screen(error)), 400
    if act == "look":
        table = _as_table(figure)
        if len(table) > LARGEST_FIELD:
            many = gettext("So many areas are for the command asset-map import figures.")
            return _form(typed, many), 400
        return _preview(figure, table)
    with write() as connection:
        areas.save_figure(connection, figure.name, figure.values)
    return redirect(f"/gaps?demand={figure.name}", 303)


def _read(path: Path, typed: dict[str, str]) -> Figure:
    with connect() as connection:
        codes = areas.codes(connection)
    column, rows = typed["column"] or None, typed["rows"] or None
    return read_figure(path, typed["name"], codes, column, where=rows)


@contextmanager
def _table(act: str) -> Iterator[Path]:
    """The table that was sent, or that was shown, as a file for as long as the `with`."""
    with TemporaryDirectory(prefix="asset-map-") as folder:
        if act == "keep":
            path = Path(folder, "table.csv")
            path.write_text(request.form.get("table", ""), encoding="utf-8")
        else:
            path = _saved(request.files.get("file"), folder)
        yield path


def _saved(sent: FileStorage | None, folder: str) -> Path:
    ending = PurePath(sent.filename or "").suffix.lower() if sent else ""
    if sent is None or ending not in ENDINGS:
        what = gettext("This is no file that we can read.")
        raise UnreadableList("file", what, gettext("Choose a CSV or Excel file."))
    path = Path(folder, f"table{ending}")
    sent.save(path)
    return path


def _on_screen(error: UnreadableList) -> str:
    """An error in words for this page: no path, and its boxes instead of the command's options."""
    what, remedy = error.what.removesuffix("."), error.remedy
    said = gettext("%(what)s. Try: %(remedy)s", what=what, remedy=remedy)
    boxes = {
        "--column": gettext("“Column”"),
        "--name": gettext("“Name”"),
        "--where": gettext("“Only these rows”"),
    }
    for option, box in boxes.items():
        said = said.replace(option, box)
    return said[:1].upper() + said[1:]


def _form(typed: dict[str, str], wrong: str) -> str:
    with connect() as connection:
        held = [
            (level_words(level), count, [figure_words(name) for name in _groups(connection, level)])
            for level, count in demand.levels(connection).items()
        ]
    return render_template("officers/figures.html", typed=typed, wrong=wrong, held=held)


def _groups(connection: Connection, level: str) -> list[str]:
    names = demand.figures(connection, level)
    return [name for name in names if not name.removeprefix("age_").isdigit()]


def _as_table(figure: Figure) -> str:
    """The figure alone, for the page to send again: as exact as it came."""
    table = StringIO()
    rows = csv.writer(table)
    rows.writerow([CODE, figure.name])
    rows.writerows([code, repr(value)] for code, value in figure.values.items())
    return table.getvalue()


def _preview(figure: Figure, table: str) -> str:
    with connect() as connection:
        replaces = any(
            figure.name in demand.figures(connection, level) for level in demand.levels(connection)
        )
    return render_template(
        "officers/figure_preview.html",
        figure=figure,
        words=figure_words(figure.name),
        low=min(figure.values.values()),
        high=max(figure.values.values()),
        first=list(figure.values.items())[:EXAMPLES],
        empty=figure.empty[:EXAMPLES],
        strangers=figure.strangers[:EXAMPLES],
        table=table,
        replaces=replaces,
    )
