"""Erase details that a line break stands before, and names of organisations and venues."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

# A document's text writes a line break as two letters, which belong to the word after it: so each
# string is looked at by itself. It is trimmed as a text is, or the two would seem to differ.
ERASED = "erased(jsonb, text)"
IN_ERASED = (
    (
        "to_jsonb(regexp_replace(document #>> '{}', pattern, '', 'gi'))",
        "CASE WHEN document #>> '{}' ~* pattern\n"
        "      THEN to_jsonb(trim(regexp_replace(document #>> '{}', pattern, '', 'gi')))\n"
        "      ELSE document END",
    ),
)
DETAILS = "erase_details(text, text)"
IN_DETAILS = (
    (
        "erased(%2$I, $1) WHERE %2$I::text ~* $1'",
        "erased(%2$I, $1) WHERE EXISTS (SELECT FROM\n"
        "          jsonb_path_query(%2$I, ''strict $.** ? (@.type() == \"string\")'') AS said\n"
        "          WHERE said #>> ''{}'' ~* $1)'",
    ),
    # Each listing that is found by such a name is to be named anew.
    (
        "SET last_modified = now() FROM service AS s\n  WHERE s.id = l.service_id\n",
        "SET last_modified = clock_timestamp()\n"
        "  FROM service AS s LEFT JOIN organization AS o ON o.id = s.organization_id,\n"
        "       location AS p\n"
        "  WHERE s.id = l.service_id AND p.id = l.location_id\n",
    ),
    ("concat_ws(' ', s.name,", "concat_ws(' ', o.name, p.name, s.name,"),
)


def upgrade() -> None:
    _reword(ERASED, IN_ERASED)
    _reword(DETAILS, IN_DETAILS)


def downgrade() -> None:
    _reword(DETAILS, _back(IN_DETAILS))
    _reword(ERASED, _back(IN_ERASED))


def _reword(function: str, parts: Sequence[tuple[str, str]]) -> None:
    """The function as it stands, with parts of its text changed."""
    asked = sa.text("SELECT pg_get_functiondef(CAST(:name AS regprocedure))")
    text: str = op.get_bind().execute(asked, {"name": function}).scalar_one()
    for old, new in parts:
        assert text.count(old) == 1, (function, old)
        text = text.replace(old, new)
    op.get_bind().exec_driver_sql(text.replace("%", "%%"))


def _back(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(new, old) for old, new in parts]
