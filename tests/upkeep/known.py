"""What should be held after each thing that people do: reckoned in memory, as the docs say."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from asset_map.model.assurance import hidden_before
from asset_map.model.listing import GivenBy, Interest, Listing, listing_id
from asset_map.model.schedule import TIMEZONE

Row = Mapping[str, str]
# What counts as one field when a list meets an edit (docs/import.md).
PARTS = (
    *(("name",), ("description",), ("organization",), ("venue",), ("address",)),
    *(("postcode", "point"), ("schedules",), ("cost",), ("min_age", "max_age"), ("step_free",)),
    *(("interests",), ("looking_for", "gifts_wanted"), ("email",), ("phone",), ("serves",)),
    *(("capacity",), ("area_only",)),
)


def today() -> date:
    """As the store says it, whatever day it is where the tests run."""
    return datetime.now(ZoneInfo(TIMEZONE)).date()


@dataclass(frozen=True)
class Known:
    """A listing as it should be: what it says, what its list says, what else is known of it.

    `said` is None where nothing of an edit is left; `row` is the row that was last read. `instead`
    is whether anything that it was merged into stands for it now.
    """

    source: str
    here: Listing
    said: Listing | None = None
    row: Row | None = None
    brought: int | None = None
    active: bool = True
    closed: bool = False
    merged: UUID | None = None
    instead: bool = False
    confirmed: date | None = None

    @property
    def id(self) -> UUID:
        return listing_id(self.source, self.here.source_id)

    @property
    def assured(self) -> date | None:
        return max(filter(None, (self.here.assured_date, self.confirmed)), default=None)

    @property
    def hidden_because(self) -> str | None:
        if self.closed:
            return "closed"
        if self.instead:
            return "merged"
        faded = hidden_before(self.here.kind, today())
        return "unconfirmed" if self.assured and self.assured < faded else None

    @property
    def published(self) -> bool:
        return self.active and self.hidden_because is None


@dataclass
class Run:
    """An import: the listings that it changed, as they were before."""

    id: int
    source: str
    before: dict[UUID, Known] = field(default_factory=dict)


class World:
    """Every listing, and the imports that could be undone."""

    def __init__(self) -> None:
        self.known: dict[UUID, Known] = {}
        self.runs: list[Run] = []

    def published(self) -> list[Known]:
        return [one for _, one in sorted(self.known.items()) if one.published]

    def settle(self) -> None:
        """What its own list dropped stands for nothing; what has closed does, for both have."""
        for id, one in self.known.items():
            above, stands = one.merged, False
            while above is not None and not stands:
                stands = self.known[above].active or self.known[above].closed
                above = self.known[above].merged
            self.known[id] = replace(one, instead=stands)

    def put(self, one: Known) -> None:
        self.known[one.id] = one

    def imported(
        self,
        run: int,
        source: str,
        rows: Sequence[Row],
        read: Callable[[Row], Listing],
        complete: bool,
    ) -> None:
        now = Run(run, source)
        for row in rows:
            id = listing_id(source, row["id"])
            held = self.known.get(id)
            if held is None:
                self.put(Known(source, read(row), row=row, brought=run))
            elif not held.active or held.row != row:
                now.before[id] = held
                self.put(_met(held, row, read(row)))
        listed = {listing_id(source, row["id"]) for row in rows}
        for id, held in self.known.items():
            if complete and rows and held.source == source and held.active and id not in listed:
                now.before[id] = held
                self.put(replace(held, active=False))
        self.runs.append(now)

    def undone(self, source: str) -> None:
        run = self.newest(source)
        assert run is not None
        self.runs.remove(run)
        for id, before in run.before.items():
            now = self.known[id]
            kept = {name: getattr(now, name) for name in ("closed", "merged", "confirmed")}
            self.put(replace(before, **kept))
        gone = {id for id, one in self.known.items() if one.brought == run.id}
        for id, one in self.known.items():
            stands = one.merged
            while stands in gone:
                stands = self.known[stands].merged
            self.known[id] = replace(one, merged=stands)
        for id in gone:
            del self.known[id]

    def newest(self, source: str) -> Run | None:
        return next((run for run in reversed(self.runs) if run.source == source), None)

    def edited(self, id: UUID, here: Listing) -> None:
        held = self.known[id]
        said = held.said or (held.here if held.brought is not None else None)
        self.put(replace(held, here=here, said=said, active=True))

    def erased(self, pattern: str) -> None:
        self.known = {id: _erased(one, pattern) for id, one in self.known.items()}
        for run in self.runs:
            run.before = {id: _erased(one, pattern) for id, one in run.before.items()}


def _met(held: Known, row: Row, theirs: Listing) -> Known:
    """Field by field: what nobody edited is as the row says, and what somebody did stays."""
    here, left = theirs, False
    if held.said is not None:
        for part in PARTS:
            before, ours, new = (comparable(one, part) for one in (held.said, held.here, theirs))
            if ours not in (before, new):
                here = replace(here, **{name: getattr(held.here, name) for name in part})
                left = True
    return replace(held, here=here, said=theirs if left else None, row=row, active=True)


def comparable(listing: Listing, part: Collection[str]) -> tuple[object, ...]:
    return tuple(_comparable(name, getattr(listing, name)) for name in part)


def _comparable(name: str, value: object) -> object:
    if name == "interests":
        return frozenset(one.code for one in value if one.given_by is not GivenBy.GUESS)
    if name == "gifts_wanted":
        return None
    if name == "cost":
        return value.words
    return frozenset(value) if name == "schedules" else value


def _erased(one: Known, pattern: str) -> Known:
    said = one.said and without(one.said, pattern)
    return replace(one, here=without(one.here, pattern), said=said)


def without(listing: Listing, pattern: str) -> Listing:
    """A listing without what a pattern finds in its texts."""
    texts = {one.name: getattr(listing, one.name) for one in fields(listing)}
    return replace(
        listing,
        **{
            name: re.sub(pattern, "", words, flags=re.IGNORECASE).strip(" ")
            for name, words in texts.items()
            if type(words) is str
        },
    )


def weights(interests: Sequence[Interest]) -> dict[tuple[str, str], int]:
    """What is stored of interests, by code and by who gave them: hundredths."""
    return {
        (one.code, one.given_by.value): max(1, min(100, round(one.weight * 100)))
        for one in interests
    }
