"""A list taken on: once, again, changed, wrong in places, complete, and tried out."""

import csv

import pytest

from asset_map.intake.import_listings import BATCH_ROWS
from asset_map.intake.mapping import FirstOf, Mapping
from asset_map.intake.misread import UnreadableList
from asset_map.interests.overrides import Override
from asset_map.model.listing import Kind
from asset_map.model.problem import Severity
from asset_map.store.rulings import rule

CHOIR = {"id": "1", "name": "Leigh Community Choir", "postcode": "WN7 1AA", "cost": "£2"}
BAND = {"id": "2", "name": "Brass Band", "latitude": "53.4985", "longitude": "-2.5192"}


def says(report):
    return [(problem.row, problem.field) for problem in report.errors.first]


def warned(report):
    return [(problem.row, problem.field) for problem in report.warnings.first]


def test_a_row_with_a_name_and_a_postcode_is_published(take_on, listed):
    report = take_on(CHOIR)
    assert report.counts == {"new": 1, "changed": 0, "unchanged": 0, "left_out": 0, "retired": 0}
    choir = listed()["1"]
    assert (choir["name"], choir["kind"], choir["pence_per_visit"]) == (
        "Leigh Community Choir",
        "group",
        200,
    )
    assert (choir["longitude"], choir["latitude"]) == (-2.5192, 53.4985)


def test_every_column_arrives(take_on, listed, store):
    whole = {
        "ID": "7",
        "Kind": "Micro Enterprise",
        "Name": "Paws  and Walk",
        "Description": "Dogs walked.\nAll sizes.",
        "Organisation": "Paws",
        "Venue": "Your place",
        "Lat": "53.4985",
        "Long": "-2.5192",
        "Post code": "wn71aa",
        "Address": "1 High Street",
        "days": "Mon;Thu",
        "start time": "10am",
        "END-TIME": "11am",
        "Cost": "£12 per walk",
        "min age": "18",
        "max_age": "99",
        "Step free": "Yes",
        "Interests": "",
        "Looking for": "A helper",
        "Website": "example.org",
        "Email": "paws@example.org",
        "Phone": "01632 960001",
        "Assured date": "24/03/2025",
        "Capacity": "4",
    }
    report = take_on(whole)
    assert not report.errors.total
    assert not report.notes
    paws = listed()["7"]
    found = {name: paws[name] for name in ("kind", "name", "description", "organization", "venue")}
    assert found == {
        "kind": "micro-enterprise",
        "name": "Paws and Walk",
        "description": "Dogs walked.\nAll sizes.",
        "organization": "Paws",
        "venue": "Your place",
    }
    assert (paws["postcode"], paws["address"]) == ("WN7 1AA", "1 High Street")
    assert (paws["minimum_age"], paws["maximum_age"], paws["step_free"]) == (18, 99, "yes")
    assert (paws["pence_per_visit"], paws["looking_for"]) == (1200, "A helper")
    assert (paws["url"], paws["email"]) == ("https://example.org", "paws@example.org")
    assert (paws["phone"], str(paws["assured_date"])) == ("01632 960001", "2025-03-24")
    assert store.exec_driver_sql("SELECT maximum FROM service_capacity").scalars().all() == [4]
    assert store.exec_driver_sql("SELECT rrule FROM timetable").scalars().all() == [
        "FREQ=WEEKLY;BYDAY=MO,TH"
    ]


def test_a_second_run_changes_nothing_and_a_changed_row_updates(take_on, listed):
    take_on(CHOIR, BAND)
    assert take_on(CHOIR, BAND).counts["unchanged"] == 2
    report = take_on(CHOIR, {**BAND, "name": "Silver Band"})
    assert (report.new, report.changed, report.unchanged) == (0, 1, 1)
    assert listed()["2"]["name"] == "Silver Band"


def test_rows_without_an_id_meet_themselves_again(take_on, listed):
    nameless = [{k: v for k, v in row.items() if k != "id"} for row in (CHOIR, BAND)]
    take_on(*nameless)
    report = take_on(*nameless)
    assert report.unchanged == 2
    assert set(listed()) == {"leigh community choir @ WN7 1AA", "brass band @ -2.51920,53.49850"}


def test_the_same_id_twice_leaves_the_later_row_out_and_names_the_first(take_on, listed):
    report = take_on(CHOIR, {**BAND, "id": "1"})
    assert says(report) == [(3, "id")]
    assert "row 2" in report.errors.first[0].say
    assert listed()["1"]["name"] == CHOIR["name"]


