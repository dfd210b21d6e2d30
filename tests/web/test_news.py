"""What is new near a place, for a reader of feeds."""

from xml.etree import ElementTree

from tests.web.hostile import NEAR, TEXTS

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(visitor, **asked):
    answer = visitor.client.get("/new.atom", query_string=asked)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    return ElementTree.fromstring(answer.data).findall(f"{ATOM}entry")


def titles(visitor, **asked):
    return [one.findtext(f"{ATOM}title") for one in entries(visitor, **asked)]


def test_a_feed_tells_what_came_by_place_and_interest(visitor):
    page = visitor.see("/activities?near=Leigh&interest=music")
    assert sorted(titles(visitor, near="Leigh", interest="music")) == sorted(page.names)


def test_the_newest_comes_first(visitor):
    moments = [one.findtext(f"{ATOM}updated") for one in entries(visitor, near="Leigh")]
    assert moments == sorted(moments, reverse=True)
    assert len(moments) == 50


def test_hostile_text_is_text_in_a_feed(visitor):
    assert sorted(titles(visitor, near=NEAR)) == sorted(f"{text} name" for text in TEXTS)


def test_the_answer_says_that_there_is_a_feed(visitor):
    page = visitor.see("/activities?near=Leigh&interest=music")
    link = page.soup.select_one("link[type='application/atom+xml']")["href"]
    assert visitor.client.get(link).status_code == 200
