"""Lists opened, whatever they were saved with."""

import json
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from asset_map.intake import excel_sheet
from asset_map.intake.misread import UnreadableList
from asset_map.intake.sheet import ENDINGS, FORMATS, StoppedShort, open_sheet

LINES = "Name;Kosten\nCafé Bienvenue;£2\n"


def rows_of(path):
    return [row.cells for row in open_sheet(path).rows()]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_a_csv_is_read_in_the_encoding_it_was_saved_in(tmp_path, encoding):
    path = tmp_path / "list.csv"
    path.write_bytes(LINES.encode(encoding))
    sheet = open_sheet(path)
    assert sheet.headings == ("Name", "Kosten")
    assert [row.cells for row in sheet.rows()] == [["Café Bienvenue", "£2"]]


def test_an_accent_far_down_the_file_still_tells_its_encoding(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"name,venue\n" + b"Choir,Hall\n" * 20_000 + "Choir,Café\n".encode("cp1252"))
    assert rows_of(path)[-1] == ["Choir", "Café"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_told_from_the_headings(tmp_path, delimiter):
    path = tmp_path / "list.csv"
    row = delimiter.join(["Choir", '"Mon;Thu, late"'])
    path.write_text(f"name{delimiter}days\n{row}\n", encoding="utf-8")
    assert rows_of(path) == [["Choir", "Mon;Thu, late"]]


def test_excels_own_first_line_about_the_delimiter_is_obeyed(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("sep=;\nname;days\nChoir;Mon\n", encoding="utf-8")
    sheet = open_sheet(path)
    assert sheet.headings == ("name", "days")
    assert next(sheet.rows()).number == 3


def test_rows_count_as_the_spreadsheet_does_and_empty_ones_are_skipped(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('name,venue\n\n,\nChoir,"two\nlines"\nBand\n', encoding="utf-8")
    rows = list(open_sheet(path).rows())
    assert [(row.number, row.cells) for row in rows] == [
        (4, ["Choir", "two\nlines"]),
        (5, ["Band", ""]),
    ]


def test_a_row_with_more_cells_than_headings_says_so_and_keeps_them(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name,venue\nTea, coffee and a chat,Hall\n", encoding="utf-8")
    (row,) = open_sheet(path).rows()
    assert "quotes" in row.broken
    assert row.cells == ["Tea", " coffee and a chat", "Hall"]


def test_a_quote_that_is_never_closed_stops_the_reading_where_it_begins(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('name,venue\nChoir,Hall\n"Band,Hall\n' + "x,y\n" * 50_000, encoding="utf-8")
    rows = open_sheet(path).rows()
    next(rows)
    with pytest.raises(StoppedShort, match="quote") as stopped:
        next(rows)
    assert stopped.value.row == 3


@pytest.mark.parametrize("content", [b"", b"\n\n", bytes(range(256)) * 40])
def test_what_is_no_list_is_refused(tmp_path, content):
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableList):
        open_sheet(path)


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ending_we_name_has_its_reader_and_stands_in_the_docs(tmp_path, ending):
    path = tmp_path / f"list{ending}"
    path.write_bytes(b"")
    with pytest.raises(UnreadableList) as refused:
        open_sheet(path)
    assert "do not read" not in str(refused.value)
    docs = (Path(__file__).parents[2] / "docs" / "import.md").read_text("utf-8")
    missing = f"say in the first lines of docs/import.md that PATH may end in `{ending}`"
    assert f"`{ending}`" in docs.partition("\n- ")[0], missing


def test_another_ending_is_refused_with_the_ones_we_read(tmp_path):
    path = tmp_path / "list.ods"
    path.write_bytes(b"PK")
    with pytest.raises(UnreadableList, match=r"save it as \.csv, .* or \.\w+") as refused:
        open_sheet(path)
    assert all(one.endings[0] in str(refused.value) for one in FORMATS)


def test_excel_dates_times_and_numbers_become_what_one_would_write(tmp_path):
    book = Workbook()
    book.active.append(["name", "start", "from", "assured", "cost", "open", "wrong"])
    book.active.append(
        ["Choir", time(19, 30), datetime(2026, 3, 24, 10), date(2026, 3, 24), 2.0, True, "#N/A"]
    )
    book.create_sheet("Old")
    path = tmp_path / "list.xlsx"
    book.save(path)
    sheet = open_sheet(path)
    (row,) = sheet.rows()
    assert row.cells == ["Choir", "19:30", "2026-03-24 10:00", "2026-03-24", "2", "yes", ""]
    assert row.number == 2
    assert "Old" in sheet.notes[0]


def test_headings_below_an_empty_line_and_without_a_right_size_are_found(tmp_path):
    book = Workbook()
    book.active["B3"] = "name"
    book.active["C3"] = "postcode"
    book.active["B5"] = "Choir"
    path = tmp_path / "list.xlsx"
    book.save(path)
    sheet = open_sheet(path)
    assert [heading for heading in sheet.headings if heading] == ["name", "postcode"]
    assert [(row.number, row.cells[1]) for row in sheet.rows()] == [(5, "Choir")]


def test_a_title_above_the_headings_is_passed_over(tmp_path):
    book = Workbook()
    for line in (["Groups of Leigh, 2026"], [], ["name", "postcode"], ["Choir", "WN7 1AA"]):
        book.active.append(line)
    book.active.merge_cells("A1:B1")
    book.save(tmp_path / "list.xlsx")
    text = "Groups of Leigh 2026\n\nname;postcode\nChoir;WN7 1AA\n"
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    for name in ("list.xlsx", "list.csv"):
        sheet = open_sheet(tmp_path / name)
        assert sheet.headings == ("name", "postcode")
        assert [(row.number, row.cells) for row in sheet.rows()] == [(4, ["Choir", "WN7 1AA"])]


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * 2_000_000)
    monkeypatch.setattr(excel_sheet, "MOST_TEXT_BYTES", 1_000_000)
    with pytest.raises(UnreadableList, match="too large"):
        open_sheet(path)


@pytest.mark.parametrize("content", [b"not a workbook", b"PK\x03\x04broken"])
def test_a_workbook_that_is_none_is_refused(tmp_path, content):
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableList, match="Excel"):
        open_sheet(path)


def collection(path, *features):
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return open_sheet(path)


def feature(kind, coordinates, **properties):
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "id": 7, "properties": properties, "geometry": geometry}


def test_features_are_rows_and_their_points_are_columns(tmp_path):
    sheet = collection(
        tmp_path / "list.geojson",
        feature("Point", [-2.5, 53.5], Name="Choir", tags=["a", "b"]),
        feature("Point", [-2.6, 53.6, 12.0], Name="Band", open=True, size=2.0),
    )
    assert sheet.headings == ("Name", "tags", "open", "size", "longitude", "latitude", "id")
    assert [row.cells for row in sheet.rows()] == [
        ["Choir", "a;b", "", "", "-2.5", "53.5", "7"],
        ["Band", "", "yes", "2", "-2.6", "53.6", "7"],
    ]


RING = [[0, 50], [2, 50], [2, 52], [0, 52], [0, 50]]
BOW_TIE = [[0, 50], [2, 52], [2, 50], [0, 52], [0, 50]]
HORSESHOE = [[0, 50], [9, 50], [9, 51], [1, 51], [1, 58], [9, 58], [9, 59], [0, 59], [0, 50]]


@pytest.mark.parametrize(
    ("kind", "coordinates"),
    [
        ("Polygon", [RING]),
        ("Polygon", [BOW_TIE]),
        ("Polygon", [HORSESHOE]),
        ("LineString", HORSESHOE),
        ("MultiPolygon", [[RING], [HORSESHOE]]),
        ("LineString", [[0, 50], [1, 51]]),
    ],
)
def test_lines_and_polygons_are_placed_on_themselves(tmp_path, kind, coordinates):
    from shapely import make_valid
    from shapely.geometry import Point, Polygon, shape

    (row,) = collection(tmp_path / "list.geojson", feature(kind, coordinates, name="Park")).rows()
    there = Point(float(row.cells[1]), float(row.cells[2]))
    drawn = shape({"type": kind, "coordinates": coordinates})
    if coordinates == HORSESHOE:
        drawn = Polygon(drawn)
    assert make_valid(drawn).distance(there) < 1e-6


@pytest.mark.parametrize(
    "geometry",
    [None, {"type": "Point", "coordinates": []}, {"type": "Polygon", "coordinates": [[[0, 0]]]}, 5],
)
def test_a_feature_without_a_usable_geometry_has_no_point(tmp_path, geometry):
    broken = {"type": "Feature", "properties": {"name": "Choir"}, "geometry": geometry}
    (row,) = collection(tmp_path / "list.geojson", broken).rows()
    assert row.cells == ["Choir", "", ""]


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"type": "Feature"}', '{"type": "FeatureCollection", "features": [{', "nonsense"],
)
def test_json_that_is_no_collection_of_features_is_refused(tmp_path, text):
    path = tmp_path / "list.geojson"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableList):
        open_sheet(path)
