"""Let the public read when a listing first came, so that what is new near a place can be told."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

FIRST_SEEN = """
CREATE VIEW public_first_seen AS
SELECT sal.id, coalesce(run.started_at, sal.last_modified) AS first_seen
FROM service_at_location AS sal LEFT JOIN import_run AS run ON run.id = sal.first_run_id
WHERE sal.status = 'active'
"""


def upgrade() -> None:
    op.execute(FIRST_SEEN)


def downgrade() -> None:
    op.execute("DROP VIEW public_first_seen")
