"""From what was ticked to a sheet of paper, a text and a short link that tells nobody anything."""

import re
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader

from asset_map.model.listing import listing_id
from asset_map.store.handouts import KEPT_DAYS
from asset_map.web.handout_form import LONGEST_NOTE, MOST_LISTINGS
from tests.handout.tags import tags
from tests.web.hostile import NEAR as HOSTILE
from tests.web.visitor import Page, Visitor, inspected

NOTE = "Her sister goes there too"


@pytest.fixture
def chosen(visitor: Visitor) -> list[str]:
    """Eight listings that somebody ticked."""
    return visitor.see("/activities?near=WN7+1AA").listings[:8]


def sent(visitor: Visitor, listings: list[str], status: int = 200, **more: str) -> Page:
    """The page that the form leads to."""
    answer = visitor.client.post("/handout", data={"listing": listings, **more})
    return inspected(answer, status)


def names(page: Page) -> list[str]:
    return [one.get_text(" ").split(maxsplit=1)[1] for one in page.soup.select(".paper-name")]


def pdf(visitor: Visitor, listings: list[str], **more: str) -> PdfReader:
    answer = visitor.client.post("/handout/pdf", data={"listing": listings, **more})
    assert answer.mimetype == "application/pdf"
    return PdfReader(BytesIO(answer.data))


def test_what_was_ticked_is_on_the_sheet_in_its_order(visitor, chosen):
    asked = "&".join(f"listing={id}" for id in reversed(chosen))
    page = visitor.see(f"/handout?{asked}")
    again = visitor.see("/handout?" + "&".join(f"listing={id}" for id in chosen))

    assert len(names(page)) == 8
    assert names(page) == names(again)[::-1]


def test_a_sheet_of_a_few_tells_of_a_first_visit_and_one_of_many_has_no_room(visitor, chosen):
    hub = str(listing_id("sample", "S001"))
    few = visitor.see(f"/handout?listing={hub}")
    many = visitor.see("/handout?" + "&".join(f"listing={id}" for id in [hub, *chosen[:4]]))
    assert "Who greets you: Whoever is on the front desk" in few.words
    assert "Who greets you" not in many.words


def test_a_first_visit_still_fits_on_one_sheet_in_large_print(visitor):
    told = [str(listing_id("sample", one)) for one in ("S001", "S057", "S076")]
    for style in ({"large": "1"}, {"large": "1", "plain": "1"}):
        assert len(pdf(visitor, told, **style).pages) == 1


def test_a_sheet_says_whom_to_ring_when_where_and_shows_the_land(visitor):
    found = visitor.see("/activities?near=WN7+4GQ&interest=knitting")
    id = found.link("Knit One Natter Two").rpartition("/")[2]
    page = visitor.see(f"/handout?listing={id}")

    entry = page.soup.select_one(".paper-entry")
    assert entry.select_one(".paper-phone").get_text().strip()
    assert "Every Tuesday, 1:30pm to 3:30pm" in entry.get_text()
    assert page.soup.select_one(".paper-sketch title").get_text().startswith("Sketch of where")
    assert "1" in [one.get_text() for one in page.soup.select(".paper-sketch text")]


def test_plain_words_are_one_fact_a_line(visitor, chosen):
    page = sent(visitor, chosen[:3], words="plain", print="large")

    asked = [one.get_text() for one in page.soup.select(".paper-entry dt")]
    assert asked.count("When it is on") == 3
    assert "paper--large" in page.soup.select_one(".paper")["class"]
    assert page.soup.find("input", attrs={"name": "words"}).has_attr("checked")


def test_eight_in_large_print_are_one_sheet_of_paper(visitor, chosen):
    paper = pdf(visitor, chosen, print="large", link="new")

    assert len(paper.pages) == 1
    width, height = (float(side) for side in paper.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)
    sizes: list[float] = []
    paper.pages[0].extract_text(
        visitor_text=lambda words, cm, tm, font, size: (
            sizes.append(size * tm[0] * cm[0]) if words.strip() else None
        )
    )
    assert sum(round(size) >= 16 for size in sizes) > len(sizes) / 2


def test_whichever_eight_they_are_they_fit(visitor):
    many = visitor.see("/activities?near=Leigh&limit=100").listings
    for start in (16, 24, 32, 80):
        eight = many[start : start + 8]
        assert len(pdf(visitor, eight, print="large", link="new").pages) == 1
    # Each fact with its question, in the largest print.
    assert len(pdf(visitor, eight, print="large", words="plain", link="new").pages) == 1


def test_the_pdf_is_tagged_and_its_pictures_say_what_they_are(visitor, chosen):
    paper = pdf(visitor, chosen, link="new")

    found = tags(paper)
    assert paper.trailer["/Root"]["/Lang"] == "en-GB"
    assert b"pdfuaid" in paper.trailer["/Root"]["/Metadata"].get_data()
    assert len(found["H1"]) == 1
    assert len(found["H2"]) == len(found["LI"]) == 8
    assert len(found["Figure"]) == 2
    assert all(found["Figure"])


def test_a_note_is_on_the_page_and_the_pdf_and_in_nothing_that_is_sent(visitor, chosen):
    note = {f"note-{chosen[0]}": NOTE}
    page = sent(visitor, chosen, link="new", **note)

    assert NOTE in page.soup.select_one(".paper-note").get_text()
    assert page.response.headers["Cache-Control"] == "no-store"
    assert NOTE in pdf(visitor, chosen, **note).pages[0].extract_text().replace("\n", " ")
    assert NOTE not in page.soup.find("textarea").get_text()
    assert not any("sister" in a["href"] for a in page.soup.find_all("a"))
    followed = visitor.see(short_link(page))
    assert NOTE not in followed.response.text


