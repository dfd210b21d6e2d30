"""Why an activity is shown to this person, from what found it and what is known of it."""

from collections.abc import Iterable, Iterator

from asset_map.interests.vocabulary import vocabulary
from asset_map.match.comes_to_them import comes_to_them, is_usually_quiet
from asset_map.match.reasons import (
    ComesToArea,
    ComesToThem,
    Confirmed,
    CouldOffer,
    Nearby,
    NextSession,
    NotKnown,
    Reason,
    SharedInterest,
    UsuallyQuiet,
    walk_minutes,
)
from asset_map.match.wants import Want
from asset_map.model.activity import Activity, Term
from asset_map.model.ask import Ask

# When nothing in particular was asked for, this many of its interests say what it is.
INTERESTS_SHOWN = 2


def reasons_for(
    ask: Ask, activity: Activity, wants: Iterable[Want], metres: float
) -> Iterator[Reason]:
    """What it shares with the person, how far, when, how fresh, and what to ask before going."""
    if ask.interests or ask.gifts:
        about = list(_interests(activity, wants))
        yield from [one for one in about if not _unsure_twice(one)] or about
    else:
        yield from _about(activity)
    if activity.serves:
        yield _comes_to_area(ask, activity)
    elif ask.at_home and comes_to_them(activity.kind, activity.interests):
        yield ComesToThem()
    if ask.quiet and is_usually_quiet(activity.interests):
        yield UsuallyQuiet()
    # Nor does anyone walk there who comes on wheels.
    on_foot = not activity.serves and not ask.step_free
    yield Nearby(metres, walk_minutes(metres) if on_foot else None)
    if activity.next_session is not None:
        yield NextSession(activity.next_session)
    yield Confirmed(activity.assured_date)
    if ask.unknown_will_do:
        yield from _unknown(ask, activity)


def _comes_to_area(ask: Ask, activity: Activity) -> ComesToArea:
    """By the smallest area that holds the place asked about."""
    served = (one for one in ask.near.districts if one in activity.serves.districts)
    return ComesToArea(next(served, ""), activity.serves.metres)


def _about(activity: Activity) -> Iterator[Reason]:
    return (SharedInterest(term) for term in activity.interests[:INTERESTS_SHOWN])


def _interests(activity: Activity, wants: Iterable[Want]) -> Iterator[Reason]:
    for want in wants:
        wanted = want.wanted
        if want.gift:
            gift = _named(wanted.serves or wanted.code)
            yield CouldOffer(gift, want.sought, wanted.because)
        else:
            term = _its_own(activity, wanted.code)
            likely = term not in activity.interests
            yield SharedInterest(term, wanted.because, bool(wanted.serves), wanted.guessed, likely)


def _unsure_twice(reason: Reason) -> bool:
    """Whether it may be about something that may be near enough: no reason beside a better one."""
    if not isinstance(reason, SharedInterest):
        return False
    return reason.likely and (reason.near_miss or reason.guessed)


def _its_own(activity: Activity, code: str) -> Term:
    """The wanted term; where that is a branch, the activity's own interest below it."""
    known = vocabulary().terms
    for term in activity.interests:
        if term.code == code:
            return term
    for term in activity.interests:
        if term.code in known and known[term.code].broader == code:
            return term
    return _named(code)


def _named(code: str) -> Term:
    term = vocabulary().terms.get(code)
    return Term(code, term.label if term else code)


def _unknown(ask: Ask, activity: Activity) -> Iterator[Reason]:
    """Facts that the person needs and nobody has told: questions, not refusals."""
    comes = bool(activity.serves) or comes_to_them(activity.kind, activity.interests)
    if ask.step_free and activity.step_free == "unknown" and not comes:
        yield NotKnown("step_free")
    if ask.at_home and not comes:
        yield NotKnown("at_home")
    if ask.quiet and not is_usually_quiet(activity.interests):
        yield NotKnown("quiet")
    if ask.pence_at_most is not None and activity.cost.pence_per_visit is None:
        yield NotKnown("cost")
    if ask.weekly and activity.next_session is None:
        yield NotKnown("times")
