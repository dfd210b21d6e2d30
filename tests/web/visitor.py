"""A test client that looks over every page it fetches, whatever the test came for."""

import re
from collections import Counter
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

LABELLED = ("input", "select", "textarea")
UNLABELLED_TYPES = ("hidden", "submit", "button")
ASKING = ("script", "link", "img", "iframe", "source", "form")


class Page:
    """A page that was fetched: its answer and its elements."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.soup = BeautifulSoup(response.text, "html.parser")
        # Every page is looked over from end to end several times: a search for each takes longer.
        self.tags: list[Tag] = self.soup.find_all(True)

    @property
    def words(self) -> str:
        """The text of the page's main part, its spaces evened out."""
        main = self.soup.find("main")
        return " ".join((main or self.soup).get_text(" ").split())

    @property
    def heading(self) -> str:
        return " ".join(self.soup.h1.get_text().split())

    @property
    def listings(self) -> list[str]:
        """The ids in the list, in order."""
        return [one["data-listing"] for one in self.soup.select("[data-listing]")]

    @property
    def names(self) -> list[str]:
        return [one.get_text() for one in self.soup.select(".app-card__name")]

    def link(self, words: str) -> str:
        """Where the link with these words leads."""
        found = [a["href"] for a in self.soup.find_all("a") if words in a.get_text()]
        assert found, f"no link says {words!r}"
        return found[0]

    def value_of(self, box: str) -> str:
        return self.soup.find("input", id=box)["value"]


class Visitor:
    """Fetches pages and inspects each."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def see(self, path: str, status: int = 200) -> Page:
        """The page at an address."""
        return inspected(self.client.get(path), status)

    def say(self, near: str, enjoy: str = "", **kept: str) -> TestResponse:
        """Fill in the two boxes and send them."""
        return self.client.post("/", data={"near": near, "enjoy": enjoy, **kept})


def inspected(response: TestResponse, status: int = 200) -> Page:
    """The page, once it has passed every check that all pages have to pass."""
    assert response.status_code == status, response.text[:500]
    assert response.mimetype == "text/html"
    page = Page(response)
    _has_its_parts(page)
    _ids_are_its_own(page.tags)
    _boxes_have_labels(page.tags)
    _keeps_to_its_policy(page)
    _asks_nobody_else(page.tags)
    return page


def _has_its_parts(page: Page) -> None:
    soup, names = page.soup, [one.name for one in page.tags]
    assert names.count("h1") == 1, "a page has one heading of the first level"
    assert soup.title
    assert soup.title.get_text().strip().endswith("Community asset map")
    assert not soup.title.get_text().startswith(" –")
    assert soup.html["lang"] == "en-GB"
    assert names.count("main") == 1
    skip = soup.select_one("a.govuk-skip-link")["href"]
    assert soup.select_one(skip), "the skip link leads somewhere"


def _ids_are_its_own(tags: list[Tag]) -> None:
    ids = Counter(one["id"] for one in tags if "id" in one.attrs)
    assert [one for one, count in ids.items() if count > 1] == []
    for one in tags:
        for id in one.get("aria-describedby", "").split():
            assert id in ids, f"{id} describes a box but is not there"


def _boxes_have_labels(tags: list[Tag]) -> None:
    labelled = {one["for"] for one in tags if one.name == "label" and "for" in one.attrs}
    for box in tags:
        if box.name in LABELLED and box.get("type") not in UNLABELLED_TYPES:
            assert box["id"] in labelled, f"{box} has no label"


def _keeps_to_its_policy(page: Page) -> None:
    policy = page.response.headers["Content-Security-Policy"]
    nonce = re.search(r"'nonce-([\w-]+)'", policy)
    assert nonce, policy
    assert "unsafe" not in policy
    for one in page.tags:
        assert one.name != "style"
        if one.name == "script":
            assert one.get("nonce") == nonce[1], f"a script without the nonce: {str(one)[:100]}"
        styled = [name for name in one.attrs if name == "style" or name.startswith("on")]
        assert styled == [], f"{one.name} has {styled}"


def _asks_nobody_else(tags: list[Tag]) -> None:
    for one in tags:
        if one.name in ASKING:
            for name in ("src", "href", "srcset", "action"):
                address = urlsplit(one.get(name, ""))
                assert (address.scheme, address.netloc) == ("", ""), f"{one.name} asks elsewhere"
