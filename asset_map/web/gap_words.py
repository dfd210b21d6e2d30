"""Gaps in words: the sentence that sums one up, a legend's classes, an area's numbers."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
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

# Minutes on foot, and places in reach, where one class of the legend ends and the next begins.
MINUTES = (10, 20, 40)
COUNTS = (1, 3, 9)
# The class of what would newly be in reach, after those of now.
NEWLY = 5
# Who is told of beside everybody.
OLDER = "age_65_plus"
# Scores are shown for so many people.
PER_PEOPLE = 1_000
# The most deprived fifth of all areas: deciles up to this one, or this share of scores.
MOST_DEPRIVED, MOST_DEPRIVED_SHARE = 2, 0.2


@dataclass(frozen=True, slots=True)
class Shade:
    """A class of areas on the map: its words, and how many areas it has. 0 is none in reach."""

    number: int
    words: str
    areas: int


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


def shades(
    reply: GapReply, measure: Measure, like: GapReply | None = None
) -> tuple[list[Shade], dict[str, int]]:
    """The legend's classes, the worst first, and each area's class by its code.

    With `like`, the classes are those of another answer, so that the two can be compared.
    """
    classes = _edges(like or reply, measure)
    words = [gettext("None in reach"), *(said for _, said in classes)]
    found: dict[str, int] = {}
    for area in reply.areas:
        found[area.area_code] = 0 if area.none_in_reach else _class_of(area, measure, classes)
    counts = [list(found.values()).count(number) for number in range(len(words))]
    # A class that nobody is in says nothing, but for that of none in reach.
    made = [Shade(number, said, counts[number]) for number, said in enumerate(words)]
    return [shade for shade in made if shade.areas or not shade.number], found


def with_newly(
    classes: list[Shade], shade_of: Mapping[str, int], newly: Collection[str], words: str
) -> tuple[list[Shade], dict[str, int]]:
    """The same with a class of its own for the areas that would newly have one in reach."""
    found = {code: NEWLY if code in newly else number for code, number in shade_of.items()}
    counts = Counter(found.values())
    shown = [*classes, Shade(NEWLY, words, 0)] if newly else classes
    made = [replace(shade, areas=counts[shade.number]) for shade in shown]
    return [shade for shade in made if shade.areas or not shade.number], found


def _class_of(area: AreaAccess, measure: Measure, classes: Sequence[tuple[float, str]]) -> int:
    value = _value(area, measure)
    if measure is Measure.NEAREST:
        return next(n for n, (edge, _) in enumerate(classes, 1) if value > edge)
    return next(n for n, (edge, _) in enumerate(classes, 1) if value <= edge)


def _value(area: AreaAccess, measure: Measure) -> float:
    if measure is Measure.NEAREST:
        return area.walk_minutes or 0.0
    if measure is Measure.COUNT:
        return area.count_in_reach
    return (area.access or 0.0) * PER_PEOPLE


def _edges(reply: GapReply, measure: Measure) -> list[tuple[float, str]]:
    """Each class's edge and words, the worst first."""
    if measure is Measure.NEAREST:
        first, second, third = MINUTES
        return [
            (third, gettext("More than %(last)d minutes' walk", last=third)),
            (second, gettext("%(a)d to %(b)d minutes' walk", a=second, b=third)),
            (first, gettext("%(a)d to %(b)d minutes' walk", a=first, b=second)),
            (-1, gettext("Up to %(first)d minutes' walk", first=first)),
        ]
    if measure is Measure.COUNT:
        one, few, some = COUNTS
        return [
            (one, gettext("1 in reach")),
            (few, gettext("2 or 3 in reach")),
            (some, gettext("4 to 9 in reach")),
            (float("inf"), gettext("10 or more in reach")),
        ]
    return _quarters([_value(area, measure) for area in reply.areas if not area.none_in_reach])


def _quarters(values: list[float]) -> list[tuple[float, str]]:
    """Four classes with as many areas each."""
    ordered = sorted(values) or [0.0]
    edges = [ordered[min(len(ordered) * part // 4, len(ordered) - 1)] for part in (1, 2, 3)]
    low = ordered[0]
    made: list[tuple[float, str]] = []
    for edge in (*edges, ordered[-1]):
        said = gettext("%(a)s to %(b)s for 1,000 people", a=f"{low:.2f}", b=f"{edge:.2f}")
        made.append((edge if edge != ordered[-1] else float("inf"), said))
        low = edge
    return made
