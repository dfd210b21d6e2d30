"""What the headings of a council's own spreadsheet are taken to mean."""

from asset_map.intake.headings import likely


def test_brackets_and_full_stops_hide_no_meaning():
    said = {
        "Name of Group": "name",
        "Contact Name": "",
        "Tel No.": "phone",
        "Day(s)": "days",
        "Cost (£)": "cost",
        "What they do": "description",
        "(£)": "",
    }
    assert likely(list(said)) == said
