"""Listings that are the same: one is shown, both are kept, and it can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.settings import PlainError
from asset_map.store import hiding, history

# Nobody merges a chain longer than this; a ring would never end.
LONGEST_CHAIN = 20
_PASS_ON = """
UPDATE merged AS m SET kept = k.kept FROM merged AS k
WHERE m.kept = k.gone AND k.gone = ANY (:going) AND m.gone <> ALL (:going)
"""
_LET_GO = "DELETE FROM merged WHERE kept = ANY (:going) AND gone <> ALL (:going)"
# What stands behind the going, whatever it is that is shown for them.
_BEHIND = """
WITH RECURSIVE behind AS (
  SELECT gone FROM merged WHERE kept = ANY (:ids)
  UNION SELECT m.gone FROM behind JOIN merged AS m ON m.kept = behind.gone
)
SELECT gone FROM behind
"""
# Of these, what is shown or hidden otherwise than it should be now.
_TURNED = f"""
SELECT id, merged_now(id) FROM service_at_location
WHERE id = ANY (:ids) AND hidden_because IS DISTINCT FROM '{hiding.CLOSED}'
  AND merged_now(id) <> (hidden_because IS NOT DISTINCT FROM '{hiding.MERGED}')
"""
_MERGE = """
INSERT INTO merged (gone, kept, who) VALUES (:gone, :kept, :who)
ON CONFLICT (gone) DO UPDATE SET kept = excluded.kept, who = excluded.who, at = excluded.at
WHERE NOT merged_now(excluded.gone)
"""


def merge(connection: Connection, kept: UUID, gone: UUID, who: str) -> None:
    """Show `kept` alone. `gone` stays, with its source's own id, and is hidden from all outputs.

    It is hidden for as long as `kept` is held, or has closed: where its list drops it, `gone` is
    shown again. The caller commits. Say before who does it, with `history.telling`. Raises
    PlainError where somebody else has merged it already.
    """
    found = connection.execute(text(_MERGE), {"gone": gone, "kept": kept, "who": who})
    if found.rowcount == 0:
        raise PlainError(f"listing {gone}", "it is merged already.", "part the two first.")
    hiding.hide(connection, [gone], hiding.MERGED)


def unmerge(connection: Connection, gone: UUID) -> bool:
    """Show a listing again that was merged into another; whether it was. The caller commits."""
    statement = text("DELETE FROM merged WHERE gone = :gone")
    if connection.execute(statement, {"gone": gone}).rowcount == 0:
        return False
    _settle(connection, [gone, *_behind(connection, [gone])])
    return True


def follow(connection: Connection, changed: Sequence[UUID]) -> None:
    """Show or hide what these listings stand for, now that they came or went.

    The caller commits.
    """
    if changed and (behind := _behind(connection, changed)):
        with history.beside_the_run(connection, "the other"):
            _settle(connection, behind)


def let_go(connection: Connection, going: Sequence[UUID]) -> None:
    """Listings are removed: whatever they stood for is shown again, or by what stands for them.

    The caller commits.
    """
    asked = {"going": list(going)}
    behind = _behind(connection, going)
    while connection.execute(text(_PASS_ON), asked).rowcount:
        pass
    connection.execute(text(_LET_GO), asked)
    connection.execute(text("DELETE FROM merged WHERE gone = ANY (:going)"), asked)
    _settle(connection, behind)


def _behind(connection: Connection, ids: Sequence[UUID]) -> list[UUID]:
    return list(connection.execute(text(_BEHIND), {"ids": list(ids)}).scalars())


def _settle(connection: Connection, ids: Sequence[UUID]) -> None:
    """Hide those that something stands for now, and show the rest. What has closed stays so."""
    turned = connection.execute(text(_TURNED), {"ids": list(ids)}).all()
    hiding.hide(connection, [id for id, merged in turned if merged], hiding.MERGED)
    shown = [id for id, merged in turned if not merged]
    hiding.show(connection, shown)
    hiding.settle(connection, shown)


@dataclass(frozen=True, slots=True)
class Gone:
    """A listing that another stands for: its name, and what its own list calls it."""

    id: UUID
    name: str
    source: str
    source_id: str


def merged_into(connection: Connection, kept: UUID) -> list[Gone]:
    """The listings that this one stands for, by name."""
    rows = connection.execute(
        text(
            "SELECT l.id, s.name, source.name, l.source_ref FROM merged "
            "JOIN service_at_location AS l ON l.id = merged.gone "
            "JOIN service AS s ON s.id = l.service_id JOIN source ON source.id = l.source_id "
            "WHERE merged.kept = :kept ORDER BY s.name, l.id"
        ),
        {"kept": kept},
    )
    return [Gone(*row) for row in rows]


def shown_instead(connection: Connection, gone: UUID) -> UUID | None:
    """The listing that is shown for one that was merged; None where there is none."""
    asked = text(
        "SELECT kept, EXISTS (SELECT FROM public_listing WHERE id = kept) "
        "FROM public_merged WHERE gone = :gone"
    )
    for _ in range(LONGEST_CHAIN):
        row = connection.execute(asked, {"gone": gone}).one_or_none()
        if row is None:
            break
        gone, shown = row
        if shown:
            return gone
    return None
