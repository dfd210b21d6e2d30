"""The form of the page of gaps: every choice there is, with the ones that were made."""

from dataclasses import dataclass, replace
from datetime import date

from flask_babel import gettext

from asset_map.interests.vocabulary import vocabulary
from asset_map.model.gap import POPULATION
from asset_map.model.gap import Choice as Chosen
from asset_map.web.counted import COSTS
from asset_map.web.filters import Choice, parts_of_day
from asset_map.web.gap_form import METRES, OTHER, WALKS, GapForm, Within
from asset_map.web.gap_words import (
    cost_words,
    figure_words,
    level_words,
    measure_words,
    reach_words,
    supply_words,
)
from asset_map.web.parameters import DAYS
from asset_map.web.words import teller


@dataclass(frozen=True, slots=True)
class GapChoices:
    """The form: every choice there is, with the ones that were made selected."""

    chosen: tuple[Choice, ...]
    interests: tuple[tuple[Choice, tuple[Choice, ...]], ...]
    kinds: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    days: tuple[Choice, ...]
    parts_of_day: tuple[Choice, ...]
    costs: tuple[Choice, ...]
    step_free: bool

    @property
    def narrowed(self) -> bool:
        """Whether anything was chosen beside the interests: the form shows those lists then."""
        lists = (self.kinds, self.sources, self.days, self.parts_of_day, self.costs)
        chosen = any(one.selected and one.value for each in lists for one in each)
        return chosen or self.step_free


@dataclass(frozen=True, slots=True)
class Lists:
    """What the store has to choose from."""

    sources: tuple[str, ...]
    levels: tuple[str, ...]
    figures: tuple[str, ...]
    streets: bool
    since: date | None


def gap_choices(choice: Chosen, form: GapForm, lists: Lists, prefix: str = "") -> GapChoices:
    """The form's lists for one choice; with OTHER as prefix, for the one it is compared with."""
    told = teller()
    cost = "" if choice.pence_at_most is None else str(choice.pence_at_most)
    days = {DAYS[day] for day in choice.weekdays}
    part = "" if choice.part_of_day is None else choice.part_of_day.name.lower()
    return GapChoices(
        chosen=tuple(_chosen(choice, form, prefix)),
        interests=tuple(_interests(choice)),
        kinds=_options(
            gettext("Anything"),
            ((str(k), words) for k, words in told.phrases.kinds.items()),
            choice.kinds[0].value if choice.kinds else "",
        ),
        sources=_options(
            gettext("Any list"),
            ((name, name) for name in lists.sources),
            choice.sources[0] if choice.sources else "",
        ),
        days=tuple(
            Choice(day, words, day in days)
            for day, words in zip(DAYS, told.phrases.days, strict=True)
        ),
        parts_of_day=_options(gettext("Any time"), parts_of_day(), part),
        costs=_options(gettext("Any cost"), _costs(cost), cost),
        step_free=choice.step_free,
    )


def measure_choices(form: GapForm, lists: Lists) -> dict[str, tuple[Choice, ...]]:
    """The lists of how it is measured."""
    told = teller()
    ways = [*(Within(minutes=n) for n in WALKS), *(Within(metres=n) for n in METRES)]
    if form.within not in ways:
        ways.append(form.within)
    return {
        "within": tuple(
            Choice(way.value, reach_words(way, told), way == form.within) for way in ways
        ),
        "measure": tuple(
            Choice(one.value, words, one is form.measure) for one, words in measure_words().items()
        ),
        "supply": tuple(
            Choice(one.value, words, one is form.counted) for one, words in supply_words().items()
        ),
        "demand": tuple(
            Choice(name, figure_words(name), name == form.figure) for name in lists.figures
        ),
        "weighted_by": _options(
            gettext("Everyone alike"),
            ((name, figure_words(name)) for name in lists.figures if name != POPULATION),
            form.weighted_by,
        ),
        "areas": tuple(Choice(one, level_words(one), one == form.level) for one in lists.levels),
        "along": (
            Choice("", gettext("Straight lines"), not form.along_streets),
            Choice("streets", gettext("Along streets"), form.along_streets),
        )
        if lists.streets
        else (),
    }


def _costs(asked: str) -> list[tuple[str, str]]:
    pence = {*COSTS, *([int(asked)] if asked else [])}
    return [(str(one), cost_words(one).capitalize()) for one in sorted(pence)]


def _options(anything: str, values: object, made: str) -> tuple[Choice, ...]:
    pairs = list(values)  # type: ignore[call-overload]
    if made and made not in {value for value, _ in pairs}:
        pairs.append((made, made))
    return (
        Choice("", anything, not made),
        *(Choice(value, words, value == made) for value, words in pairs),
    )


def _chosen(choice: Chosen, form: GapForm, prefix: str) -> list[Choice]:
    """The chosen interests, each with the address of the page without it."""
    terms = vocabulary().terms
    made = []
    for code in choice.interests:
        rest = replace(choice, interests=tuple(one for one in choice.interests if one != code))
        where = form.address(other=rest) if prefix == OTHER else form.address(choice=rest)
        made.append(Choice(where, terms[code].label, selected=True))
    return made


def _interests(choice: Chosen) -> list[tuple[Choice, tuple[Choice, ...]]]:
    """Every branch with the interests below it, but for those that were chosen."""
    words = vocabulary()
    return [
        (
            Choice(branch.code, branch.label),
            tuple(
                Choice(term.code, term.label)
                for term in words.narrower(branch.code)
                if term.code not in choice.interests
            ),
        )
        for branch in words.branches
    ]
