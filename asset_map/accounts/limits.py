"""How often somebody may try to prove who they are, and how long they wait after that."""

from datetime import datetime, timedelta

from asset_map.store.connection import Connection
from asset_map.store.sign_in_tries import count_try, forget_tries

WINDOW = timedelta(minutes=15)
# A person who cannot remember tries a handful; a guesser gets nowhere with a thousand a day.
TRIES_AN_ACCOUNT = 10
# A whole office may share one address.
TRIES_AN_ADDRESS = 60
# Letters with a link to claim a listing: more would be a nuisance to whoever gets them.
CLAIMS_A_LISTING = 3
CLAIM_WINDOW = timedelta(days=1)
# A code has six figures, and three of them are right at any time.
CODES_AN_ACCOUNT = 5


def wait_for_account(connection: Connection, email: str, now: datetime) -> timedelta | None:
    """Count a try on an account, whether there is one or not; how long to wait if too many."""
    return _wait(connection, f"account {email.lower()}", TRIES_AN_ACCOUNT, now)


def wait_for_address(connection: Connection, address: str, now: datetime) -> timedelta | None:
    """Count a try from an address; how long to wait if there were too many."""
    return _wait(connection, f"address {address}", TRIES_AN_ADDRESS, now)


def wait_for_code(connection: Connection, account_id: object, now: datetime) -> timedelta | None:
    """Count a try at a second step; how long to wait if there were too many."""
    return _wait(connection, f"code {account_id}", CODES_AN_ACCOUNT, now)


def wait_for_claim(
    connection: Connection, listing: str, address: str, now: datetime
) -> timedelta | None:
    """Count a try to claim a listing, right or not; how long to wait if there were too many."""
    waits = (
        _wait(connection, f"claims from {address}", TRIES_AN_ADDRESS, now),
        _wait(connection, f"claims of {listing}", CLAIMS_A_LISTING, now, CLAIM_WINDOW),
    )
    return max(filter(None, waits), default=None)


def forget_account_tries(connection: Connection, email: str) -> None:
    """They got in: their count begins anew. That of their address does not."""
    forget_tries(connection, f"account {email.lower()}")


def forget_code_tries(connection: Connection, account_id: object) -> None:
    """They had the right code."""
    forget_tries(connection, f"code {account_id}")


def _wait(
    connection: Connection, what: str, most: int, now: datetime, window: timedelta = WINDOW
) -> timedelta | None:
    tries, since = count_try(connection, what, now, window)
    return since + window - now if tries > most else None
