"""Keep how many people can take part, where somebody has told."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

# What the history tells of a listing, and which listing a row belongs to: one line more in each.
WORDS = "listing_words(uuid)"
BEFORE_WORDS = "  'schedules', (SELECT"
WORD = """  'capacity', (SELECT maximum FROM service_capacity AS c
    WHERE c.service_at_location_id = l.id),
"""
CHANGED = "history_note_changed()"
BEFORE_CHANGED = "    WHEN 'service' THEN"
EACH = "    WHEN 'service_capacity' THEN ids := ARRAY[OLD.service_at_location_id];\n"


def upgrade() -> None:
    op.create_table(
        "service_capacity",
        sa.Column("service_at_location_id", sa.Uuid(), nullable=False),
        sa.Column("maximum", sa.Integer(), nullable=False, comment="people at a time"),
        sa.CheckConstraint("maximum > 0", name=op.f("ck_service_capacity_maximum")),
        sa.ForeignKeyConstraint(
            ["service_at_location_id"],
            ["service_at_location.id"],
            name=op.f("fk_service_capacity_service_at_location_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("service_at_location_id", name=op.f("pk_service_capacity")),
        comment="HSDS service capacity: how many people can take part; no row where nobody told",
    )
    _reword(WORDS, BEFORE_WORDS, WORD + BEFORE_WORDS)
    _reword(CHANGED, BEFORE_CHANGED, EACH + BEFORE_CHANGED)
    op.execute(
        "CREATE TRIGGER history_changed BEFORE UPDATE OR DELETE ON service_capacity FOR EACH ROW "
        "WHEN (coalesce(current_setting('asset_map.run', true), '') = '') "
        "EXECUTE FUNCTION history_note_changed()"
    )


def downgrade() -> None:
    _reword(CHANGED, EACH, "")
    _reword(WORDS, WORD, "")
    op.drop_table("service_capacity")


def _reword(function: str, old: str, new: str) -> None:
    """The function as it stands, with one part of its text changed."""
    asked = sa.text("SELECT pg_get_functiondef(CAST(:name AS regprocedure))")
    text: str = op.get_bind().execute(asked, {"name": function}).scalar_one()
    assert text.count(old) == 1, function
    op.get_bind().exec_driver_sql(text.replace(old, new).replace("%", "%%"))
