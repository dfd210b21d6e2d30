"""A problem in someone's list, told to the person who can mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error leaves its row out; a warning lets it in."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Where, what, and what to try. `row` counts as the spreadsheet does: the heading is row 1."""

    row: int
    field: str
    value: str
    say: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        shown = f" {self.value!r}" if self.value else ""
        return f"row {self.row}, {self.field}{shown}: {self.say}"
