"""What comes first where somebody would rather have the nearest, or the soonest, than the best."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

from asset_map.match.fit import Scored
from asset_map.model.ask import Sort

# What has no date comes after all that has one.
NO_DATE = datetime.max.replace(tzinfo=UTC)


def in_order(
    scored: Sequence[Scored], sort: Sort, starts: Mapping[UUID, datetime]
) -> Sequence[Scored]:
    """The same listings, sorted; those that tie stay as they were, the better first.

    `starts` says when each is next on, as far as it is known.
    """
    if sort is Sort.NEAREST:
        return sorted(scored, key=lambda one: one.metres_away)
    if sort is Sort.SOONEST:
        return sorted(scored, key=lambda one: starts.get(one.id, NO_DATE))
    return scored
