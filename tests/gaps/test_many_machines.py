"""The ground in tiles, on a cluster of two workers: the same numbers as in one piece."""

from collections.abc import Iterator

import numpy as np
import pytest
from distributed import LocalCluster
from numpy.testing import assert_array_equal

from asset_map.gaps import many_machines
from asset_map.gaps.access import enhanced_two_step, three_step
from asset_map.gaps.catchment import gaussian, stepped
from asset_map.gaps.inputs import Stand
from asset_map.gaps.many_machines import NoWorkers, score_in_tiles
from asset_map.gaps.tiles import tiles
from tests.gaps.towns_of_numbers import a_town


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as two_workers:
        yield two_workers.scheduler_address


@pytest.mark.parametrize(
    ("score", "catchment"),
    [
        (enhanced_two_step, gaussian(900, 400)),
        (three_step, stepped(900, (300, 900), (1, 0.4))),
    ],
    ids=["two steps", "three steps"],
)
def test_two_workers_give_the_same_numbers_to_the_last_bit(scheduler, score, catchment):
    town = a_town(21, people=2_000, places=400)

    in_tiles = score_in_tiles(score, *town, catchment, scheduler, points_a_tile=150)

    assert_array_equal(in_tiles, score(*town, catchment))
    assert in_tiles.any()


def test_everyone_is_in_one_tile_with_all_that_bears_on_them():
    people_xy, demand, supply_xy, capacity = a_town(22, people=500, places=60)
    people, places = Stand(people_xy, demand), Stand(supply_xy, capacity)

    split = list(tiles(people, places, 600, 300, most=40))

    assert_array_equal(np.sort(np.concatenate([tile.rows for tile in split])), np.arange(500))
    for tile in split:
        assert len(tile.rows) <= 40
        assert_array_equal(tile.people.xy[tile.core], people_xy[tile.rows])
        assert len(tile.people.xy) < len(people_xy)


def test_the_command_writes_the_same_file_whoever_reckons(scheduler, run, tmp_path):
    here, there = tmp_path / "here.csv", tmp_path / "there.csv"
    asked = ("--measure", "e2sfca", "--steps", "100,300", "--weights", "1,.5")
    for path, shared in ((here, ()), (there, ("--scheduler", scheduler))):
        assert run(*asked, *shared, "--out", str(path)).exit_code == 0
    assert there.read_bytes() == here.read_bytes()
    assert b",0.001,false," in there.read_bytes()


def test_where_nobody_lives_there_is_nothing_to_send(scheduler):
    assert score_in_tiles(three_step, [], [], [], [], gaussian(9, 9), scheduler).shape == (0,)


def test_an_address_where_nobody_answers(monkeypatch):
    monkeypatch.setattr(many_machines, "PATIENCE_SECONDS", 1)

    for address in ("tcp://127.0.0.1:1", "no such thing"):
        with pytest.raises(NoWorkers, match="no Dask scheduler answers"):
            score_in_tiles(three_step, *a_town(1), gaussian(9, 9), address)
