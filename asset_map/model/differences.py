"""Two states of a listing side by side, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from asset_map.model.first_visit import NOTHING_TOLD
from asset_map.model.listing import GivenBy, Listing
from asset_map.model.service_area import NO_AREA

# What a person would not call a difference, or what follows from another field.
NOT_SAID = ("fingerprint", "source_id", "shown_at", "said")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is not the same, in the words of `model.Listing`."""

    field: str
    before: Any
    after: Any


def differences(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> list[Difference]:
    """The fields that differ, in the order of their names; one side may not be there at all."""
    return list(_differing(before or {}, after or {}))


def words_of(listing: Listing | None) -> dict[str, Any] | None:
    """A listing field by field, each as a person would compare it."""
    if listing is None:
        return None
    words = {name: getattr(listing, name) for name in listing.__slots__}
    words["cost"] = listing.cost.words
    words["serves"] = None if listing.serves == NO_AREA else listing.serves
    told = listing.first_visit
    words["first_visit"] = None if told == NOTHING_TOLD else told
    shown = (one for one in listing.interests if one.given_by is not GivenBy.GUESS)
    words["interests"] = sorted(one.code for one in shown)
    return words


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for field in sorted(before.keys() | after.keys()):
        old, new = before.get(field), after.get(field)
        if field not in NOT_SAID and old != new and (old or new):
            yield Difference(field, old, new)
