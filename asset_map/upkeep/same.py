"""Two listings that are the same, made one: which of their fields are kept, field by field."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from asset_map.model.differences import words_of
from asset_map.model.listing import Listing
from asset_map.store.connection import Connection
from asset_map.store.edits import ChangedMeanwhile, Held, held
from asset_map.upkeep import review

# What is one choice to a person: a street without its postcode would be nowhere.
TOGETHER: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "kind": ("kind",),
    "description": ("description",),
    "organization": ("organization",),
    "place": ("venue", "address", "postcode", "point"),
    "schedules": ("schedules",),
    "cost": ("cost",),
    "ages": ("min_age", "max_age"),
    "step_free": ("step_free",),
    "capacity": ("capacity",),
    "interests": ("interests",),
    "looking_for": ("looking_for", "gifts_wanted"),
    "serves": ("serves",),
    "first_visit": ("first_visit",),
    "phone": ("phone",),
    "email": ("email",),
    "website": ("website",),
}


@dataclass(frozen=True, slots=True)
class Side:
    """What the two say of one thing, each by its fields; which of them says anything at all."""

    what: str
    kept: Mapping[str, Any]
    gone: Mapping[str, Any]


def sides(kept: Listing, gone: Listing) -> list[Side]:
    """What the two say differently."""
    ours, theirs = words_of(kept) or {}, words_of(gone) or {}
    found = []
    for what, names in TOGETHER.items():
        one, other = ({name: words[name] for name in names} for words in (ours, theirs))
        if one != other:
            found.append(Side(what, one, other))
    return found


def make_one(
    connection: Connection, kept: Held, gone: Held, who: str, taken: Collection[str]
) -> None:
    """Show `kept` in the place of both, with what was `taken` from the other. The caller commits.

    Both stay, each under its own source's id; `review.part` shows the other again. Raises
    PlainError, and ChangedMeanwhile.
    """
    names = [name for what in taken for name in TOGETHER.get(what, ())]
    new = replace(kept.listing, **{name: getattr(gone.listing, name) for name in names})
    # What one of them keeps to itself is not told because of the other.
    new = replace(new, area_only=kept.listing.area_only or gone.listing.area_only)
    if new != kept.listing:
        review.change(connection, kept, who, new)
    now = held(connection, gone.id)
    if now is None or now.version != gone.version:
        raise ChangedMeanwhile
    review.merge(connection, kept.id, gone.id, who)
