"""The private folder for the process that reckons gaps."""

import subprocess
import sys

from asset_map.store import desk_socket
from asset_map.store.desk_socket import make_desk_folder, remove_desk_folder


def test_what_a_killed_process_left_is_swept_away_and_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setattr(desk_socket, "runtime_folder", lambda: tmp_path)
    ours, gone = make_desk_folder(), subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left, others = tmp_path / f"gaps-{gone.pid}-0f", tmp_path / "0a1b2c3d"
    for folder in (left, others):
        folder.mkdir()
        (folder / "kept").touch()

    second = make_desk_folder()

    assert set(tmp_path.iterdir()) == {ours, second, others}
    remove_desk_folder(second)
    assert not second.exists()
