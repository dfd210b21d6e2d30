"""What changed of a listing, when, by whom and for what: written by triggers, and read here."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

Words = Mapping[str, Any]

# An import's own "before" stands with the import, and its "after" is the next change's "before".
_CHANGES = """
SELECT h.id, h.at, h.who, h.what, h.run_id, coalesce(h.before, i.before) AS before, h.after
FROM history AS h
LEFT JOIN import_change AS i ON i.run_id = h.run_id AND i.service_at_location_id = h.listing
WHERE h.listing = :listing ORDER BY h.id DESC
"""
_SAY = "SELECT set_config(:name, :value, true)"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a listing: as it was and as it became, in the words of `model.Listing`.

    `before` is None where it was new, `after` where it is gone.
    """

    id: int
    at: datetime
    who: str
    what: str
    run: int | None
    before: Words | None
    after: Words | None


def changes(connection: Connection, listing: UUID) -> list[Change]:
    """Every change of a listing, the newest first."""
    rows = connection.execute(text(_CHANGES), {"listing": listing}).all()
    found: list[Change] = []
    later = as_it_is(connection, listing)
    for row in rows:
        after = row.after if row.run_id is None else later
        found.append(Change(row.id, row.at, row.who, row.what, row.run_id, row.before, after))
        later = row.before
    return found


def as_it_is(connection: Connection, listing: UUID) -> Words | None:
    """The listing as it stands, published or not; None where there is none."""
    words: Words | None = connection.scalar(
        text("SELECT listing_words(:listing)"), {"listing": listing}
    )
    return words


def within(connection: Connection, run: int | None) -> None:
    """Say that what follows in the transaction is an import run's, or nobody's but ours."""
    value = "" if run is None else str(run)
    connection.execute(text(_SAY), {"name": "asset_map.run", "value": value})


def who(connection: Connection) -> str:
    """Who was said to act in this transaction; empty where nobody was named."""
    said = connection.scalar(text("SELECT current_setting('asset_map.who', true)"))
    return str(said or "")


def here_is(connection: Connection, who: str) -> None:
    """Whatever is done on this connection is done by `who`. Commits."""
    connection.execute(text("SELECT set_config('asset_map.who', :who, false)"), {"who": who})
    connection.commit()


@contextmanager
def beside_the_run(connection: Connection, what: str) -> Iterator[None]:
    """What an import changes meanwhile is none of its list's: it was changed for `what` of it."""
    run = connection.scalar(text("SELECT current_setting('asset_map.run', true)"))
    if not run:
        yield
        return
    within(connection, None)
    connection.execute(text(_SAY), {"name": "asset_map.what", "value": f"import {run} of {what}"})
    yield
    connection.execute(text(_SAY), {"name": "asset_map.what", "value": ""})
    within(connection, int(run))


@contextmanager
def telling(connection: Connection, who: str, what: str) -> Iterator[None]:
    """What changes meanwhile was changed by `who`, for `what`; and by no import."""
    for name, value in (("who", who), ("what", what), ("run", "")):
        connection.execute(text(_SAY), {"name": f"asset_map.{name}", "value": value})
    yield
    for name in ("who", "what"):
        connection.execute(text(_SAY), {"name": f"asset_map.{name}", "value": ""})
