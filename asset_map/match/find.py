"""From an ask to an answer: candidates near the person, weighed, with reasons."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from asset_map.match.explain import reasons_for
from asset_map.match.fit import Scored, may_go_on, ranked, worth_telling
from asset_map.match.order import in_order
from asset_map.match.reasons import Found, Match
from asset_map.model.activity import Activity
from asset_map.model.ask import Ask, Sort
from asset_map.model.schedule import TIMEZONE
from asset_map.store import activities, candidates, coming
from asset_map.store.connection import Connection

# The soonest may be at the far end of the reach: this many of the nearest are looked at for each
# wanted term. An answer with more in reach than that says so.
SOONEST_PER_TERM = 1_000


def find(
    connection: Connection,
    ask: Ask,
    *,
    counted: bool = True,
    per_term: int = candidates.CANDIDATES_PER_TERM,
) -> Found:
    """The activities that fit an ask, each with its reasons: the best first, or as it says.

    `counted` says whether to count all that are in reach; without it, `total` is at least what
    was weighed. `per_term` of the nearest are weighed for each wanted term.
    """
    soonest = ask.sort is Sort.SOONEST
    per_term = max(per_term, SOONEST_PER_TERM) if soonest else per_term
    today = datetime.now(UTC).astimezone(ZoneInfo(TIMEZONE)).date()
    nearest, cut_off = candidates.nearest(connection, ask, per_term)
    scored = ranked(ask, nearest, today)
    ids = [one.id for one in scored]
    starts = coming.next_starts(connection, ids, ask.weekly) if soonest else {}
    order = worth_telling(ask, in_order(scored, ask.sort, starts))
    total, more = len(order), may_go_on(ask, nearest, cut_off)
    after = ask.offset + ask.limit
    if more and counted:
        total = candidates.count_in_reach(connection, ask)
        more = total > candidates.COUNTED
        total = min(total, candidates.COUNTED)
    elif more:
        # So that there are more than the total, whatever lies further off.
        total = max(total - 1, min(total, after))
    shown = order[ask.offset : after]
    details = activities.activities(connection, [one.id for one in shown], ask.weekly)
    by_id = {activity.id: activity for activity in details}
    matches = (_match(ask, one, by_id[one.id]) for one in shown if one.id in by_id)
    return Found(ask, tuple(matches), total, more, len(order) > after)


def _match(ask: Ask, one: Scored, activity: Activity) -> Match:
    reasons = reasons_for(ask, activity, one.wants, one.metres_away)
    return Match(activity, one.metres_away, one.score, tuple(reasons))