def short_link(page: Page) -> str:
    """Where the short link on a page leads, on this site."""
    return re.search(r"/h/[a-z2-7-]+", page.soup.select_one(".paper-link a")["href"])[0]


def test_a_short_link_leads_to_the_list_as_it_was_printed(visitor, chosen):
    page = sent(visitor, chosen[:3], link="new", print="large")
    followed = visitor.see(short_link(page))

    assert names(followed) == names(page)
    assert "paper--large" in followed.soup.select_one(".paper")["class"]
    assert followed.soup.select_one(".paper-qr path")
    assert short_link(followed) == short_link(page)


def test_a_short_link_copied_from_paper_by_hand_works(visitor, chosen):
    link = short_link(sent(visitor, chosen[:2], link="new"))
    by_hand = link.removeprefix("/h/").upper().replace("O", "0").replace("-", "")

    assert len(names(visitor.see(f"/h/{by_hand}"))) == 2


def test_two_links_to_the_same_list_are_never_alike(visitor, chosen):
    tokens = {short_link(sent(visitor, chosen, link="new"))[3:].replace("-", "") for _ in range(5)}

    assert len(tokens) == 5
    assert {len(token) * 5 for token in tokens} == {130}


def test_changing_how_it_looks_keeps_its_link_and_makes_no_second_one(visitor, chosen):
    page = sent(visitor, chosen, link="new")
    token = page.soup.find("input", attrs={"name": "link"})["value"]

    assert short_link(sent(visitor, chosen, link=token, print="large")) == short_link(page)
    # A link to one list is not printed beneath another.
    assert sent(visitor, chosen[1:], link=token).soup.select(".paper-link") == []
    assert sent(visitor, chosen, link="nonsense").soup.select(".paper-link") == []


@pytest.mark.parametrize(
    "path", ["/h/nonsense", "/h/aaaa-aaaa-aaaa-aaaa-aaaa-aaaa-aa", "/h/%00", "/h/é" + "a" * 500]
)
def test_a_link_that_leads_nowhere_says_so_kindly(visitor, path):
    page = visitor.see(path, status=404)

    assert f"works for {KEPT_DAYS} days" in page.words
    assert page.link("Find something near you") == "/"


def test_no_handout_is_found_by_a_search_or_kept_by_a_browser(visitor, chosen):
    page = sent(visitor, chosen, link="new")
    for one in (page, visitor.see(short_link(page)), visitor.see("/h/nonsense", status=404)):
        assert one.response.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert one.response.headers["Cache-Control"] == "no-store"
        assert one.soup.find("meta", attrs={"name": "robots"})["content"] == "noindex, nofollow"


def test_looking_at_a_handout_makes_no_link(visitor, chosen):
    page = visitor.see(f"/handout?listing={chosen[0]}&link=new")

    assert page.soup.select(".paper-link") == []


def test_as_text_it_has_the_number_the_time_and_the_link(visitor, chosen):
    page = sent(visitor, chosen[:2], link="new")
    text = page.soup.find("textarea").get_text()

    assert text.strip().startswith("These listings are invented samples.")
    for name in names(page):
        assert name in text
    assert short_link(page) in text
    assert page.link("Start a text message").startswith("sms:?body=These%20listings")
    assert page.link("Start an e-mail").startswith("mailto:?subject=Things%20you")


def test_more_than_a_sheet_holds_is_left_off_and_said(visitor):
    many = visitor.see("/activities?near=Leigh").listings[: MOST_LISTINGS + 2]
    page = sent(visitor, many)

    assert len(names(page)) == MOST_LISTINGS
    assert "2 more were left off" in page.words


def test_nothing_ticked_or_nothing_left_leads_back(visitor):
    for page in (
        visitor.see("/handout", status=400),
        visitor.see("/handout?listing=nonsense", status=400),
        sent(visitor, [str(UUID(int=7))], status=404),
        inspected(visitor.client.post("/handout/pdf", data={}), 400),
    ):
        assert page.link("Find something near a place") == "/"


def test_a_listing_that_has_closed_since_is_counted(visitor, chosen):
    page = sent(visitor, [*chosen[:2], str(UUID(int=7))])

    assert len(names(page)) == 2
    assert "1 thing on this list is no longer on our map" in page.words


def test_notes_are_kept_short_and_hostile_ones_are_text(visitor, chosen):
    page = sent(visitor, chosen[:1], **{f"note-{chosen[0]}": "<b>x</b> " * 200})

    note = page.soup.select_one(".paper-note").get_text()
    assert note.startswith("<b>x</b> <b>x</b>")
    assert len(note) <= LONGEST_NOTE


def test_hostile_listings_are_text_on_paper_too(visitor):
    harmful = visitor.see(f"/activities?near={HOSTILE}").listings[:8]
    page = sent(visitor, harmful)

    assert page.soup.select(".paper :is(script, img, b)") == []
    assert pdf(visitor, harmful).pages


def test_a_form_far_larger_than_ours_is_refused(visitor, chosen):
    answer = visitor.client.post("/handout", data={"listing": chosen, "x": "x" * 40_000})
    assert answer.status_code == 413
