"""How long a confirmation is worth something: whether a listing is still true, by its kind."""

from datetime import date, timedelta

from asset_map.model.listing import Kind

# Confirmed this many days ago counts nothing any more when answers are ordered. A library stays
# where it is for longer than a class keeps its hour.
FADES_IN_DAYS = {
    Kind.HUB: 1_095,
    Kind.GROUP: 730,
    Kind.MICRO_ENTERPRISE: 545,
    Kind.ACTIVITY: 545,
}
# What was confirmed once, and not again for this many days, is hidden: whoever ran it has gone
# quiet. What nobody ever confirmed is only labelled.
HIDDEN_AFTER_DAYS = {
    Kind.HUB: 1_825,
    Kind.GROUP: 1_460,
    Kind.MICRO_ENTERPRISE: 1_095,
    Kind.ACTIVITY: 1_095,
}
# Who confirmed within this share of the time is left in peace.
ASKED_FROM_DOUBT = 0.5


def worth(confirmed: date | None, kind: Kind, today: date) -> float | None:
    """What a confirmation is worth: 1 today, fading to 0; None where there never was one."""
    if confirmed is None:
        return None
    return max(0.0, 1 - max(0, (today - confirmed).days) / FADES_IN_DAYS[kind])


def hidden_before(kind: Kind, today: date) -> date:
    """A listing that was last confirmed before this day is hidden."""
    return today - timedelta(days=HIDDEN_AFTER_DAYS[kind])
