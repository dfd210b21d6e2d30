"""A test client that looks over every page it fetches, whatever the test came for."""

import re
from collections import Counter
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

LABELLED = ("input", "select", "textarea")
UNLABELLED_TYPES = ("hidden", "submit", "button")


class Page:
    """A page that was fetched: its answer and its elements."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.soup = BeautifulSoup(response.text, "html.parser")

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
    _has_its_parts(page.soup)
    _ids_are_its_own(page.soup)
    _boxes_have_labels(page.soup)
    _keeps_to_its_policy(page)
    _asks_nobody_else(page.soup)
    return page


def _has_its_parts(soup: BeautifulSoup) -> None:
    assert len(soup.find_all("h1")) == 1, "a page has one heading of the first level"
    assert soup.title
    assert soup.title.get_text().strip().endswith("Community asset map")
    assert not soup.title.get_text().startswith(" –")
    assert soup.html["lang"] == "en-GB"
    assert len(soup.find_all("main")) == 1
    skip = soup.select_one("a.govuk-skip-link")["href"]
    assert soup.select_one(skip), "the skip link leads somewhere"


def _ids_are_its_own(soup: BeautifulSoup) -> None:
    ids = Counter(one["id"] for one in soup.find_all(id=True))
    assert [one for one, count in ids.items() if count > 1] == []
    for one in soup.find_all(attrs={"aria-describedby": True}):
        for id in one["aria-describedby"].split():
            assert id in ids, f"{id} describes a box but is not there"


def _boxes_have_labels(soup: BeautifulSoup) -> None:
    for box in soup.find_all(LABELLED):
        if box.get("type") in UNLABELLED_TYPES:
            continue
        assert soup.find("label", attrs={"for": box["id"]}), f"{box} has no label"


def _keeps_to_its_policy(page: Page) -> None:
    policy = page.response.headers["Content-Security-Policy"]
    nonce = re.search(r"'nonce-([\w-]+)'", policy)
    assert nonce, policy
    assert "unsafe" not in policy
    for script in page.soup.find_all("script"):
        assert script.get("nonce") == nonce[1], f"a script without the nonce: {str(script)[:100]}"
    assert page.soup.find_all("style") == []
    for one in page.soup.find_all(True):
        styled = [name for name in one.attrs if name == "style" or name.startswith("on")]
        assert styled == [], f"{one.name} has {styled}"


def _asks_nobody_else(soup: BeautifulSoup) -> None:
    for one in soup.find_all(["script", "link", "img", "iframe", "source", "form"]):
        for name in ("src", "href", "srcset", "action"):
            address = urlsplit(one.get(name, ""))
            assert (address.scheme, address.netloc) == ("", ""), f"{one.name} asks elsewhere"
