"""Answers in a terminal: as JSON for a pipe, or in words."""

import sys
from typing import TYPE_CHECKING

import click

# The widest heading of what was heard, and a space.
WIDTH = 25

if TYPE_CHECKING:
    from asset_map.match.reasons import Found
    from asset_map.model.heard import Heard


def print_json(found: "Found", heard: "Heard | None" = None) -> None:
    """An answer as the API gives it: GeoJSON, or what was heard with what fits."""
    import orjson

    from asset_map.web import conversation_json, geojson
    from asset_map.web.words import teller

    told = teller(approximate=found.ask.near.approximate)
    if heard is None:
        answer = geojson.answer(found, told, root="")
    else:
        answer = conversation_json.answer(heard, found, told, root="")
    sys.stdout.write(orjson.dumps(answer, option=orjson.OPT_INDENT_2).decode() + "\n")


def print_heard(heard: "Heard") -> None:
    """What was heard, a line each, with the words that gave it away."""
    from asset_map.web.changes import corrected
    from asset_map.web.chips import chips
    from asset_map.web.words import teller

    heard_chips = chips(corrected(heard, ()), teller())
    for group in heard_chips.groups:
        for number, chip in enumerate((*group.chips, *group.faint)):
            heading = "" if number else group.heading
            parts = (chip.label, chip.strength_words, chip.because, chip.note)
            click.echo(f"{heading:<{WIDTH}}{shown(' · '.join(filter(None, parts)))}")
    if heard_chips.nothing_to_look_for:
        click.echo("We did not hear anything that they enjoy: this is all there is nearby.")
    click.echo()


def print_list(found: "Found") -> None:
    """An answer, best first, each with why it is there."""
    from asset_map.web.cards import few
    from asset_map.web.words import teller

    near = found.ask.near
    told = teller(approximate=near.approximate)
    if near.approximate:
        click.echo(f"Distances are from the middle of {near.label}.\n")
    for number, one in enumerate(found.matches, start=found.ask.offset + 1):
        reasons = " · ".join(told.reason(reason) for reason in few(one.reasons))
        kind = told.phrases.kinds[one.activity.kind]
        click.echo(f"{number:3}. {shown(one.activity.name)} ({kind})")
        click.echo(f"     {shown(reasons)}")
    total = f"more than {found.total:,}" if found.more_than_total else f"{found.total:,}"
    if found.more_than_total and not found.more_follow:
        click.echo(f"\nShowing {len(found.matches)}. There may be more, further away.")
    else:
        click.echo(f"\nShowing {len(found.matches)} of {total}.")


def shown(text: str) -> str:
    """A listing's text without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)
