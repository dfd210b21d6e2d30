"""For administrators: who has an account, and what each may do."""

from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from asset_map.accounts import keeping
from asset_map.accounts.keeping import Person
from asset_map.model.account import SIGNED_IN, Account, Role
from asset_map.settings import PlainError
from asset_map.store import accounts as held
from asset_map.web.access import now, require
from asset_map.web.store import Connection, write

pages = Blueprint("accounts", __name__)


@pages.get("/accounts")
@require("administrator")
def everyone() -> str:
    """Everyone who has an account, and a form to make another."""
    return _list_page()


@pages.post("/accounts")
@require("administrator")
def add() -> ResponseReturnValue:
    """Make an account, and show the link by which its owner chooses a password, this once."""
    typed = {name: request.form.get(name, "").strip() for name in ("email", "name", "role")}
    wrong = _wrong_with(typed)
    if wrong:
        return _list_page(typed, wrong), 400
    person = Person(typed["email"], typed["name"], Role(typed["role"]))
    with write() as connection:
        if held.account_of(connection, person.email) is not None:
            taken = {"email": gettext("There is an account with this e-mail address already.")}
            return _list_page(typed, taken), 400
        id = keeping.add(connection, person, now())
        link = _new_link(connection, id)
        account = _account(connection, id)
    return render_template("accounts/link.html", account=account, link=link)


@pages.get("/accounts/<uuid:id>")
@require("administrator")
def one(id: UUID) -> str:
    """One account, and what can be done with it."""
    with write() as connection:
        return _one_page(_account(connection, id))


@pages.post("/accounts/<uuid:id>")
@require("administrator")
def change(id: UUID) -> ResponseReturnValue:
    """Give another role, a link for a new password, or no second step; shut out or let in."""
    act = request.form.get("act", "")
    with write() as connection:
        account = _account(connection, id)
        if act == "link":
            link = _new_link(connection, id)
            return render_template("accounts/link.html", account=account, link=link)
        try:
            _do(connection, act, account)
        except PlainError:
            last = gettext("This is the last administrator. Make another one first.")
            return _one_page(account, wrong=last), 409
        return _one_page(_account(connection, id), done=True)


def _do(connection: Connection, act: str, account: Account) -> None:
    if act == "role":
        role = request.form.get("role", "")
        if role not in SIGNED_IN:
            abort(400)
        keeping.give_role(connection, account, Role(role))
    elif act == "shut-out":
        keeping.shut_out(connection, account, now())
    elif act == "let-in":
        keeping.let_in(connection, account)
    elif act == "second-step-off":
        keeping.drop_second_step(connection, account)
    else:
        abort(400)


def _wrong_with(typed: dict[str, str]) -> dict[str, str]:
    wrong = {}
    if not keeping.is_email(typed["email"]):
        wrong["email"] = gettext("Enter an e-mail address, such as name@example.org.")
    if not keeping.is_name(typed["name"]):
        wrong["name"] = gettext("Enter what colleagues call them.")
    if typed["role"] not in SIGNED_IN:
        wrong["role"] = gettext("Choose what they may do.")
    return wrong


def _new_link(connection: Connection, id: UUID) -> str:
    token = keeping.new_link(connection, id, now())
    return request.host_url.rstrip("/") + url_for("sign_in.choose", token=token)


def _account(connection: Connection, id: UUID) -> Account:
    account = held.account(connection, id)
    if account is None:
        abort(404)
    return account


def _list_page(typed: dict[str, str] | None = None, wrong: dict[str, str] | None = None) -> str:
    with write() as connection:
        accounts = held.all_accounts(connection)
    return render_template(
        "accounts/accounts.html",
        accounts=accounts,
        roles=_roles(),
        typed=typed or {},
        wrong=wrong or {},
    )


def _one_page(account: Account, wrong: str | None = None, *, done: bool = False) -> str:
    return render_template(
        "accounts/one.html", account=account, roles=_roles(), wrong=wrong, done=done
    )


def _roles() -> dict[str, tuple[str, str]]:
    """Each role on screen, and what it may do."""
    return {
        Role.WORKER: (gettext("Worker"), gettext("Confirms what is on the map.")),
        Role.STEWARD: (gettext("Steward"), gettext("Keeps the page of their own group true.")),
        Role.OFFICER: (
            gettext("Officer"),
            gettext("Keeps every page true, and reads what people suggest."),
        ),
        Role.ADMINISTRATOR: (gettext("Administrator"), gettext("All of that, and accounts.")),
    }
