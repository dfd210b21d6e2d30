"""A database on somebody else's server: what `db` makes there, and what it asks its keeper for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql

from asset_map.settings import Settings
from asset_map.store.address import superuser_parameters
from tests.cli.command import asset_map

PASSWORD = "p@ss/w:rd"
EXTENSIONS = "CREATE EXTENSION postgis; CREATE EXTENSION btree_gist; CREATE EXTENSION pg_trgm"


@contextmanager
def elsewhere(settings: Settings, name: str, power: str = "") -> Iterator[str]:
    """A database and its owner, both called `name`; yields its address."""
    role = sql.Identifier(name)
    with psycopg.connect(**superuser_parameters(settings), autocommit=True) as server:
        login = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {} " + power)
        server.execute(login.format(role, PASSWORD))
        server.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(role, role))
        try:
            host = quote(superuser_parameters(settings)["host"], safe="")
            yield f"postgresql://{name}:{quote(PASSWORD, safe='')}@/{name}?host={host}"
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(role))
            for each in (f"{name}_app", f"{name}_public", name):
                server.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(each)))


def keeper(settings: Settings, database: str, statements: str) -> None:
    """What the server's administrator does."""
    with psycopg.connect(**superuser_parameters(settings, database), autocommit=True) as server:
        server.execute(statements)


def env(home: Path, url: str, **more: str) -> dict[str, str]:
    return {"ASSET_MAP_HOME": str(home / "home"), "ASSET_MAP_DATABASE_URL": url, **more}


def who(settings: dict[str, str], role: str) -> str:
    question = ("-Atc", "SELECT current_user")
    return asset_map("db", "psql", "--role", role, *question, **settings).stdout.strip()


def test_a_login_that_may_do_all_gets_roles_named_after_the_database(
    settings: Settings, tmp_path: Path
) -> None:
    with elsewhere(settings, "leigh", "SUPERUSER") as url:
        there = env(tmp_path, url, ASSET_MAP_SRID="29903")
        for _ in range(2):
            made = asset_map("db", "init", **there)
            assert (made.returncode, made.stderr) == (0, "")

        assert [who(there, role) for role in ("owner", "app", "public")] == [
            "leigh",
            "leigh_app",
            "leigh_public",
        ]
        status = asset_map("db", "status", **there)
        assert status.returncode == 0
        assert "EPSG:29903" in status.stdout
        assert PASSWORD not in status.stdout


def test_without_the_right_to_make_roles_all_runs_as_the_login_until_the_keeper_makes_them(
    settings: Settings, tmp_path: Path
) -> None:
    with elsewhere(settings, "hindley") as url:
        keeper(settings, "hindley", EXTENSIONS)
        there = env(tmp_path, url)

        made = asset_map("db", "init", **there)
        assert (made.returncode, made.stderr) == (0, "")
        assert 'CREATE ROLE "hindley_app" LOGIN PASSWORD' in made.stdout
        assert who(there, "app") == "hindley"

        secret = (tmp_path / "home" / "secrets" / "app").read_text("ascii").strip()
        keeper(settings, "hindley", f"CREATE ROLE hindley_app LOGIN PASSWORD '{secret}'")
        assert asset_map("db", "init", **there).returncode == 0
        assert who(there, "app") == "hindley_app"


def test_a_role_with_another_password_is_left_alone_and_said(
    settings: Settings, tmp_path: Path
) -> None:
    with elsewhere(settings, "ince", "SUPERUSER") as url:
        keeper(settings, "ince", "CREATE ROLE ince_app LOGIN PASSWORD 'of another home'")

        made = asset_map("db", "init", **env(tmp_path, url))

        assert made.returncode == 2
        assert "the role ince_app: it does not log in with the password in" in made.stderr


def test_a_database_without_postgis_gets_the_line_for_its_keeper(
    settings: Settings, tmp_path: Path
) -> None:
    with elsewhere(settings, "golborne") as url:
        made = asset_map("db", "init", **env(tmp_path, url))

        assert made.returncode == 2
        assert "psql \"golborne\" -c 'CREATE EXTENSION postgis'" in made.stderr


@pytest.mark.parametrize(
    ("srid", "complaint"),
    [
        ("4326", "not a projected system measured in metres"),
        ("2263", "not a projected system measured in metres"),
        ("27699", "PostGIS does not know the projection 27699"),
        ("metres", "'metres' is not the number of a projection"),
    ],
    ids=["degrees", "feet", "unknown", "no number"],
)
def test_a_projection_not_in_metres_is_refused_before_any_table_is_made(
    settings: Settings, tmp_path: Path, srid: str, complaint: str
) -> None:
    with elsewhere(settings, "unfit", "SUPERUSER") as url:
        made = asset_map("db", "init", **env(tmp_path, url, ASSET_MAP_SRID=srid))

        assert made.returncode == 2
        assert complaint in made.stderr
        with psycopg.connect(url) as there:
            assert there.execute("SELECT to_regclass('instance')").fetchone() == (None,)


def test_tables_of_another_version_are_not_used(settings: Settings, own_settings: Settings) -> None:
    assert own_settings.database_url is not None
    there = {
        "ASSET_MAP_HOME": str(settings.home),
        "ASSET_MAP_DATABASE_URL": own_settings.database_url,
    }
    with psycopg.connect(own_settings.database_url) as owner:
        owner.execute("UPDATE alembic_version SET version_num = '9999'")
    later = asset_map("check", **there)
    assert later.returncode == 2
    assert "its tables are of a later version (9999)" in later.stderr

    with psycopg.connect(own_settings.database_url) as owner:
        owner.execute("DELETE FROM alembic_version")
    none = asset_map("check", **there)
    assert none.returncode == 2
    assert none.stderr == "the database: it holds no store yet.\nTry: asset-map db init\n"


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("postgresql://leigh:wrong-pass@{host}/leigh", "the login leigh was refused"),
        ("postgresql://u:wrong-pass@nowhere.invalid/leigh", "no host called nowhere.invalid"),
        ("postgresql://u:wrong-pass@127.0.0.1:1/leigh", "no server answers there"),
        ("postgresql://u:wrong-pass%zz@host/leigh", "not an address that PostgreSQL understands"),
        ("postgresql://u:pass@host:wrong-pass/leigh", "not an address that PostgreSQL"),
        ("mysql://u:wrong-pass@host/leigh", "does not start with postgresql://"),
        ("postgresql://host", "it names no user"),
    ],
)
def test_a_refusal_names_the_cause_and_never_the_password(
    settings: Settings, tmp_path: Path, url: str, complaint: str
) -> None:
    host = quote(superuser_parameters(settings)["host"], safe="")
    there = env(tmp_path, url.replace("{host}", host))

    for command in ("init", "migrate"):
        refused = asset_map("db", command, **there)
        assert refused.returncode == 2
        assert complaint in refused.stderr
        assert "Try: " in refused.stderr
        assert "wrong-pass" not in refused.stdout + refused.stderr


def test_a_database_that_is_not_there_gets_the_line_for_its_keeper(
    settings: Settings, tmp_path: Path
) -> None:
    with elsewhere(settings, "abram") as url:
        made = asset_map("db", "init", **env(tmp_path, url.replace("/abram?", "/bickershaw?")))

        assert made.returncode == 2
        assert 'createdb --owner "abram" "bickershaw"' in made.stderr


def test_somebody_elses_server_is_not_ours_to_stop(tmp_path: Path) -> None:
    for command in ("start", "stop"):
        result = asset_map("db", command, **env(tmp_path, "postgresql://u@nowhere.invalid/leigh"))
        assert result.returncode == 2
        assert "not ours to start or stop" in result.stderr
