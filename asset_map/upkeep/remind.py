"""Whom to ask first whether a listing is still true, and one letter for all that they run."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from asset_map.model.assurance import ASKED_FROM_DOUBT, worth
from asset_map.store import reminders
from asset_map.store.connection import Connection
from asset_map.store.reminders import Askable
from asset_map.upkeep.care import make_link

# A letter that asks about more than this is not answered.
MOST_IN_A_LETTER = 8


@dataclass(frozen=True, slots=True)
class Letter:
    """One address, and the listings to ask it about, the most pressing first."""

    email: str = field(repr=False)
    about: tuple[Askable, ...]
    pressing: float


@dataclass(frozen=True, slots=True)
class Addressed:
    """A letter with a key for each of its listings."""

    letter: Letter
    keys: tuple[str, ...] = field(repr=False)


def pressing(one: Askable, today: date) -> float:
    """The people it would mislead, times how much it is doubted."""
    return (1 + one.asked) * doubt(one, today)


def doubt(one: Askable, today: date) -> float:
    """0 when it was confirmed today, 1 when that counts nothing any more, or there never was."""
    known = worth(one.confirmed, one.kind, today)
    return 1.0 if known is None else 1.0 - known


def letters(found: Iterable[Askable], today: date, most: int) -> list[Letter]:
    """The most pressing letters, one an address."""
    by_address: dict[str, list[Askable]] = {}
    for one in found:
        if doubt(one, today) >= ASKED_FROM_DOUBT:
            by_address.setdefault(one.email, []).append(one)
    made = []
    for email, about in by_address.items():
        about.sort(key=lambda one: (-pressing(one, today), one.name, one.id))
        first = tuple(about[:MOST_IN_A_LETTER])
        made.append(Letter(email, first, sum(pressing(one, today) for one in first)))
    return sorted(made, key=lambda letter: (-letter.pressing, letter.about[0].id))[:most]


def send_all(
    connection: Connection, wanted: Iterable[Letter], send: Callable[[Addressed], bool]
) -> Iterator[tuple[Letter, bool]]:
    """Send each letter, and tell of each whether it went. Commits after each.

    That it was sent is noted before it is: after a kill somebody may not be asked, and nobody is
    asked twice.
    """
    for letter in wanted:
        if not reminders.claim(connection, letter.email):
            connection.rollback()
            continue
        keys = tuple(make_link(connection, one.id) for one in letter.about)
        connection.commit()
        went = send(Addressed(letter, keys))
        if not went:
            reminders.unclaim(connection, letter.email)
            connection.commit()
        yield letter, went
