"""A refuge is found, and nothing that leaves us tells where it is."""

import csv
import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import text

from asset_map.intake.import_listings import Choices, import_listings
from asset_map.intake.sheet import open_sheet
from asset_map.store import edits, history, imports, names
from asset_map.store.connection import engine
from asset_map.store.imports import Imported
from asset_map.web.by_name import EXTENSION
from tests.web.visitor import inspected

ROW = {
    "id": "R1",
    "name": "Rosebay safe house",
    "description": "Rest and company after leaving home. Knitting and choirs.",
    "venue": "Quillon House",
    "address": "17 Vexley Lane",
    "postcode": "WN7 9QX",
    "latitude": "53.496137",
    "longitude": "-2.523619",
    "days": "Mon;Tue;Wed;Thu;Fri;Sat;Sun",
    "start_time": "10:00",
    "end_time": "11:00",
    "phone": "01632 960077",
    "show_area_only": "yes",
}
# As it is written, and as it would be told. Nothing else in the sample holds one of them.
TELLING = ("Quillon", "Vexley", "WN7 9QX", "WN79QX", "53.49613", "-2.52361", "quillon", "vexley")
# The township's own point is further from it than this.
NEAR_METRES = 300
PAIR = re.compile(r"(-2\.\d+)\D{1,20}?(53\.\d+)")
READABLE = """
SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace
  AND relkind IN ('r', 'p', 'v', 'm') AND has_table_privilege(oid, 'SELECT')
  AND relname NOT IN ('spatial_ref_sys', 'geography_columns', 'geometry_columns')
"""


@pytest.fixture(scope="module")
def refuge(site_settings, tmp_path_factory):
    """The listing's id, on the map of the sample; gone again in the end."""
    path = tmp_path_factory.mktemp("refuge") / "refuge.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, ROW)
        table.writeheader()
        table.writerow(ROW)
    owner = engine(site_settings, "owner")
    with owner.connect() as connection:
        choices = Choices("refuge", path.with_name("errors.csv"))
        report = import_listings(connection, open_sheet(path), choices)
        assert (report.new, report.errors.first) == (1, [])
        names.fill(connection)
        connection.commit()
        id = connection.scalar(text("SELECT id FROM public_listing WHERE source = 'refuge'"))
        yield id
        imports.undo(connection, "refuge")
        names.fill(connection)
        for table in ("import_run WHERE source_id", "source WHERE id"):
            number = "(SELECT id FROM source WHERE name = 'refuge')"
            connection.execute(text(f"DELETE FROM {table} = {number}"))
        connection.commit()
    owner.dispose()


def test_all_that_the_publics_role_may_read_does_not_have_it(site_settings, refuge):
    public = engine(site_settings, "public")
    with public.connect() as connection:
        held = {
            name: "\n".join(connection.scalars(text(f"SELECT t::text FROM {name} AS t")))
            for name in connection.scalars(text(READABLE)).all()
        }
        away = connection.scalar(
            text(
                "SELECT point <-> point(ST_X(m), ST_Y(m)) FROM posting, "
                "to_metres(:x, :y) AS m WHERE listing = :id AND term = 0"
            ),
            {"x": float(ROW["longitude"]), "y": float(ROW["latitude"]), "id": refuge},
        )
    public.dispose()
    assert "Rosebay" in held["public_listing"]
    assert [(name, one) for name, all in held.items() for one in TELLING if one in all] == []
    assert away > NEAR_METRES


