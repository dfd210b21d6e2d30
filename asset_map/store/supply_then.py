"""What was published on an earlier day: from what changed since, and the sessions' own dates."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from statistics import median
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, RowMapping, text

from asset_map.model.gap import Capacities, Choice, Supply
from asset_map.model.schedule import COMING, TIMEZONE, Schedule, Session, weekly_bits
from asset_map.store.activities import schedules
from asset_map.store.before import schedule
from asset_map.store.supply import WEEKS_COUNTED, SupplyPoint, chosen_listings

_UNCHANGED = """
SELECT chosen.listing, x, y, maximum FROM ({listings}) AS chosen
LEFT JOIN service_capacity AS c ON c.service_at_location_id = chosen.listing
WHERE listing <> ALL (:changed)
"""
_CHANGED = "SELECT * FROM public_listings_before(:end)"
_BELOW = """
SELECT code FROM taxonomy_term WHERE code = ANY (:codes)
  OR parent_number IN (SELECT number FROM taxonomy_term WHERE code = ANY (:codes))
"""


@dataclass(frozen=True, slots=True)
class SupplyThen:
    """The places of that day, and of how many listings the capacity was known."""

    places: list[SupplyPoint]
    capacities: Capacities


@dataclass(frozen=True, slots=True)
class _Offer:
    """A listing that was published then and that the choice lets by."""

    x: float
    y: float
    capacity: int | None
    schedules: tuple[Schedule, ...]


def known_since(connection: Connection) -> date | None:
    """The first day that anything is known of; None where nothing ever was imported."""
    moment = connection.scalar(text("SELECT public_known_since()"))
    return moment.astimezone(ZoneInfo(TIMEZONE)).date() if moment else None


def supply_then(connection: Connection, choice: Choice, counted: Supply, day: date) -> SupplyThen:
    """The places with any listing that the choice lets by, as they were published on that day.

    Imports that were undone are left out: what they brought was a mistake.
    """
    end = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(TIMEZONE))
    changed = connection.execute(text(_CHANGED), {"end": end}).mappings().all()
    offers = [
        offer
        for offer in (
            *_as_they_were(connection, choice, changed),
            *_rest(connection, choice, changed),
        )
        if not choice.weekly or _weekly(offer.schedules, end) & choice.weekly
    ]
    known = [offer.capacity for offer in offers if offer.capacity is not None]
    capacities = Capacities(len(known), len(offers) - len(known), median(known) if known else 1.0)
    amounts: defaultdict[tuple[float, float], float] = defaultdict(float)
    for offer in offers:
        if counted is Supply.SESSIONS:
            amounts[offer.x, offer.y] += _sessions_a_week(offer.schedules, end, choice.weekly)
        else:
            amounts[offer.x, offer.y] += offer.capacity or capacities.instead
    places = [
        SupplyPoint(x, y, 1.0 if counted is Supply.PLACES else float(amount))
        for (x, y), amount in sorted(amounts.items())
    ]
    return SupplyThen(places, capacities)


def _as_they_were(
    connection: Connection, choice: Choice, changed: Sequence[RowMapping]
) -> Iterator[_Offer]:
    """Those that have changed since and were published then."""
    below = set(connection.scalars(text(_BELOW), {"codes": list(choice.interests)}))
    for row in changed:
        if row["there"] and _passes(row, choice, below):
            when = tuple(map(schedule, row["schedules"]))
            yield _Offer(row["x"], row["y"], row["capacity"], when)


def _passes(row: RowMapping, choice: Choice, below: set[str]) -> bool:
    pence, most = row["pence"], choice.pence_at_most
    return (
        (not choice.interests or not below.isdisjoint(row["codes"]))
        and (not choice.sources or row["source"] in choice.sources)
        and (not choice.kinds or row["kind"] in choice.kinds)
        and (not choice.free or pence == 0)
        and (most is None or (pence is not None and pence <= most))
        and (not choice.step_free or row["step_free"] == "yes")
    )


def _rest(
    connection: Connection, choice: Choice, changed: Sequence[RowMapping]
) -> Iterator[_Offer]:
    """Those that are as they were then. Of their days, only their schedules know."""
    listings, asked = chosen_listings(choice, on_these_days=False)
    asked["changed"] = [row["listing"] for row in changed]
    rows = connection.execute(text(_UNCHANGED.format(listings=listings)), asked).all()
    when = schedules(connection, [row.listing for row in rows])
    for row in rows:
        yield _Offer(row.x, row.y, row.maximum, when.get(row.listing, ()))


def _weekly(when: Sequence[Schedule], end: datetime) -> int:
    """The days and parts of the day on which they met, in the weeks that were to come."""
    bits = 0
    for one in when:
        bits |= _bits(one, end)
    return bits


@lru_cache(maxsize=4_096)
def _bits(one: Schedule, end: datetime) -> int:
    return weekly_bits(one.sessions(end, end + COMING), one.timezone)


def _sessions_a_week(when: Sequence[Schedule], end: datetime, weekly: int) -> float:
    there = (session for one in when for session in _coming(one, end))
    return sum(not weekly or bool(weekly_bits([one]) & weekly) for one in there) / WEEKS_COUNTED


@lru_cache(maxsize=4_096)
def _coming(one: Schedule, end: datetime) -> tuple[Session, ...]:
    return tuple(one.sessions(end, end + timedelta(weeks=WEEKS_COUNTED)))
