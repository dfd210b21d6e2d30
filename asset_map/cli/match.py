"""What is near a place and fits, best first, each with its reasons."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from asset_map.cli import Refusal
from asset_map.cli._told import print_heard, print_json, print_list
from asset_map.settings import Settings

if TYPE_CHECKING:
    from asset_map.model.ask import Ask
    from asset_map.web.asks import Locate

# With a conversation, what must hold is heard in it; only these are chosen beside it.
BESIDE_WORDS = ("near", "reach_metres", "limit", "offset")
BESIDE_NOTES = ("reach_metres", "limit")
# What a link worker covers, and what the published measurements are made with.
NOTES_REACH_METRES = 8_000
NOTES_LIMIT = 20


@click.command()
@click.option("--near", help="A postcode, a township, or longitude,latitude.")
@click.option("--interest", multiple=True, help="An interest's code or label; may be repeated.")
@click.option("--text", "words", help="- : hear what was said, typed or piped in. Nothing is kept.")
@click.option("--reach-metres", help="How far, in metres as the crow flies. [default: 5000]")
@click.option("--limit", help="How many to show at most. [default: 20]")
@click.option("--offset", help="How many of the best to pass over. [default: 0]")
@click.option("--day", help="Has a session on this day: monday to sunday.")
@click.option("--part-of-day", help="Has a session in the morning, afternoon, evening or night.")
@click.option("--free", is_flag=True, help="Only what is known to cost nothing.")
@click.option("--pence-at-most", help="Only what is known to cost no more than this a visit.")
@click.option("--step-free", is_flag=True, help="Only what is known to be step-free.")
@click.option("--kind", help="Only hub, group, micro-enterprise or activity.")
@click.option("--age", help="Open to someone of this age in years.")
@click.option("--confirmed", is_flag=True, help="Only what somebody confirmed in the last year.")
@click.option("--sort", help="What comes first: best, nearest or soonest. [default: best]")
@click.option("--json", "as_json", is_flag=True, help="As the API gives it.")
@click.option("--notes", type=click.Path(path_type=Path), help="Many notes at once, a JSON a line.")
@click.option("--out", type=click.Path(path_type=Path), help="Where the notes' rankings go.")
def match(
    as_json: bool, words: str | None, notes: Path | None, out: Path | None, **asked: Any
) -> None:
    """What is near a place and fits, best first, each with its reasons.

    \b
    asset-map match --near "WN7 1AA" --interest knitting
    asset-map match --near Leigh --day tuesday --free --json
    asset-map match --near Leigh --text - < note.txt
    asset-map match --notes notes.jsonl --out rankings.jsonl

    With --text what must hold is heard in the text. Notes are lines {"id", "text", "longitude",
    "latitude"}; rankings are lines {"id", "ranking": [source ids, best first]}, within 8,000
    metres unless --reach-metres says otherwise. Neither is counted as asked.
    """
    given = [name for name, value in asked.items() if value not in (None, False, ())]
    if notes or out:
        _match_notes(notes, out, given + ["text"] * bool(words) + ["json"] * as_json, asked)
    elif words is not None:
        _match_words(words, given, asked, as_json)
    else:
        _match_interests(asked, as_json)


def _match_interests(asked: dict[str, Any], as_json: bool) -> None:
    from asset_map.match.find import find
    from asset_map.store.connection import engine
    from asset_map.store.places import find_near

    with engine(Settings.from_environment(), "public").connect() as connection:
        ask = _understood(asked, lambda words: find_near(connection, words))
        found = find(connection, ask)
    if as_json:
        print_json(found)
    else:
        print_list(found)


def _match_words(words: str, given: list[str], asked: dict[str, Any], as_json: bool) -> None:
    from asset_map.interests.listen import listen
    from asset_map.store.connection import engine
    from asset_map.store.places import find_near
    from asset_map.store.rulings import rulings
    from asset_map.web.hearing import fitting

    if words != "-":
        raise Refusal(
            "--text: others on this machine can see what stands on a command line.\n"
            "Try: --text - and type or pipe in what was said."
        )
    _refuse_beside("--text", given, BESIDE_WORDS)
    with engine(Settings.from_environment(), "public").connect() as connection:
        ask = _understood(asked, lambda words: find_near(connection, words))
        heard = listen(_said(), rulings(connection))
        found = fitting(connection, heard, ask.near, ask.reach_metres, ask.limit, ask.offset)
    if as_json:
        print_json(found, heard)
    else:
        print_heard(heard)
        print_list(found)


def _match_notes(
    notes: Path | None, out: Path | None, given: list[str], asked: dict[str, Any]
) -> None:
    from asset_map.cli._notes import match_notes
    from asset_map.model.place import Near, Point

    if notes is None or out is None:
        raise Refusal(
            "--notes, --out: one without the other.\nTry: --notes notes.jsonl --out rankings.jsonl"
        )
    _refuse_beside("--notes", given, BESIDE_NOTES)
    # The place is each note's own.
    settled = {"near": "0,0", "reach_metres": NOTES_REACH_METRES, "limit": NOTES_LIMIT}
    settled |= {name: asked[name] for name in BESIDE_NOTES if asked[name] is not None}
    ask = _understood(settled, lambda words: Near(words, Point(0, 0)))
    count = match_notes(notes, out, ask.reach_metres, ask.limit)
    click.echo(f"{count:,} notes answered, in {out}.")


def _refuse_beside(option: str, given: list[str], fitting: tuple[str, ...]) -> None:
    strange = [f"--{name.replace('_', '-')}" for name in given if name not in fitting]
    if strange:
        known = ", ".join(f"--{name.replace('_', '-')}" for name in fitting)
        raise Refusal(f"{', '.join(strange)}: not with {option}.\nTry: {option} with {known} only.")


def _understood(asked: dict[str, Any], locate: "Locate") -> "Ask":
    """The options, read as an address would be. Raises Refusal."""
    from werkzeug.datastructures import MultiDict

    from asset_map.web.asks import understand_strictly

    understood = understand_strictly(MultiDict(_pairs(asked)), locate)
    if understood.wrong or understood.ask is None:
        lines = (f"--{w.parameter.replace('_', '-')}: {w.say}" for w in understood.wrong)
        raise Refusal("\n".join(lines))
    return understood.ask


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


def _said() -> str:
    """What was typed or piped in. Raises Refusal."""
    from asset_map.web.spoken import LONGEST_TEXT, too_long

    text = sys.stdin.buffer.read().decode(errors="replace")
    if len(text) > LONGEST_TEXT:
        raise Refusal(f"--text: {too_long(len(text))}")
    return text
