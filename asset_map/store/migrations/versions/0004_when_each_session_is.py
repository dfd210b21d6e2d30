"""Keep with each coming session which weekday and parts of the day it fills."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# The part of the day that a session starts in, and every part that it fills for half an hour.
FILL = """
UPDATE occurrence SET weekly = (
  SELECT bit_or(1 << ((extract(isodow FROM at)::int - 1) * 4
                      + CASE WHEN extract(hour FROM at) < 5 THEN 3
                             WHEN extract(hour FROM at) < 12 THEN 0
                             WHEN extract(hour FROM at) < 17 THEN 1
                             WHEN extract(hour FROM at) < 22 THEN 2
                             ELSE 3 END))
  FROM (
    SELECT starts_at AT TIME ZONE 'Europe/London' AS at
    UNION ALL
    SELECT generate_series(starts_at, ends_at - interval '30 minutes', interval '30 minutes')
           AT TIME ZONE 'Europe/London'
  ) AS moments
)
"""


def upgrade() -> None:
    op.add_column(
        "occurrence",
        sa.Column(
            "weekly", sa.Integer(), nullable=True, comment="28 bits: weekday × 4 + part of day"
        ),
    )
    op.execute(FILL)
    op.alter_column("occurrence", "weekly", nullable=False)


def downgrade() -> None:
    op.drop_column("occurrence", "weekly")
