"""The column show_area_only: who is told by their area alone, and what would give them away."""

from collections.abc import Sequence

from asset_map.intake.columns import COLUMNS
from asset_map.intake.problems import Remarks

_SAID = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False}
_SAID |= {"0": False, "": False}
# What everybody reads.
TOLD = (
    *("name", "description", "organization", "looking_for", "what_to_expect", "greeted_by"),
    *("parking", "toilets", "quiet_space", "bring_someone"),
)
# What tells where it is. A town's name does not.
TELLING = ("postcode", "address", "venue")
# Shorter words of an address are met by chance.
SHORTEST = 5


def read_area_only(cells: Sequence[str], id: str, remarks: Remarks) -> bool:
    """Whether only its area is to be shown. An error where anything that is shown tells more."""
    row = dict(zip(COLUMNS, cells, strict=True))
    words = row["show_area_only"].strip().lower()
    said = _SAID.get(words)
    if said is None:
        remarks.error("show_area_only", words, "neither yes nor no. Write one of them.")
    if not said:
        return False
    if tells_its_place(id):
        say = "made from its place, which would tell it. Give the row an id, in a column id."
        remarks.error("id", id, say)
    for field in TOLD:
        for telling in TELLING:
            if _within(row[telling], row[field]):
                say = f"it tells the {telling}, which must not be shown. Take it out there."
                remarks.error(field, row[telling], say)
    return True


def tells_its_place(id: str) -> bool:
    """Whether an id was made from a name and a place."""
    return " @" in id


def _within(telling: str, text: str) -> bool:
    """Whether a text has the words in it, whatever their spaces and case."""
    one, other = ("".join(words.casefold().split()) for words in (telling, text))
    return len(one) >= SHORTEST and one in other
