"""Keep what of the week a posting fills in its indexes: few of many near pass on one weekday."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

INCLUDED = (
    *("listing", "weight", "main_term", "pence", "minimum_age", "maximum_age"),
    *("step_free", "kind", "assured_date", "comes"),
)
INCLUDED_BEFORE = (*INCLUDED[:3], "weekly", *INCLUDED[3:])


def upgrade() -> None:
    _indexes(["weekly", sa.text("(weekly & (- weekly))")], INCLUDED)


def downgrade() -> None:
    _indexes([], INCLUDED_BEFORE)


def _indexes(week: list[sa.TextClause | str], included: tuple[str, ...]) -> None:
    near = "ix_posting_term_point"
    op.drop_index(near, "posting")
    op.create_index(
        near,
        "posting",
        ["term", "point", *week],
        postgresql_using="gist",
        postgresql_include=list(included),
    )
    by_district = "ix_served_posting_district_term"
    op.drop_index(by_district, "served_posting")
    op.create_index(by_district, "served_posting", ["district", "term", *week])
    by_reach = "ix_served_posting_term_reaches"
    op.drop_index(by_reach, "served_posting")
    op.create_index(
        by_reach,
        "served_posting",
        ["term", "reaches", *week],
        postgresql_using="gist",
        postgresql_where=sa.text("reaches IS NOT NULL"),
    )
