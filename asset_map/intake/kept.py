"""What an import kept of edits made here: told to whoever sent the list, and to whoever reviews."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from asset_map.intake.meeting import Meeting
from asset_map.store import imports, suggestions
from asset_map.store.connection import Connection

# What is told in full; the rest is counted.
MOST_TOLD = 100


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """A listing, and the fields where an edit made here stays though its row says something new."""

    name: str
    fields: tuple[str, ...]


@dataclass(slots=True)
class Kept:
    """The first of them, and how many listings there are."""

    first: list[KeptEdit] = field(default_factory=list)
    total: int = 0

    def add(self, met: Meeting) -> None:
        """Count one more, where the row says something new."""
        if not met.fields:
            return
        self.total += 1
        if len(self.first) < MOST_TOLD:
            self.first.append(KeptEdit(met.listing.name, met.fields))


def keep_edits(connection: Connection, run: imports.Run, met: Sequence[Meeting]) -> None:
    """Remember what the rows say, and suggest it where they say something new.

    What a list suggested and agrees with by now is settled. The caller commits.
    """
    if not met:
        return
    listed = {one.row.source_id: None if one.settled else one.row for one in met}
    imports.say_of_edited(connection, run, listed)
    ids = {one.row.id(run.source): one for one in met}
    waits = suggestions.waiting_by_list(connection, list(ids))
    for id, one in ids.items():
        if one.fields or id in waits:
            suggestions.suggest_by_list(connection, run.id, id, one.said, one.apart)