@pytest.mark.parametrize(
    ("wrong", "field", "remedy"),
    [
        ({"name": " "}, "name", "Write what"),
        ({"name": "x" * 201}, "name", "200 at most"),
        ({"kind": "club"}, "kind", "hub, group"),
        ({"postcode": ""}, "postcode", "Fill in the postcode"),
        ({"postcode": "WN7 9ZZ"}, "postcode", "do not hold"),
        ({"postcode": "M1 1A"}, "postcode", "Too short"),
        ({"postcode": "WN7 IAA"}, "postcode", "Did you mean WN7 1AA?"),
        ({"postcode": "", "latitude": "53.4"}, "latitude", "both"),
        ({"latitude": "-2.5", "longitude": "53.4"}, "latitude", "swapped"),
        ({"latitude": "0", "longitude": "0"}, "latitude", "postcode"),
        ({"latitude": "365800", "longitude": "399900"}, "latitude", "eastings"),
        ({"latitude": "north", "longitude": "-2.5"}, "latitude", "degrees"),
        ({"latitude": "nan", "longitude": "-2.5"}, "latitude", "degrees"),
        ({"latitude": "53.4", "longitude": "92.5"}, "latitude", "minus"),
        ({"days": "Blursday", "start_time": "10:00"}, "days", "Mon;Thu"),
        ({"days": "Mon", "start_time": "late"}, "start_time", "10:00"),
        ({"rrule": "FREQ=NEVER", "start_time": "10:00"}, "rrule", "FREQ="),
        ({"min_age": "old"}, "min_age", "whole years"),
        ({"min_age": "60", "max_age": "18"}, "min_age", "Swap"),
        ({"id": "x" * 201}, "id", "200 at most"),
    ],
)
def test_an_error_leaves_the_row_out_with_a_remedy_and_the_rest_comes_in(
    try_out, wrong, field, remedy
):
    report = try_out({**CHOIR, **wrong}, BAND)
    assert says(report) == [(2, field)]
    assert remedy in report.errors.first[0].say
    assert (report.left_out, report.new) == (1, 1)


@pytest.mark.parametrize(
    ("doubtful", "field"),
    [
        ({"postcode": "WN7 9ZZ"}, "postcode"),
        ({"postcode": "Leigh"}, "postcode"),
        ({"postcode": "M1 1AA"}, "postcode"),
        ({"step_free": "partly"}, "step_free"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"email": "ring us"}, "email"),
        ({"assured_date": "2999-01-01"}, "assured_date"),
        ({"assured_date": "lately"}, "assured_date"),
        ({"days": "Mon"}, "days"),
        ({"description": "x" * 10_001}, "description"),
        ({"organization": "x" * 300}, "organization"),
        ({"interests": "wibbling"}, "interests"),
        ({"capacity": "20-30"}, "capacity"),
    ],
)
def test_a_warning_lets_the_row_in(try_out, doubtful, field):
    report = try_out({**BAND, **doubtful})
    assert warned(report) == [(2, field)]
    assert (report.left_out, report.new) == (0, 1)


def test_nothing_unsafe_or_future_is_stored_after_a_warning(take_on, listed):
    take_on({**BAND, "website": "javascript:alert(1)", "assured_date": "2999-01-01"})
    assert listed()["2"]["url"] == ""
    assert listed()["2"]["assured_date"] is None


def test_without_any_postcodes_one_note_stands_for_all_warnings(take_on, store):
    store.exec_driver_sql("DELETE FROM postcode")
    store.commit()
    report = take_on({**BAND, "postcode": "WN7 1AA"})
    assert not report.warnings.total
    assert "import postcodes" in report.notes[-1]


def test_new_postcodes_are_a_reason_to_read_unchanged_rows_again(take_on, store):
    far = {**BAND, "postcode": "WN5 0AA"}
    assert warned(take_on(far)) == [(2, "postcode")]
    from asset_map.store import postcodes

    postcodes.save_postcodes(store, [("WN5 0AA", -2.5192, 53.4985)])
    store.commit()
    report = take_on(far)
    assert report.changed == 1
    assert not report.warnings.total


