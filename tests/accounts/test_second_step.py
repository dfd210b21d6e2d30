"""A second step: a code from a telephone, once, or a recovery code."""

from datetime import timedelta

import pyotp
import pytest

from asset_map.accounts import keeping, limits, second_step
from asset_map.accounts.sessions import SECOND_STEP_WITHIN, Session, session_under
from asset_map.accounts.sign_in import Refused
from asset_map.store.accounts import account, recovery_codes_left
from tests.accounts.conftest import NOON

HALF_A_MINUTE = timedelta(seconds=30)


@pytest.fixture
def telephone(store, join, knock):
    """What shows Ada's codes, with the second step set up; and her recovery codes."""
    ada = join()
    secret = second_step.propose(store, ada)
    codes = pyotp.TOTP(secret)
    recovery = second_step.begin(store, knock(), codes.at(NOON), NOON)
    assert len(set(recovery)) == second_step.RECOVERY_CODES
    return codes, recovery


def test_nobody_is_in_before_the_second_step(store, telephone, knock):
    codes, _ = telephone
    later = NOON + HALF_A_MINUTE

    half = knock(at=later)

    assert half.awaits_second_step
    assert session_under(store, half.token, later).awaits_second_step
    whole = second_step.take(store, half, codes.at(later), later)
    assert not session_under(store, whole.token, later).awaits_second_step
    assert session_under(store, half.token, later) is None


def test_who_takes_too_long_begins_again(store, telephone, knock):
    half = knock()

    assert session_under(store, half.token, NOON + SECOND_STEP_WITHIN) is None


def test_a_code_serves_once_even_within_its_half_minute(store, telephone, knock):
    codes, _ = telephone
    later = NOON + HALF_A_MINUTE
    assert isinstance(second_step.take(store, knock(), codes.at(later), later), Session)

    assert second_step.take(store, knock(), codes.at(later), later) == Refused()
    assert second_step.take(store, knock(), codes.at(NOON), later) == Refused()


def test_a_telephone_may_be_half_a_minute_slow_and_no_more(store, telephone, knock):
    codes, _ = telephone
    much_later = NOON + 10 * HALF_A_MINUTE

    early = codes.at(much_later - 2 * HALF_A_MINUTE)
    assert second_step.take(store, knock(), early, much_later) == Refused()
    late = codes.at(much_later - HALF_A_MINUTE)
    assert isinstance(second_step.take(store, knock(), late, much_later), Session)


def test_a_recovery_code_serves_once_however_it_is_typed(store, telephone, knock):
    _, recovery = telephone
    typed = f" {recovery[3].upper().replace('-', ' ')}"

    assert isinstance(second_step.take(store, knock(), typed, NOON), Session)
    assert second_step.take(store, knock(), recovery[3], NOON) == Refused()
    assert recovery_codes_left(store, knock().account.id) == second_step.RECOVERY_CODES - 1


def test_codes_cannot_be_guessed_through(store, telephone, knock):
    codes, _ = telephone
    later = NOON + HALF_A_MINUTE

    for _ in range(limits.CODES_AN_ACCOUNT):
        assert second_step.take(store, knock(at=later), "000000", later) == Refused()
    refused = second_step.take(store, knock(at=later), codes.at(later), later)
    assert refused == Refused(limits.WINDOW)


def test_a_wrong_code_sets_nothing_up(store, join, knock):
    ada = join()
    second_step.propose(store, ada)

    assert second_step.begin(store, knock(), "000000", NOON) == Refused()
    assert not knock().awaits_second_step


def test_a_lost_telephone_is_forgotten_with_its_codes(store, telephone, knock):
    keeping.drop_second_step(store, knock().account)

    session = knock()
    assert not session.awaits_second_step
    assert not account(store, session.account.id).second_step
    assert recovery_codes_left(store, session.account.id) == 0
