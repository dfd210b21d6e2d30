"""Run migrations on the connection that the caller hands over, in one transaction."""

from alembic import context
from geoalchemy2 import alembic_helpers

from asset_map.store.tables import DEFAULT_SRID, build

config = context.config
connection = config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=build(config.attributes.get("srid", DEFAULT_SRID)),
    # PostGIS keeps tables of its own in the schema: they are not ours to drop.
    include_object=alembic_helpers.include_object,
    process_revision_directives=alembic_helpers.writer,
    render_item=alembic_helpers.render_item,
    compare_type=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
