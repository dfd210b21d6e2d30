"""`asset-map check`, as a person reads it and as a monitor does."""

import json

from tests.cli.command import asset_map


def test_a_monitor_is_told_what_is_well_and_how_much_there_is_and_nothing_of_anybody(
    own_settings, fresh_store
):
    fresh_store.exec_driver_sql(
        "INSERT INTO source (name) VALUES ('town');"
        "INSERT INTO import_run (source_id, file_name, started_at) "
        "SELECT id, 'secret.csv', now() FROM source WHERE name = 'town';"
        "INSERT INTO suggestion (kind, said, by_link, at) "
        """VALUES ('new', '{"name": "secret"}', false, now() - interval '30 hours')"""
    )
    fresh_store.commit()
    env = {
        "ASSET_MAP_HOME": str(own_settings.home),
        "ASSET_MAP_DATABASE_URL": own_settings.database_url,
    }
    told = asset_map("check", "--json", **env)
    said = json.loads(told.stdout)

    assert told.returncode == (0 if said["well"] else 1)
    assert said["well"] == all(one["well"] for one in said["checks"])
    assert {"title", "well", "seen", "remedy"} == set(said["checks"][0])
    numbers = said["numbers"]
    assert (numbers["suggestions_waiting"], numbers["hours_the_longest_waits"]) == (1, 30)
    assert (numbers["imports_not_finished"], numbers["listings"]) == (1, 0)
    assert numbers["database_bytes"] > 1_000_000
    # Another server's disk is not ours to see.
    assert numbers["disk_free_bytes"] is None
    assert "secret" not in told.stdout
