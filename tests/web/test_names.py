"""The page for somebody who knows a group's name, or nearly."""

from time import monotonic

import pytest

from asset_map.match.by_name import Words
from asset_map.store import names
from asset_map.store.connection import engine
from asset_map.web.by_name import EXTENSION, NEW_WORDS_AFTER_SECONDS
from tests.web.hostile import SCRIPT
from tests.web.visitor import inspected


@pytest.fixture(autouse=True)
def taken_up(site_settings, visitor):
    """The names that an import would have taken up, and no words from before it."""
    visitor.client.application.extensions.pop(EXTENSION, None)
    opened = engine(site_settings, "owner")
    with opened.begin() as connection:
        names.fill(connection)
    opened.dispose()


def test_a_name_that_came_a_while_ago_is_found_though_its_words_were_not_known(visitor):
    def known(seconds_ago):
        words = (monotonic() - seconds_ago, Words([]))
        visitor.client.application.extensions[EXTENSION] = words

    known(NEW_WORDS_AFTER_SECONDS + 1)
    assert "Knit One Natter Two" in look_up(visitor, "Knit One Natter Two").names
    known(0)
    assert look_up(visitor, "Knit One Natter Two").names == []


def look_up(visitor, typed):
    return inspected(visitor.client.post("/names", data={"name": typed}))


def test_the_way_in_leads_to_a_box_for_a_name(visitor):
    page = visitor.see(visitor.see("/").link("find a group by its name"))
    assert page.soup.select_one("main form")["method"] == "post"


def test_a_misspelt_name_is_found_and_says_how_it_was_read(visitor):
    page = look_up(visitor, "knit one nater")
    assert page.names[0] == "Knit One Natter Two"
    assert "We looked for: natter" in page.words


def test_what_was_typed_is_kept_by_no_history_and_no_address(visitor):
    page = look_up(visitor, "dementia")
    assert page.response.headers["Cache-Control"] == "no-store"
    links = [a["href"] for a in page.soup.find_all("a")]
    assert not any("dementia" in link.lower() for link in links)


def test_no_name_like_that_leads_on(visitor):
    page = look_up(visitor, "qwertyuiop")
    assert "We found no name like that" in page.words
    assert visitor.see(page.link("start here"))


@pytest.mark.parametrize("typed", [SCRIPT, "\x00", "x" * 5000, "' & | ! ( ) :*", "🎺"])
def test_hostile_names_are_text(visitor, typed):
    page = look_up(visitor, typed)
    assert page.soup.select_one("#name").get("value", "") == typed[:100]
