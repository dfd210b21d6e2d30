"""An activity: something a person can go to, as the store tells it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from asset_map.model.first_visit import NOTHING_TOLD, FirstVisit
from asset_map.model.listing import Cost, Interest, Kind, StepFree
from asset_map.model.place import Point
from asset_map.model.schedule import Schedule, Session
from asset_map.model.service_area import NO_AREA, ServiceArea


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listing near the asker that passes what must hold, with what ranking needs to know.

    `term` is the wanted term that found it and `weight` (0 to 1) how much of the listing that term
    is; `weekly` is its sessions' bits (see `model.schedule.weekly_bits`), 0 when unknown. `sought`
    says that it was found because it looks for people with that gift, `comes` that its people
    come to the asker, `aside` that it is mainly for what hardly suits.
    """

    id: UUID
    term: str
    weight: float
    metres_away: float
    weekly: int
    assured_date: date | None
    sought: bool = False
    comes: bool = False
    kind: Kind = Kind.GROUP
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A vocabulary term as shown: its code and its label."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Activity:
    """Service + organization + location + schedules, ready to be shown in a list."""

    id: UUID
    source: str
    source_id: str
    kind: Kind
    name: str
    description: str
    organization: str
    venue: str
    address: str
    postcode: str
    point: Point
    interests: tuple[Term, ...]
    cost: Cost
    min_age: int | None
    max_age: int | None
    step_free: StepFree
    looking_for: str
    website: str
    email: str
    phone: str
    assured_date: date | None
    last_modified: datetime
    next_session: Session | None
    serves: ServiceArea = NO_AREA
    first_visit: FirstVisit = NOTHING_TOLD
    capacity: int | None = None
    # Its point and address are an area's.
    area_only: bool = False


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """What the page of a listing says: the activity, when it happens, what belongs to it."""

    activity: Activity
    schedules: tuple[Schedule, ...]
    coming: tuple[Session, ...]
    because: tuple[Interest, ...]
    belongs_to: Activity | None
    happens_here: tuple[Activity, ...]
