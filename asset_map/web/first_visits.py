"""What a first visit is like and whom somebody comes to, in words: each only where it is told."""

from collections.abc import Iterator
from dataclasses import astuple, replace

from flask_babel import gettext

from asset_map.model.first_visit import NO, YES, FirstVisit
from asset_map.model.service_area import ServiceArea
from asset_map.web.words import Teller

Fact = tuple[str, str]


def first_visit_facts(told: FirstVisit) -> Iterator[Fact]:
    """What is told, each beneath what it is called: ("Toilets", "Yes")."""
    names = (
        gettext("Who greets you"),
        gettext("Can I bring someone?"),
        gettext("Toilets"),
        gettext("Quiet space"),
        gettext("Parking"),
        gettext("What to expect"),
    )
    answers = {YES: gettext("Yes"), NO: gettext("No")}
    for name, words in zip(names, astuple(told), strict=True):
        if words:
            yield name, answers.get(words, words)


def area_words(area: ServiceArea, teller: Teller) -> str:
    """Whom somebody comes to: "Comes to you in WN7 and M46 9"; empty where people come to it."""
    *most, last = area.districts or ("",)
    places = gettext("%(these)s and %(last)s", these=", ".join(most), last=last) if most else last
    if area.metres is None:
        return gettext("Comes to you in %(places)s", places=places) if places else ""
    far = replace(teller, approximate=False).distance(area.metres)
    if not places:
        return gettext("Comes to you within %(distance)s", distance=far)
    return gettext(
        "Comes to you in %(places)s, and within %(distance)s", places=places, distance=far
    )
