"""Signing in: who knows the password gets in, and nobody else learns anything."""

from datetime import timedelta

import argon2
import pytest

from asset_map.accounts import keeping, limits, passwords
from asset_map.accounts.sessions import ENDS_AFTER, Session, forget_what_is_over, session_under
from asset_map.accounts.sign_in import Refused
from asset_map.model.account import Role
from asset_map.settings import PlainError
from asset_map.store.account_tokens import end_session
from asset_map.store.accounts import account, set_password_hash
from tests.accounts.conftest import NOON, PASSWORD


@pytest.fixture
def comparisons(monkeypatch):
    """How often argon2 was asked, and at what cost."""
    asked = []
    verify = argon2.PasswordHasher.verify

    def counted(self, hash, password):
        asked.append(hash.rpartition("$")[0].rpartition("$")[0])
        return verify(self, hash, password)

    monkeypatch.setattr(argon2.PasswordHasher, "verify", counted)
    return asked


def test_who_knows_the_password_gets_in_however_the_address_is_typed(store, join, knock):
    ada = join()

    session = knock("ADA@example.org")

    assert isinstance(session, Session)
    assert session_under(store, session.token, NOON).account.id == ada.id
    assert account(store, ada.id).last_signed_in_at == NOON


def test_each_sign_in_has_a_token_of_its_own_and_the_store_knows_none_of_them(store, join, knock):
    join()

    tokens = {knock().token, knock().token}

    assert len(tokens) == 2
    kept = store.exec_driver_sql("SELECT t::text FROM account_session AS t").scalars().all()
    assert not any(token in row for token in tokens for row in kept)


@pytest.mark.parametrize("who", ["wrong", "unknown", "shut out", "without a password"])
def test_whoever_is_refused_gets_the_same_answer_after_the_same_work(
    who, store, join, knock, comparisons
):
    join("other@example.org", role=Role.ADMINISTRATOR)
    ada = join(password="" if who == "without a password" else PASSWORD)
    if who == "shut out":
        keeping.shut_out(store, ada, NOON)
    typed = {"wrong": {"password": "heron kettle plough"}, "unknown": {"email": "eve@example.org"}}

    answer = knock(**typed.get(who, {}))

    assert answer == Refused()
    assert comparisons == ["$argon2id$v=19$m=19456,t=2,p=1"]


def test_an_account_waits_after_ten_tries_and_so_does_one_that_is_not_there(
    join, knock, comparisons
):
    join()

    for email in ("ada@example.org", "nobody@example.org"):
        for _ in range(limits.TRIES_AN_ACCOUNT):
            assert knock(email, "a wrong password") == Refused()
        comparisons.clear()
        assert knock(email, at=NOON + timedelta(minutes=5)) == Refused(timedelta(minutes=10))
        assert comparisons == []

    assert isinstance(knock(at=NOON + limits.WINDOW), Session)


def test_an_address_waits_however_many_names_it_tries(join, knock):
    join()

    for number in range(limits.TRIES_AN_ADDRESS):
        knock(f"nobody{number}@example.org")

    assert knock() == Refused(limits.WINDOW)
    assert isinstance(knock(address="elsewhere"), Session)


def test_getting_in_begins_the_account_anew_and_not_the_address(join, knock):
    join()

    for _ in range(limits.TRIES_AN_ADDRESS // 2):
        knock(password="a wrong password")
        assert isinstance(knock(), Session)

    assert knock() == Refused(limits.WINDOW)


def test_a_session_ends_after_twelve_hours_however_busy(store, join, knock):
    join()
    token = knock().token

    for hours in range(12):
        assert session_under(store, token, NOON + timedelta(hours=hours)) is not None
    assert session_under(store, token, NOON + ENDS_AFTER - timedelta(seconds=1)) is not None
    assert session_under(store, token, NOON + ENDS_AFTER) is None
    # And the count of its address, which may have asked for a letter too.
    assert forget_what_is_over(store, NOON + limits.CLAIM_WINDOW) == 2


def test_a_session_ends_at_sign_out_and_when_its_account_is_shut_out(store, join, knock):
    join("other@example.org", role=Role.ADMINISTRATOR)
    ada = join()
    first, second = knock().token, knock().token

    end_session(store, first)
    assert session_under(store, first, NOON) is None
    assert session_under(store, second, NOON) is not None
    keeping.shut_out(store, ada, NOON)
    assert session_under(store, second, NOON) is None


def test_a_new_password_ends_every_other_session(store, join, knock):
    ada = join()
    here, there = knock().token, knock().token

    keeping.set_password(store, ada, "lantern gravel otter", keep_session=here)

    assert session_under(store, here, NOON) is not None
    assert session_under(store, there, NOON) is None
    assert knock() == Refused()
    assert isinstance(knock(password="lantern gravel otter"), Session)


@pytest.mark.parametrize(
    "weak", ["short", "ada@example.org", "aaaaaaaaaaaaaaaaaaaa", "Ada Example", "x y" * 100]
)
def test_a_password_that_is_easy_to_guess_is_refused_and_not_repeated(store, join, weak):
    with pytest.raises(PlainError) as refusal:
        keeping.set_password(store, join(), weak)

    assert weak not in str(refusal.value)


def test_a_password_is_the_same_however_a_keyboard_makes_its_accents(store, join, knock):
    keeping.set_password(store, join(), "café kettle plinth")

    assert isinstance(knock(password="cafe\u0301 kettle plinth"), Session)


def test_a_hash_from_cheaper_days_is_made_anew_when_its_owner_comes(store, join, knock):
    ada = join()
    set_password_hash(store, ada.id, argon2.PasswordHasher(1, 8 * 1024, 1).hash(PASSWORD))

    assert isinstance(knock(), Session)

    made = store.exec_driver_sql("SELECT password_hash FROM account").scalar_one()
    assert not passwords.outdated(made)


def test_nothing_that_proves_anybody_shows_when_it_is_printed(join, knock):
    ada = join()

    assert "ada@" not in repr(ada)
    assert knock().token not in repr(knock())
