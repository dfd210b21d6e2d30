"""What somebody would like to know before they go anywhere for the first time."""

from dataclasses import dataclass

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """What is told of a first visit, each in the source's words; "" where nobody has told.

    All but `greeted_by` and `what_to_expect` may also be a bare `YES` or `NO`. Of HSDS, `toilets`,
    `quiet_space` and `parking` are accessibility; the others are attributes.
    """

    greeted_by: str = ""
    bring_someone: str = ""
    toilets: str = ""
    quiet_space: str = ""
    parking: str = ""
    what_to_expect: str = ""


NOTHING_TOLD = FirstVisit()
