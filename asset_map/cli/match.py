"""What is near a place and fits, best first, each with its reasons."""

import sys
from typing import TYPE_CHECKING, Any

import click

from asset_map.cli import Refusal
from asset_map.settings import Settings

if TYPE_CHECKING:
    from asset_map.match.reasons import Found


@click.command()
@click.option("--near", required=True, help="A postcode, a township, or longitude,latitude.")
@click.option("--interest", multiple=True, help="An interest's code or label; may be repeated.")
@click.option("--reach-metres", help="How far, in metres as the crow flies. [default: 5000]")
@click.option("--limit", help="How many to show at most. [default: 20]")
@click.option("--offset", help="How many of the best to pass over. [default: 0]")
@click.option("--day", help="Has a session on this day: monday to sunday.")
@click.option("--part-of-day", help="Has a session in the morning, afternoon, evening or night.")
@click.option("--free", is_flag=True, help="Only what is known to cost nothing.")
@click.option("--step-free", is_flag=True, help="Only what is known to be step-free.")
@click.option("--kind", help="Only hub, group, micro-enterprise or activity.")
@click.option("--age", help="Open to someone of this age in years.")
@click.option("--json", "as_json", is_flag=True, help="GeoJSON, as GET /api/activities gives it.")
def match(as_json: bool, **asked: Any) -> None:
    """What is near a place and fits, best first, each with its reasons.

    \b
    asset-map match --near "WN7 1AA" --interest knitting
    asset-map match --near Leigh --day tuesday --free --json
    """
    from werkzeug.datastructures import MultiDict

    from asset_map.match.find import find
    from asset_map.store.connection import engine
    from asset_map.store.places import find_near
    from asset_map.web.asks import understand_strictly

    given = MultiDict(_pairs(asked))
    with engine(Settings.from_environment(), "public").connect() as connection:
        understood = understand_strictly(given, lambda words: find_near(connection, words))
        if understood.wrong or understood.ask is None:
            lines = (f"--{w.parameter.replace('_', '-')}: {w.say}" for w in understood.wrong)
            raise Refusal("\n".join(lines))
        found = find(connection, understood.ask)
    (_print_json if as_json else _print_list)(found)


def _pairs(asked: dict[str, Any]) -> list[tuple[str, str]]:
    """The options as an address would hold them."""
    pairs = []
    for name, value in asked.items():
        values = value if isinstance(value, tuple) else (value,)
        pairs += [
            (name, "true" if one is True else str(one))
            for one in values
            if one not in (None, False)
        ]
    return pairs


def _print_json(found: "Found") -> None:
    import orjson

    from asset_map.web import geojson
    from asset_map.web.words import teller

    told = teller(approximate=found.ask.near.approximate)
    body = orjson.dumps(geojson.answer(found, told, root=""), option=orjson.OPT_INDENT_2)
    sys.stdout.write(body.decode() + "\n")


def _print_list(found: "Found") -> None:
    from asset_map.web.words import teller

    near = found.ask.near
    told = teller(approximate=near.approximate)
    if near.approximate:
        click.echo(f"Distances are from the middle of {near.label}.\n")
    for number, one in enumerate(found.matches, start=found.ask.offset + 1):
        reasons = " · ".join(told.reason(reason) for reason in one.reasons)
        kind = told.phrases.kinds[one.activity.kind]
        click.echo(f"{number:3}. {_shown(one.activity.name)} ({kind})")
        click.echo(f"     {_shown(reasons)}")
    total = f"more than {found.total:,}" if found.more_than_total else f"{found.total:,}"
    click.echo(f"\nShowing {len(found.matches)} of {total}.")


def _shown(text: str) -> str:
    """A listing's text without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)
