"""Count what people ask for, by interest, area and month, and tell no small number."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# The public may add one to a count, and may neither read nor write the counts themselves.
COUNT_ASK = """
CREATE FUNCTION public_count_ask(codes text[], longitude float8, latitude float8) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Nobody waits for the disk: a count that a power cut loses is no loss.
  PERFORM set_config('synchronous_commit', 'off', true);
  INSERT INTO ask_count AS held (term, area, month, asked)
  SELECT number, here.area, date_trunc('month', now() AT TIME ZONE 'Europe/London')::date, 1
  FROM taxonomy_term, (
    -- The finest of the areas that hold the point.
    SELECT coalesce((
      SELECT gss_code FROM area WHERE ST_Covers(boundary, to_metres(longitude, latitude))
      ORDER BY ST_Area(boundary), gss_code LIMIT 1
    ), '') AS area OFFSET 0
  ) AS here
  WHERE code = ANY (codes)
  -- Everybody in the same order, so that no two wait for each other.
  ORDER BY number
  ON CONFLICT (term, area, month) DO UPDATE SET asked = held.asked + 1;
END $$
"""
# Only months that are over, so that a figure never changes while it can be seen; only fives, so
# that no figure tells of one person. A barrier: nobody's own function sees a row before the view.
PUBLIC_ASK_COUNT = """
CREATE VIEW public_ask_count WITH (security_barrier) AS
SELECT taxonomy_term.code AS term, ask_count.area, ask_count.month,
       ask_count.asked / 5 * 5 AS asked_at_least
FROM ask_count JOIN taxonomy_term ON taxonomy_term.number = ask_count.term
WHERE ask_count.asked >= 5
  AND ask_count.month < date_trunc('month', now() AT TIME ZONE 'Europe/London')
"""


def upgrade() -> None:
    op.create_table(
        "ask_count",
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column(
            "area", sa.Text(), nullable=False, comment="gss_code; empty where no area is held"
        ),
        sa.Column("month", sa.Date(), nullable=False, comment="its first day"),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["term"], ["taxonomy_term.number"], name=op.f("fk_ask_count_term")),
        sa.PrimaryKeyConstraint("term", "area", "month", name=op.f("pk_ask_count")),
        comment="How often an interest was asked for. No words, no person, no day",
    )
    op.execute(COUNT_ASK)
    op.execute(PUBLIC_ASK_COUNT)


def downgrade() -> None:
    op.execute("DROP VIEW public_ask_count")
    op.execute("DROP FUNCTION public_count_ask(text[], float8, float8)")
    op.drop_table("ask_count")
