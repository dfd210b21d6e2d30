"""Rule what a phrase means: always this interest, or never."""

from typing import TYPE_CHECKING

import click

from asset_map.settings import PlainError, Settings

if TYPE_CHECKING:
    from asset_map.interests.vocabulary import Term


@click.group()
def interests() -> None:
    """Rule what a phrase means when it is heard here: always this interest, or never.

    Give a turn of phrase that many people use, such as a local nickname. It is kept, and anyone
    may see it: never give what one person said.

    \b
    asset-map interests always "the daffs" gardening
    asset-map interests never "crown green" bowls
    asset-map interests forget "crown green" bowls
    """


@interests.command()
@click.argument("phrase")
@click.argument("interest")
def always(phrase: str, interest: str) -> None:
    """Whoever says PHRASE means INTEREST (its code or label), or refuses it if they say no."""
    _rule(phrase, interest, always=True)


@interests.command()
@click.argument("phrase")
@click.argument("interest")
def never(phrase: str, interest: str) -> None:
    """Whoever says PHRASE does not mean INTEREST (its code or label) by it."""
    _rule(phrase, interest, always=False)


@interests.command()
@click.argument("phrase")
@click.argument("interest")
def forget(phrase: str, interest: str) -> None:
    """Take a ruling back: PHRASE means again what the vocabulary says."""
    from asset_map.store.connection import engine
    from asset_map.store.rulings import forget_ruling

    term = _term(interest)
    with engine(Settings.from_environment(), "app").begin() as connection:
        if not forget_ruling(connection, phrase, term.code):
            raise PlainError(
                "the ruling", f"there is none for {term.label} by that.", "asset-map interests list"
            )
    click.echo(f"Forgotten: the phrase means again what the vocabulary says of {term.label}.")


@interests.command("list")
def list_() -> None:
    """List the rulings."""
    from asset_map.interests.vocabulary import vocabulary
    from asset_map.store.connection import engine
    from asset_map.store.rulings import rulings

    with engine(Settings.from_environment(), "public").connect() as connection:
        ruled = rulings(connection)
    for one in ruled:
        how = "always" if one.always else "never "
        click.echo(f"{how}  {one.phrase}: {vocabulary().terms[one.code].label}")
    if not ruled:
        click.echo("No rulings: every phrase means what the vocabulary says.")


def _rule(phrase: str, interest: str, *, always: bool) -> None:
    from asset_map.interests.overrides import Override
    from asset_map.store.connection import engine
    from asset_map.store.rulings import rule

    term = _term(interest)
    with engine(Settings.from_environment(), "app").begin() as connection:
        rule(connection, [Override(phrase, term.code, always)])
    click.echo(f"Ruled: the phrase {'always' if always else 'never'} means {term.label}.")


def _term(words: str) -> "Term":
    from asset_map.web.chosen import near_misses, term

    found = term(words)
    if found is None:
        near = ", ".join(one.code for one in near_misses(words))
        raise PlainError(
            "the interest",
            "the vocabulary has none by that name.",
            near or "an interest's code or label, as its page shows it.",
        )
    return found
