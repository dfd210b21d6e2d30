"""`asset-map backup` and `restore`, as whoever looks after a store uses them."""

from tests.cli.command import asset_map


def test_a_store_is_saved_put_back_and_never_written_over_by_mistake(own_settings, tmp_path):
    env = {
        "ASSET_MAP_HOME": str(own_settings.home),
        "ASSET_MAP_DATABASE_URL": own_settings.database_url,
    }
    sheet = tmp_path / "groups.csv"
    sheet.write_text("name,latitude,longitude\nLeigh Knitters,53.4975,-2.5185\n")
    assert asset_map("import", "listings", str(sheet), "--source", "ours", **env).returncode == 0
    path = str(tmp_path / "store.backup")

    saved = asset_map("backup", path, **env)
    assert saved.returncode == 0, saved.stderr
    assert f"{path}: 1 listings; " in saved.stdout
    assert asset_map("backup", path, **env).returncode == 2

    refused = asset_map("restore", path, **env)
    assert refused.returncode == 2
    assert "it holds 1 listings, which would be gone" in refused.stderr
    put_back = asset_map("restore", path, "--yes", **env)
    assert put_back.returncode == 0, put_back.stderr
    assert "1 listings." in put_back.stdout
    assert asset_map("check", **env).returncode in (0, 1)
