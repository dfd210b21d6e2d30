"""What the invented lists of these stories say, and what people type."""

from datetime import timedelta

from hypothesis import strategies as st

from tests.upkeep.known import today

POSTCODES = (
    ("WN7 1AA", -2.5192, 53.4985),
    ("WN7 1AB", -2.5181, 53.4979),
    ("M46 9AA", -2.495, 53.52),
)
ENDS = today() + timedelta(days=45)
DETAILS = ("Jo Bloggs", "jo@example.org", "01632 960001")
ERASED = ("bloggs", "jo@example.org", "960001")
SOURCES, IDS = ("town", "church"), ("a", "b", "c")
MO, STEWARD, LINK = "Mo", "Sam (steward)", "a link sent to them"
EMPTIED = (
    *("source", "import_run", "organization", "location", "service", "service_at_location"),
    *("attribute", "gift_wanted", "timetable", "schedule", "occurrence", "posting", "history"),
    *("hidden_posting", "served_posting", "merged", "suggestion", "suggestion_count", "care_link"),
    *("import_change", "source_said", "name_text", "name_word", "account", "erasure", "freshness"),
    *("grid_cell", "grid_change", "stewardship", "told"),
)
CELLS = {
    "name": ["Choir", "Knit and natter", "Jo Bloggs teaches"],
    "description": ["We sing.", "", "Tea.\nRing\nJo Bloggs", "Jo Bloggs"],
    "organization": ["", "The Friends", "Jo Bloggs"],
    "venue": ["", "Hall", "Jo Bloggs House"],
    "postcode": [one[0] for one in POSTCODES],
    "days": ["Mon", "", "Mon;Thu"],
    "start_time": ["10:00", "19:30"],
    "rrule": ["", f"FREQ=WEEKLY;BYDAY=SA;UNTIL={ENDS:%Y%m%d}T235959Z"],
    "cost": ["", "£2", "Free"],
    "min_age": ["", "18"],
    "step_free": ["", "yes"],
    "interests": ["", "walking; choirs"],
    "looking_for": ["", "somebody who can knit"],
    "email": ["", "jo@example.org", "b@example.org"],
    "phone": ["01632 960002", "01632 960001", "Jo 01632 960001", ""],
    "assured_date": ["", "2019-01-01", f"{today() - timedelta(days=30)}"],
    "serves": ["", "WN7; M46 9", "5 miles"],
    "capacity": ["", "12"],
    "show_area_only": ["", "yes"],
}
SAID = st.fixed_dictionaries({name: st.sampled_from(words) for name, words in CELLS.items()})
# Somebody types what a list may say, but for whence it was last known.
TYPED = st.sampled_from(
    [
        {name: word}
        for name, words in CELLS.items()
        for word in words
        if name not in ("assured_date", "start_time", "days", "rrule")
    ]
    + [{"days": "Fri", "start_time": "14:00"}, {"rrule": CELLS["rrule"][1], "start_time": "9:00"}]
)
SOME = st.integers(0, 11)
