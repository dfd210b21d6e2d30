"""What is done with a list that waits, stage by stage, and what comes of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from time import monotonic

from asset_map.intake.columns import PROBLEM, plain
from asset_map.intake.headings import mapping_of, says_enough
from asset_map.intake.import_listings import Choices, Report, import_listings
from asset_map.intake.misread import UnreadableList
from asset_map.intake.outcomes import Checked, Headings, Outcome, TakenOn, Told, Undone
from asset_map.intake.preview import MOST_SHOWN, Comparison
from asset_map.intake.sheet import Row, Sheet, StoppedShort, open_sheet
from asset_map.intake.waiting import Progress, Waiting
from asset_map.model.listing import Kind
from asset_map.store import history, import_runs, imports
from asset_map.store.connection import Connection

# More of a heading's cells help nobody to see what it means.
SAMPLES, SAMPLE_ROWS, LONGEST_SAMPLE = 3, 200, 60
# No officer matches more headings by hand; and a page cannot hold them.
MOST_HEADINGS = 100
# Longer than any council's list: what is longer is taken on from the command line.
MOST_ROWS = 200_000
# A page asks every second or two.
TOLD_AGAIN_SECONDS = 0.5


def look(waiting: Waiting, connection: Connection) -> Outcome:
    """What the list's headings are; where the source's are known from before, what it would do."""
    about, sheet = waiting.about(), _sheet(waiting)
    found = _headings(sheet)
    waiting.keep_headings(found)
    kept = import_runs.reading(connection, about.source)
    before = dict(kept["headings"]) if kept else {}
    known = {name: before[name] for name in found.names if name in before}
    # A heading that nobody has seen before is for the officer to say.
    if not kept or len(known) < len(found.names) or not says_enough(known):
        return found
    waiting.say(replace(about, headings=known, kind=Kind(kept["kind"])))
    return check(waiting, connection)


def check(waiting: Waiting, connection: Connection) -> Outcome:
    """What would change, and what is wrong with which row."""
    about = waiting.about()
    number = import_runs.source_number(connection, about.source)
    comparison = Comparison(connection, number)
    report = _import(waiting, connection, dry_run=True, comparison=comparison)
    return Checked(_told(report), comparison.found)


def take_on(waiting: Waiting, connection: Connection) -> Outcome:
    """Take the list on, keep how it was read for the next of its source, and forget it."""
    about = waiting.about()
    history.here_is(connection, about.who)
    report = _import(waiting, connection, dry_run=False)
    # Pairs keep their order.
    reading = {"headings": list((about.headings or {}).items()), "kind": about.kind.value}
    import_runs.keep_reading(connection, about.source, reading)
    connection.commit()
    waiting.drop_list()
    return TakenOn(_told(report))


def undo(waiting: Waiting, connection: Connection) -> Outcome:
    """Put a source's listings back as they were before its newest run."""
    about = waiting.about()
    history.here_is(connection, about.who)
    done = imports.undo(connection, about.source, about.run)
    return Undone(done["removed"], done["restored"], done.get("edited since", 0))


STAGES: Mapping[str, Callable[[Waiting, Connection], Outcome]] = {
    "look": look,
    "check": check,
    "take-on": take_on,
    "undo": undo,
}


def _import(
    waiting: Waiting,
    connection: Connection,
    *,
    dry_run: bool,
    comparison: Comparison | None = None,
) -> Report:
    about, sheet = waiting.about(), _sheet(waiting)
    waiting.errors_path.unlink(missing_ok=True)
    choices = Choices(
        source=about.source,
        errors_path=waiting.errors_path,
        kind=about.kind,
        mapping=mapping_of(about.headings or {}),
        dry_run=dry_run,
        complete=about.complete,
        told=MOST_SHOWN,
    )
    return import_listings(connection, sheet, choices, _telling(waiting, sheet), comparison)


def _telling(waiting: Waiting, sheet: Sheet) -> Callable[[int], None]:
    told = 0.0

    def progress(position: int) -> None:
        nonlocal told
        if monotonic() - told > TOLD_AGAIN_SECONDS:
            told = monotonic()
            waiting.tell_progress(Progress(position, sheet.size))

    return progress


def _sheet(waiting: Waiting) -> Sheet:
    """The list under its own name, and no longer than a page can be waited for."""
    path = waiting.list_path
    if path is None:
        raise UnreadableList("the list", "it is not kept any more.", "send it again.")
    sheet = open_sheet(path)

    def rows() -> Iterator[Row]:
        for count, row in enumerate(sheet.rows()):
            if count >= MOST_ROWS:
                what = f"it has more than {MOST_ROWS:,} rows."
                raise UnreadableList("the list", what, "send it in parts.")
            yield row

    return replace(sheet, name=waiting.about().file_name, rows=rows)


def _headings(sheet: Sheet) -> Headings:
    names = [name for name in dict.fromkeys(sheet.headings) if plain(name) not in ("", PROBLEM)]
    if len(names) > MOST_HEADINGS:
        raise UnreadableList(
            sheet.name,
            f"it has more than {MOST_HEADINGS} headings.",
            "take the columns out that nobody needs.",
        )
    samples: dict[str, list[str]] = {name: [] for name in names}
    try:
        for count, row in enumerate(sheet.rows()):
            for name, cell in zip(sheet.headings, row.cells, strict=False):
                shown = " ".join(cell.split())[:LONGEST_SAMPLE]
                some = samples.get(name)
                if some is not None and shown and len(some) < SAMPLES and shown not in some:
                    some.append(shown)
            if count >= SAMPLE_ROWS:
                break
    except StoppedShort:
        pass
    return Headings(tuple(names), {name: tuple(some) for name, some in samples.items()})


def _told(report: Report) -> Told:
    errors, warnings = report.errors, report.warnings
    return Told(
        report.counts,
        tuple(report.notes),
        tuple(errors.first),
        errors.total,
        tuple(warnings.first),
        warnings.total,
        tuple(report.kept.first),
        report.kept.total,
    )