def test_the_errors_can_be_mended_in_their_file_and_imported_again(take_on, listed):
    report = take_on({**CHOIR, "postcode": "WN7 IAA", "Ward": "Leigh, South"}, BAND)
    with report.errors_path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["Ward"] == "Leigh, South"
    assert row["problem"].startswith("postcode: ")
    mended = report.errors_path.with_name("mended.csv")
    text = report.errors_path.read_text("utf-8-sig").replace("WN7 IAA", "WN7 1AA")
    mended.write_text(text, "utf-8")
    again = take_on(path=mended, errors_path=mended.with_name("none.csv"))
    assert again.new == 1
    assert again.errors_path is None
    assert not mended.with_name("none.csv").exists()
    assert set(listed()) == {"1", "2"}


def test_no_spreadsheet_runs_what_was_left_out_and_it_is_read_again_as_it_came(take_on, listed):
    came = ["=HYPERLINK(1)", "+44 1632 960001", "-1+1", "@SUM(1)", "\t=1", "-2.5192", "'tis"]
    rows = [{**BAND, "id": str(n), "name": "", "description": one} for n, one in enumerate(came)]
    report = take_on(*[{**row, "=1+1": ""} for row in rows])
    with report.errors_path.open(encoding="utf-8-sig", newline="") as file:
        kept = list(csv.DictReader(file))
    # A plain number is no formula.
    as_text = [*(f"'{one}" for one in came[:5]), "-2.5192", "'tis"]
    assert [row["description"] for row in kept] == as_text
    assert {row["longitude"] for row in kept} == {"-2.5192"}
    assert "'=1+1" in kept[0]
    mended = report.errors_path.with_name("mended.csv")
    with mended.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, kept[0])
        table.writeheader()
        table.writerows({**row, "name": "Brass band"} for row in kept)
    take_on(path=mended, errors_path=mended.with_name("none.csv"))
    found = [one["description"] for _, one in sorted(listed().items())]
    assert found == [one.strip() for one in came]


