"""The notebooks run from top to bottom on the sample, and are kept without what they print."""

from collections.abc import Iterator
from pathlib import Path

import nbclient
import nbformat
import pytest

from asset_map.settings import Settings
from tests.homes import sample_store

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
# In seconds, for one cell: the first loads compiled libraries.
PATIENCE = 120


@pytest.fixture(scope="module")
def sample() -> Iterator[Settings]:
    """A store with the sample, that a notebook opens as anybody does: by its environment."""
    with sample_store() as settings:
        yield settings


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_draws(path, sample, monkeypatch):
    monkeypatch.setenv("ASSET_MAP_HOME", str(sample.home))
    monkeypatch.delenv("ASSET_MAP_DATABASE_URL", raising=False)
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    notebook = nbformat.read(path, as_version=4)
    folder = {"metadata": {"path": str(path.parent.parent)}}
    nbclient.NotebookClient(notebook, timeout=PATIENCE, resources=folder).execute()
    said = [out for cell in notebook.cells for out in cell.get("outputs", ())]
    assert any("image/png" in out.get("data", {}) for out in said)
    assert any(out.output_type == "stream" for out in said)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_kept_without_outputs(path):
    cells = nbformat.read(path, as_version=4).cells
    assert all(not cell.get("outputs") for cell in cells)
    assert len(NOTEBOOKS) == 2
