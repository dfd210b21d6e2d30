"""Where to start something, in words: the best places, the pin, and how it would be afterwards."""

from dataclasses import dataclass

from flask_babel import gettext, ngettext

from asset_map.model.gap_ask import Beginning, GapReply, StartReply
from asset_map.web.gap_form import GapForm
from asset_map.web.gap_words import figure_words, who_words, within_words
from asset_map.web.words import Teller


@dataclass(frozen=True, slots=True)
class Gain:
    """A place to start, or the pin: its name, and who would gain."""

    name: str
    gained: str
    ages: str
    areas: int


@dataclass(frozen=True, slots=True)
class Starts:
    """Where to start, in words; `after` says how it would be, `place` what the pin is called."""

    after: str
    best: tuple[Gain, ...]
    pin: Gain | None
    place: str
    middle: str
    sites: str
    without: str


def starts_words(form: GapForm, reply: GapReply, starts: StartReply, told: Teller) -> Starts:
    """What the desk weighed, in words."""
    # Numbers alone are a pin that was put on the map.
    pointed = not any(letter.isalpha() for letter in form.at)
    return Starts(
        _after(form, reply, starts, told),
        tuple(_gain(one) for one in starts.best),
        _gain(starts.pin) if starts.pin else None,
        gettext("the pin on the map") if pointed else form.at,
        f"{starts.middle:,.0f}",
        f"{starts.sites:,}",
        f"{starts.without:,.0f}",
    )


def newly_reached(starts: StartReply) -> set[str]:
    """The areas that would newly have one in reach: from the pin, or else from the best places."""
    shown = [starts.pin] if starts.pin else starts.best
    return {code for one in shown for code in one.areas}


def newly_words(starts: StartReply) -> str:
    """What the map calls them."""
    if starts.pin:
        return gettext("Newly in reach, from the place you asked about")
    return gettext("Newly in reach, from the best places to start")


def _after(form: GapForm, reply: GapReply, starts: StartReply, told: Teller) -> str:
    """How many would have one, instead of how many have one now."""
    shown = [starts.pin] if starts.pin else list(starts.best)
    gained = sum(one.newly_reached for one in shown)
    if not gained or not reply.demand or reply.share_in_reach is None:
        return ""
    within = within_words(form, told)
    who = who_words(form.figure)
    # Not "3 in 10": one place more seldom changes that.
    then = f"{min(reply.share_in_reach + gained / reply.demand, 1.0):.1%}"
    now = f"{reply.share_in_reach:.1%}"
    if starts.pin:
        words = gettext(
            "With one more there, %(then)s of %(who)s would have one %(within)s, "
            "instead of %(now)s.",
            then=then,
            who=who,
            within=within,
            now=now,
        )
    else:
        words = ngettext(
            "With one more in the best place, %(then)s of %(who)s would have one %(within)s, "
            "instead of %(now)s.",
            "With one more in each of the %(num)s best places, %(then)s of %(who)s would have one "
            "%(within)s, instead of %(now)s.",
            len(shown),
            then=then,
            who=who,
            within=within,
            now=now,
        )
    return words


def _gain(one: Beginning) -> Gain:
    ages = ", ".join(
        f"{figure_words(name)}: {value:,.0f}" for name, value in one.figures.items() if value
    )
    return Gain(one.name, f"{one.newly_reached:,.0f}", ages, len(one.areas))
