"""What a shortlist says of a listing: the few facts that one chooses by, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from asset_map.store.per_process import Connection
from asset_map.web.cards import email_href
from asset_map.web.handout_form import HandoutForm
from asset_map.web.handout_page import entries_of


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one listing. Any text may be empty.

    `phone` is an e-mail address where no number is held.
    """

    phone: str
    phone_href: str
    when: str
    where: str
    cost: str
    access: str


def facts(connection: Connection, asked: Sequence[UUID]) -> dict[UUID, Facts]:
    """The facts of each published listing of those asked for, by its id."""
    return {
        entry.activity.id: Facts(
            entry.activity.phone or entry.activity.email,
            entry.phone_href or email_href(entry.activity.email) or "",
            "; ".join(entry.when),
            entry.where,
            entry.cost,
            entry.access,
        )
        for entry in entries_of(HandoutForm(tuple(asked)), connection)
    }
