"""Two states of a listing side by side, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# What a person would not call a difference, or what follows from another field.
NOT_SAID = ("fingerprint", "source_id")


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


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for field in sorted(before.keys() | after.keys()):
        old, new = before.get(field), after.get(field)
        if field not in NOT_SAID and old != new and (old or new):
            yield Difference(field, old, new)
