"""The choices that narrow an answer, each with how many it would leave, and the ways to sort it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask_babel import gettext

from asset_map.interests.vocabulary import vocabulary
from asset_map.model.ask import FURTHEST_METRES, REACH_METRES, Ask, Sort
from asset_map.model.listing import Cost
from asset_map.model.schedule import PartOfDay
from asset_map.web.chosen import label
from asset_map.web.counted import COSTS, Counted
from asset_map.web.links import address
from asset_map.web.parameters import DAYS, PARTS_OF_DAY
from asset_map.web.words import METRES_A_MILE, Teller

# In metres: about half a mile, one, two, three, five, ten and thirty miles.
REACHES = (800, 1_600, 3_200, REACH_METRES, 8_000, 16_100, FURTHEST_METRES)


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a select, or one link: its value (or address), its words, and how many it
    would leave, where that is counted.
    """

    value: str
    text: str
    selected: bool = False
    count: str = ""

    @property
    def leads_nowhere(self) -> bool:
        """Whether choosing it would find nothing."""
        return self.count == "0" and not self.selected


@dataclass(frozen=True, slots=True)
class Filters:
    """Every choice there is, with the ones that were made selected."""

    interests: tuple[Choice, ...]
    chosen: tuple[Choice, ...]
    reaches: tuple[Choice, ...]
    days: tuple[Choice, ...]
    parts_of_day: tuple[Choice, ...]
    costs: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    ages: tuple[Choice, ...]
    step_free: Choice
    confirmed: Choice
    comes: Choice
    sorts: tuple[Choice, ...]
    sort: Sort
    narrowed: bool
    at_least: bool
    clear: str


def filters(near: str, ask: Ask, teller: Teller, counts: Counted) -> Filters:
    """The choices for an ask about `near`."""
    phrases = teller.phrases
    shown = _Shown(counts)
    return Filters(
        interests=_interests(ask, counts),
        chosen=tuple(_chosen(near, ask)),
        reaches=reaches(ask.reach_metres, teller),
        days=shown.each("day", gettext("Any day"), zip(DAYS, phrases.days, strict=True), day(ask)),
        parts_of_day=shown.each("part_of_day", gettext("Any time"), parts_of_day(), part(ask)),
        costs=shown.each("cost", gettext("Any cost"), costs(ask, teller), cost(ask)),
        kinds=shown.each(
            "kind", gettext("Anything"), ((str(k), v) for k, v in phrases.kinds.items()), ask.kind
        ),
        ages=shown.each("age", gettext("Any age"), ages(ask.age), age(ask)),
        step_free=shown.one("step_free", "true", gettext("Step-free"), ask.step_free),
        confirmed=shown.one(
            "confirmed", "true", gettext("Confirmed in the last year"), ask.confirmed
        ),
        comes=shown.one("comes", "true", gettext("Comes to you"), ask.comes),
        sorts=tuple(_sorts(near, ask)),
        sort=ask.sort,
        narrowed=bool(narrowed_by(ask)),
        at_least=counts.at_least,
        clear=address(near, Ask(ask.near, ask.interests)),
    )


def narrowed_by(ask: Ask) -> list[str]:
    """The filters that an ask sets, by name."""
    parts = {
        "day": ask.weekday is not None,
        "part_of_day": ask.part_of_day is not None,
        "cost": cost(ask) is not None,
        "step_free": ask.step_free,
        "kind": ask.kind is not None,
        "age": ask.age is not None,
        "confirmed": ask.confirmed,
        "comes": ask.comes,
    }
    return [name for name, is_set in parts.items() if is_set]


@dataclass(frozen=True, slots=True)
class _Shown:
    """Makes choices that show their counts."""

    counts: Counted

    def one(self, name: str, value: str, text: str, selected: bool) -> Choice:
        count = how_many(self.counts.of(name, value), self.counts.at_least)
        return Choice(value, text, selected, count)

    def each(
        self, name: str, anything: str, values: Iterable[tuple[str, str]], made: str | None
    ) -> tuple[Choice, ...]:
        first = self.one(name, "", anything, made is None)
        return (first, *(self.one(name, value, text, value == made) for value, text in values))


