"""Import runs: a source's list taken on batch by batch, finished after a kill, and undone."""

import json
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, text

from asset_map.model.listing import Listing, listing_id
from asset_map.store import (
    edited_here,
    history,
    listings,
    merging,
    names,
    suggestions,
    timetables,
    told,
)
from asset_map.store.before import as_it_was, keep
from asset_map.store.driver import driver_cursor
from asset_map.store.import_runs import edited_since, source_number
from asset_map.store.staging import Imported, Staged, Stamp, stage

__all__ = [
    "ImportInTheWay",
    "Imported",
    "NothingToUndo",
    "Run",
    "Saved",
    "Staged",
    "Stamp",
    "stage",
]

# One lock space for imports, beside whatever else uses advisory locks in the database.
LOCK_SPACE = 4_711
# How long a server may take to notice that the importer before was killed, and let go its lock.
PATIENCE_SECONDS = 10.0
ASKED_AGAIN_SECONDS = 0.2
# The tables that an import fills most, the longest first, and how many are vacuumed at once. Of the
# wide ones only the columns that are asked by are looked at for the planner: descriptions and
# geometries take most of the time, and the server's own autovacuum looks at them afterwards.
VACUUMED = (
    "posting",
    "service (organization_id, kind, name, source_id, status)",
    "location (name, source_id)",
    "service_at_location (service_id, location_id, source_id, status)",
    "attribute",
)
AT_ONCE = 2


class ImportInTheWay(RuntimeError):
    """The same source is being imported by someone else right now."""


class NothingToUndo(RuntimeError):
    """The source has no import run that could be undone."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of an import, or an interrupted one taken up again."""

    id: int
    source: str
    source_number: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What a batch did: listings that are new, and listings that were there before."""

    new: int
    changed: int


def open_run(connection: Connection, source: str, file_name: str) -> Run:
    """Begin to import a source's list, or go on where an interrupted run stopped.

    Commits. The connection holds the source's lock until it is closed, so that two imports of
    one source cannot interleave; waits for it a little. Raises ImportInTheWay.
    """
    connection.execute(
        text("INSERT INTO source (name) VALUES (:name) ON CONFLICT DO NOTHING"), {"name": source}
    )
    number = _source_number(connection, source)
    _lock(connection, source, number)
    interrupted = connection.execute(
        text(
            "SELECT max(id) FROM import_run "
            "WHERE source_id = :source AND finished_at IS NULL AND undone_at IS NULL"
        ),
        {"source": number},
    ).scalar()
    run = (
        interrupted
        or connection.execute(
            text(
                "INSERT INTO import_run (source_id, file_name, started_at, who) "
                "VALUES (:source, :file, now(), :who) RETURNING id"
            ),
            {"source": number, "file": file_name, "who": history.who(connection)},
        ).scalar_one()
    )
    connection.commit()
    return Run(run, source, number)


def known_fingerprints(connection: Connection, source_number: int) -> dict[str, bytes]:
    """The fingerprint of each active listing of a source, by the source's own id."""
    # In binary and unwrapped: a long list is compared with as many rows each time.
    with driver_cursor(connection) as cursor:
        cursor.execute(
            "SELECT source_ref, fingerprint FROM service_at_location "
            "WHERE source_id = %s AND status = 'active'",
            [source_number],
        )
        return dict(cursor.fetchall())


def held(
    connection: Connection, source_number: int, source_ids: Collection[str]
) -> dict[str, Listing]:
    """A source's active listings as they stand, by the source's own ids."""
    rows = connection.execute(
        text(
            "SELECT source_ref, listing_words(id) FROM service_at_location "
            "WHERE source_id = :source AND status = 'active' AND source_ref = ANY (:refs)"
        ),
        {"source": source_number, "refs": list(source_ids)},
    )
    return {source_ref: as_it_was(words).listing for source_ref, words in rows}


def stamp(connection: Connection, run: Run) -> Stamp:
    """What batches of the run are staged with."""
    return Stamp(run.source, run.source_number, run.id, listings.term_numbers(connection))


