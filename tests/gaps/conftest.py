"""A town to ask `asset-map gaps` about, in this process."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from shapely.geometry import Point as Spot
from sqlalchemy import text

from asset_map.cli import main
from asset_map.model.area import Area
from asset_map.store import hiding, history, imports
from asset_map.store.areas import save_areas
from asset_map.store.imports import Imported
from tests.towns import draw_town, listing

Run = Callable[..., Result]
# People live around N and S; choirs are at A and C. A step is 100 metres.
TOWN = draw_town("""
    N . A . . . . . S . C
    """)
PEOPLE = {"N": (1000, 10), "S": (500, 40)}
CHOIR = listing("Choir", TOWN["A"], "choirs", capacity=30)
OTHERS = listing("Choir of others", TOWN["C"], "choirs")


@pytest.fixture
def run(fresh_store, own_settings, monkeypatch) -> Run:
    """Runs `asset-map gaps` in this process, on a town whose second choir closed in June."""
    monkeypatch.setenv("ASSET_MAP_HOME", str(own_settings.home))
    monkeypatch.setenv("ASSET_MAP_DATABASE_URL", own_settings.database_url)
    areas = [
        Area(
            f"E0100000{number}",
            f"Around {letter}",
            "lsoa",
            Spot(TOWN[letter].longitude, TOWN[letter].latitude).buffer(1e-6),
            {"population": people, "age_65_plus": people / 4, "deprivation": score},
        )
        for number, (letter, (people, score)) in enumerate(PEOPLE.items())
    ]
    save_areas(fresh_store, areas)
    taken = imports.open_run(fresh_store, "town", "town.csv")
    imports.save(fresh_store, taken, [Imported(one, b"") for one in (CHOIR, OTHERS)])
    imports.close_run(fresh_store, taken, {"new": 2})
    with history.telling(fresh_store, "Mo", "closed"):
        hiding.hide(fresh_store, [OTHERS.id("town")], hiding.CLOSED)
    fresh_store.execute(text("UPDATE import_run SET started_at = '2025-01-10'"))
    fresh_store.execute(text("UPDATE history SET at = '2025-06-10'"))
    fresh_store.commit()

    def run(*arguments: str) -> Result:
        asked = ("gaps", "--interest", "choirs", "--catchment-metres", "300", *arguments)
        return CliRunner().invoke(main, asked)

    return run
