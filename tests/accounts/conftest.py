"""People with accounts, in a store that forgets them after the test."""

from datetime import UTC, datetime

import pytest

from asset_map.accounts import keeping
from asset_map.accounts.keeping import Person
from asset_map.accounts.sign_in import Attempt, sign_in
from asset_map.model.account import Role
from asset_map.store.accounts import account

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PASSWORD = "heron kettle plinth"


@pytest.fixture
def join(store):
    """Makes an account with a password."""

    def join(email="ada@example.org", role=Role.OFFICER, password=PASSWORD):
        id = keeping.add(store, Person(email, "Ada Example", role), NOON)
        if password:
            keeping.set_password(store, account(store, id), password)
        return account(store, id)

    return join


@pytest.fixture
def knock(store):
    """Tries to sign in, at a time and from an address."""

    def knock(email="ada@example.org", password=PASSWORD, at=NOON, address="home"):
        return sign_in(store, Attempt(email, password, address), at)

    return knock
