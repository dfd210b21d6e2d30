"""A connection outlives a restart of the server beneath it."""

from sqlalchemy import text

from asset_map.settings import Settings
from asset_map.store import connection
from asset_map.store.connection import engine as open_engine


def test_the_first_question_after_a_cut_connection_is_answered(own_settings: Settings, monkeypatch):
    monkeypatch.setattr(connection, "RESTED_SECONDS", 0.0)
    engine = open_engine(own_settings, "owner")
    with engine.connect() as first:
        process = first.execute(text("SELECT pg_backend_pid()")).scalar_one()
    other = open_engine(own_settings, "owner")
    with other.connect() as executioner:
        executioner.execute(text("SELECT pg_terminate_backend(:process)"), {"process": process})
    with engine.connect() as again:
        assert again.execute(text("SELECT 1")).scalar_one() == 1
    engine.dispose()
    other.dispose()
