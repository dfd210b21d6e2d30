"""A list taken on: read, compared with what is held, checked, and saved batch by batch."""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from asset_map.intake.columns import Columns, match_columns
from asset_map.intake.kept import Kept, keep_edits
from asset_map.intake.mapping import Mapping
from asset_map.intake.placing import Ground
from asset_map.intake.problems import SHOWN, ErrorFile, Tally, mended
from asset_map.intake.reading import Fresh, Read, read, read_beside, readers
from asset_map.intake.rows import Reader, clean, source_id
from asset_map.intake.sheet import Row, Sheet, StoppedShort
from asset_map.interests.overrides import Override
from asset_map.interests.vocabulary import edition
from asset_map.model.listing import Kind, Listing
from asset_map.model.problem import Problem, Severity
from asset_map.model.schedule import TIMEZONE
from asset_map.store import edited_here, import_runs, imports, postcodes
from asset_map.store.connection import Connection
from asset_map.store.edited_here import Edited
from asset_map.store.extent import extent
from asset_map.store.rulings import rulings

# Each batch is one transaction: a kill loses the work on one batch and the reading of the next
# few. Larger ones are no quicker, and three processes hold some of each: 300 MB in all.
BATCH_ROWS = 2_000
# Batches on their way to and from the readers: they never wait, and memory stays bounded.
BATCHES_AHEAD = 3
# How often the progress bar hears of the reading.
PROGRESS_ROWS = 500
# Rises when rows are read in another way, so that unchanged rows are read again.
READING = "3"
FINGERPRINT_BYTES = 16
POSTCODE_COLUMN = 8
# Between cells when they are compared; a text that holds it too is no harm.
BETWEEN = "¦"


@dataclass(frozen=True)
class Choices:
    """How a list is to be taken on."""

    source: str
    errors_path: Path
    kind: Kind = Kind.GROUP
    mapping: Mapping = field(default_factory=Mapping)
    dry_run: bool = False
    complete: bool = False
    # How many problems of a kind are told in full.
    told: int = SHOWN


@dataclass(slots=True)
class Report:
    """What an import did, or in a dry run would do."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    left_out: int = 0
    retired: int = 0
    notes: list[str] = field(default_factory=list)
    errors: Tally = field(default_factory=Tally)
    warnings: Tally = field(default_factory=Tally)
    kept: Kept = field(default_factory=Kept)
    errors_path: Path | None = None

    @property
    def taken(self) -> int:
        """Rows of the file that are in the store, now or from before."""
        return self.new + self.changed + self.unchanged

    @property
    def counts(self) -> dict[str, int]:
        """The numbers by name."""
        names = ("new", "changed", "unchanged", "left_out", "retired")
        counts = {name: getattr(self, name) for name in names}
        return counts | ({"edits_kept": self.kept.total} if self.kept.total else {})


class Preview(Protocol):
    """Whoever wants to see what a dry run would do."""

    def written(self, listings: Sequence[Listing]) -> None:
        """These would be new, or in the place of what is held."""

    def retired(self, source_ids: Collection[str]) -> None:
        """These would go, by the source's own ids."""


class _Batch(NamedTuple):
    """Rows to be read together, and what they are read with."""

    rows: list["_Row"]
    ground: Ground
    edited: dict[str, Edited]

    @property
    def for_reading(self) -> tuple[list[Fresh], Ground, dict[str, Edited]]:
        return [row.fresh for row in self.rows], self.ground, self.edited


class _Row(NamedTuple):
    """A row that is new or has changed: as it stands in the file, and as it is read."""

    cells: list[str]
    fresh: Fresh


def import_listings(
    connection: Connection,
    sheet: Sheet,
    choices: Choices,
    progress: Callable[[int], None] = lambda position: None,
    preview: Preview | None = None,
) -> Report:
    """Take a list on. Commits after each batch, so that a killed run is finished by the next.

    `progress` is called with `sheet.position()` now and then. In a dry run, `preview` is shown what
    would be written, and what would be retired. Raises UnreadableList where
    nothing can be taken on, and imports.ImportInTheWay.
    """
    sheet = mended(sheet)
    columns = match_columns(sheet.headings, choices.mapping, sheet.name)
    report = Report(
        notes=[*sheet.notes, *columns.notes],
        errors=Tally(choices.told),
        warnings=Tally(choices.told),
    )
    with ErrorFile(choices.errors_path, sheet.headings) as errors:
        work = _Import(connection, sheet, choices, columns, report, errors, preview)
        work.take_on(progress)
    report.left_out = errors.rows
    report.errors_path = errors.path if errors.rows else None
    return report


