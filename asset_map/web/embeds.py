"""For other sites: an answer to show within a page of theirs, and the words of HTML that do it."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Blueprint, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from asset_map.match.find import find
from asset_map.store import map_ground
from asset_map.store.places import find_near
from asset_map.web import chosen
from asset_map.web.answer_page import answer_page, heading
from asset_map.web.asks import understand
from asset_map.web.filters import reaches
from asset_map.web.parameters import BY_NAME
from asset_map.web.security import let_be_framed, let_frame_ours, may_be_framed
from asset_map.web.store import Connection, connect
from asset_map.web.typed import Typed, read_boxes
from asset_map.web.words import teller

pages = Blueprint("embeds", __name__, url_prefix="/embed")

SHOWN = ("both", "list", "map")
# In pixels: how tall the frame is in somebody's page.
HEIGHTS = ("500", "700", "900", "1200")
HEIGHT = "700"
SNIPPET = Markup(
    '<iframe src="{address}" title="{title}" width="100%" height="{height}" '
    'loading="lazy"></iframe>'
)


@dataclass(frozen=True, slots=True)
class Embed:
    """What to copy into a page. `preview` is its address on this site."""

    title: str
    preview: str
    snippet: str
    height: str


@pages.get("")
def embed() -> ResponseReturnValue:
    """An answer alone, for a frame in a page of another site."""
    near = request.args.get("near", "").strip()
    with connect() as connection:
        asked = understand(request.args, lambda words: find_near(connection, words))
        page = asked.ask and answer_page(near, find(connection, asked.ask), connection)
    let_be_framed()
    shown = _one_of(request.args.get("show"), SHOWN)
    status = 400 if asked.wrong_with("near") else 200
    return render_template("embed/embed.html", page=page, shown=shown), status


@pages.get("/make")
def make() -> str:
    """Choose what an embedded map is to show."""
    with connect() as connection:
        return _form(connection, Typed(), None)


@pages.post("/make")
def made() -> ResponseReturnValue:
    """The HTML to copy, and how it will look; or what to change first."""
    with connect() as connection:
        typed = read_boxes(request.form, lambda words: find_near(connection, words))
        embed = None if typed.leads_to is None else _embed(typed.leads_to, connection)
        response = make_response(_form(connection, typed, embed))
    if embed:
        let_frame_ours()
    response.headers["Cache-Control"] = "no-store"
    return response


def _embed(answer: str, connection: Connection) -> Embed:
    """What shows the answer that is at an address of ours."""
    query = parse_qsl(urlsplit(answer).query)
    asked = understand(MultiDict(query), lambda words: find_near(connection, words))
    assert asked.ask is not None, "an answer's address names its place"
    about = heading(dict(query)["near"], asked.ask)
    title = f"{about} – {gettext('Community asset map')}"
    shown = _one_of(request.form.get("show"), SHOWN)
    height = _one_of(request.form.get("height"), (HEIGHT, *HEIGHTS))
    words = urlencode([*query, *([("show", shown)] if shown != SHOWN[0] else [])])
    address = f"{url_for('embeds.embed', _external=True)}?{words}"
    snippet = SNIPPET.format(address=address, title=title, height=height)
    return Embed(title, f"{url_for('embeds.embed')}?{words}", str(snippet), height)


def _form(connection: Connection, typed: Typed, embed: Embed | None) -> str:
    told = teller()
    kept = dict(typed.kept)
    said = kept.get("reach_metres", "")
    usual: int = BY_NAME["reach_metres"].schema["default"]
    reach = int(said) if said.isascii() and said.isdigit() else usual
    return render_template(
        "embed/make.html",
        typed=typed,
        embed=embed,
        allowed=may_be_framed(),
        kept=kept,
        reaches=reaches(reach, told),
        kinds=tuple(told.phrases.kinds.items()),
        shown=_one_of(request.form.get("show"), SHOWN),
        height=_one_of(request.form.get("height"), (HEIGHT, *HEIGHTS)),
        heights=HEIGHTS,
        labels=chosen.labels(),
        townships=map_ground.all_township_names(connection),
    )


def _one_of(said: str | None, choices: tuple[str, ...]) -> str:
    """The choice that was made; the first, where none of them was."""
    return said if said in choices else choices[0]
