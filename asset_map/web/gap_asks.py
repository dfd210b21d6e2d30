"""What people asked for in conversations, in words: beside an answer, and where it goes unmet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext, ngettext

from asset_map.interests.vocabulary import vocabulary
from asset_map.model.gap import Choice
from asset_map.model.gap_ask import GapReply
from asset_map.store import heard_counts
from asset_map.store.per_process import Connection
from asset_map.web.gap_form import DETOUR_FACTOR, WALKING_METRES_A_MINUTE, GapForm
from asset_map.web.gap_words import nearest_words, times_words, walk_words
from asset_map.web.words import Teller, teller

# A page tells so many; the table has them all.
MOST_TOLD = 5
MOST_UNMET = 10


@dataclass(frozen=True, slots=True)
class Unmet:
    """An interest that was asked for where none is in reach, and the way to its own page."""

    label: str
    href: str
    times: str
    where: str
    nearest: str


def asked_words(reply: GapReply, asked: Mapping[str, int], told: Teller) -> Iterator[str]:
    """How often it was asked for, and how far the nearest is, where it was asked for most."""
    areas = {area.area_code: area for area in reply.areas}
    for code, times in list(asked.items())[:MOST_TOLD]:
        if (area := areas.get(code)) is not None:
            yield gettext(
                "Asked for %(times)s in %(area)s. The nearest: %(nearest)s.",
                times=times_words(times),
                area=area.area_name or code,
                nearest=nearest_words(area, told).lower(),
            )


def unmet(form: GapForm, connection: Connection) -> list[Unmet]:
    """What was asked for most where none is in reach, for an officer to begin with."""
    told, terms = teller(), vocabulary().terms
    reach = form.within.reach_metres(False)
    return [
        Unmet(
            terms[one.term].label,
            form.address(choice=Choice((one.term,)), other=None, start=None, at=""),
            times_words(one.times),
            _where(one),
            _nearest(one.nearest_metres, told),
        )
        for one in heard_counts.unmet(connection, reach, MOST_UNMET)
        if one.term in terms
    ]


def _where(one: heard_counts.UnmetAsk) -> str:
    rest = one.areas - 1
    if not rest:
        return one.area
    return ngettext(
        "%(area)s and %(num)s other area", "%(area)s and %(num)s other areas", rest, area=one.area
    )


def _nearest(metres: float | None, told: Teller) -> str:
    if metres is None:
        return gettext("There is none")
    return walk_words(metres, metres * DETOUR_FACTOR / WALKING_METRES_A_MINUTE, told)
