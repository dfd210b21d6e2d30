"""For those who work with the map: sign in, the second step, sign out, and a first password."""

from flask import (
    Blueprint,
    Response,
    abort,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from asset_map.accounts import keeping, second_step
from asset_map.accounts.sessions import Session
from asset_map.accounts.sign_in import Attempt, Refused
from asset_map.accounts.sign_in import sign_in as prove
from asset_map.model.account import Account
from asset_map.store.account_tokens import end_session, link_leads_to
from asset_map.store.accounts import account as account_with
from asset_map.web import session_cookie
from asset_map.web.access import current_session, now, refuse_forged
from asset_map.web.openid import openid_offered
from asset_map.web.security import surely_from_here
from asset_map.web.store import Connection, write
from asset_map.web.ways_in import new_password, refused, safe_path, welcome, wrong_words

pages = Blueprint("sign_in", __name__)


@pages.after_request
def keep_nothing(response: Response) -> Response:
    """No browser and no proxy keeps what stands here, and no search finds it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@pages.get("/sign-in")
def empty() -> ResponseReturnValue:
    """Two boxes: an e-mail address and a password."""
    return _page(safe_path(request.args.get("next", "")))


@pages.post("/sign-in")
def sign_in() -> ResponseReturnValue:
    """Open a session, if the password is right. Whatever is wrong, the words are the same."""
    _refuse_unsafe()
    leads_to = safe_path(request.form.get("next", ""))
    attempt = Attempt(
        request.form.get("email", "").strip(),
        request.form.get("password", ""),
        session_cookie.visitors_address(),
    )
    with write() as connection:
        found = prove(connection, attempt, now())
        if isinstance(found, Session):
            end_session(connection, session_cookie.token())
    if isinstance(found, Refused):
        wrong = gettext("The e-mail address or the password is not right.")
        return refused(found, _page(leads_to, attempt.email, wrong_words(found, wrong)))
    return welcome(found, leads_to)


@pages.get("/sign-in/code")
def code_empty() -> ResponseReturnValue:
    """One box: the code of the second step."""
    session = current_session()
    if session is None or not session.awaits_second_step:
        return redirect(url_for("sign_in.empty"), 303)
    return _code_page(safe_path(request.args.get("next", "")))


@pages.post("/sign-in/code")
def code() -> ResponseReturnValue:
    """Let somebody in whose password and code are right."""
    leads_to = safe_path(request.form.get("next", ""))
    session = current_session()
    if session is None or not session.awaits_second_step:
        return redirect(url_for("sign_in.empty"), 303)
    refuse_forged(session)
    with write() as connection:
        found = second_step.take(connection, session, request.form.get("code", ""), now())
    if isinstance(found, Refused):
        wrong = gettext("The code is not right, or it has been used.")
        return refused(found, _code_page(leads_to, wrong_words(found, wrong)))
    return welcome(found, leads_to)


@pages.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session, in the store as well as in the browser."""
    session = current_session()
    if session is not None:
        refuse_forged(session)
        with write() as connection:
            end_session(connection, session.token)
    response = make_response(redirect(url_for("sign_in.empty", done="out"), 303))
    session_cookie.forget(response)
    return response


@pages.get("/password/<token>")
def choose(token: str) -> ResponseReturnValue:
    """Choose a password, by a link that serves once. To look at the page does not use it up."""
    with write() as connection:
        found = _account_under(connection, token)
    return _gone() if found is None else _password_page(found.email)


@pages.post("/password/<token>")
def chosen(token: str) -> ResponseReturnValue:
    """Keep the password that was chosen; the link has served."""
    _refuse_unsafe()
    with write() as connection:
        account = _account_under(connection, token)
        if account is None:
            return _gone()
        password, wrong = new_password(account)
        if wrong is not None:
            return _password_page(account.email, wrong), 400
        keeping.set_password(connection, account, password)
    return redirect(url_for("sign_in.empty", done="password"), 303)


def _refuse_unsafe() -> None:
    """Take no password from another site's form, nor where others can read along."""
    if not surely_from_here() or not session_cookie.safe_to_sign_in():
        abort(403)


def _account_under(connection: Connection, token: str) -> Account | None:
    id = link_leads_to(connection, token, now())
    return None if id is None else account_with(connection, id)


def _page(leads_to: str, email: str = "", wrong: str | None = None) -> str:
    return render_template(
        "accounts/sign_in.html",
        next=leads_to,
        email=email,
        wrong=wrong,
        openid=openid_offered(),
        done=request.args.get("done", "") if request.method == "GET" else "",
        safe=session_cookie.safe_to_sign_in(),
    )


def _code_page(leads_to: str, wrong: str | None = None) -> str:
    return render_template("accounts/code.html", next=leads_to, wrong=wrong)


def _password_page(email: str, wrong: str | None = None) -> str:
    return render_template("accounts/choose_password.html", email=email, wrong=wrong)


def _gone() -> ResponseReturnValue:
    return render_template("accounts/link_gone.html"), 404