def how_many(count: int, at_least: bool) -> str:
    """A count as it is shown: "1,234", or "1,234+" where there may be more."""
    return f"{count:,}+" if at_least and count else f"{count:,}"


def _interests(ask: Ask, counts: Counted) -> tuple[Choice, ...]:
    already = {wanted.code for wanted in ask.interests}
    there = [
        (term, counts.interests[term.code])
        for term in sorted(vocabulary().terms.values(), key=lambda term: label(term.code))
        if term.code not in already and term.code in counts.interests
    ]
    more = (
        Choice(term.code, label(term.code), count=how_many(count, counts.at_least))
        for term, count in there
    )
    return (Choice("", gettext("Choose one"), selected=True), *more)


def _chosen(near: str, ask: Ask) -> Iterable[Choice]:
    """The chosen interests, each with the address of the answer without it."""
    codes = [wanted.code for wanted in ask.interests]
    for code in codes:
        rest = [other for other in codes if other != code]
        where = address(near, ask, interest=rest, offset=0)
        yield Choice(where, label(code), selected=True)


def _sorts(near: str, ask: Ask) -> Iterable[Choice]:
    words = {
        Sort.BEST: gettext("Best fit"),
        Sort.NEAREST: gettext("Nearest"),
        Sort.SOONEST: gettext("Soonest"),
    }
    for sort, text in words.items():
        yield Choice(address(near, ask, sort=sort, offset=0), text, sort is ask.sort)


def reaches(chosen: int, teller: Teller) -> tuple[Choice, ...]:
    """How far to look, in metres and in words, with what was chosen; ours to the half mile."""
    exactly = replace(teller, approximate=False)
    said = {chosen: float(chosen)} | {one: half_miles(one) for one in REACHES}
    return tuple(
        Choice(str(metres), exactly.distance(said[metres]), metres == chosen)
        for metres in sorted(said)
    )


def half_miles(metres: int) -> float:
    """The nearest half mile, in metres: a reach of ours is said as one would say it."""
    return round(2 * metres / METRES_A_MILE) / 2 * METRES_A_MILE


def parts_of_day() -> list[tuple[str, str]]:
    """The parts of a day in words."""
    words = {
        PartOfDay.MORNING: gettext("Morning"),
        PartOfDay.AFTERNOON: gettext("Afternoon"),
        PartOfDay.EVENING: gettext("Evening"),
        PartOfDay.NIGHT: gettext("Night"),
    }
    return [(name, words[part]) for name, part in PARTS_OF_DAY.items()]


def costs(ask: Ask, teller: Teller) -> list[tuple[str, str]]:
    """What a visit may cost, in pence and in words."""
    asked = () if ask.pence_at_most is None else (ask.pence_at_most,)
    return [(str(pence), _up_to(pence, teller)) for pence in sorted({*COSTS, *asked})]


def _up_to(pence: int, teller: Teller) -> str:
    words = teller.cost(Cost("", pence))
    return gettext("Up to %(cost)s", cost=words) if pence else words


def ages(age: int | None) -> list[tuple[str, str]]:
    """A few ages to choose from, one for each group, so that nobody has to type theirs."""
    groups = {
        "3": gettext("Under 5"),
        "8": gettext("5 to 11"),
        "14": gettext("12 to 15"),
        "17": gettext("16 or 17"),
        "30": gettext("18 to 49"),
        "60": gettext("50 to 64"),
        "70": gettext("65 to 79"),
        "85": gettext("80 and over"),
    }
    if age is not None and str(age) not in groups:
        groups[str(age)] = gettext("Age %(age)s", age=age)
    return list(groups.items())


def day(ask: Ask) -> str | None:
    """The weekday that was asked for, as a parameter has it."""
    return None if ask.weekday is None else DAYS[ask.weekday]


def part(ask: Ask) -> str | None:
    """The part of the day that was asked for, as a parameter has it."""
    return None if ask.part_of_day is None else ask.part_of_day.name.lower()


def cost(ask: Ask) -> str | None:
    """The most that a visit may cost, in pence, as a parameter has it."""
    if ask.free:
        return "0"
    return None if ask.pence_at_most is None else str(ask.pence_at_most)


def age(ask: Ask) -> str | None:
    """The age that was asked for, as a parameter has it."""
    return None if ask.age is None else str(ask.age)
