"""What a list would change, field by field, for whoever decides whether to take it on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from asset_map.model.differences import Difference, differences, words_of
from asset_map.model.listing import Listing
from asset_map.store import imports
from asset_map.store.connection import Connection

# What is shown of each sort; the rest is counted.
MOST_SHOWN = 100
LISTINGS_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Changed:
    """A listing that would not be the same."""

    name: str
    changes: tuple[Difference, ...]


@dataclass(slots=True)
class WouldChange:
    """New ones by their names, changed ones by their fields, and what would go; the first of each.

    `alike` counts those that would be written anew with nothing changed that anybody can see.
    """

    new: list[str] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    new_total: int = 0
    changed_total: int = 0
    alike: int = 0
    gone_total: int = 0


class Comparison:
    """Looks on at a dry run, and compares what would be written with what is held."""

    def __init__(self, connection: Connection, source_number: int | None) -> None:
        self._connection = connection
        self._source_number = source_number
        self.found = WouldChange()

    def written(self, listings: Sequence[Listing]) -> None:
        """Compare each with what it would replace."""
        for start in range(0, len(listings), LISTINGS_AT_A_TIME):
            batch = listings[start : start + LISTINGS_AT_A_TIME]
            held = self._held([one.source_id for one in batch])
            for one in batch:
                self._compare(held.get(one.source_id), one)

    def retired(self, source_ids: Collection[str]) -> None:
        """Note their names."""
        self.found.gone_total = len(source_ids)
        held = self._held(sorted(source_ids)[:MOST_SHOWN])
        self.found.gone = sorted(one.name for one in held.values())

    def _held(self, source_ids: Collection[str]) -> dict[str, Listing]:
        if self._source_number is None:
            return {}
        return imports.held(self._connection, self._source_number, source_ids)

    def _compare(self, before: Listing | None, after: Listing) -> None:
        found = self.found
        if before is None:
            found.new_total += 1
            if len(found.new) < MOST_SHOWN:
                found.new.append(after.name)
            return
        changes = differences(words_of(before), words_of(after))
        if not changes:
            found.alike += 1
            return
        found.changed_total += 1
        if len(found.changed) < MOST_SHOWN:
            found.changed.append(Changed(before.name, tuple(changes)))
