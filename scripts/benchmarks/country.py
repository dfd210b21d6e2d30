"""A country of invented listings: made once, and used by every benchmark after that."""

import os
import subprocess
from pathlib import Path

from asset_map.settings import Settings
from asset_map.store.address import parameters

HERE = Path(__file__).parent
LISTINGS = int(os.environ.get("BENCH_LISTINGS", "1000000"))


def make(settings: Settings) -> None:
    """Fill the store with the country, unless that is done."""
    held = psql(settings, "-Atc", "SELECT count(*) FROM service_at_location").strip()
    if held == "0":
        print(f"Inventing a country of {LISTINGS:,} listings (some minutes)", flush=True)
        indexes = psql(
            settings,
            "-Atc",
            "SELECT indexdef || ';' FROM pg_indexes WHERE tablename = 'posting'",
        )
        psql(settings, "-qv", f"listings={LISTINGS}", "-f", str(HERE / "country.sql"))
        psql(settings, "-qc", f"SET maintenance_work_mem = '1GB'; {indexes}")
        psql(settings, "-qc", "INSERT INTO told SELECT * FROM public_telling")
        psql(settings, "-qc", "VACUUM ANALYZE")
    if psql(settings, "-Atc", "SELECT to_regclass('asked') IS NULL").strip() == "t":
        psql(settings, "-qv", f"listings={LISTINGS}", "-f", str(HERE / "asked.sql"))


def psql(settings: Settings, *arguments: str) -> str:
    """What psql prints, as the store's owner."""
    login = parameters(settings, "owner")
    command = ["psql", "-X", "-v", "ON_ERROR_STOP=1", "-h", login["host"], "-U", login["user"]]
    environment = {"PGPASSWORD": login["password"], "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [*command, login["dbname"], *arguments], capture_output=True, text=True, env=environment
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout
