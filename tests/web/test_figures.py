"""An officer brings a figure of the areas: it is looked at first, and then counts."""

import io

import pytest
from sqlalchemy import text

from asset_map.model.account import Role
from asset_map.store.connection import engine
from tests.web.members import HERE, Member, join, let_in
from tests.web.visitor import Page, inspected


@pytest.fixture
def officer(app) -> Member:
    return Member(app, let_in(app, join(app, Role.OFFICER)))


@pytest.fixture
def codes(site_settings):
    """Two areas' codes; whatever they are given goes again."""
    opened = engine(site_settings, "owner")
    with opened.begin() as connection:
        yield list(connection.scalars(text("SELECT gss_code FROM area ORDER BY 1 LIMIT 2")))
    with opened.begin() as connection:
        connection.execute(text("DELETE FROM area_figure WHERE name = 'lone_parents'"))
    opened.dispose()


def look_at(officer: Member, table: str, status: int = 200, **boxes: str) -> Page:
    proof = {"form_token": officer.session.form_token, "act": "look"}
    sent = {**proof, **boxes, "file": (io.BytesIO(table.encode()), "table.csv")}
    return inspected(officer.client.post("/gaps/figures", data=sent, headers=HERE), status)


def test_a_figure_is_seen_before_it_counts_and_then_there_to_choose(officer, codes):
    first, second = codes
    table = f"area_code,Lone parents,Year\n{first},12.5,2021\n{second},,2021\nE09000001,7,2021\n"
    assert "2 columns hold numbers" in look_at(officer, table, 400, name="lone").words

    page = look_at(officer, table, name="lone parents", rows="Year=2021")
    assert "1 area has a number, in the column Lone parents" in page.words
    assert f"1 area has no number: {second}." in page.words
    assert "1 code is no area of ours, and is left out: E09000001." in page.words
    assert "Lone parents" not in officer.see("/gaps/figures").words

    sent = {one["name"]: one["value"] for one in page.soup.select("input[type=hidden][value]")}
    answer = officer.send("/gaps/figures", **sent)
    assert answer.location == "/gaps?demand=lone_parents"
    assert "Lone parents" in officer.see("/gaps/figures").words
    again = look_at(officer, f"area_code,n\n{first},13\n", name="lone parents")
    assert "takes the place of the figure" in again.words


@pytest.mark.parametrize(
    ("table", "name", "says"),
    [
        ("area_code,n\nE09000001,7\n", "cats", "is an area"),
        ("no table at all", "cats", "No column holds"),
        ("area_code,n\nGRID,7\n", "!", "No name for a figure"),
    ],
)
def test_a_table_that_cannot_be_used_is_told_with_what_to_try(officer, table, name, says):
    page = look_at(officer, table, 400, name=name)
    assert says in page.words
    assert "/tmp" not in page.words
    assert "--" not in page.words
