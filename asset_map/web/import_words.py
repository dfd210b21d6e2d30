"""What an officer reads of a list: our columns, and how far it is, in words."""

from dataclasses import dataclass

from flask_babel import gettext

from asset_map.intake.outcomes import Checked
from asset_map.intake.outcomes import Told as Outcome
from asset_map.intake.waiting import Progress
from asset_map.model.problem import Problem
from asset_map.web.change_words import Told, field_label, told_changes


@dataclass(frozen=True, slots=True)
class Row:
    """What is wrong with a row: where, which words, what to try."""

    number: int
    field: str
    value: str
    say: str


@dataclass(frozen=True, slots=True)
class Change:
    """A listing that would not be the same."""

    name: str
    parts: list[Told]


@dataclass(frozen=True, slots=True)
class KeptWords:
    """A listing with the fields that stay as they were edited here, in words."""

    name: str
    fields: list[str]


def column_names() -> dict[str, str]:
    """Our columns in the order that people choose from."""
    return {
        "name": gettext("Name"),
        "description": gettext("What happens there"),
        "kind": gettext("What it is: hub, group, micro-enterprise or activity"),
        "organization": gettext("Who runs it"),
        "venue": gettext("Building or place"),
        "address": gettext("Street and town"),
        "postcode": gettext("Postcode"),
        "latitude": gettext("Latitude"),
        "longitude": gettext("Longitude"),
        "days": gettext("Which days"),
        "start_time": gettext("From what time"),
        "end_time": gettext("Until what time"),
        "rrule": gettext("Another rhythm (RRULE)"),
        "cost": gettext("What it costs"),
        "min_age": gettext("From this age"),
        "max_age": gettext("Up to this age"),
        "step_free": gettext("Getting in without a step"),
        "interests": gettext("Interests"),
        "looking_for": gettext("Whom they look for"),
        "website": gettext("Website"),
        "email": gettext("E-mail"),
        "phone": gettext("Phone"),
        "assured_date": gettext("Last known to be true"),
        "serves": gettext("Where they come to"),
        "greeted_by": gettext("First visit: who greets you"),
        "bring_someone": gettext("First visit: bringing someone"),
        "toilets": gettext("Toilets"),
        "quiet_space": gettext("Quiet space"),
        "parking": gettext("Parking"),
        "what_to_expect": gettext("First visit: what to expect"),
        "show_area_only": gettext("Show only the area (yes or no)"),
        "id": gettext("Their own number or code"),
    }


def told_rows(problems: tuple[Problem, ...]) -> list[Row]:
    """Problems in the order of their rows."""
    names = column_names()
    others = {"row": gettext("The row"), "file": gettext("The file")}
    return [
        Row(one.row, names.get(one.field) or others.get(one.field, one.field), one.value, one.say)
        for one in sorted(problems, key=lambda one: one.row)
    ]


def told_listings(checked: Checked) -> list[Change]:
    """Each listing that would change, field by field."""
    return [Change(one.name, told_changes(one.changes)) for one in checked.would.changed]


def told_kept(told: Outcome) -> list[KeptWords]:
    """Each listing where an edit made here stays, and the names of its fields."""
    names = column_names()
    return [
        KeptWords(one.name, [field_label(field) or names[field] for field in one.fields])
        for one in told.kept
    ]


def share(progress: Progress) -> int | None:
    """How much is done, of a hundred; None where nobody knows."""
    if not progress.size:
        return None
    return max(0, min(100, round(100 * progress.position / progress.size)))


def how_far(progress: Progress) -> str:
    """The same in words."""
    done = share(progress)
    if done is not None:
        return gettext("%(done)d of 100 parts are read.", done=done)
    if progress.position:
        return gettext("%(rows)d rows are read.", rows=progress.position)
    return gettext("We have just begun.")