def save(connection: Connection, run: Run, batch: Sequence[Imported]) -> Saved:
    """Write one batch with everything that follows from it. The caller commits."""
    return save_staged(connection, run, stage(stamp(connection, run), batch))


def save_staged(connection: Connection, run: Run, staged: Staged) -> Saved:
    """The same for a batch that is staged already."""
    # Nobody waits for a batch to reach the disk: close_run's commit does, for all before it.
    connection.execute(text("SET LOCAL synchronous_commit = off"))
    return Saved(*listings.save_staged(connection, run.id, staged))


def say_of_edited(connection: Connection, run: Run, listed: Mapping[str, Listing | None]) -> None:
    """What a batch's rows say of listings that were edited here, by the source's own ids.

    None where nothing of the edit is left. The caller commits.
    """
    ids = {source_id: listing_id(run.source, source_id) for source_id in listed}
    edited_here.say(connection, {ids[one]: said for one, said in listed.items() if said})
    edited_here.forget(connection, [ids[one] for one, said in listed.items() if said is None])


def retire_missing(connection: Connection, run: Run, kept: Collection[str]) -> int:
    """Take from the map the source's active listings that are not in `kept`; how many."""
    held = known_fingerprints(connection, run.source_number)
    gone = [source_ref for source_ref in held if source_ref not in kept]
    if not gone:
        return 0
    ids = connection.execute(
        text(
            "SELECT id FROM service_at_location "
            "WHERE source_id = :source AND source_ref = ANY (:refs)"
        ),
        {"source": run.source_number, "refs": gone},
    ).scalars()
    gone_ids = list(ids)
    history.within(connection, run.id)
    keep(connection, run.id, gone_ids)
    retired = _retire(connection, gone_ids)
    merging.follow(connection, gone_ids)
    return retired


def close_run(connection: Connection, run: Run, counts: Mapping[str, int]) -> None:
    """Finish the run: leave no orphans, refresh the planner's statistics, unlock. Commits."""
    connection.execute(
        text("UPDATE import_run SET finished_at = now(), counts = :counts WHERE id = :run"),
        {"run": run.id, "counts": json.dumps(dict(counts))},
    )
    if any(counts.get(name) for name in ("changed", "retired")):
        _drop_orphans(connection, run.source_number)
    connection.commit()
    _unlock(connection, run.source_number)


def vacuum(engine: Engine) -> None:
    """Take up new names to look up, tell each listing in one row, and freshen the visibility map.

    Without that, an index-only scan visits the table after all.
    """

    def take_up_names() -> None:
        with engine.begin() as connection:
            names.fill(connection)

    def vacuum_one(table: str) -> None:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"VACUUM (ANALYZE) {table}"))

    def tell() -> None:
        told.fill_all(engine)
        # A plan that was made while it was small reads all of it.
        vacuum_one("told (listing)")

    with ThreadPoolExecutor(AT_ONCE) as side_by_side:
        beside = (side_by_side.submit(take_up_names), side_by_side.submit(tell))
        list(side_by_side.map(vacuum_one, VACUUMED))
        for one in beside:
            one.result()


