"""What follows when somebody tried to prove who they are: a way in, or words and a wait."""

from datetime import timedelta
from urllib.parse import urlsplit

from flask import Response, current_app, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from werkzeug.exceptions import HTTPException

from asset_map.accounts import keeping, passwords
from asset_map.accounts.sessions import Session
from asset_map.accounts.sign_in import Refused
from asset_map.model.account import Account, Role
from asset_map.settings import PlainError
from asset_map.web import session_cookie

MINUTE = timedelta(minutes=1)
# Where somebody's work is, for whoever was going nowhere else.
FIRST_PAGES = {
    Role.STEWARD: "stewards.mine",
    Role.OFFICER: "review.queue",
    Role.ADMINISTRATOR: "review.queue",
}


def welcome(session: Session, leads_to: str) -> Response:
    """Set the cookie, and lead on: to the second step, to where they were going, or to work."""
    if session.awaits_second_step:
        leads_to = url_for("sign_in.code_empty", next=leads_to or None)
    elif not leads_to:
        leads_to = url_for(FIRST_PAGES.get(session.account.role, "account.own"))
    response = make_response(redirect(leads_to, 303))
    session_cookie.remember(response, session.token)
    return response


def refused(found: Refused, page: str) -> ResponseReturnValue:
    """The page once more: with when to come back, if there were too many tries."""
    if found.wait is None:
        return page, 400
    return page, 429, {"Retry-After": str(int(found.wait.total_seconds()) + 1)}


def wrong_words(found: Refused, otherwise: str) -> str:
    """What to say of a refusal."""
    if found.wait is None:
        return otherwise
    minutes = -(-found.wait // MINUTE)
    return ngettext(
        "There were too many tries. Wait %(num)s minute, then try again.",
        "There were too many tries. Wait %(num)s minutes, then try again.",
        minutes,
    )


def new_password(account: Account) -> tuple[str, str | None]:
    """The new password as it was typed twice, and what is wrong with it."""
    password, again = (request.form.get(name, "") for name in ("new", "again"))
    if password != again:
        return "", gettext("The two new passwords are not the same.")
    try:
        keeping.refuse_weak(account, password)
    except PlainError:
        return "", gettext(
            "This password is easy to guess. Use three words that do not belong together, "
            "%(letters)s letters or more.",
            letters=passwords.SHORTEST,
        )
    return password, None


def safe_path(said: str) -> str:
    """A page of ours to lead on to, or nothing. No address of another site."""
    try:
        parts = urlsplit(said)
        if parts.scheme or parts.netloc or not said.startswith("/"):
            raise ValueError
        current_app.url_map.bind("").match(parts.path, "GET")
    except (HTTPException, ValueError):
        return ""
    return parts.path
