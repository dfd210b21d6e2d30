"""Tell by source what the public's view tells only when all of it is looked through."""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

# The published listings of a source that bear a name themselves, or whose organisation or venue
# does. The view for the public has these names, but not the source that each is indexed by: asked
# by the view, a list of a million is looked through.
PUBLISHED = (
    "WHERE s.name = list AND called <> '' AND l.status = 'active' AND l.hidden_since IS NULL"
)
CALLED = f"""
CREATE FUNCTION public_listings_called(list text, called text)
RETURNS TABLE (listing uuid, what text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = public, pg_temp AS $$
  SELECT l.id, 'name' FROM source AS s
  JOIN service ON service.source_id = s.id AND service.name = called
  JOIN service_at_location AS l ON l.service_id = service.id
  {PUBLISHED}
  UNION ALL
  SELECT l.id, 'organization' FROM source AS s
  JOIN organization ON organization.source_id = s.id AND organization.name = called
  JOIN service ON service.organization_id = organization.id
  JOIN service_at_location AS l ON l.service_id = service.id
  {PUBLISHED}
  UNION ALL
  SELECT l.id, 'venue' FROM source AS s
  JOIN location ON location.source_id = s.id AND location.name = called
  JOIN service_at_location AS l ON l.location_id = location.id
  {PUBLISHED}
$$
"""
# The sources that anything is published of: one of each is looked for.
SOURCES = """
CREATE FUNCTION public_sources() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = public, pg_temp AS $$
  SELECT s.name FROM source AS s CROSS JOIN LATERAL (
    SELECT FROM service_at_location AS l
    WHERE l.source_id = s.id AND l.status = 'active' AND l.hidden_since IS NULL LIMIT 1
  ) AS one
  ORDER BY 1
$$
"""
NAMES = ("public_listings_called(text, text)", "public_sources()")


def upgrade() -> None:
    for statement in (CALLED, SOURCES):
        op.execute(statement)
    for name in NAMES:
        op.execute(f"REVOKE EXECUTE ON FUNCTION {name} FROM PUBLIC")


def downgrade() -> None:
    for name in NAMES:
        op.execute(f"DROP FUNCTION {name}")
