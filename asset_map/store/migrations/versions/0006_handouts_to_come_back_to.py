"""Keep handouts that a short link leads to: which listings, for ninety days."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# The public may keep a handout and read one whose token it knows, and may not look through them.
KEEP = """
CREATE FUNCTION public_keep_handout(hash bytea, ids uuid[], large boolean, plain boolean)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO handout (token_hash, listings, large, plain, kept_until)
  VALUES (hash, ids, large, plain, (now() AT TIME ZONE 'Europe/London')::date + 90)
$$
"""
READ = """
CREATE FUNCTION public_handout(hash bytea)
RETURNS TABLE (listings uuid[], large boolean, plain boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT handout.listings, handout.large, handout.plain FROM handout
  WHERE token_hash = hash AND kept_until >= (now() AT TIME ZONE 'Europe/London')::date
$$
"""


def upgrade() -> None:
    op.create_table(
        "handout",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False, comment="SHA-256"),
        sa.Column("listings", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("large", sa.Boolean(), nullable=False),
        sa.Column("plain", sa.Boolean(), nullable=False),
        sa.Column("kept_until", sa.Date(), nullable=False),
        sa.CheckConstraint("octet_length(token_hash) = 32", name=op.f("ck_handout_token_hash")),
        sa.CheckConstraint("cardinality(listings) BETWEEN 1 AND 8", name=op.f("ck_handout_few")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_handout")),
        comment="What a short link leads to. Listings alone: no name, no note, no time of day",
    )
    op.execute(KEEP)
    op.execute(READ)


def downgrade() -> None:
    op.execute("DROP FUNCTION public_handout(bytea)")
    op.execute("DROP FUNCTION public_keep_handout(bytea, uuid[], boolean, boolean)")
    op.drop_table("handout")
