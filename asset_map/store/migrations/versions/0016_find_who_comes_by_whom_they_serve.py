"""Mark the postings of who comes to people: they are found by the area served, not by nearness."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

INCLUDED = (
    *("listing", "weight", "main_term", "weekly", "pence", "minimum_age", "maximum_age"),
    *("step_free", "kind", "assured_date"),
)


def upgrade() -> None:
    comment = "to the people of an area; else they come to it"
    op.add_column("posting", sa.Column("comes", sa.Boolean(), nullable=True, comment=comment))
    op.execute(
        "UPDATE posting SET comes = true "
        "WHERE listing IN (SELECT service_at_location_id FROM service_area)"
    )
    _index(*INCLUDED, "comes")


def downgrade() -> None:
    _index(*INCLUDED)
    op.drop_column("posting", "comes")


def _index(*included: str) -> None:
    op.drop_index("ix_posting_term_point", "posting")
    op.create_index(
        "ix_posting_term_point",
        "posting",
        ["term", "point"],
        postgresql_using="gist",
        postgresql_include=list(included),
    )
