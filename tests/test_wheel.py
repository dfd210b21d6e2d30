"""The wheel a council installs: it carries all it needs, and serves a page from an empty folder."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

from tests.ports import free_port

TOP = Path(__file__).parent.parent
WHAT_A_WHEEL_IS_MADE_OF = ("asset_map", "data", "templates")
ITS_WORDS = ("LICENSE", "README.md", "pyproject.toml", "setup.cfg")
PIP = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
# A bare machine makes its database and starts its workers within this.
PATIENCE_SECONDS = 60


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that the checkout stays as it is."""
    source = tmp_path_factory.mktemp("source")
    for folder in WHAT_A_WHEEL_IS_MADE_OF:
        shutil.copytree(TOP / folder, source / folder, symlinks=True)
    for name in ITS_WORDS:
        shutil.copy(TOP / name, source)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist"],
        cwd=source,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return next((source / "dist").glob("*.whl"))


@pytest.fixture
def empty_folder() -> Iterator[Path]:
    """A folder that the database's own user may enter, which pytest's are not."""
    with tempfile.TemporaryDirectory(prefix="asset-map-wheel-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def installed(wheel: Path, empty_folder: Path) -> Path:
    """The command `asset-map` of the wheel alone; the libraries are those of this environment."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", empty_folder], check=True)
    python = empty_folder / "bin/python"
    pip = [*PIP, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(pip, check=True)
    libraries = sysconfig.get_path("purelib")
    where = subprocess.check_output(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
    )
    # A folder named in a .pth file has its own .pth files passed over: the checkout stays out.
    (Path(where.strip()) / "libraries.pth").write_text(libraries, encoding="utf-8")
    return empty_folder / "bin/asset-map"


def files_in(folder: str) -> set[str]:
    return {
        path.relative_to(TOP).as_posix()
        for path in (TOP / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }


def test_it_carries_every_template_every_list_and_the_built_pages(wheel: Path) -> None:
    carried = set(ZipFile(wheel).namelist())

    assert {f"asset_map/{path}" for path in files_in("templates") | files_in("data")} <= carried
    assert files_in("asset_map/web/static") <= carried
    assert "asset_map/web/static/vendor/app.css.br" in carried
    assert {path for path in files_in("asset_map/store") if path.endswith(".mako")} <= carried


def test_it_carries_nothing_that_is_not_the_product(wheel: Path) -> None:
    carried = ZipFile(wheel).namelist()

    assert {path.split("/")[0].split("-")[0] for path in carried} == {"asset_map"}
    assert [path for path in carried if path.endswith((".pyc", ".stamp", ".scss"))] == []


def test_installed_in_an_empty_folder_it_serves_a_page(installed: Path) -> None:
    folder = installed.parent.parent
    mine = {name: value for name, value in os.environ.items() if "ASSET_MAP" not in name}
    mine.pop("PYTHONPATH", None)
    environment = mine | {"ASSET_MAP_HOME": str(folder / "instance")}
    port = free_port()

    subprocess.run([installed, "db", "init"], env=environment, cwd=folder, check=True)
    server = subprocess.Popen(
        [installed, "serve", "--host", "127.0.0.1", "--port", str(port)],
        env=environment,
        cwd=folder,
    )
    try:
        page = fetch(f"http://127.0.0.1:{port}/", server).decode()
        sheet = re.search(r'href="(/static/[^"]*/app\.css)"', page)

        assert "<main" in page
        assert sheet is not None
        assert b".govuk-button" in fetch(f"http://127.0.0.1:{port}{sheet[1]}", server)
    finally:
        server.terminate()
        server.wait(PATIENCE_SECONDS)
        subprocess.run([installed, "db", "stop"], env=environment, cwd=folder, check=True)


def fetch(address: str, server: subprocess.Popen[bytes]) -> bytes:
    """What is at `address`, as soon as the server answers."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with urlopen(address, timeout=PATIENCE_SECONDS) as answer:
                content: bytes = answer.read()
                return content
        except HTTPError:
            raise
        except OSError:
            if server.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.1)
