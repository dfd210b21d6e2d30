"""The schema's history leads exactly to the tables that the code knows, and back."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from asset_map.store import edited_here, edits, history, migrate
from tests.upkeep.test_history import ID, KNIT, bring_in, edit

# What stands in stores that are in use: no migration up to here is ever changed.
FROZEN = "0025"


def configured(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", "asset_map:store/migrations")
    config.attributes["connection"] = connection
    return config


def test_a_migrated_store_lacks_nothing_that_the_code_knows(connection):
    command.check(configured(connection))


def test_the_files_names_tell_the_migrations_and_the_newest():
    scripts = ScriptDirectory.from_config(migrate._config())
    assert migrate.newest() == scripts.get_current_head()
    assert migrate.known() == {script.revision for script in scripts.walk_revisions()}


def test_the_history_can_be_walked_back_and_forth(connection):
    command.downgrade(configured(connection), "base")
    left = text(
        "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace "
        "AND relkind IN ('r', 'v') AND relowner = current_user::regrole "
        "AND relname <> 'alembic_version'"
    )
    assert connection.execute(left).scalar_one() == 0
    command.upgrade(configured(connection), "head")
    assert migrate.current(connection) == migrate.newest()
    command.check(configured(connection))


def test_a_filled_store_comes_up_from_the_frozen_schema_with_all_that_it_held(fresh_store):
    bring_in(fresh_store, KNIT)
    edit(fresh_store, phone="01632 960001")
    held, changes = edits.held(fresh_store, ID), history.changes(fresh_store, ID)
    command.downgrade(configured(fresh_store), FROZEN)
    command.upgrade(configured(fresh_store), "head")
    assert edits.held(fresh_store, ID) == held
    assert history.changes(fresh_store, ID) == changes
    # What was edited before anybody kept what the list had said is told from the history.
    (edited,) = edited_here.edited(fresh_store, held.source_number, [KNIT.source_id]).values()
    assert (edited.said.phone, edited.here.phone) == ("", "01632 960001")