def test_a_row_with_too_many_cells_keeps_them_in_the_error_file(try_out, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name,postcode\nTea, coffee and a chat,WN7 1AA\n", "utf-8")
    report = try_out(path=path)
    assert says(report) == [(2, "row")]
    lines = report.errors_path.read_text("utf-8-sig").splitlines()
    assert lines[1].startswith("Tea, coffee and a chat,")
    assert lines[1].endswith(",WN7 1AA")


def test_complete_retires_what_is_gone_but_not_what_is_wrong(take_on, listed):
    third = {**CHOIR, "id": "3"}
    take_on(CHOIR, BAND, third)
    report = take_on({**CHOIR, "postcode": "nowhere"}, BAND, complete=True)
    assert report.retired == 1
    assert set(listed()) == {"1", "2"}
    assert take_on(CHOIR, BAND, third).new + take_on(CHOIR, BAND, third).changed >= 0
    assert set(listed()) == {"1", "2", "3"}


def test_complete_with_an_empty_file_retires_nothing(take_on, listed):
    take_on(CHOIR)
    report = take_on(complete=True)
    assert report.retired == 0
    assert "Nothing was retired" in report.notes[-1]
    assert set(listed()) == {"1"}


def test_complete_with_a_file_that_breaks_off_retires_nothing(take_on, listed, tmp_path):
    take_on(CHOIR, BAND)
    path = tmp_path / "broken.csv"
    path.write_text('id,name,postcode\n1,Choir,WN7 1AA\n9,"Broken\n' + "x,y\n" * 50_000, "utf-8")
    report = take_on(path=path, complete=True)
    assert report.retired == 0
    assert says(report) == [(3, "file")]
    assert set(listed()) == {"1", "2"}


def test_a_dry_run_reports_the_same_and_changes_nothing(take_on, listed, store):
    take_on(CHOIR)
    rows = [{**CHOIR, "cost": "£3"}, BAND, {**BAND, "id": "3", "latitude": "x"}]
    dry = take_on(*rows, dry_run=True)
    assert set(listed()) == {"1"}
    assert store.exec_driver_sql("SELECT count(*) FROM import_run").scalar() == 1
    store.rollback()
    assert (
        dry.counts
        == take_on(*rows).counts
        == {
            "new": 1,
            "changed": 1,
            "unchanged": 0,
            "left_out": 1,
            "retired": 0,
        }
    )


def test_the_kind_of_the_command_counts_where_the_row_has_none(take_on, listed):
    take_on(CHOIR, {**BAND, "kind": "activity"}, kind=Kind.HUB)
    assert {row["kind"] for row in listed().values()} == {"hub", "activity"}


def test_another_kind_is_a_reason_to_read_unchanged_rows_again(take_on, listed):
    take_on(CHOIR)
    assert take_on(CHOIR, kind=Kind.HUB).changed == 1
    assert listed()["1"]["kind"] == "hub"


def test_unknown_and_repeated_headings_are_told_once(try_out, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Name,name,Ward,postcode\nChoir,Band,Leigh,WN7 1AA\n", "utf-8")
    report = try_out(path=path)
    assert report.notes == [
        "Columns left aside: Ward",
        "Headings that come twice; the first counts: name",
    ]


@pytest.mark.parametrize("headings", ["title,postcode", "name,ward", "name,latitude"])
def test_a_file_without_name_or_place_is_refused_before_anything_is_done(
    try_out, tmp_path, headings
):
    path = tmp_path / "list.csv"
    path.write_text(f"{headings}\na,b\n", "utf-8")
    with pytest.raises(UnreadableList, match=r"(?s)headings are.*mapping"):
        try_out(path=path)


def test_a_mapping_names_headings_values_and_what_is_the_same_for_all(take_on, listed):
    mapping = Mapping(
        columns={"name": FirstOf(("Title",)), "id": FirstOf(("Ref",))},
        values={"kind": {"community centre": "hub"}},
        fixed={"step_free": "yes"},
    )
    row = {"Ref": "5", "Title": "The Turnpike", "Kind": "Community Centre", "Postcode": "WN7 1AA"}
    report = take_on(row, mapping=mapping)
    assert not report.notes
    hub = listed()["5"]
    assert (hub["name"], hub["kind"], hub["step_free"]) == ("The Turnpike", "hub", "yes")


def test_hostile_characters_are_taken_out_before_the_database_sees_them(take_on, listed, tmp_path):
    path = tmp_path / "list.geojson"
    path.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","id":"a\\u0000b","properties":'
        '{"name":"Choir\\u0000","description":"one\\ntwo\\u0007"},'
        '"geometry":{"type":"Point","coordinates":[-2.5,53.5]}}]}',
        "utf-8",
    )
    report = take_on(path=path)
    assert report.new == 1
    assert listed()["ab"]["name"] == "Choir"
    assert listed()["ab"]["description"] == "one\ntwo"


def test_an_untagged_row_is_classified_and_a_tagged_one_keeps_its_own(take_on, store):
    take_on(
        {**BAND, "id": "a", "name": "Knit and natter", "interests": ""},
        {**BAND, "id": "b", "name": "Knit and natter", "interests": "birdwatching"},
    )
    found = store.exec_driver_sql(
        "SELECT l.source_ref, t.code, a.given_by FROM attribute AS a "
        "JOIN taxonomy_term AS t ON t.number = a.term "
        "JOIN service_at_location AS l USING (service_id)"
    ).all()
    assert ("a", "knitting", "classifier") in [tuple(row) for row in found]
    assert [tuple(row) for row in found if row[0] == "b"] == [("b", "birdwatching", "source")]


def test_what_an_officer_ruled_decides_what_a_listing_is_about(take_on, store):
    def about():
        found = store.exec_driver_sql(
            "SELECT t.code FROM attribute AS a JOIN taxonomy_term AS t ON t.number = a.term"
        )
        return set(found.scalars())

    lamp = {**BAND, "name": "Lamp Street Tuesdays", "description": "We play chess."}
    assert take_on(lamp).new == 1
    assert "knitting" not in about()
    rule(store, [Override("lamp street", "knitting", True), Override("chess", "chess", False)])
    store.commit()
    assert take_on(lamp).changed == 1
    assert "knitting" in about()
    assert "chess" not in about()
    assert take_on(lamp).unchanged == 1


def test_more_rows_than_a_batch_all_arrive(take_on, listed):
    rows = [{**BAND, "id": str(number)} for number in range(BATCH_ROWS + 3)]
    assert take_on(*rows).new == len(rows)
    assert len(listed()) == len(rows)


def test_problems_know_whether_they_leave_a_row_out(try_out):
    report = try_out({**CHOIR, "name": ""}, {**BAND, "email": "x"})
    assert {p.severity for p in report.errors.first} == {Severity.ERROR}
    assert {p.severity for p in report.warnings.first} == {Severity.WARNING}
