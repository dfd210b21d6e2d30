"""Every way to say something to a served instance, with a word in it that must turn up nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from json import dumps
from urllib.parse import urlencode, urlsplit

# No word of ours, of the sample or of PostgreSQL.
MARK = "zyxmarker"
SAID = f"{MARK} loves knitting, {MARK} can't stand bingo and taught maths. Ring {MARK}@example.org"
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
# Clients put words into these too.
HEADERS = {"User-Agent": MARK, "Referer": f"/{MARK}", "Cookie": f"said={MARK}", "X-Said": MARK}


@dataclass(frozen=True)
class Way:
    """One request. `status` is what it is answered with; None where that is no matter."""

    path: str
    body: bytes = b""
    content_type: str = FORM
    method: str = "POST"
    status: int | None = 200


@dataclass(frozen=True)
class Answer:
    """What comes back, but for its body: a page may tell a person what they said."""

    status: int
    headers: str = field(repr=False)
    body: str = field(repr=False)


def send(address: str, way: Way) -> Answer:
    """Send it, follow nothing, and keep what comes back."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        headers = {"Content-Type": way.content_type, **HEADERS}
        connection.request(way.method, way.path, way.body or None, headers)
        response = connection.getresponse()
        body = response.read().decode("utf-8", "replace")
        return Answer(response.status, str(response.headers), body)
    finally:
        connection.close()


def form(status: int = 200, path: str = "/conversation", **said: str) -> Way:
    """The page's form, filled in."""
    return Way(path, urlencode(said).encode(), FORM, "POST", status)


def told(status: int = 200, **said: object) -> Way:
    """The API's body."""
    return Way("/api/conversation", dumps(said).encode(), JSON, "POST", status)


# What is heard and answered, on the page and by the API.
HEARD = (
    form(text=SAID, near="Leigh"),
    form(text=SAID, near="WN7 1AA", change=MARK, reach_metres=MARK, offset=MARK, add_to=MARK),
    form(text=SAID, near="WN7 4GQ", heard=MARK, must_hold=MARK, **{MARK: MARK}),
    told(text=SAID, near={"place": "Leigh"}),
    told(text=SAID, near={"longitude": -2.518, "latitude": 53.497}),
)
# What is refused, in words.
REFUSED = (
    form(text=SAID, near=MARK),
    form(text=SAID, near=f"WN7 1AA {MARK}"),
    form(text=SAID, near="Leigh", add=MARK),
    form(text=SAID * 1_000, near="Leigh"),
    form(413, text=SAID * 10_000, near="Leigh"),
    form(path="/", near=MARK, enjoy=SAID),
    told(400, text=SAID, near={"place": MARK}),
    told(400, text=SAID, near={"postcode": MARK}),
    told(400, text=SAID, near=MARK, limit=MARK, **{MARK: MARK}),
    told(400, text=SAID * 1_000, near={"place": "Leigh"}),
    told(413, text=SAID * 10_000, near={"place": "Leigh"}),
    Way("/api/conversation", f'{{"text": "{SAID}'.encode(), JSON, status=400),
    Way("/api/conversation", SAID.encode(), "text/plain", status=415),
    Way("/conversation", SAID.encode(), JSON, status=200),
    Way(
        "/conversation",
        f'--{MARK}\r\nContent-Disposition: form-data; name="text"; filename="{MARK}"\r\n\r\n'
        f"{SAID}\r\n--{MARK}--\r\n".encode(),
        f"multipart/form-data; boundary={MARK}",
        status=200,
    ),
)


def handouts(listings: list[str]) -> Iterator[Way]:
    """Handouts of these listings, with the words in their notes and in every other box."""
    said = {f"note-{id}": SAID for id in listings} | {"print": MARK, "words": MARK, MARK: SAID}
    for path in ("/handout", "/handout/pdf"):
        for link in ("new", MARK):
            body = urlencode({"listing": listings, "link": link, **said}, doseq=True)
            yield Way(path, body.encode())


def everywhere(rules: list[str]) -> Iterator[Way]:
    """The same words sent to every address that there is, and to one that there is not."""
    for rule in [*rules, "/nothing-here"]:
        path = rule.replace("<uuid:id>", "00000000-0000-0000-0000-000000000000")
        path = path.replace("<token>", MARK)
        yield Way(f"{path}?{urlencode({'near': MARK, 'said': SAID})}", method="GET", status=None)
        for method in ("POST", "PUT"):
            yield Way(path, urlencode({"text": SAID}).encode(), FORM, method, status=None)
