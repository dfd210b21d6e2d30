"""Rows of an import that point nowhere are refused, though their keys are checked at once."""

from dataclasses import replace
from uuid import uuid4

import pytest
from psycopg.errors import ForeignKeyViolation
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from asset_map.store import imports
from asset_map.store.imports import Imported, Stamp, stage
from asset_map.store.listings import save_staged, term_numbers
from tests.store.test_imports import rich

# What has a foreign key and is filled for new listings, and what checks it at once.
UNCHECKED = """
SELECT DISTINCT c.conrelid::regclass::text FROM pg_constraint AS c
WHERE c.contype = 'f' AND c.conrelid IN (SELECT t.oid FROM pg_class AS t
  JOIN pg_constraint AS k ON k.conrelid = t.oid AND k.contype = 'f'
  WHERE k.confrelid IN ('organization'::regclass, 'service'::regclass, 'location'::regclass,
                        'service_at_location'::regclass))
AND (cardinality(c.conkey) > 1 OR NOT EXISTS (SELECT FROM pg_trigger AS g
  WHERE g.tgrelid = c.conrelid AND g.tgname = 'keys_checked_at_once' AND g.tgenabled = 'R'))
"""
BEGUN = """
WITH s AS (INSERT INTO source (name) VALUES ('town') RETURNING id)
INSERT INTO import_run (source_id, file_name, started_at)
SELECT id, 'town', now() FROM s RETURNING id
"""
ROW_BY_ROW = {"withheld_place", "source_said"}
POINTING = (
    *("services", "at_locations", "attributes", "gifts_wanted"),
    *("scheduled", "first_visits", "capacities"),
)


def test_every_table_that_belongs_to_a_listing_is_checked_at_once_or_row_by_row(store):
    # What is filled within `keys_at_once` needs the trigger keys_checked_at_once; what is filled
    # outside of it is checked row by row, and named here.
    assert set(store.scalars(text(UNCHECKED))) == ROW_BY_ROW


@pytest.mark.parametrize("rows", POINTING)
def test_a_batch_that_points_nowhere_is_refused(store, rows):
    run = store.scalar(text(BEGUN))
    staged = stage(Stamp("town", 1, run, term_numbers(store)), [Imported(rich(capacity=12), b"")])
    there = getattr(staged, rows)
    # Columns are counted in 2 bytes, and each has 4 for its length; ids of records come first.
    at = 26 if rows in ("services", "at_locations") else 6
    astray = there[:at] + uuid4().bytes + there[at + 16 :]
    with pytest.raises(ForeignKeyViolation, match="rows of table"):
        save_staged(store, run, replace(staged, **{rows: astray}))


def test_what_a_batch_points_to_stays_until_the_batch_is_in(fresh_store):
    run = imports.open_run(fresh_store, "town", "town.csv")
    imports.save(fresh_store, run, [Imported(rich(source_id="1"), b"")])
    fresh_store.commit()
    imports.save(fresh_store, run, [Imported(rich(source_id="2"), b"")])
    with fresh_store.engine.connect() as other:
        other.execute(text("SET lock_timeout = '50ms'"))
        with pytest.raises(OperationalError, match="lock timeout"):
            other.execute(text("DELETE FROM organization"))
    fresh_store.commit()
    assert fresh_store.scalar(text("SELECT count(*) FROM schedule")) == 4
