"""Listings that were edited here, and what the list that they came from last said of them."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.model.listing import Listing
from asset_map.store.before import as_it_was, as_words

# One lock space for edits and an import's batches, which of one source go one after another.
TURN_SPACE = 4_712
# The first edit keeps it. What no list brought has none that could say otherwise.
_KEEP = """
INSERT INTO source_said (listing, words)
SELECT id, listing_words(id) FROM service_at_location
WHERE id = :id AND first_run_id IS NOT NULL
ON CONFLICT DO NOTHING
"""
# One by one: few are edited. Asked for each batch of a list, a join would read all that is in of it
# by then, for as long as the planner has not seen how few they are.
_EDITED = """
FROM source_said AS said
CROSS JOIN LATERAL (SELECT * FROM service_at_location WHERE id = said.listing OFFSET 0) AS l
WHERE l.source_id = :source
"""
_VERSIONS = f"SELECT l.source_ref, l.last_modified {_EDITED}"
_BOTH = f"""
SELECT l.source_ref, said.words, listing_words(l.id), l.last_modified {_EDITED}
AND l.source_ref = ANY (:refs)
"""
_SAY = """
INSERT INTO source_said (listing, words) VALUES (:listing, CAST(:words AS jsonb))
ON CONFLICT (listing) DO UPDATE SET words = excluded.words
"""


@dataclass(frozen=True, slots=True)
class Edited:
    """A listing that was edited here: as its list last said it, as it stands, in which version."""

    said: Listing
    here: Listing
    version: datetime


def take_turn(connection: Connection, source_number: int) -> None:
    """Wait until nobody else writes listings of the source; others wait until the commit."""
    connection.execute(
        text("SELECT pg_advisory_xact_lock(:space, :source)"),
        {"space": TURN_SPACE, "source": source_number},
    )


def keep_said(connection: Connection, listing: UUID) -> None:
    """Keep what its list says of a listing that is about to be edited for the first time."""
    connection.execute(text(_KEEP), {"id": listing})


def versions(connection: Connection, source_number: int) -> dict[str, datetime]:
    """In which version each listing stands that was edited here, by the source's own ids."""
    rows = connection.execute(text(_VERSIONS), {"source": source_number})
    return dict(rows.all())


def edited(
    connection: Connection, source_number: int, source_ids: Collection[str]
) -> dict[str, Edited]:
    """Those that were edited here among a source's listings, by the source's own ids."""
    asked = {"source": source_number, "refs": list(source_ids)}
    return {
        source_ref: Edited(as_it_was(said).listing, as_it_was(here).listing, version)
        for source_ref, said, here, version in connection.execute(text(_BOTH), asked)
    }


def say(connection: Connection, said: Mapping[UUID, Listing]) -> None:
    """Their list says this of them now."""
    for listing, words in said.items():
        kept = {"listing": listing, "words": json.dumps(as_words(words))}
        connection.execute(text(_SAY), kept)


def forget(connection: Connection, listings: Collection[UUID]) -> None:
    """These stand as their list says."""
    if listings:
        connection.execute(
            text("DELETE FROM source_said WHERE listing = ANY (:ids)"), {"ids": list(listings)}
        )
