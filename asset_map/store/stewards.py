"""Stewards: links by which somebody claims a listing, and who keeps which."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.store.account_tokens import hashed

# Nobody keeps more listings than this.
MOST_KEPT = 200

# What gives the same address and is run by the same organisation is theirs too.
_THEIRS = f"""
SELECT l.id, s.name FROM service_at_location AS l JOIN service AS s ON s.id = l.service_id
JOIN service AS claimed ON claimed.id =
  (SELECT service_id FROM service_at_location WHERE id = :listing AND status = 'active')
WHERE l.status = 'active' AND lower(s.email) = lower(claimed.email)
  AND (s.id = claimed.id OR s.organization_id = claimed.organization_id)
ORDER BY l.id <> :listing, s.name, l.id LIMIT {MOST_KEPT}
"""


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a link leads to: the address that it was sent to, and what is kept with it, by name."""

    listing: UUID
    email: str = field(repr=False)
    theirs: dict[UUID, str]


def published_email(connection: Connection, listing: UUID) -> str:
    """The address that a listing gives; empty where it gives none, or is not shown."""
    found = connection.scalar(
        text("SELECT email FROM public_listing WHERE id = :listing"), {"listing": listing}
    )
    return str(found or "").strip()


def keep_claim(
    connection: Connection, token: str, listing: UUID, email: str, until: datetime
) -> None:
    """Let a token lead to a listing, for as long as that gives this address."""
    connection.execute(
        text(
            "INSERT INTO claim (token_hash, listing, address_hash, until) "
            "VALUES (:hash, :listing, :address, :until)"
        ),
        {"hash": hashed(token), "listing": listing, "address": _of(email), "until": until},
    )


def claimed(connection: Connection, token: str, now: datetime) -> Claimed | None:
    """What a token leads to, locked until the commit; None where it is over, or was used."""
    row = connection.execute(
        text(
            "SELECT listing, address_hash FROM claim "
            "WHERE token_hash = :hash AND until > :now FOR UPDATE"
        ),
        {"hash": hashed(token), "now": now},
    ).one_or_none()
    if row is None:
        return None
    email = published_email(connection, row.listing)
    if _of(email) != bytes(row.address_hash):
        return None
    theirs = connection.execute(text(_THEIRS), {"listing": row.listing}).all()
    return Claimed(row.listing, email, dict(map(tuple, theirs)))


def drop_claims(connection: Connection, email: str) -> None:
    """End all links that were sent to an address: one of them has served."""
    connection.execute(
        text("DELETE FROM claim WHERE address_hash = :address"), {"address": _of(email)}
    )


def forget_old_claims(connection: Connection, now: datetime) -> int:
    """Delete the links that are over; how many. The caller commits."""
    return connection.execute(text("DELETE FROM claim WHERE until <= :now"), {"now": now}).rowcount


def take_on(connection: Connection, account_id: UUID, listings: list[UUID]) -> None:
    """Let an account keep these listings."""
    connection.execute(
        text(
            "INSERT INTO stewardship (account_id, listing) "
            "SELECT :account, unnest(CAST(:listings AS uuid[])) ON CONFLICT DO NOTHING"
        ),
        {"account": account_id, "listings": listings},
    )


def hand_over(connection: Connection, gone: UUID, kept: UUID) -> None:
    """Whoever keeps a listing keeps the one that is shown instead too."""
    connection.execute(
        text(
            "INSERT INTO stewardship (account_id, listing) "
            "SELECT account_id, :kept FROM stewardship WHERE listing = :gone ON CONFLICT DO NOTHING"
        ),
        {"gone": gone, "kept": kept},
    )


def give_up(connection: Connection, account_id: UUID, listing: UUID) -> None:
    """Let an account keep a listing no longer."""
    connection.execute(
        text("DELETE FROM stewardship WHERE account_id = :account AND listing = :listing"),
        {"account": account_id, "listing": listing},
    )


def keeps(connection: Connection, account_id: UUID, listing: UUID) -> bool:
    """Whether an account keeps a listing."""
    return bool(
        connection.scalar(
            text("SELECT true FROM stewardship WHERE account_id = :account AND listing = :listing"),
            {"account": account_id, "listing": listing},
        )
    )


def kept_by(connection: Connection, account_id: UUID) -> list[UUID]:
    """The listings that an account keeps, by name."""
    return list(
        connection.scalars(
            text(
                "SELECT k.listing FROM stewardship AS k "
                "JOIN service_at_location AS l ON l.id = k.listing AND l.status = 'active' "
                "JOIN service AS s ON s.id = l.service_id "
                "WHERE k.account_id = :account ORDER BY s.name, k.listing"
            ),
            {"account": account_id},
        )
    )


def keepers(connection: Connection, listing: UUID) -> list[str]:
    """The names of those who keep a listing."""
    return list(
        connection.scalars(
            text(
                "SELECT a.name FROM stewardship AS k JOIN account AS a ON a.id = k.account_id "
                "WHERE k.listing = :listing AND a.disabled_at IS NULL ORDER BY a.name"
            ),
            {"listing": listing},
        )
    )


def _of(email: str) -> bytes:
    return sha256(email.strip().lower().encode()).digest()
