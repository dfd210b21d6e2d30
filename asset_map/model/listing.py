"""A listing: one hub, group, micro-enterprise or activity as a source described it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID, uuid5

from asset_map.model.first_visit import NOTHING_TOLD, FirstVisit
from asset_map.model.place import Point
from asset_map.model.schedule import Schedule
from asset_map.model.service_area import NO_AREA, ServiceArea

# Ids are made from what a source calls a thing, so that a second import meets the first one's rows.
NAMESPACE = UUID("5b0f6a52-6f0e-4c39-9a55-0d6f0a3a6c11")


class Kind(StrEnum):
    """What a listing is: three kinds of asset, or an activity."""

    HUB = "hub"
    GROUP = "group"
    MICRO_ENTERPRISE = "micro-enterprise"
    ACTIVITY = "activity"


class StepFree(StrEnum):
    """Whether someone can get in without a step. Unknown is a question to ask, not a no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class GivenBy(StrEnum):
    """Who said that a listing is about an interest."""

    SOURCE = "source"
    CLASSIFIER = "classifier"
    GUESS = "guess"  # no phrase says so, but its words as a whole do: it ranks, and is not shown


@dataclass(frozen=True, slots=True)
class Interest:
    """A vocabulary term that a listing is about, and the words that decided it.

    `weight` runs from 0 to 1: 1 is what the listing is mainly for.
    """

    code: str
    weight: float = 1.0
    because: str = ""
    given_by: GivenBy = GivenBy.SOURCE


@dataclass(frozen=True, slots=True)
class Cost:
    """What one visit costs: the words as written, and pence where the words are clear."""

    words: str = ""
    pence_per_visit: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source says about one asset or activity, tidied but not yet stored.

    `gifts_wanted` are the interests in `looking_for`: what somebody could offer it. Who `serves` an
    area comes to people there. `capacity` is how many people can take part at a time.
    With `area_only` nobody but officers is told more of its place than the area.
    """

    source_id: str
    kind: Kind
    name: str
    point: Point
    description: str = ""
    organization: str = ""
    venue: str = ""
    address: str = ""
    postcode: str = ""
    schedules: tuple[Schedule, ...] = ()
    cost: Cost = Cost()
    min_age: int | None = None
    max_age: int | None = None
    step_free: StepFree = StepFree.UNKNOWN
    interests: tuple[Interest, ...] = ()
    looking_for: str = ""
    gifts_wanted: tuple[Interest, ...] = ()
    website: str = ""
    email: str = ""
    phone: str = ""
    assured_date: date | None = None
    serves: ServiceArea = NO_AREA
    first_visit: FirstVisit = NOTHING_TOLD
    capacity: int | None = None
    area_only: bool = False

    def id(self, source: str) -> UUID:
        """The listing's public id, the same at every import from `source`."""
        return listing_id(source, self.source_id)


def listing_id(source: str, source_id: str) -> UUID:
    """The id of the listing that `source` calls `source_id`."""
    return uuid5(NAMESPACE, f"listing\n{source}\n{source_id}")
