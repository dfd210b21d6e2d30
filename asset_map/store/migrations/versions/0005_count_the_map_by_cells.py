"""Count the map by cells: what a view from far out reads instead of every listing."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# A cell of zoom z is 2^(23 - z) metres wide, 512 at zoom 14: 50 to 100 pixels of a map. Zooms
# between two of these read the finer one. At 12 and 14 only everything (term 0) is counted: of one
# interest such a view has few enough listings to be counted one by one, and it has most cells.
#
# Writes only ever add rows to grid_change, so that no two wait for each other; who reads adds
# both up. One row is one listing that came (1) or went (-1).
ADDED = """
CREATE FUNCTION grid_note_added() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO grid_change (x, y, kind, listings, terms)
  SELECT x, y, kind, 1, array_agg(term)
  FROM (SELECT listing, point[0]::int AS x, point[1]::int AS y, kind, term
        FROM added WHERE term BETWEEN 0 AND 999999) AS each
  GROUP BY listing, x, y, kind;
  RETURN NULL;
END $$
"""
REMOVED = ADDED.replace("added", "removed").replace("kind, 1,", "kind, -1,")
MOVED = """
CREATE FUNCTION grid_note_moved() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO grid_change (x, y, kind, listings, terms)
  SELECT point[0]::int, point[1]::int, kind, listings, ARRAY[term]
  FROM (SELECT OLD.point, OLD.kind, OLD.term, -1
        UNION ALL SELECT NEW.point, NEW.kind, NEW.term, 1) AS each (point, kind, term, listings)
  WHERE term BETWEEN 0 AND 999999;
  RETURN NULL;
END $$
"""
EMPTIED = """
CREATE FUNCTION grid_empty() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM grid_cell;
  DELETE FROM grid_change;
  RETURN NULL;
END $$
"""
# One at a time, and nobody waits for it: whoever comes second leaves it to the next.
FOLD = """
CREATE FUNCTION grid_fold() RETURNS bigint
LANGUAGE plpgsql SET search_path = public, pg_temp SET work_mem = '64MB' AS $$
DECLARE touched bigint;
BEGIN
  IF NOT pg_try_advisory_xact_lock(4712, 0) THEN
    RETURN 0;
  END IF;
  WITH taken AS (
    DELETE FROM grid_change RETURNING x, y, kind, listings, terms
  ), fourteen AS (
    SELECT 14 AS zoom, 0 AS term, x >> 9 AS x, y >> 9 AS y, kind, sum(listings) AS listings,
           sum(listings * x) AS sum_x, sum(listings * y) AS sum_y
    FROM taken WHERE 0 = ANY (terms) GROUP BY x >> 9, y >> 9, kind
  ), twelve AS (
    SELECT 12 AS zoom, term, x >> 2 AS x, y >> 2 AS y, kind, sum(listings) AS listings,
           sum(sum_x) AS sum_x, sum(sum_y) AS sum_y
    FROM fourteen GROUP BY term, x >> 2, y >> 2, kind
  ), ten AS (
    SELECT 10 AS zoom, term, x >> 13 AS x, y >> 13 AS y, kind, sum(listings) AS listings,
           sum(listings * x) AS sum_x, sum(listings * y) AS sum_y
    FROM taken, unnest(terms) AS term GROUP BY term, x >> 13, y >> 13, kind
  ), eight AS (
    SELECT 8 AS zoom, term, x >> 2 AS x, y >> 2 AS y, kind, sum(listings) AS listings,
           sum(sum_x) AS sum_x, sum(sum_y) AS sum_y
    FROM ten GROUP BY term, x >> 2, y >> 2, kind
  ), six AS (
    SELECT 6 AS zoom, term, x >> 2 AS x, y >> 2 AS y, kind, sum(listings) AS listings,
           sum(sum_x) AS sum_x, sum(sum_y) AS sum_y
    FROM eight GROUP BY term, x >> 2, y >> 2, kind
  )
  INSERT INTO grid_cell AS held (zoom, term, x, y, kind, listings, sum_x, sum_y)
  SELECT * FROM (
    TABLE fourteen UNION ALL TABLE twelve UNION ALL TABLE ten UNION ALL TABLE eight
    UNION ALL TABLE six
  ) AS each (zoom, term, x, y, kind, listings, sum_x, sum_y)
  WHERE listings <> 0 OR sum_x <> 0 OR sum_y <> 0
  ORDER BY zoom, term, x, y, kind
  ON CONFLICT (zoom, term, x, y, kind) DO UPDATE SET
    listings = held.listings + excluded.listings,
    sum_x = held.sum_x + excluded.sum_x, sum_y = held.sum_y + excluded.sum_y;
  GET DIAGNOSTICS touched = ROW_COUNT;
  RETURN touched;
