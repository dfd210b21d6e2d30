"""Keep an officer's rulings: a phrase that always means an interest, or never does."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ruling",
        sa.Column("phrase", sa.Text(), nullable=False, comment="A turn of phrase, and no person's"),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("always", sa.Boolean(), nullable=False, comment="Or else never"),
        sa.CheckConstraint("length(phrase) BETWEEN 1 AND 80", name=op.f("ck_ruling_phrase")),
        sa.ForeignKeyConstraint(
            ["term"], ["taxonomy_term.number"], name=op.f("fk_ruling_term_taxonomy_term")
        ),
        sa.PrimaryKeyConstraint("phrase", "term", name=op.f("pk_ruling")),
        comment="What a phrase means when it is heard here, whatever the vocabulary says",
    )


def downgrade() -> None:
    op.drop_table("ruling")
