"""A list with a place that is to be shown by its area alone: what would give it away is refused."""

CHOIR = {"id": "R1", "name": "Leigh Community Choir", "postcode": "WN7 1AA"}


def test_a_place_shown_by_its_area_alone_is_refused_where_something_tells_it(try_out):
    refuge = {**CHOIR, "venue": "Rose House", "show_area_only": "Yes"}
    told = {"description": "Come to rose  house.", "name": "Choir, wn71aa"}
    report = try_out(
        {**refuge, "id": ""},
        {**refuge, **told},
        {**refuge, "id": "R3", "show_area_only": "perhaps"},
        {**refuge, "id": "R4", "show_area_only": "no", "description": told["description"]},
        {**refuge, "id": "R5"},
    )
    wrong = [(2, "id"), (3, "name"), (3, "description"), (4, "show_area_only")]
    assert [(one.row, one.field) for one in report.errors.first] == wrong
    assert report.new == 2
