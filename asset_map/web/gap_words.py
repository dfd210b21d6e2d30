"""Gaps in words: the sentence that sums one up, what was chosen, an area's numbers."""

from datetime import date
from math import isnan

from flask_babel import gettext, ngettext

from asset_map.interests.vocabulary import vocabulary
from asset_map.model.gap import (
    AGE_BANDS,
    CATCHMENT_METRES,
    DECILE,
    DEPRIVATION,
    POPULATION,
    AreaAccess,
    Capacities,
    Choice,
    Measure,
    Reckoning,
    Supply,
)
from asset_map.model.gap_ask import GapReply
from asset_map.web.filters import parts_of_day
from asset_map.web.gap_form import GapForm, Within
from asset_map.web.parameters import PARTS_OF_DAY
from asset_map.web.words import Teller

# Who is told of beside everybody.
OLDER = "age_65_plus"
# Scores are shown for so many people.
PER_PEOPLE = 1_000
# The most deprived fifth of all areas: deciles up to this one, or this share of scores.
MOST_DEPRIVED, MOST_DEPRIVED_SHARE = 2, 0.2


def summary(
    form: GapForm, choice: Choice, reply: GapReply, told: Teller, day: date | None = None
) -> str:
    """The answer in sentences: how many have one, which areas have none near, whom that touches."""
    what = choice_words(choice, told, day)
    if not reply.places:
        return gettext("%(what)s: there is none on this map yet.", what=what)
    share = reply.share_in_reach
    first = gettext("%(what)s: no people are known in these areas.", what=what)
    if share is not None:
        first = gettext(
            "%(what)s: %(share)s have one %(within)s.",
            what=what,
            share=_weighted(share_words(share, form.figure), form.weighted_by),
            within=within_words(form, told),
        )
    far = sum(a.nearest_metres is None or a.nearest_metres > CATCHMENT_METRES for a in reply.areas)
    third = _touches(reply)
    if not far:
        near = gettext("No area is more than 2 miles from the nearest.")
        return f"{first} {near} {third}".strip()
    second = ngettext(
        "%(num)s of %(all)s areas has none within 2 miles.",
        "%(num)s of %(all)s areas have none within 2 miles.",
        far,
        all=f"{len(reply.areas):,}",
    )
    return f"{first} {second} {third}".strip()


def _weighted(share: str, weighted_by: str) -> str:
    if not weighted_by:
        return share
    by = figure_words(weighted_by).lower()
    return gettext("%(share)s, weighted by %(figure)s,", share=share, figure=by)


def _touches(reply: GapReply) -> str:
    """How many of those with none in reach are older, or live where most is lacking."""
    telling = (figure_words(OLDER), _most_deprived(reply)[0])
    groups = [
        f"{without:,.0f} {who[0].lower()}{who[1:]}"
        for who, without, _ in affected(reply)
        if who in telling and without
    ]
    if not groups:
        return ""
    return gettext("Without one in reach: %(groups)s.", groups="; ".join(groups))


def share_words(share: float, figure: str = POPULATION) -> str:
    """A share as one would say it: "3 in 10 residents"."""
    who = who_words(figure)
    if share <= 0:
        return gettext("no %(who)s", who=who)
    if share >= 1:
        return gettext("all %(who)s", who=who)
    if 0.045 <= share < 0.955:
        return gettext("about %(number)d in 10 %(who)s", number=round(share * 10) or 1, who=who)
    number = min(max(round(share * 100), 1), 99)
    return gettext("about %(number)d in 100 %(who)s", number=number, who=who)


def who_words(figure: str) -> str:
    """Whose share it is: "residents", "people aged 65 and over"."""
    return gettext("residents") if figure == POPULATION else figure_words(figure).lower()


def within_words(form: GapForm, told: Teller) -> str:
    """How far people go: "within 20 minutes' walk"."""
    if form.within.minutes:
        words = gettext("within %(minutes)d minutes' walk", minutes=form.within.minutes)
    else:
        words = gettext("within %(distance)s", distance=told.distance(form.within.metres))
    return gettext("%(within)s along streets", within=words) if form.along_streets else words


def reach_words(within: Within, told: Teller) -> str:
    """A way to say how far, for a list to choose from."""
    if within.minutes:
        return gettext("%(minutes)d minutes' walk", minutes=within.minutes)
    return told.distance(within.metres)


def choice_words(choice: Choice, told: Teller, day: date | None = None) -> str:
    """Which supply: "Choirs, groups, on Tuesday, free", and as of which earlier day."""
    terms = vocabulary().terms
    parts = [terms[code].label for code in choice.interests if code in terms]
    if not parts:
        parts = [gettext("Anything at all")]
    parts += [told.phrases.kinds[kind].lower() for kind in choice.kinds]
    parts += [gettext("from %(source)s", source=source) for source in choice.sources]
    parts += [gettext("on %(day)s", day=told.phrases.days[day]) for day in choice.weekdays]
    if choice.part_of_day is not None:
        names = dict(parts_of_day())
        parts += [
            names[n].lower() for n, part in PARTS_OF_DAY.items() if part is choice.part_of_day
        ]
    if choice.pence_at_most is not None:
        parts.append(cost_words(choice.pence_at_most))
    if choice.step_free:
        parts.append(gettext("step-free"))
    if day is not None:
        parts.append(gettext("as of %(day)s", day=told.day(day)))
    return ", ".join(parts)


