"""`asset-map accounts`: the first administrator, and all who come after."""

import re

import pytest

from asset_map.accounts.sessions import Session
from asset_map.accounts.sign_in import Attempt, sign_in
from asset_map.cli.accounts import _now
from asset_map.store.connection import engine
from tests.cli.command import asset_map

PASSWORD = "heron kettle plinth"


@pytest.fixture
def run(own_settings):
    """Runs the command on a store of its own, with what is typed piped in."""

    def run(*arguments: str, typed: str = ""):
        home, url = str(own_settings.home), own_settings.database_url
        return asset_map(
            "accounts", *arguments, said=typed, ASSET_MAP_HOME=home, ASSET_MAP_DATABASE_URL=url
        )

    return run


def test_the_first_administrator_gets_a_link_and_no_password(run):
    site = "https://map.example.org/"
    made = run("add", "ada@example.org", "Ada", "administrator", "--site", site)

    assert made.returncode == 0, made.stderr
    assert re.search(r"^https://map.example.org/password/[\w-]{43}$", made.stdout, re.M)
    assert "administrator" in run("list").stdout
    again = run("add", "ADA@example.org", "Ada", "worker")
    assert again.returncode == 2
    assert "has an account already" in again.stderr


def test_a_password_is_asked_for_twice_and_never_shown(run, own_settings):
    made = run("add", "ada@example.org", "Ada", "worker", "--ask", typed=f"{PASSWORD}\n" * 2)

    assert made.returncode == 0, made.stderr
    assert PASSWORD not in made.stdout + made.stderr
    opened = engine(own_settings, "app")
    with opened.begin() as connection:
        found = sign_in(connection, Attempt("ada@example.org", PASSWORD, "here"), _now())
    opened.dispose()
    assert isinstance(found, Session)


def test_a_weak_password_makes_no_account(run):
    made = run("add", "ada@example.org", "Ada", "worker", "--ask", typed="kettle\nkettle\n")

    assert made.returncode == 2
    assert "Try: three words" in made.stderr
    assert "No accounts yet" in run("list").stdout


def test_somebody_is_shut_out_let_in_and_given_another_role(run):
    run("add", "ada@example.org", "Ada", "administrator")
    assert "last administrator" in run("disable", "ada@example.org").stderr
    run("add", "bob@example.org", "Bob", "administrator")

    assert run("disable", "ada@example.org").returncode == 0
    assert "shut out since" in run("list").stdout
    assert run("enable", "ada@example.org").returncode == 0
    assert run("role", "ada@example.org", "officer").returncode == 0
    assert run("second-step-off", "ada@example.org").returncode == 0
    listed = run("list").stdout
    assert "shut out" not in listed
    assert "officer        ada@example.org  Ada" in listed


def test_an_address_that_has_no_account_says_what_to_try(run):
    gone = run("password", "nobody@example.org")

    assert gone.returncode == 2
    assert "asset-map accounts list" in gone.stderr
    assert "nobody@" not in gone.stderr
