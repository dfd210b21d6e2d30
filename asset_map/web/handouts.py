"""For frontline workers: what was chosen, as a sheet of paper to leave with someone."""

from importlib.resources import files

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from asset_map.handout.pdf import tagged_pdf
from asset_map.store.handouts import KEPT_DAYS, Kept
from asset_map.web.departure import without_marks
from asset_map.web.handout_form import HandoutForm, read_handout
from asset_map.web.handout_page import Handout, Room, handout_of
from asset_map.web.handout_text import handout_text, message_href
from asset_map.web.short_link import ShortLink, find_link, make_link
from asset_map.web.store import Connection, connect

pages = Blueprint("handouts", __name__)

# Eight notes, and eight ids: more was not sent by our form.
LARGEST_POST = 32 * 1024


@pages.after_request
def keep_nothing(response: Response) -> Response:
    """What was chosen for someone is kept by no browser and no proxy, and found by no search."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@pages.get("/handout")
def chosen() -> ResponseReturnValue:
    """The listings that were ticked, without notes: ids alone may stand in an address."""
    with connect() as connection:
        form = read_handout(request.args)
        return _page(handout_of(form, connection))


@pages.post("/handout")
def handout() -> ResponseReturnValue:
    """The same with notes, in memory alone; and with a short link, where one is wanted."""
    with connect() as connection:
        form = _posted()
        return _page(handout_of(form, connection, _link_for(form, connection)))


@pages.post("/handout/pdf")
def paper() -> ResponseReturnValue:
    """The same as a tagged PDF, on one sheet where that can be."""
    with connect() as connection:
        form = _posted()
        link = _link_for(form, connection)
        first = handout_of(form, connection, link)
        if not first.entries:
            return _nothing(first)
        # As airy as one sheet allows.
        made = (handout_of(form, connection, link, room) for room in Room)
        sheets = [without_marks(render_template("handout/paper.html", handout=one)) for one in made]
        content = tagged_pdf(sheets, _style())
    response = Response(content, mimetype="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="handout.pdf"'
    return response


@pages.get("/h/<token>")
def short(token: str) -> ResponseReturnValue:
    """What a short link leads to, for as long as it is kept."""
    with connect() as connection:
        found = find_link(connection, token)
        if found is None:
            return render_template("handout/gone.html", days=KEPT_DAYS), 404
        link, kept = found
        form = HandoutForm(kept.listings, {}, kept.large, kept.plain, link=link.token)
        return _page(handout_of(form, connection, link))


def _posted() -> HandoutForm:
    request.max_content_length = LARGEST_POST
    return read_handout(request.form)


def _link_for(form: HandoutForm, connection: Connection) -> ShortLink | None:
    """The link that was made before, as long as it leads to the same list; or a new one."""
    if form.new_link and form.listings:
        return make_link(connection, Kept(form.listings, form.large, form.plain))
    found = find_link(connection, form.link) if form.link else None
    if found is None or found[1].listings != form.listings:
        return None
    return found[0]


def _page(handout: Handout) -> ResponseReturnValue:
    if not handout.entries:
        return _nothing(handout)
    text = handout_text(handout)
    return render_template(
        "handout/handout.html",
        handout=handout,
        text=text,
        mail_href=message_href("mailto", text),
        message_href=message_href("sms", text),
    )


def _nothing(handout: Handout) -> ResponseReturnValue:
    """Nothing was ticked, or nothing of it is published any more."""
    return render_template("handout/nothing.html"), 404 if handout.form.listings else 400


def _style() -> str:
    return (files("asset_map") / "web" / "static" / "paper.css").read_text(encoding="utf-8")
