"""Somebody's account erased: what they did stays, under no name.

The history is written by triggers alone, so this is the owner's to do.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from asset_map.model.account import Account

# In the place of whoever is gone.
NOBODY = "someone who has left"
# A steward is told from the council's own people: see `web.access.who_acts`.
AS_STEWARD = " (steward)"
# Where it is kept, by name, who did something.
NAMED_IN = (
    ("history", "who"),
    ("import_run", "who"),
    ("suggestion", "decided_by"),
    ("merged", "who"),
    ("erasure", "who"),
)


@dataclass(frozen=True, slots=True)
class Left:
    """What is left: how often they were named, and how many listings nobody else looks after.

    `namesake` says that another account has the same name: then what the two did stays as it is.
    """

    unnamed: int
    listings: int
    namesake: bool


def erase_account(connection: Connection, account: Account) -> Left:
    """Erase an account with all that belongs to it. On the owner's connection, who commits."""
    asked = {"id": account.id, "name": account.name}
    namesake = bool(
        connection.scalar(
            text("SELECT true FROM account WHERE name = :name AND id <> :id LIMIT 1"), asked
        )
    )
    unnamed = 0 if namesake else sum(_unname(connection, *one, account) for one in NAMED_IN)
    listings = connection.scalar(
        text(
            "SELECT count(*) FROM stewardship AS k WHERE account_id = :id AND NOT EXISTS "
            "(SELECT FROM stewardship AS o WHERE o.listing = k.listing AND o.account_id <> :id)"
        ),
        asked,
    )
    # Sessions, links, recovery codes and stewardships go with it.
    connection.execute(text("DELETE FROM account WHERE id = :id"), asked)
    return Left(unnamed, int(listings or 0), namesake)


def _unname(connection: Connection, table: str, column: str, account: Account) -> int:
    changed = connection.execute(
        text(
            f"UPDATE {table} SET {column} = :nobody || substr({column}, length(:name) + 1) "
            f"WHERE {column} IN (:name, :name || '{AS_STEWARD}')"
        ),
        {"nobody": NOBODY, "name": account.name},
    )
    return changed.rowcount