class _Import:
    """One import on its way: what is known, what was seen, what is still to be done."""

    def __init__(
        self,
        connection: Connection,
        sheet: Sheet,
        choices: Choices,
        columns: Columns,
        report: Report,
        errors: ErrorFile,
        preview: Preview | None,
    ) -> None:
        self._connection = connection
        self._sheet = sheet
        self._choices = choices
        self._pick = columns.pick
        self._report = report
        self._errors = errors
        self._preview = preview
        self._seen: dict[str, int] = {}
        self._stopped = False
        self._unchecked = 0
        self._rulings: tuple[Override, ...] = ()
        self._source_number: int | None = None
        self._versions: dict[str, datetime] = {}

    def take_on(self, progress: Callable[[int], None]) -> None:
        connection, choices, report = self._connection, self._choices, self._report
        run = None
        if choices.dry_run:
            number = import_runs.source_number(connection, choices.source)
        else:
            run = imports.open_run(connection, choices.source, self._sheet.name)
            number = run.source_number
        known = imports.known_fingerprints(connection, number) if number else {}
        self._source_number = number
        self._versions = edited_here.versions(connection, number) if number else {}
        self._rulings = rulings(connection)
        self._salt = _salt(choices, postcodes.edition(connection), self._rulings)
        self._any_held = postcodes.any_held(connection)
        self._save_all(run, known, self._fresh(known, progress))
        self._retire(run, known)
        self._note_unchecked()
        if run is None:
            connection.rollback()
        else:
            report.left_out = self._errors.rows
            imports.close_run(connection, run, report.counts)

    def _save_all(
        self, run: imports.Run | None, known: dict[str, bytes], rows: Iterator[_Row]
    ) -> None:
        """Save batch after batch, while the next ones are read."""
        batch = list(islice(rows, BATCH_ROWS))
        if not batch:
            return
        today = datetime.now(ZoneInfo(TIMEZONE)).date()
        reader = Reader(self._choices.kind, today, self._rulings)
        stamp = imports.stamp(self._connection, run) if run else None
        again = partial(read, reader=reader, stamp=stamp)
        if len(batch) < BATCH_ROWS:
            one = self._batch(batch)
            self._save(run, known, one, again(*one.for_reading), again)
            return
        ahead: deque[tuple[_Batch, Future[Read]]] = deque()
        with readers(reader, stamp) as beside:
            while batch or ahead:
                if batch:
                    one = self._batch(batch)
                    ahead.append((one, beside.submit(read_beside, *one.for_reading)))
                    batch = list(islice(rows, BATCH_ROWS))
                if len(ahead) > BATCHES_AHEAD or not batch:
                    one, reading = ahead.popleft()
                    self._save(run, known, one, reading.result(), again)

    def _batch(self, rows: list[_Row]) -> _Batch:
        ground = self._ground([row.fresh for row in rows])
        ids = [row.fresh.id for row in rows if row.fresh.id in self._versions]
        number = self._source_number
        found = edited_here.edited(self._connection, number, ids) if ids and number else {}
        return _Batch(rows, ground, found)

    def _save(
        self,
        run: imports.Run | None,
        known: dict[str, bytes],
        batch: _Batch,
        read: Read,
        again: Callable[..., Read],
    ) -> None:
        if run is not None and self._edited_meanwhile(run, batch):
            batch = self._batch(batch.rows)
            read = again(*batch.for_reading)
        for place, problems in read.remarks:
            self._tell(batch.rows[place].cells, problems)
        for one in read.met:
            self._report.kept.add(one)
        if run is None or read.staged is None:
            changed = sum(id in known for id in read.ids)
            saved = imports.Saved(len(read.ids) - changed, changed)
            if self._preview:
                self._preview.written(read.listings)
        else:
            saved = imports.save_staged(self._connection, run, read.staged)
            keep_edits(self._connection, run, read.met)
            self._connection.commit()
        self._report.new += saved.new
        self._report.changed += saved.changed

    def _edited_meanwhile(self, run: imports.Run, batch: _Batch) -> bool:
        """Whether one of the batch was edited since. Nobody edits any until it is in."""
        edited_here.take_turn(self._connection, run.source_number)
        self._versions = edited_here.versions(self._connection, run.source_number)
        if not self._versions:
            return False
        seen = {id: one.version for id, one in batch.edited.items()}
        ids = {row.fresh.id for row in batch.rows}
        return seen != {id: version for id, version in self._versions.items() if id in ids}

    def _fresh(self, known: dict[str, bytes], progress: Callable[[int], None]) -> Iterator[_Row]:
        """The rows that are new or have changed; the others are only counted."""
        pick, seen, salt, report = self._pick, self._seen, self._salt, self._report
        for number, row in enumerate(self._rows()):
            if number % PROGRESS_ROWS == 0:
                progress(self._sheet.position())
            cells = pick(row.cells)
            joined = BETWEEN.join(cells)
            if not joined.isprintable():
                cells = clean(cells)
            id = source_id(cells)
            if id in seen:
                self._twice(row, cells, id)
                continue
            seen[id] = row.number
            fingerprint = blake2b(
                joined.encode("utf-8", "surrogatepass"),
                digest_size=FINGERPRINT_BYTES,
                key=salt,
            ).digest()
            if known.get(id) == fingerprint and not row.broken:
                report.unchanged += 1
            else:
                yield _Row(row.cells, Fresh(row.number, cells, id, fingerprint, row.broken))
        progress(self._sheet.size)

    def _rows(self) -> Iterator[Row]:
        try:
            yield from self._sheet.rows()
        except StoppedShort as stopped:
            self._stopped = True
            self._leave_out([], [Problem(stopped.row, "file", "", stopped.say)])

    def _ground(self, batch: list[Fresh]) -> Ground:
        """What the batch's rows are placed by: one question for all their postcodes."""
        asked = {cells[POSTCODE_COLUMN] for _, cells, *_ in batch} - {""}
        there = postcodes.held(
            self._connection, {tidied for words in asked if (tidied := postcodes.tidy(words))}
        )
        if not self._any_held:
            self._unchecked += sum(bool(cells[POSTCODE_COLUMN].strip()) for _, cells, *_ in batch)
        return Ground(extent(self._connection), there, self._any_held)

    def _twice(self, row: Row, cells: Sequence[str], id: str) -> None:
        first = self._seen[id]
        if cells[0].strip():
            problem = Problem(row.number, "id", id, f"row {first} has it already. Change one.")
        else:
            say = (
                f"the name and place of row {first}. If it is the same, leave this row out; "
                "if not, give each its own id, in a column id."
            )
            problem = Problem(row.number, "name", cells[2], say)
        self._leave_out(row.cells, [problem])

    def _tell(self, cells: list[str], problems: list[Problem]) -> None:
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        if errors:
            self._leave_out(cells, errors)
        for problem in problems:
            if problem.severity is Severity.WARNING:
                self._report.warnings.add(problem)

    def _leave_out(self, cells: list[str], problems: list[Problem]) -> None:
        for problem in problems:
            self._report.errors.add(problem)
        self._errors.add(cells or [""] * len(self._sheet.headings), problems)

    def _retire(self, run: imports.Run | None, known: dict[str, bytes]) -> None:
        """Retire what the file no longer has, unless the file itself is in doubt."""
        if not self._choices.complete:
            return
        if self._stopped or not self._report.taken:
            self._report.notes.append(
                "Nothing was retired: the file could not be read whole, or no row of it is in."
            )
            return
        missing = known.keys() - self._seen.keys()
        gone = len(missing)
        if self._preview:
            self._preview.retired(missing)
        if run is not None and gone:
            gone = imports.retire_missing(self._connection, run, self._seen.keys())
            self._connection.commit()
        self._report.retired = gone

    def _note_unchecked(self) -> None:
        if self._unchecked:
            self._report.notes.append(
                f"No postcodes are held, so {self._unchecked:,} could not be checked against their "
                "points. Import them with asset-map import postcodes PATH."
            )


def _salt(choices: Choices, postcodes_edition: str, ruled: Sequence[Override]) -> bytes:
    """What a row means beside its own cells; when any of it changes, all rows are read again."""
    words = (
        READING,
        choices.kind.value,
        repr(choices.mapping),
        edition(),
        postcodes_edition,
        repr(ruled),
    )
    return blake2b("\n".join(words).encode(), digest_size=FINGERPRINT_BYTES).digest()