END $$
"""
# Every listing is noted as if it came just now. Nothing may come or go meanwhile.
REBUILD = """
CREATE FUNCTION grid_rebuild() RETURNS bigint
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE posting IN SHARE MODE;
  PERFORM pg_advisory_xact_lock(4712, 0);
  DELETE FROM grid_cell;
  DELETE FROM grid_change;
  INSERT INTO grid_change (x, y, kind, listings, terms)
  SELECT x, y, kind, 1, array_agg(term)
  FROM (SELECT listing, point[0]::int AS x, point[1]::int AS y, kind, term
        FROM posting WHERE term BETWEEN 0 AND 999999) AS each
  GROUP BY listing, x, y, kind;
  RETURN grid_fold();
END $$
"""
IMPORTED = """
CREATE FUNCTION grid_after_import() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM grid_fold();
  RETURN NULL;
END $$
"""
FUNCTIONS = (ADDED, REMOVED, MOVED, EMPTIED, FOLD, REBUILD, IMPORTED)
TRIGGERS = (
    """
    CREATE TRIGGER grid_added AFTER INSERT ON posting REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION grid_note_added()
    """,
    """
    CREATE TRIGGER grid_removed AFTER DELETE ON posting REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION grid_note_removed()
    """,
    # Row by row, but only for what moved: new days of the week change no count.
    """
    CREATE TRIGGER grid_moved AFTER UPDATE ON posting FOR EACH ROW
    WHEN (OLD.term <> NEW.term OR OLD.kind <> NEW.kind OR NOT OLD.point ~= NEW.point)
    EXECUTE FUNCTION grid_note_moved()
    """,
    """
    CREATE TRIGGER grid_emptied AFTER TRUNCATE ON posting
    FOR EACH STATEMENT EXECUTE FUNCTION grid_empty()
    """,
    """
    CREATE TRIGGER grid_folded AFTER UPDATE OF finished_at, undone_at ON import_run FOR EACH ROW
    WHEN (NEW.finished_at IS DISTINCT FROM OLD.finished_at
          OR NEW.undone_at IS DISTINCT FROM OLD.undone_at)
    EXECUTE FUNCTION grid_after_import()
    """,
)


def upgrade() -> None:
    _tables()
    for statement in (*FUNCTIONS, *TRIGGERS):
        op.execute(statement)
    op.execute("SELECT grid_rebuild()")


def downgrade() -> None:
    for name in ("added", "removed", "moved", "emptied"):
        op.execute(f"DROP TRIGGER grid_{name} ON posting")
    op.execute("DROP TRIGGER grid_folded ON import_run")
    for name in ("note_added", "note_removed", "note_moved", "empty", "after_import"):
        op.execute(f"DROP FUNCTION grid_{name}()")
    op.execute("DROP FUNCTION grid_rebuild()")
    op.execute("DROP FUNCTION grid_fold()")
    op.drop_table("grid_change")
    op.drop_table("grid_cell")


def _tables() -> None:
    op.create_table(
        "grid_cell",
        sa.Column("zoom", sa.SmallInteger(), nullable=False),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("x", sa.Integer(), nullable=False, comment="metres >> (23 - zoom)"),
        sa.Column("y", sa.Integer(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("listings", sa.Integer(), nullable=False),
        sa.Column("sum_x", sa.BigInteger(), nullable=False, comment="whole metres"),
        sa.Column("sum_y", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("zoom", "term", "x", "y", "kind", name=op.f("pk_grid_cell")),
        comment="How many listings a cell of the map holds, and the sums of where they stand",
    )
    op.create_table(
        "grid_change",
        sa.Column("x", sa.Integer(), nullable=False, comment="whole metres"),
        sa.Column("y", sa.Integer(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("listings", sa.SmallInteger(), nullable=False, comment="1 came, -1 went"),
        sa.Column("terms", sa.ARRAY(sa.Integer()), nullable=False),
        comment="What the cells do not count yet: listings that came and went since the last fold",
    )
    # Room for a cell to change where it stands; and changes that are folded leave soon.
    op.execute("ALTER TABLE grid_cell SET (fillfactor = 80)")
    op.execute(
        "ALTER TABLE grid_change SET "
        "(autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0)"
    )
