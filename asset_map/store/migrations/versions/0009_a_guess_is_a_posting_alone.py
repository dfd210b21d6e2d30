"""A guess at what a listing is about is a posting and nothing else: nobody is shown it."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM attribute WHERE given_by = 'guess'")


def downgrade() -> None:
    """The postings have all that is needed."""