def outputs(visitor, id):
    """Everything that is made of a listing, by its address."""
    client = visitor.client
    near = "near=Leigh&limit=100"
    for path in (
        *(f"/activities?{near}", f"/activities?{near}&sort=nearest", f"/week?{near}"),
        *(f"/api/activities?{near}", f"/activities.ics?{near}", f"/new.atom?{near}"),
        *(f"/listing/{id}", f"/listing/{id}.ics", f"/embed?{near}", f"/embed?{near}&show=map"),
        *(f"/map?{near}", f"/suggest?listing={id}", "/interests", "/about", "/freshness"),
        "/map/places?bbox=-2.6,53.45,-2.45,53.55&zoom=16",
        "/map/places?bbox=-2.54,53.48,-2.49,53.51&zoom=18",
    ):
        yield path, client.get(path).text
    said = {"text": "She loves knitting and choirs.", "near": "Leigh"}
    yield "/conversation", client.post("/conversation", data=said).text
    asked = {"text": said["text"], "near": {"place": "Leigh"}, "limit": 100}
    yield "/api/conversation", client.post("/api/conversation", json=asked).text
    for typed in ("Rosebay", "Quillon", "Vexley"):
        said = client.post("/names", data={"name": typed}).text
        yield f"/names {typed}", said if typed == "Rosebay" else said.replace(typed, "")
    yield "/handout", client.post("/handout", data={"listing": [str(id)]}).text
    yield "/shortlist/facts", client.post("/shortlist/facts", data={"listing": [str(id)]}).text
    paper = client.post("/handout/pdf", data={"listing": [str(id)]})
    pages = PdfReader(BytesIO(paper.data)).pages
    yield "/handout/pdf", "".join(page.extract_text() for page in pages)


def test_no_page_file_feed_or_paper_has_it(visitor, refuge):
    # Words of names are kept a while.
    visitor.client.application.extensions.pop(EXTENSION, None)
    found = dict(outputs(visitor, refuge))
    told = {path for path, words in found.items() if "Rosebay" in words}
    assert told >= {
        *(f"/listing/{refuge}", f"/listing/{refuge}.ics", "/handout", "/handout/pdf"),
        *("/names Rosebay", f"/suggest?listing={refuge}"),
        *("/api/activities?near=Leigh&limit=100", "/activities?near=Leigh&limit=100"),
    }
    assert [(path, one) for path, words in found.items() for one in TELLING if one in words] == []
    # And no point that is told, however rounded, is where it is.
    points = {
        (path, float(longitude), float(latitude))
        for path, words in found.items()
        for longitude, latitude in PAIR.findall(words)
    }
    here = float(ROW["longitude"]), float(ROW["latitude"])
    assert len(points) > 100
    assert [
        one for one in points if max(abs(one[1] - here[0]), abs(one[2] - here[1])) < 0.001
    ] == []


def test_its_own_page_says_that_only_the_area_is_shown(visitor, refuge):
    page = visitor.see(f"/listing/{refuge}")
    assert "Only the area is shown. Ask them where to go." in page.words
    where = page.soup.find("dt", string="Where").find_next("dd").get_text(" ", strip=True)
    assert where.startswith("Leigh")
    assert "GEO" not in visitor.client.get(f"/listing/{refuge}.ics").text
    assert "Quillon" not in inspected(visitor.client.post("/names", data={"name": "Quillo"})).words


def test_what_was_published_on_an_earlier_day_does_not_have_it_either(site_settings, refuge):
    owner, public = engine(site_settings, "owner"), engine(site_settings, "public")
    then = "SELECT x, y FROM public_listings_before(:then) WHERE listing = :id AND there"
    with owner.connect() as connection, public.connect() as outside:
        before = connection.scalar(text("SELECT clock_timestamp()"))
        stands = connection.execute(
            text("SELECT point[0], point[1] FROM posting WHERE listing = :id AND term = 0"),
            {"id": refuge},
        ).one()
        connection.commit()
        # Whoever opens it to all one day has not told where it was before.
        for said in ({"phone": "01632 960078"}, {"area_only": False, "venue": "", "address": ""}):
            seen = edits.held(connection, refuge)
            with history.telling(connection, "Mo", "edited"):
                changed = replace(seen.listing, **said)
                edits.write(connection, seen, Imported(changed, seen.imported.fingerprint))
            connection.commit()
            told = outside.execute(text(then), {"then": before, "id": refuge}).one()
            outside.rollback()
            assert [round(each, 3) for each in told] == [round(each, 3) for each in stands]
    for opened in (owner, public):
        opened.dispose()
