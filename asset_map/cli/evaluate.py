"""Measure how well conversations are answered, beside the usual ways to search."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from asset_map.cli import Refusal
from asset_map.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asset_map.evaluation.benchmark import Benchmark
    from asset_map.evaluation.compare import Result

_FILE = click.Path(path_type=Path, dir_okay=False)
BUILD, MEASURE, ALL = "build", "measure", "all"


@click.command()
@click.option(
    "--split",
    type=click.Choice([MEASURE, BUILD, ALL]),
    help="Which of the notes. [default: measure; all of a file of your own]",
)
@click.option("--notes", type=_FILE, help="Notes of your own, in the form of data/benchmark.")
@click.option("--listings", type=_FILE, help="Listings of your own, in the same form.")
@click.option("--ours-only", is_flag=True, help="Leave out those we compare with.")
@click.option(
    "--everything-in-reach",
    is_flag=True,
    help="Add a row that weighs everything in reach: what weighing only the nearest costs.",
)
@click.option(
    "--copies",
    type=click.IntRange(1, 1_000),
    default=1,
    help="Each listing this many times, elsewhere and at other times: a full town.",
)
@click.option(
    "--misses",
    type=click.IntRange(1),
    help="Also tell the worst notes: what was said, heard and shown. Only for the split build.",
)
@click.option("--json", "as_json", is_flag=True, help="Each ranker's figures, and each note's.")
def evaluate(
    split: str | None,
    notes: Path | None,
    listings: Path | None,
    ours_only: bool,
    everything_in_reach: bool,
    copies: int,
    misses: int | None,
    as_json: bool,
) -> None:
    """Measure how well conversations are answered, beside the usual ways to search.

    The listings go into a scratch database beside the store, which is dropped again. The
    benchmark's own README says what the labels are worth. Give no real person's words here.
    """
    from asset_map.evaluation.benchmark import Benchmark, read_benchmark
    from asset_map.evaluation.compare import compare
    from asset_map.evaluation.crowd import crowd

    split = split or (ALL if notes else MEASURE)
    if misses and split != BUILD:
        raise Refusal(
            "--misses: reading the notes that are for measuring would spoil them.\n"
            "Try: --split build"
        )
    told = read_benchmark(notes, listings, split)
    told = Benchmark(told.notes, tuple(crowd(told.listings, copies)))
    results = compare(
        Settings.from_environment(),
        told,
        baselines=not ours_only,
        everything=everything_in_reach,
    )
    if as_json:
        _print_json(results)
        return
    click.echo(
        f"{len(told.notes)} notes (split {split}), {len(told.listings):,} listings; "
        "what is further than 8 km does not count.\n"
    )
    _print_table(results)
    if misses:
        _print_misses(results[0], told, misses)


def _print_table(results: "Sequence[Result]") -> None:
    from asset_map.evaluation.table import footnote, table

    click.echo(table(results))
    click.echo(f"\n{footnote(results)}")


def _print_misses(ours: "Result", told: "Benchmark", most: int) -> None:
    from asset_map.evaluation.judge import Judge
    from asset_map.evaluation.misses import misses

    click.echo(f"\n{misses(ours, Judge(told.listings), most)}")


def _print_json(results: "Sequence[Result]") -> None:
    import orjson

    from asset_map.evaluation.table import data

    sys.stdout.write(orjson.dumps(data(results), option=orjson.OPT_INDENT_2).decode() + "\n")
