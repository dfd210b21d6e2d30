"""Remember what a list said of a listing before it was edited here, and what it says since."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

# What was edited since its list last changed it: as it was before the first of these edits.
EDITED_BEFORE = """
INSERT INTO source_said (listing, words)
SELECT DISTINCT ON (h.listing) h.listing, h.before
FROM history AS h JOIN service_at_location AS l ON l.id = h.listing
WHERE h.run_id IS NULL AND h.before IS NOT NULL AND l.first_run_id IS NOT NULL
  AND (h.what = 'edited' OR h.what LIKE 'suggestion % approved' OR h.what LIKE 'put back as %')
  AND NOT EXISTS (SELECT FROM history AS later WHERE later.listing = h.listing
                  AND later.run_id IS NOT NULL AND later.id > h.id)
ORDER BY h.listing, h.id
"""
FITS = "octet_length(said::text) <= 40000"


def upgrade() -> None:
    op.create_table(
        "source_said",
        sa.Column("listing", sa.Uuid(), nullable=False),
        sa.Column("words", postgresql.JSONB(), nullable=False),
        sa.ForeignKeyConstraint(
            ["listing"],
            ["service_at_location.id"],
            name=op.f("fk_source_said_listing_service_at_location"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("listing", name=op.f("pk_source_said")),
        comment="What its list last said of a listing that was edited here",
    )
    op.execute(EDITED_BEFORE)
    op.add_column(
        "suggestion",
        sa.Column("run_id", sa.Integer(), nullable=True, comment="the import whose list says it"),
    )
    _bound(f"run_id IS NOT NULL OR {FITS}")


def downgrade() -> None:
    op.execute("DELETE FROM suggestion WHERE run_id IS NOT NULL")
    _bound(FITS)
    op.drop_column("suggestion", "run_id")
    op.drop_table("source_said")


def _bound(by: str) -> None:
    """A row of a list is as long as our columns let it be; anybody else is kept shorter."""
    op.drop_constraint(op.f("ck_suggestion_said"), "suggestion")
    op.create_check_constraint(op.f("ck_suggestion_said"), "suggestion", by)
