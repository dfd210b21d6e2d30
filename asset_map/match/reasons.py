"""Why an activity is shown: reasons as data. The words are made where they are shown."""

from dataclasses import dataclass
from datetime import date

from asset_map.model.activity import Activity, Term
from asset_map.model.ask import Ask
from asset_map.model.schedule import Session

# A comfortable walk for an older person: 4 km an hour.
METRES_A_MINUTE = 67
# People walk further than the crow flies: a usual ratio of street to straight line in towns.
DETOUR = 1.3
# Further than this on foot is not offered as a walk.
FURTHEST_WALK_MINUTES = 40


@dataclass(frozen=True, slots=True)
class SharedInterest:
    """It is about something the person asked for, `because` they said so in these words.

    A near miss is about something else that would also do. What is `guessed` nobody named: those
    words came close to it. Of what is `likely` its list does not say so: its words suggest it.
    """

    term: Term
    because: str = ""
    near_miss: bool = False
    guessed: bool = False
    likely: bool = False


@dataclass(frozen=True, slots=True)
class CouldOffer:
    """The person has a gift for it; `sought` says that it asks for people who do."""

    term: Term
    sought: bool
    because: str = ""


@dataclass(frozen=True, slots=True)
class ComesToThem:
    """Somebody comes to the person's own door, who stays at home."""


@dataclass(frozen=True, slots=True)
class ComesToArea:
    """Its people come to the one who asked: they serve the district, or so many metres around."""

    district: str = ""
    metres: int | None = None


@dataclass(frozen=True, slots=True)
class UsuallyQuiet:
    """What it is about is mostly done quietly, and that is what was asked for."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """How far it is in a straight line, and about how long a walk.

    None where that is too far to offer, or where they would not walk it.
    """

    metres: float
    walk_minutes: int | None


@dataclass(frozen=True, slots=True)
class NextSession:
    """When it next happens."""

    session: Session


@dataclass(frozen=True, slots=True)
class Confirmed:
    """When somebody last said that it is true; None when nobody has yet."""

    on: date | None


@dataclass(frozen=True, slots=True)
class NotKnown:
    """A question to ask first: nobody has told this `fact` of it.

    One of "step_free", "cost", "times", "at_home" and "quiet".
    """

    fact: str


Reason = (
    SharedInterest
    | CouldOffer
    | ComesToThem
    | ComesToArea
    | UsuallyQuiet
    | Nearby
    | NextSession
    | Confirmed
    | NotKnown
)


@dataclass(frozen=True, slots=True)
class Match:
    """One activity that fits, how well (0 to 1), and why."""

    activity: Activity
    metres_away: float
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to an ask, best first.

    `total` is how many there are in reach that fit, counted up to a limit: `more_than_total` says
    that further off there may be more than were counted, `more_follow` that there are some after
    these `matches`.
    """

    ask: Ask
    matches: tuple[Match, ...]
    total: int
    more_than_total: bool = False
    more_follow: bool = False


def walk_minutes(metres: float) -> int | None:
    """About how many minutes' walk a straight-line distance in metres is; None when too far."""
    minutes = round(metres * DETOUR / METRES_A_MINUTE)
    return max(1, minutes) if minutes <= FURTHEST_WALK_MINUTES else None
