"""For those who run a listing: claim it by a link sent to its own e-mail, and look after it."""

from dataclasses import dataclass
from datetime import timedelta
from threading import Thread
from uuid import UUID

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import TooManyRequests

from asset_map.accounts import claims, keeping
from asset_map.accounts.claims import Asked, NotYours
from asset_map.model.activity import Activity
from asset_map.settings import Mail, PlainError, Settings
from asset_map.store import edits, stewards
from asset_map.store.activities import activities
from asset_map.store.edits import Held
from asset_map.store.stewards import Claimed
from asset_map.upkeep.post import deliver, message, post_office
from asset_map.web import letters, session_cookie
from asset_map.web.access import current_account, now, require
from asset_map.web.security import surely_from_here
from asset_map.web.store import Connection, connect, write
from asset_map.web.timetable import Time, told_time
from asset_map.web.words import teller

pages = Blueprint("stewards", __name__)

LONGEST_KEY = 100


@dataclass(frozen=True, slots=True)
class Kept:
    """One of somebody's listings, with its times and how far it is confirmed, in words."""

    held: Held
    times: tuple[Time, ...]
    confirmed: str


@pages.after_request
def keep_nothing(response: Response) -> Response:
    """No browser and no proxy keeps what stands here, and no search finds it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@pages.get("/claim")
def claim() -> str:
    """Say that one runs a listing: the address that it gives is asked for."""
    with connect() as connection:
        return _claim_page(_about(connection))


@pages.post("/claim")
def asked() -> ResponseReturnValue:
    """Send a link to the listing's own address, if that was typed; the answer is the same."""
    settings = _settings()
    if not surely_from_here():
        abort(403)
    with connect() as connection:
        about = _about(connection)
    email = request.form.get("email", "").strip()
    if not keeping.is_email(email):
        wrong = gettext("Enter an e-mail address, such as name@example.org.")
        return _claim_page(about, email, wrong), 400
    if settings.mail is None or settings.address is None:
        abort(404)
    with write() as connection:
        who = Asked(about.id, email, session_cookie.visitors_address())
        found = claims.claim(connection, who, now())
    if isinstance(found, timedelta):
        raise TooManyRequests(retry_after=int(found.total_seconds()) + 1)
    if found is not None:
        _send(settings.mail, settings.address, about, found)
    return render_template("stewards/sent.html", about=about)


@pages.get("/claim/<token>")
def claimed(token: str) -> ResponseReturnValue:
    """What a link leads to. To look at the page does not use it up: programs look at links too."""
    with write() as connection:
        found = stewards.claimed(connection, token[:LONGEST_KEY], now())
    return _take_page(found)


@pages.post("/claim/<token>")
def take(token: str) -> ResponseReturnValue:
    """Make whoever has the link the listing's steward; then they choose a password, or sign in."""
    if not surely_from_here() or not session_cookie.safe_to_sign_in():
        abort(403)
    name = request.form.get("name", "").strip()
    try:
        with write() as connection:
            found = stewards.claimed(connection, token[:LONGEST_KEY], now())
            if found is None:
                return _take_page(None)
            if not keeping.is_name(name):
                return _take_page(found, gettext("Tell us your name."))
            password = claims.take(connection, found, name, now())
    except (NotYours, PlainError):
        return render_template("stewards/not_yours.html", contact=_settings().contact), 409
    if password is None:
        return redirect(url_for("sign_in.empty", next=url_for("stewards.mine")), 303)
    return redirect(url_for("sign_in.choose", token=password), 303)


@pages.get("/mine")
@require("steward")
def mine() -> str:
    """The listings that somebody keeps: their dates, how true they are, and ways to change."""
    with write() as connection:
        kept = [
            _kept(connection, seen)
            for id in stewards.kept_by(connection, current_account().id)
            if (seen := edits.held(connection, id)) is not None
        ]
    return render_template("stewards/mine.html", kept=kept, done=request.args.get("done", ""))


@pages.post("/mine")
@require("steward")
def give_up() -> ResponseReturnValue:
    """Keep a listing no longer: whoever looks after it now claims it anew."""
    id = request.form.get("listing", type=UUID)
    if id is None:
        abort(400)
    with write() as connection:
        stewards.give_up(connection, current_account().id, id)
    return redirect(url_for("stewards.mine", done="given-up"), 303)


def _send(mail: Mail, address: str, about: Activity, token: str) -> None:
    """Hand the letter over beside the answer, which takes as long where there is none to send."""
    letter = message(
        mail,
        about.email,
        letters.claim_subject(about),
        letters.claim(about, f"{address}{url_for('stewards.claimed', token=token)}"),
    )
    logger = current_app.logger

    def post() -> None:
        try:
            with post_office(mail) as server:
                went = deliver(server, letter)
        except PlainError:
            went = False
        if not went:
            logger.error("A letter to claim a listing was not taken by the mail server.")

    Thread(target=post, daemon=True).start()


def _kept(connection: Connection, seen: Held) -> Kept:
    confirmed = activities(connection, [seen.id])
    on = confirmed[0].assured_date if confirmed else seen.listing.assured_date
    return Kept(seen, tuple(map(told_time, seen.listing.schedules)), teller().confirmed(on))


def _about(connection: Connection) -> Activity:
    id: UUID | None = request.values.get("listing", type=UUID)
    found = activities(connection, [id]) if id else []
    if not found:
        abort(404)
    return found[0]


def _claim_page(about: Activity, email: str = "", wrong: str = "") -> str:
    return render_template(
        "stewards/claim.html",
        about=about,
        email=email,
        wrong=wrong,
        can_send=letters.can_go_out(_settings()),
        contact=_settings().contact,
    )


def _take_page(found: Claimed | None, wrong: str = "") -> ResponseReturnValue:
    if found is None:
        return render_template("stewards/over.html"), 404
    page = render_template("stewards/take.html", theirs=found.theirs, wrong=wrong)
    return page, 400 if wrong else 200


def _settings() -> Settings:
    settings: Settings = current_app.extensions["asset-map-settings"]
    return settings
