"""`asset-map import network`: from an extract to minutes' walk."""

import numpy as np
from click.testing import CliRunner
from osmium import SimpleWriter
from osmium.osm.mutable import Node, Way

from asset_map.cli import main
from asset_map.gaps.walking import minutes_along
from asset_map.store.connection import engine
from asset_map.store.streets import load_streets


def test_an_extract_becomes_minutes_on_foot(own_settings, tmp_path, monkeypatch):
    monkeypatch.setenv("ASSET_MAP_HOME", str(own_settings.home))
    monkeypatch.setenv("ASSET_MAP_DATABASE_URL", own_settings.database_url)
    path = tmp_path / "town.osm.pbf"
    with SimpleWriter(str(path)) as writer:
        for number in range(10):
            writer.add_node(Node(id=number + 1, location=(-2.52 + number / 1_000, 53.5)))
        writer.add_way(Way(id=1, nodes=range(1, 11), tags={"highway": "residential"}))

    said = CliRunner().invoke(main, ["import", "network", str(path)], catch_exceptions=False)

    assert said.exit_code == 0
    assert said.output.startswith("town.osm.pbf: 1 km of streets to walk, in ")
    owner = engine(own_settings, "owner")
    with owner.connect() as connection:
        streets = load_streets(connection)
    owner.dispose()
    assert streets is not None
    west, east = streets.xy[[streets.xy[:, 0].argmin()]], streets.xy[[streets.xy[:, 0].argmax()]]
    np.testing.assert_allclose(minutes_along(streets, west, east), [9 * 66.4 / 80], rtol=0.01)


def test_a_file_that_is_none_is_2_with_something_to_try(own_settings, tmp_path, monkeypatch):
    monkeypatch.setenv("ASSET_MAP_HOME", str(own_settings.home))
    (tmp_path / "town.osm.pbf").write_text("no extract", "utf-8")

    said = CliRunner().invoke(main, ["import", "network", str(tmp_path / "town.osm.pbf")])

    assert said.exit_code == 2
    assert "Try: an .osm.pbf file, downloaded again." in said.output
