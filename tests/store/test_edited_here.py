"""What a list is asked for each of its batches: which of its listings were edited here."""

import pytest
from sqlalchemy import text

from asset_map.model.place import Point
from asset_map.store import edited_here
from tests.towns import listing

HERE = Point(-2.5, 53.5)


@pytest.mark.parametrize("known_to_be_few", [False, True])
def test_nothing_of_a_list_is_read_that_was_not_edited(store, add, known_to_be_few):
    add(*(listing(f"Club {n}", HERE) for n in range(50)))
    number = store.scalar(text("SELECT id FROM source WHERE name = 'town'"))
    if known_to_be_few:
        store.exec_driver_sql("ANALYZE source_said, service_at_location")
    explain = text(f"EXPLAIN (ANALYZE, TIMING off) {edited_here._VERSIONS}")
    plan = store.execute(explain, {"source": number}).scalars().all()
    looked = [line for line in plan if " on service_at_location" in line]
    assert looked
    assert all("(never executed)" in line for line in looked), "\n".join(plan)
