"""A street network, kept in metres, and replaced as a whole."""

import numpy as np
import pytest

from asset_map.model.streets import Streets
from asset_map.store.streets import load_streets, save_streets

DEGREES = np.array([(-2.52, 53.5), (-2.519, 53.5), (-2.518, 53.5)])
STREET = Streets(DEGREES, np.array([0, 1]), np.array([1, 2]), np.array([66.4, 66.5]))


def test_streets_come_back_in_metres_in_the_same_order(connection):
    save_streets(connection, STREET)
    held = load_streets(connection)

    assert held is not None
    assert np.hypot(*np.diff(held.xy, axis=0).T) == pytest.approx([66.4, 66.4], abs=0.1)
    assert 365_000 < held.xy[0, 0] < 366_000
    assert (held.starts.tolist(), held.ends.tolist()) == ([0, 1], [1, 2])
    assert held.metres.tolist() == [66.4, 66.5]


def test_another_network_replaces_the_one_that_was_held(connection):
    save_streets(connection, STREET)
    save_streets(connection, Streets(DEGREES[:2], *np.array([[0], [1]]), np.array([70.0])))
    held = load_streets(connection)

    assert held is not None
    assert len(held.xy) == 2
    assert held.metres.tolist() == [70.0]


def test_without_streets_there_are_none(connection):
    assert load_streets(connection) is None
