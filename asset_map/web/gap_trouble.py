"""Why a question about gaps has no answer, in words, with what to try."""

from dataclasses import dataclass

from flask_babel import gettext

from asset_map.model.gap_ask import Refused


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, what to try, and the page's status: 200 where nobody asked anything wrong."""

    what: str
    remedy: str
    status: int


def away() -> Trouble:
    """The process that reckons is down."""
    return Trouble(
        gettext("The part of this site that works out gaps is not running just now."),
        gettext("Try again in a minute. Everything else on this site works."),
        200,
    )


def slow() -> Trouble:
    """It was given up."""
    return Trouble(
        gettext("This took too long, so we stopped."),
        gettext(
            "Choose larger areas, one interest, a shorter way or straight lines. Officers who sign "
            "in may wait longer, and the command asset-map gaps has no limit."
        ),
        200,
    )


def stopped() -> Trouble:
    """Whoever asked has taken it back."""
    return Trouble(
        gettext("We have stopped."),
        gettext("Choose something else below, or press “Show the gap” to begin again."),
        200,
    )


def no_areas() -> Trouble:
    """Nothing to reckon for."""
    return Trouble(
        gettext("No areas are loaded yet, so we do not know where people live."),
        gettext("Whoever runs this site can load them with asset-map import areas."),
        200,
    )


def no_place(say: str) -> Trouble:
    """A place that we do not know."""
    return Trouble(gettext("We do not know the place you named."), say, 400)


def refused(told: Refused) -> Trouble:
    """The desk's own words: they name the choice and what there is."""
    return Trouble(f"{told.where}: {told.what}", told.remedy, 400)
