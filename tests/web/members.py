"""People who have an account: signed in, with a browser that says where it sends from."""

from datetime import UTC, datetime
from itertools import count

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from asset_map.accounts import keeping, sessions
from asset_map.accounts.keeping import Person
from asset_map.accounts.sessions import Session
from asset_map.model.account import Account, Role
from asset_map.store.accounts import account
from asset_map.store.sign_in_tries import forget_old_tries
from asset_map.web.store import write
from tests.web.visitor import Page, inspected

PASSWORD = "heron kettle plinth"
HERE = {"Origin": "http://localhost"}
NUMBERS = count(1)


def join(app: Flask, role: Role = Role.WORKER, name: str = "Ada Example") -> Account:
    """A new account with a password; tries of stories that were told before are forgotten."""
    with app.app_context(), write() as connection:
        forget_old_tries(connection, datetime.now(UTC))
        person = Person(f"member{next(NUMBERS)}@example.org", name, role)
        id = keeping.add(connection, person, datetime.now(UTC))
        keeping.set_password(connection, account(connection, id), PASSWORD)
        return account(connection, id)


def let_in(app: Flask, who: Account) -> Session:
    """A session for somebody who has proved who they are."""
    with app.app_context(), write() as connection:
        return sessions.open_session(connection, who, datetime.now(UTC))


def again(app: Flask, who: Account) -> Account:
    """The account as it is held now."""
    with app.app_context(), write() as connection:
        return account(connection, who.id)


class Member:
    """A client of somebody who may be signed in."""

    def __init__(self, app: Flask, session: Session | None = None) -> None:
        self.client: FlaskClient = app.test_client()
        self.session = session
        if session is not None:
            self.client.set_cookie("asset-map", session.token)

    def see(self, path: str, status: int = 200) -> Page:
        """A page, inspected."""
        return inspected(self.client.get(path), status)

    def send(self, path: str, method: str = "POST", **form: str) -> TestResponse:
        """A form of theirs, with its proof."""
        proof = {"form_token": self.session.form_token} if self.session else {}
        return self.client.open(path, method=method, data={**proof, **form}, headers=HERE)

    def sign_in(self, email: str, password: str = PASSWORD, **more: str) -> TestResponse:
        """Fill in the boxes of the page to sign in, and send them."""
        return self.send("/sign-in", email=email, password=password, **more)
