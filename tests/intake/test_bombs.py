"""What is ruinous to read is refused before it is believed: soon, and in little room."""

import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest

from asset_map.intake.sheet import FORMATS, open_sheet
from tests.intake.bombs import BOMBS, small_workbook

# Of a reader by itself, its libraries included. The system ends one that wants more.
MOST_SECONDS = 2
MOST_BYTES = 200_000_000
READ = """
import resource, sys
from pathlib import Path
from asset_map.intake.misread import UnreadableList
from asset_map.intake.sheet import StoppedShort, open_sheet

try:
    sum(1 for _ in open_sheet(Path(sys.argv[1])).rows())
except (UnreadableList, StoppedShort) as refusal:
    used = resource.getrusage(resource.RUSAGE_SELF)
    # What getrusage says of memory is the parent's, where that had more.
    status = Path("/proc/self/status").read_text("utf-8").split()
    memory = int(status[status.index("VmHWM:") + 1]) * 1024
    print(used.ru_utime + used.ru_stime, memory, refusal)
"""


def test_every_format_has_files_that_would_do_harm() -> None:
    untried = {one.endings[0] for one in FORMATS} - BOMBS.keys()
    assert not untried, f"tests/intake/bombs.py makes no file that ends in {untried}: add one"


@pytest.mark.parametrize("bomb", [*chain(*BOMBS.values())], ids=lambda bomb: bomb.__name__)
def test_it_is_refused_in_two_seconds_and_little_memory(bomb, tmp_path: Path) -> None:
    path = bomb(tmp_path)

    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, timeout=60
    )

    assert done.stdout, f"it was believed: {done.stderr[-500:]}"
    seconds, memory, *_ = done.stdout.split()
    assert float(seconds) < MOST_SECONDS
    assert int(memory) < MOST_BYTES


def test_an_honest_workbook_is_read(tmp_path: Path) -> None:
    sheet = open_sheet(small_workbook(tmp_path))

    assert sheet.headings == ("name",)
    assert [row.cells for row in sheet.rows()] == [["Knit and natter"]]
