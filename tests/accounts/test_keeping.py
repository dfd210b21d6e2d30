"""Keeping accounts: links that serve once, roles, and somebody who can always run this."""

from datetime import timedelta

import pytest

from asset_map.accounts import keeping
from asset_map.accounts.keeping import LINK_FOR, Person
from asset_map.accounts.sessions import Session
from asset_map.model.account import Role
from asset_map.settings import PlainError
from asset_map.store.account_tokens import link_leads_to
from asset_map.store.accounts import account
from tests.accounts.conftest import NOON, PASSWORD


def test_a_link_serves_until_a_password_is_chosen(store, join, knock):
    ada = join(password="")
    token = keeping.new_link(store, ada.id, NOON)

    assert link_leads_to(store, token, NOON + LINK_FOR - timedelta(seconds=1)) == ada.id
    keeping.set_password(store, ada, PASSWORD)

    assert link_leads_to(store, token, NOON) is None
    assert isinstance(knock(), Session)


def test_a_link_ends_after_its_days_and_when_another_is_made(store, join):
    ada = join()
    first = keeping.new_link(store, ada.id, NOON)
    assert link_leads_to(store, first, NOON + LINK_FOR) is None

    second = keeping.new_link(store, ada.id, NOON)

    assert link_leads_to(store, first, NOON) is None
    assert link_leads_to(store, second, NOON) == ada.id


def test_an_address_has_one_account_and_the_refusal_does_not_repeat_it(store, join):
    join()

    with pytest.raises(PlainError, match="has an account already") as refusal:
        keeping.add(store, Person("Ada@Example.org", "Another", Role.WORKER), NOON)
    assert "example.org" not in str(refusal.value)


@pytest.mark.parametrize("email", ["ada", "ada@home", "a b@example.org", "ada@example.org\0", ""])
def test_what_is_no_address_is_refused(store, email):
    with pytest.raises(PlainError, match="e-mail"):
        keeping.add(store, Person(email, "Ada", Role.WORKER), NOON)


def test_the_last_administrator_stays(store, join):
    ada = join(role=Role.ADMINISTRATOR)
    with pytest.raises(PlainError, match="last administrator"):
        keeping.shut_out(store, ada, NOON)
    with pytest.raises(PlainError, match="last administrator"):
        keeping.give_role(store, ada, Role.OFFICER)

    join("bob@example.org", role=Role.ADMINISTRATOR)
    keeping.give_role(store, ada, Role.OFFICER)

    assert account(store, ada.id).role is Role.OFFICER


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.WORKER, {"public", "worker"}),
        (Role.STEWARD, {"public", "steward"}),
        (Role.OFFICER, {"public", "worker", "steward", "officer"}),
        (Role.ADMINISTRATOR, {"public", "worker", "steward", "officer", "administrator"}),
    ],
)
def test_each_role_may_do_what_those_below_it_may(role, may):
    assert {asked for asked in Role if role.may_act_as(asked)} == may


def test_the_public_role_sees_none_of_it(engine):
    with engine.connect() as connection:
        seen = connection.exec_driver_sql(
            "SELECT table_name FROM information_schema.tables "
            "WHERE table_name ~ '^(account|sign_in|recovery)' "
            "AND has_any_column_privilege('asset_map_public', "
            "quote_ident(table_schema) || '.' || quote_ident(table_name), "
            "'SELECT, INSERT, UPDATE')"
        )
        assert seen.all() == []
