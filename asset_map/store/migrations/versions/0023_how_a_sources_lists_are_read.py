"""Keep how a source's lists are read, and who took on which."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "source",
        sa.Column(
            "reading",
            postgresql.JSONB(),
            nullable=True,
            comment="what its lists call our columns, as an officer matched them",
        ),
    )
    op.add_column(
        "import_run",
        sa.Column(
            "who",
            sa.Text(),
            server_default="",
            nullable=False,
            comment="the officer; empty for the command line",
        ),
    )


def downgrade() -> None:
    op.drop_column("import_run", "who")
    op.drop_column("source", "reading")
