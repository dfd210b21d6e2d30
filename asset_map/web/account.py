"""For whoever is signed in: their account, its password, and its second step."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from asset_map.accounts import keeping, second_step
from asset_map.accounts.sessions import Session
from asset_map.accounts.sign_in import Attempt, Refused, prove_again
from asset_map.handout.qr import qr_code
from asset_map.model.account import SIGNED_IN
from asset_map.store.accounts import recovery_codes_left
from asset_map.web import session_cookie
from asset_map.web.access import current_session, now, require
from asset_map.web.store import Connection, write
from asset_map.web.ways_in import new_password, refused, wrong_words

pages = Blueprint("account", __name__)


@pages.get("/account")
@require(*SIGNED_IN)
def own() -> str:
    """One's own account: what is held, and how to change it."""
    return _page()


@pages.post("/account")
@require(*SIGNED_IN)
def change() -> ResponseReturnValue:
    """Choose a new password, or give up the second step: both ask for the password of now."""
    if request.form.get("act") == "password":
        return _change_password(_session())
    return _drop_second_step(_session())


def _change_password(session: Session) -> ResponseReturnValue:
    with write() as connection:
        found = _prove_again(connection, session)
        if found is None:
            chosen, wrong = new_password(session.account)
            if wrong is not None:
                return _page({"new": wrong}), 400
            keeping.set_password(connection, session.account, chosen, keep_session=session.token)
    if found is not None:
        return refused(found, _page({"current": _not_right(found)}))
    return redirect(url_for("account.own", done="password"), 303)


def _drop_second_step(session: Session) -> ResponseReturnValue:
    with write() as connection:
        found = _prove_again(connection, session)
        if found is None:
            keeping.drop_second_step(connection, session.account, keep_session=session.token)
    if found is not None:
        return refused(found, _page({"off": _not_right(found)}))
    return redirect(url_for("account.own", done="second-step"), 303)


@pages.get("/account/second-step")
@require(*SIGNED_IN)
def second_step_empty() -> ResponseReturnValue:
    """Set up a second step: a picture for a telephone, and a box for the code that it shows."""
    return _second_step_page()


@pages.post("/account/second-step")
@require(*SIGNED_IN)
def second_step_begun() -> ResponseReturnValue:
    """Ask for codes from now on, and show the recovery codes this once."""
    session = _session()
    if session.account.second_step:
        return redirect(url_for("account.own"), 303)
    with write() as connection:
        found = second_step.begin(connection, session, request.form.get("code", ""), now())
    if isinstance(found, Refused):
        wrong = wrong_words(found, gettext("The code is not right. Type the one it shows now."))
        return refused(found, _second_step_page(wrong))
    return render_template("accounts/recovery_codes.html", codes=found)


def _session() -> Session:
    session = current_session()
    assert session is not None
    return session


def _prove_again(connection: Connection, session: Session) -> Refused | None:
    attempt = Attempt(
        session.account.email,
        request.form.get("current", ""),
        session_cookie.visitors_address(),
    )
    return prove_again(connection, session.account, attempt, now())


def _not_right(found: Refused) -> str:
    return wrong_words(found, gettext("Your password is not right."))


def _page(wrong: dict[str, str] | None = None) -> str:
    account = _session().account
    with write() as connection:
        left = recovery_codes_left(connection, account.id)
    return render_template(
        "accounts/account.html",
        account=account,
        codes_left=left,
        wrong=wrong or {},
        done=request.args.get("done", ""),
    )


def _second_step_page(wrong: str | None = None) -> str:
    account = _session().account
    with write() as connection:
        secret = second_step.propose(connection, account)
    picture = qr_code(second_step.address(account, secret), gettext("A picture for your telephone"))
    return render_template("accounts/second_step.html", picture=picture, secret=secret, wrong=wrong)
