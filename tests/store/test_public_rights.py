"""All that the public's role may do, from the catalogue, beside the list of what it should."""

import psycopg
import pytest

from asset_map.store.connection import conninfo

# What is published, and what finds it; no contact detail that is not on a page, no history.
READS = {
    *("alembic_version", "area", "area_figure", "attribute", "first_visit", "freshness"),
    *(
        "gift_wanted",
        "grid_cell",
        "grid_change",
        "instance",
        "name_text",
        "name_word",
        "occurrence",
        "place",
    ),
    *(
        "postcode",
        "postcode_sector",
        "posting",
        "served_posting",
        "public_ask_count",
        "public_first_seen",
        "public_merged",
    ),
    *(
        "public_listing",
        "ruling",
        "schedule",
        "service_area",
        "service_capacity",
        "street_piece",
        "street_point",
    ),
    *("taxonomy_term", "timetable", "told", "public_telling"),
}
# What it may have done for it, with the owner's rights.
CALLS = {
    *("public_count_ask", "public_handout", "public_keep_handout"),
    *("public_care_link", "public_close", "public_confirm", "public_daily_salt"),
    *("public_stop_reminders", "public_suggest", "public_known_since", "public_listings_before"),
    *("public_listings_called", "public_sources"),
}
RELATIONS = """
SELECT relname, privilege FROM pg_class,
  unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
    AS privilege
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
  AND relname NOT IN ('geography_columns', 'geometry_columns', 'spatial_ref_sys')
  AND has_table_privilege(oid, privilege)
"""
COLUMNS = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
  AND has_any_column_privilege(oid, 'INSERT, UPDATE, REFERENCES')
"""
# Functions of ours that run with their owner's rights: all others can do no more than the role.
# A trigger's can be called by nobody, and PostGIS has its own.
FUNCTIONS = """
SELECT proname FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND prosecdef AND has_function_privilege(oid, 'EXECUTE')
  AND prorettype <> 'trigger'::regtype
  AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
"""
POWERS = """
SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls
  OR has_database_privilege(current_database(), 'CREATE')
  OR has_schema_privilege('public', 'CREATE')
  OR EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid)
FROM pg_roles WHERE rolname = current_user
"""
SEQUENCES = """
SELECT relname FROM pg_class
WHERE CASE relkind WHEN 'S' THEN has_sequence_privilege(oid, 'USAGE, UPDATE') ELSE false END
"""


@pytest.fixture
def public(settings):
    """The public's own connection."""
    with psycopg.connect(conninfo(settings, "public")) as connection:
        yield connection


def column(public, question):
    return {row[0] for row in public.execute(question).fetchall()}


def test_it_may_read_what_is_published_and_nothing_else(public):
    rights = {(name, right) for name, right in public.execute(RELATIONS).fetchall()}

    assert rights == {(name, "SELECT") for name in READS}
    assert column(public, COLUMNS) == set()
    assert column(public, SEQUENCES) == set()


def test_it_may_call_a_short_list_of_functions(public):
    assert column(public, FUNCTIONS) == CALLS


def test_it_has_no_power_over_anything(public):
    assert column(public, POWERS) == {False}


def test_it_may_not_take_long(public):
    assert public.execute("SHOW statement_timeout").fetchone() == ("10s",)