def cost_words(pence: int) -> str:
    """The most that a visit may cost."""
    if not pence:
        return gettext("free")
    return gettext("up to £%(pounds)s", pounds=f"{pence / 100:.2f}".removesuffix(".00"))


def measure_words() -> dict[Measure, str]:
    """What each measure tells, in plain words."""
    return {
        Measure.NEAREST: gettext("How far the nearest is"),
        Measure.COUNT: gettext("How many are in reach"),
        Measure.TWO_STEP: gettext("How much there is for each person in reach (2SFCA)"),
        Measure.ENHANCED: gettext("The same, where nearer counts more (E2SFCA)"),
        Measure.THREE_STEP: gettext("The same, where people choose among places (3SFCA)"),
    }


def supply_words() -> dict[Supply, str]:
    """What is counted."""
    return {
        Supply.PLACES: gettext("Places"),
        Supply.SESSIONS: gettext("Sessions a week"),
        Supply.CAPACITY: gettext("Room for people"),
    }


def capacity_words(known: Capacities) -> str:
    """How many have not told their capacity, and what was taken instead: never in silence."""
    return ngettext(
        "%(num)s of %(all)s listings: %(instead)s people taken",
        "%(num)s of %(all)s listings: %(instead)s people taken for each",
        known.unknown,
        all=f"{known.known + known.unknown:,}",
        instead=f"{known.instead:g}",
    )


def figure_words(name: str) -> str:
    """A figure of the areas: "People aged 65 and over"."""
    known = {
        POPULATION: gettext("All residents"),
        "age_0_15": gettext("Children up to 15"),
        "age_16_64": gettext("People aged 16 to 64"),
        "age_65_plus": gettext("People aged 65 and over"),
        "age_75_plus": gettext("People aged 75 and over"),
        "disabled": gettext("Disabled people"),
        "households": gettext("Households"),
    }
    return known.get(name) or name.replace("_", " ").capitalize()


def level_words(level: str) -> str:
    """A sort of area, as people who use it say it."""
    known = {
        "lsoa": gettext("Small areas (LSOA)"),
        "msoa": gettext("Neighbourhoods (MSOA)"),
        "output-area": gettext("Output areas"),
        "ward": gettext("Wards"),
        "grid": gettext("Squares of a grid"),
        "local-authority": gettext("Councils"),
    }
    return known.get(level) or level.capitalize()


def affected(reply: Reckoning) -> list[tuple[str, float, float]]:
    """Whom it touches: what a group is called, how many have none in reach, and of how many."""
    groups = [
        (
            gettext("Everyone"),
            sum(area.population for area in reply.areas if area.none_in_reach),
            reply.population,
        )
    ]
    figures = reply.figures
    for name in filter(figures.__contains__, AGE_BANDS):
        values = figures[name]
        bare = zip(values, reply.areas, strict=True)
        without = sum(value for value, area in bare if area.none_in_reach and not isnan(value))
        groups.append((figure_words(name), without, sum(v for v in values if not isnan(v))))
    who, deprived = _most_deprived(reply)
    if deprived:
        without = sum(area.population for area in deprived if area.none_in_reach)
        groups.append((who, without, sum(area.population for area in deprived)))
    return groups


def _most_deprived(reply: Reckoning) -> tuple[str, list[AreaAccess]]:
    """The areas that are most deprived, and what they are called; none where nothing is known."""
    figures = reply.figures
    if DECILE in figures:
        pairs = zip(figures[DECILE], reply.areas, strict=True)
        who = gettext("People in the most deprived fifth of England's areas")
        return who, [area for decile, area in pairs if 0 < decile <= MOST_DEPRIVED]
    scores = figures.get(DEPRIVATION, ())
    pairs = zip(scores, reply.areas, strict=bool(scores))
    most = sorted((one for one in pairs if not isnan(one[0])), key=lambda one: -one[0])
    who = gettext("People in the most deprived fifth of these areas")
    return who, [area for _, area in most[: round(len(most) * MOST_DEPRIVED_SHARE)]]


def access_words(area: AreaAccess, measure: Measure, told: Teller) -> str:
    """An area's number by the measure."""
    if measure is Measure.NEAREST:
        return nearest_words(area, told)
    if area.none_in_reach:
        return gettext("None in reach")
    if measure is Measure.COUNT:
        return f"{area.count_in_reach:,}"
    return gettext("%(number)s for 1,000 people", number=f"{(area.access or 0) * PER_PEOPLE:.2f}")


def nearest_words(area: AreaAccess, told: Teller) -> str:
    """How far the nearest is, and about how long the walk."""
    if area.nearest_metres is None or area.walk_minutes is None:
        return gettext("There is none")
    return walk_words(area.nearest_metres, area.walk_minutes, told)


def walk_words(metres: float, minutes: float, told: Teller) -> str:
    """How far it is, and about how long the walk."""
    far = told.distance(metres)
    return gettext("%(far)s, about %(minutes)d min", far=far, minutes=round(minutes) or 1)


def times_words(times: int) -> str:
    """How often something was asked for: months that are over, rounded down to fives."""
    return gettext("at least %(times)s times", times=f"{times:,}")
