"""Show a merged listing while the list of what is shown instead has dropped that."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

# Whether anything that it was merged into stands for it still: what its own list dropped does not,
# and what has closed does, for then both have.
MERGED_NOW = """
CREATE FUNCTION merged_now(listing uuid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE above AS (
    SELECT kept FROM merged WHERE gone = listing
    UNION SELECT m.kept FROM above JOIN merged AS m ON m.gone = above.kept
  )
  SELECT EXISTS (SELECT FROM above JOIN service_at_location AS l ON l.id = above.kept
                 WHERE l.status = 'active' OR l.hidden_because = 'closed')
$$
"""
HIDE = "listing_hide(uuid[], text)"
IN_HIDE = (
    (
        "AND hidden_because IS DISTINCT FROM 'merged'",
        "AND hidden_because IS DISTINCT FROM 'closed'",
    ),
)
SHOW = "listing_show(uuid[])"
IN_SHOW = (
    (
        "  UPDATE service_at_location SET hidden_because = NULL,",
        "  UPDATE service_at_location SET hidden_because = 'merged',\n"
        "    last_modified = clock_timestamp()\n"
        "  WHERE id = ANY (ids) AND hidden_because <> 'merged' AND merged_now(id);\n"
        "  UPDATE service_at_location SET hidden_because = NULL,",
    ),
    (
        "hidden_since IS NOT NULL AND NOT EXISTS (SELECT FROM merged WHERE gone = id)",
        "hidden_since IS NOT NULL AND NOT merged_now(id)",
    ),
    (
        "AND NOT EXISTS (SELECT FROM merged WHERE gone = h.listing)",
        "AND NOT merged_now(h.listing)",
    ),
)
# What was said to have closed while it was merged waited to be so.
CLOSED = """
UPDATE service_at_location SET hidden_because = 'closed'
WHERE hidden_because = 'merged' AND id IN (
  SELECT listing FROM suggestion WHERE kind = 'closed' AND status IN ('waiting', 'asked'))
"""
LOST = """
SELECT listing_show(ARRAY(SELECT id FROM service_at_location
                          WHERE hidden_because = 'merged' AND NOT merged_now(id)))
"""


def upgrade() -> None:
    op.execute(MERGED_NOW)
    op.execute("REVOKE EXECUTE ON FUNCTION merged_now(uuid) FROM PUBLIC")
    _reword(HIDE, IN_HIDE)
    _reword(SHOW, IN_SHOW)
    op.execute(CLOSED)
    op.execute(LOST)


def downgrade() -> None:
    _reword(SHOW, [(new, old) for old, new in IN_SHOW])
    _reword(HIDE, [(new, old) for old, new in IN_HIDE])
    op.execute("DROP FUNCTION merged_now(uuid)")
    op.execute("SELECT listing_hide(ARRAY(SELECT gone FROM merged), 'merged')")


def _reword(function: str, parts: Sequence[tuple[str, str]]) -> None:
    """The function as it stands, with parts of its text changed."""
    asked = sa.text("SELECT pg_get_functiondef(CAST(:name AS regprocedure))")
    text: str = op.get_bind().execute(asked, {"name": function}).scalar_one()
    for old, new in parts:
        assert text.count(old) == 1, (function, old)
        text = text.replace(old, new)
    op.get_bind().exec_driver_sql(text.replace("%", "%%"))
