"""Is the store well? One question each, with what to do where it is not."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, text

from asset_map.interests.vocabulary import vocabulary
from asset_map.store.grid import untrue_cells
from asset_map.store.timetables import TOP_UP
from asset_map.store.vocabulary import stored_edition

# An index-only scan stays quick while at least this share of the postings' pages is known visible.
VISIBLE_SHARE = 0.8
# A table of fewer pages is quick whatever its visibility map says.
FEW_PAGES = 100


@dataclass(frozen=True, slots=True)
class Check:
    """What was asked, whether it is well, what was seen, and what to try where it is not."""

    title: str
    well: bool
    seen: str
    remedy: str = ""


def run_checks(connection: Connection) -> list[Check]:
    """Every check, in an order in which mending the first may mend the rest."""
    return [check(connection) for check in CHECKS]


def _postgis(connection: Connection) -> Check:
    version = connection.execute(text("SELECT postgis_lib_version()")).scalar_one()
    return Check("PostGIS answers", True, f"version {version}")


def _encoding(connection: Connection) -> Check:
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    remedy = "make the database again with ENCODING 'UTF8'"
    return Check("The database keeps its text as UTF-8", encoding == "UTF8", encoding, remedy)


def _vocabulary(connection: Connection) -> Check:
    held = stored_edition(connection)
    remedy = "run `asset-map db migrate`, then import each list again to have it read afresh"
    well = held == vocabulary().edition
    return Check("The vocabulary is the newest", well, f"edition {held}", remedy)


def _everything_can_be_found(connection: Connection) -> Check:
    lost = connection.execute(
        text(
            "SELECT count(*) FROM service_at_location AS l WHERE status = 'active' "
            "AND hidden_since IS NULL AND NOT EXISTS "
            "(SELECT FROM posting WHERE listing = l.id AND term = 0)"
        )
    ).scalar_one()
    remedy = "import the list of their source again"
    return Check("Every published listing can be found", lost == 0, f"{lost} cannot", remedy)


def _everything_can_be_looked_up(connection: Connection) -> Check:
    lost = connection.execute(
        text(
            "SELECT count(*) FROM service_at_location AS l WHERE status = 'active' "
            "AND hidden_since IS NULL AND NOT EXISTS "
            "(SELECT FROM name_text WHERE listing = l.id)"
        )
    ).scalar_one()
    remedy = "run `asset-map tend`: it takes up the names that are new"
    return Check(
        "Every published listing can be found by name", lost == 0, f"{lost} cannot", remedy
    )


def _nothing_lingers(connection: Connection) -> Check:
    stray = connection.execute(
        text(
            "SELECT count(*) FROM posting WHERE term = 0 AND NOT EXISTS "
            "(SELECT FROM service_at_location AS l WHERE l.id = listing AND status = 'active' "
            "AND hidden_since IS NULL)"
        )
    ).scalar_one()
    remedy = "run `asset-map tend`; if it stays, tell the maintainers: this should not happen"
    return Check("Nothing retired is still found", stray == 0, f"{stray} are", remedy)


def _map_counts_right(connection: Connection) -> Check:
    untrue = untrue_cells(connection)
    remedy = "run `asset-map tend --recount`: it counts the map afresh"
    seen = f"{untrue} cells do not"
    return Check("The map's counts agree with the listings", untrue == 0, seen, remedy)


def _sessions_are_in_sight(connection: Connection) -> Check:
    behind = connection.execute(
        text(
            "SELECT count(*) FROM timetable "
            "WHERE expanded_until < current_date + CAST(:days AS int) - 7"
        ),
        {"days": TOP_UP.days},
    ).scalar_one()
    remedy = "run `asset-map tend` now, and from a timer, once an hour (docs/runbook.md)"
    return Check("Coming sessions are up to date", behind == 0, f"{behind} are behind", remedy)


def _areas_are_valid(connection: Connection) -> Check:
    invalid = connection.execute(
        text("SELECT count(*) FROM area WHERE NOT ST_IsValid(boundary)")
    ).scalar_one()
    remedy = "import the areas again: boundaries are made valid on the way in"
    return Check("Every area has a valid boundary", invalid == 0, f"{invalid} have not", remedy)


def _visibility(connection: Connection) -> Check:
    pages, visible = connection.execute(
        text("SELECT relpages, relallvisible FROM pg_class WHERE oid = 'posting'::regclass")
    ).one()
    well = pages < FEW_PAGES or visible >= VISIBLE_SHARE * pages
    seen = f"{visible} of {pages} pages"
    remedy = "run `asset-map tend`: it vacuums what needs it"
    return Check("The search index is fresh", well, seen, remedy)


CHECKS: tuple[Callable[[Connection], Check], ...] = (
    _postgis,
    _encoding,
    _vocabulary,
    _everything_can_be_found,
    _everything_can_be_looked_up,
    _nothing_lingers,
    _map_counts_right,
    _sessions_are_in_sight,
    _areas_are_valid,
    _visibility,
)
