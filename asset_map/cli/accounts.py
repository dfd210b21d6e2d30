"""Accounts of those who sign in: make the first administrator, list, shut out, let in."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from asset_map.model.account import SIGNED_IN, Account, Role
from asset_map.settings import PlainError, Settings

if TYPE_CHECKING:
    from asset_map.store.address import Role as StoreRole
    from asset_map.store.connection import Connection

SITE = click.option(
    "--site",
    default="http://127.0.0.1:5000",
    show_default=True,
    help="Where the pages are served: what the link begins with.",
)
ASKED = click.option("--ask", is_flag=True, help="Ask here for the password, and print no link.")
ROLE = click.Choice([role.value for role in SIGNED_IN])


@click.group()
def accounts() -> None:
    """Accounts of those who sign in. Passwords are asked for or chosen by a link, and no argument.

    \b
    asset-map accounts add ada@example.org "Ada Example" administrator
    asset-map accounts password ada@example.org --ask
    """


@accounts.command()
@click.argument("email")
@click.argument("name")
@click.argument("role", type=ROLE)
@SITE
@ASKED
def add(email: str, name: str, role: str, site: str, ask: bool) -> None:
    """Make an account for NAME, and print a link by which they choose a password, once."""
    from asset_map.accounts.keeping import Person, add

    with _writing() as connection:
        add(connection, Person(email, name, Role(role)), _now())
        _let_choose(connection, _account(connection, email), site, ask)


@accounts.command("list")
def list_() -> None:
    """List the accounts: role, since when, last signed in, and whether they are shut out."""
    from asset_map.store.accounts import all_accounts

    with _writing() as connection:
        found = all_accounts(connection)
    for one in found:
        click.echo(f"{one.role:<14} {one.email}  {one.name}  ({_facts(one)})")
    if not found:
        click.echo("No accounts yet: asset-map accounts add EMAIL NAME administrator")


@accounts.command()
@click.argument("email")
@SITE
@ASKED
def password(email: str, site: str, ask: bool) -> None:
    """Print a link by which a new password is chosen, once; or with --ask, ask for it here."""
    with _writing() as connection:
        _let_choose(connection, _account(connection, email), site, ask)


@accounts.command()
@click.argument("email")
@click.argument("role", type=ROLE)
def role(email: str, role: str) -> None:
    """Give an account another role."""
    from asset_map.accounts.keeping import give_role

    with _writing() as connection:
        give_role(connection, _account(connection, email), Role(role))
    click.echo(f"Done: from now on, {role}.")


@accounts.command()
@click.argument("email")
def disable(email: str) -> None:
    """Sign somebody out everywhere, and let them in no more."""
    from asset_map.accounts.keeping import shut_out

    with _writing() as connection:
        shut_out(connection, _account(connection, email), _now())
    click.echo("Done: signed out everywhere, and shut out.")


@accounts.command()
@click.argument("email")
def enable(email: str) -> None:
    """Let somebody in again who was shut out."""
    from asset_map.accounts.keeping import let_in

    with _writing() as connection:
        let_in(connection, _account(connection, email))
    click.echo("Done: they may sign in again.")


@accounts.command()
@click.argument("email")
@click.option("--yes", is_flag=True, help="Do it. Without, only say what would go.")
def remove(email: str, yes: bool) -> None:
    """Erase an account for good. What they did stays in the history, under no name.

    The last administrator stays. Backups made before still hold it.
    """
    from asset_map.accounts.keeping import erase
    from asset_map.store.departures import NOBODY

    with _connected("owner") as connection:
        left = erase(connection, _account(connection, email))
        if not yes:
            connection.rollback()
    if left.namesake:
        click.echo("Another account has the same name, so what either did stays under that name.")
    else:
        click.echo(f"Named for what they did: {left.unnamed:,} times; then: {NOBODY}.")
    if left.listings:
        click.echo(f"Listings that nobody would look after: {left.listings:,}.")
    click.echo("Removed; older backups hold it." if yes else "Nothing was changed: say --yes.")


@accounts.command("second-step-off")
@click.argument("email")
def second_step_off(email: str) -> None:
    """Ask somebody for no second step any more: they lost their telephone and their codes."""
    from asset_map.accounts.keeping import drop_second_step

    with _writing() as connection:
        drop_second_step(connection, _account(connection, email))
    click.echo("Done: their password alone lets them in. Ask them to set a second step up again.")


def _let_choose(connection: "Connection", account: Account, site: str, ask: bool) -> None:
    from asset_map.accounts.keeping import LINK_FOR, new_link, set_password

    if ask:
        words = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        set_password(connection, account, words)
        click.echo("Done: they may sign in.")
        return
    link = f"{site.rstrip('/')}/password/{new_link(connection, account.id, _now())}"
    click.echo(f"Give this link to them alone. It serves once, for {LINK_FOR.days} days:\n{link}")


def _account(connection: "Connection", email: str) -> Account:
    from asset_map.store.accounts import account_of

    found = account_of(connection, email.strip())
    if found is None:
        raise PlainError("the e-mail address", "no account has it.", "asset-map accounts list")
    return found


def _facts(account: Account) -> str:
    last = account.last_signed_in_at
    told = [
        f"since {account.made_at:%d %B %Y}",
        f"last signed in {last:%d %B %Y}" if last else "never signed in",
    ]
    if account.second_step:
        told.append("second step")
    if account.disabled_at:
        told.append(f"shut out since {account.disabled_at:%d %B %Y}")
    return ", ".join(told)


def _writing() -> AbstractContextManager["Connection"]:
    return _connected("app")


@contextmanager
def _connected(role: "StoreRole") -> Iterator["Connection"]:
    from asset_map.store.connection import engine

    opened = engine(Settings.from_environment(), role)
    with opened.begin() as connection:
        yield connection
    opened.dispose()


def _now() -> datetime:
    return datetime.now(UTC)