def undo(connection: Connection, source: str, expected: int | None = None) -> Mapping[str, int]:
    """Put a source's listings back as they were before its newest run; what was done, by name.

    With `expected`, only if that is the newest. Commits. Raises NothingToUndo and ImportInTheWay.
    """
    number = _source_number(connection, source)
    run = connection.execute(
        text("SELECT max(id) FROM import_run WHERE source_id = :source AND undone_at IS NULL"),
        {"source": number},
    ).scalar()
    if run is None:
        raise NothingToUndo(f"no import of {source!r} is left to undo")
    if expected is not None and run != expected:
        raise NothingToUndo(f"another import of {source!r} is the newest by now")
    _lock(connection, source, number)
    edited_here.take_turn(connection, number)
    rows = connection.execute(
        text(
            "SELECT service_at_location_id, before FROM import_change AS c "
            "JOIN service_at_location AS l ON l.id = c.service_at_location_id "
            "WHERE c.run_id = :run AND l.first_run_id IS DISTINCT FROM :run"
        ),
        {"run": run},
    ).all()
    before = {id: as_it_was(words) for id, words in rows}
    said = {id: as_it_was(words["said"]).listing for id, words in rows if words.get("said")}
    edited = edited_since(connection, run)
    history.within(connection, run)
    removed = _remove_new(connection, run)
    # What the run had made of them is nowhere else: the history keeps it.
    with history.telling(connection, history.who(connection), f"import {run} undone"):
        merging.let_go(connection, removed)
        listings.save_listings(connection, source, number, None, list(before.values()))
        _retire(connection, [id for id, words in rows if words["status"] == "inactive"])
        merging.follow(connection, list(before))
    edited_here.forget(connection, list(before))
    edited_here.say(connection, said)
    suggestions.take_back(connection, run)
    connection.execute(
        text("UPDATE import_run SET undone_at = now() WHERE id = :run"), {"run": run}
    )
    _drop_orphans(connection, number)
    connection.commit()
    _unlock(connection, number)
    return {"removed": len(removed), "restored": len(before)} | (
        {"edited since": edited} if edited else {}
    )


def _source_number(connection: Connection, source: str) -> int:
    number = source_number(connection, source)
    if number is None:
        raise NothingToUndo(f"no source is called {source!r}")
    return number


def _lock(connection: Connection, source: str, number: int) -> None:
    until = monotonic() + PATIENCE_SECONDS
    while not connection.scalar(
        text("SELECT pg_try_advisory_lock(:space, :number)"),
        {"space": LOCK_SPACE, "number": number},
    ):
        if monotonic() > until:
            raise ImportInTheWay(f"{source!r} is being imported already; wait until that is done")
        sleep(ASKED_AGAIN_SECONDS)


def _unlock(connection: Connection, number: int) -> None:
    connection.execute(
        text("SELECT pg_advisory_unlock(:space, :number)"),
        {"space": LOCK_SPACE, "number": number},
    )
    connection.commit()


def _retire(connection: Connection, ids: list[Any]) -> int:
    if not ids:
        return 0
    for statement in (
        "UPDATE service SET status = 'inactive', last_modified = now() WHERE id IN "
        "(SELECT service_id FROM service_at_location WHERE id = ANY (:ids))",
        "UPDATE service_at_location SET status = 'inactive', last_modified = now() "
        "WHERE id = ANY (:ids)",
        "DELETE FROM posting WHERE listing = ANY (:ids)",
        "DELETE FROM hidden_posting WHERE listing = ANY (:ids)",
    ):
        connection.execute(text(statement), {"ids": ids})
    return len(ids)


def _remove_new(connection: Connection, run: int) -> list[UUID]:
    brought = text("SELECT id FROM service_at_location WHERE first_run_id = :run")
    removed = list(connection.execute(brought, {"run": run}).scalars())
    for statement in (
        "DELETE FROM posting WHERE listing IN "
        "(SELECT id FROM service_at_location WHERE first_run_id = :run)",
        "DELETE FROM hidden_posting WHERE listing IN "
        "(SELECT id FROM service_at_location WHERE first_run_id = :run)",
        "DELETE FROM service WHERE id IN "
        "(SELECT service_id FROM service_at_location WHERE first_run_id = :run)",
    ):
        connection.execute(text(statement), {"run": run})
    return removed


def _drop_orphans(connection: Connection, source: int) -> None:
    for statement in (
        "DELETE FROM location AS l WHERE source_id = :source AND NOT EXISTS "
        "(SELECT FROM service_at_location WHERE location_id = l.id)",
        "DELETE FROM organization AS o WHERE source_id = :source AND NOT EXISTS "
        "(SELECT FROM service WHERE organization_id = o.id)",
    ):
        connection.execute(text(statement), {"source": source})
    timetables.drop_unused(connection)
