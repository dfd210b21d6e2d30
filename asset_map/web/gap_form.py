"""What the page of gaps is asked, from its address: choices alone, nothing that somebody typed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from asset_map.model.gap import CATCHMENT_METRES, POPULATION, Choice, Measure, Supply
from asset_map.model.gap_ask import GapAsk, Sites
from asset_map.web import chosen
from asset_map.web.asks import unknown_interest
from asset_map.web.parameters import DAYS, KINDS, LONGEST_WORDS, PARTS_OF_DAY, YES_NO

T = TypeVar("T")

# What is named so belongs to the other choice, that the first is compared with.
OTHER = "other_"
WALK = "walk-"
WALKS = (10, 20, 40)
METRES = (800, 1_600, 3_200, 8_000)
LEAST_METRES, MOST_METRES = 100, 50_000
# Straight lines are made this much longer, and walked at so many metres a minute, as in
# `gaps.catchment`, which no page may load; a test compares them.
DETOUR_FACTOR, WALKING_METRES_A_MINUTE = 1.3, 80.0
SORTS = ("area", "people", "older", "decile", "nearest", "count", "access", "asked")
# More interests, days or sources than this are none that a page of ours sends.
MOST_VALUES = 20
LONGEST_PENCE = 6

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Within:
    """How far people go: minutes on foot, or metres in a straight line or along streets."""

    minutes: int | None = None
    metres: int = CATCHMENT_METRES

    @property
    def value(self) -> str:
        """As it stands in an address."""
        return f"{WALK}{self.minutes}" if self.minutes else str(self.metres)

    def reach_metres(self, along_streets: bool) -> float:
        """In metres of a straight line, or along streets."""
        if not self.minutes:
            return float(self.metres)
        walked = self.minutes * WALKING_METRES_A_MINUTE
        return walked if along_streets else walked / DETOUR_FACTOR


@dataclass(frozen=True, slots=True)
class GapForm:
    """The page's choices. `other` is the choice to compare with; `wrong` what was left out.

    `day` and `other_day` are earlier days, as of which either was; None for today.
    """

    choice: Choice
    within: Within
    measure: Measure
    counted: Supply
    figure: str
    weighted_by: str
    level: str
    along_streets: bool
    sort: str
    downwards: bool
    other: Choice | None
    day: date | None
    other_day: date | None
    start: Sites | None
    at: str
    wrong: tuple[str, ...]

    def ask(self) -> GapAsk:
        """What to ask of the desk, for the choice."""
        return self._ask(self.choice, self.day)

    def ask_other(self) -> GapAsk:
        """The same for the choice to compare with, or for the same on another day."""
        return self._ask(self.choice if self.other is None else self.other, self.other_day)

    def _ask(self, choice: Choice, day: date | None) -> GapAsk:
        return GapAsk(
            choice,
            self.within.reach_metres(self.along_streets),
            self.measure,
            self.counted,
            self.level,
            self.figure,
            self.along_streets,
            weighted_by=self.weighted_by,
            as_of=day,
        )

    def pairs(self) -> Pairs:
        """As (name, value) pairs, with nothing that goes without saying."""
        said = [
            *_choice_pairs(self.choice, ""),
            ("within", self.within.value),
            ("measure", self.measure.value),
            ("supply", self.counted.value),
            ("demand", self.figure),
            ("weighted_by", self.weighted_by),
            ("areas", self.level),
            ("along", "streets" if self.along_streets else ""),
            ("sort", f"-{self.sort}" if self.downwards else self.sort),
            ("day_before", self.day.isoformat() if self.day else ""),
            ("compare", "yes" if self.other is not None else ""),
            *(_choice_pairs(self.other, OTHER) if self.other is not None else ()),
            (f"{OTHER}day_before", self.other_day.isoformat() if self.other_day else ""),
            ("start", self.start.value if self.start else ""),
            ("at", self.at),
        ]
        return [(name, value) for name, value in said if value and UNSAID.get(name) != value]

    def address(self, path: str = "/gaps", **changes: object) -> str:
        """The address of this page, or of a file of it, with other choices."""
        made = urlencode(replace(self, **changes).pairs())  # type: ignore[arg-type]
        return f"{path}?{made}" if made else path


UNSAID = {
    "within": str(CATCHMENT_METRES),
    "measure": Measure.NEAREST.value,
    "supply": Supply.PLACES.value,
    "demand": POPULATION,
    "sort": "access",
}


def read_form(args: "MultiDict[str, str]") -> GapForm:
    """The choices in an address. What cannot be used is left out, and said."""
    reading = _Reading(args)
    sort = reading.one("sort") or UNSAID["sort"]
    return GapForm(
        choice=reading.choice(""),
        within=reading.within(),
        measure=reading.of("measure", {one.value: one for one in Measure}) or Measure.NEAREST,
        counted=reading.of("supply", {one.value: one for one in Supply}) or Supply.PLACES,
        figure=reading.one("demand") or POPULATION,
        weighted_by=reading.one("weighted_by"),
        level=reading.one("areas"),
        along_streets=reading.one("along") == "streets",
        sort=sort.lstrip("-") if sort.lstrip("-") in SORTS else "access",
        downwards=sort.startswith("-"),
        other=reading.choice(OTHER) if reading.of("compare", YES_NO) else None,
        day=reading.day("day_before"),
        other_day=reading.day(f"{OTHER}day_before"),
        start=reading.of("start", {one.value: one for one in Sites}),
        at=reading.one("at"),
        wrong=tuple(reading.wrong),
    )


class _Reading:
    def __init__(self, args: "MultiDict[str, str]") -> None:
        self.args = args
        self.wrong: list[str] = []

    def many(self, name: str) -> list[str]:
        values = dict.fromkeys(value.strip() for value in self.args.getlist(name))
        return [one for one in values if one and len(one) <= LONGEST_WORDS][:MOST_VALUES]

    def one(self, name: str) -> str:
        return next(iter(self.many(name)), "")

    def of(self, name: str, choices: Mapping[str, T]) -> T | None:
        value = self.one(name)
        if value and value not in choices:
            self.wrong.append(gettext("Choose one of: %(these)s.", these=", ".join(choices)))
        return choices.get(value)

    def choice(self, prefix: str) -> Choice:
        terms = []
        for words in self.many(f"{prefix}interest"):
            term = chosen.term(words)
            if term is None:
                self.wrong.append(unknown_interest("interest", words).say)
            else:
                terms.append(term.code)
        kind = self.of(f"{prefix}kind", KINDS)
        pence = self.one(f"{prefix}cost")
        days = [day for day in self.many(f"{prefix}day") if day in DAYS]
        return Choice(
            interests=tuple(dict.fromkeys(terms)),
            kinds=(kind,) if kind else (),
            sources=tuple(self.many(f"{prefix}source")),
            weekdays=tuple(sorted(map(DAYS.index, days))),
            part_of_day=self.of(f"{prefix}part_of_day", PARTS_OF_DAY),
            pence_at_most=_pence(pence),
            step_free=bool(self.of(f"{prefix}step_free", YES_NO)),
        )

    def day(self, name: str) -> date | None:
        value = self.one(name)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.wrong.append(gettext("Say a day as year-month-day, such as 2026-03-31."))
            return None

    def within(self) -> Within:
        value = self.one("within")
        number = value.removeprefix(WALK)
        if not value:
            return Within()
        if not (number.isascii() and number.isdigit() and len(number) <= 6):
            self.wrong.append(gettext("Say how far in metres, or as walk-20 for 20 minutes."))
            return Within()
        if value.startswith(WALK):
            return Within(minutes=min(max(int(number), 1), 120))
        return Within(metres=min(max(int(number), LEAST_METRES), MOST_METRES))


def _pence(words: str) -> int | None:
    # Longer than that is no cost of a visit, and Python would take its time over it.
    if not (words.isascii() and words.isdigit() and len(words) <= LONGEST_PENCE):
        return None
    return int(words)


def _choice_pairs(choice: Choice, prefix: str) -> Pairs:
    said = [
        *(("interest", code) for code in choice.interests),
        *(("kind", kind.value) for kind in choice.kinds),
        *(("source", source) for source in choice.sources),
        *(("day", DAYS[day]) for day in choice.weekdays),
        ("part_of_day", choice.part_of_day.name.lower() if choice.part_of_day is not None else ""),
        ("cost", "" if choice.pence_at_most is None else str(choice.pence_at_most)),
        ("step_free", "true" if choice.step_free else ""),
    ]
    return [(f"{prefix}{name}", value) for name, value in said]
