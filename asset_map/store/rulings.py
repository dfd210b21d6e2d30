"""Officers' rulings: what a phrase always means when it is heard here, or never."""

from collections.abc import Iterable

from sqlalchemy import Connection, text

from asset_map.interests.overrides import Override
from asset_map.settings import PlainError

# A turn of phrase, not a conversation. The migration that makes the table says it too.
LONGEST_PHRASE = 80


def rulings(connection: Connection) -> tuple[Override, ...]:
    """Every ruling on an interest that the vocabulary still has, by its phrase."""
    rows = connection.execute(
        text(
            "SELECT phrase, code, always FROM ruling JOIN taxonomy_term ON number = term "
            "WHERE status = 'active' ORDER BY phrase, code"
        )
    )
    return tuple(Override(row.phrase, row.code, row.always) for row in rows)


def rule(connection: Connection, rulings: Iterable[Override]) -> None:
    """Keep rulings; a later one on a phrase and an interest takes the earlier one's place.

    The caller commits. Raises PlainError if a phrase is empty or too long.
    """
    for one in rulings:
        connection.execute(
            text(
                "INSERT INTO ruling (phrase, term, always) "
                "SELECT :phrase, number, :always FROM taxonomy_term WHERE code = :code "
                "ON CONFLICT (phrase, term) DO UPDATE SET always = excluded.always"
            ),
            {"phrase": _plain(one.phrase), "code": one.code, "always": one.always},
        )


def forget_ruling(connection: Connection, phrase: str, code: str) -> bool:
    """Take a ruling back; whether there was one. The caller commits."""
    statement = text(
        "DELETE FROM ruling USING taxonomy_term "
        "WHERE number = term AND phrase = :phrase AND code = :code"
    )
    return connection.execute(statement, {"phrase": _plain(phrase), "code": code}).rowcount > 0


def _plain(phrase: str) -> str:
    """A phrase as it is kept: without regard to case and spaces."""
    plain = " ".join(phrase.casefold().split())
    if not any(letter.isalnum() for letter in plain):
        raise PlainError("the phrase", "there is no word in it.", 'a turn of phrase: "the daffs".')
    if len(plain) > LONGEST_PHRASE:
        raise PlainError(
            "the phrase",
            f"it has {len(plain)} letters; a turn of phrase has {LONGEST_PHRASE} at most.",
            "the few words that decide, and nobody's own story.",
        )
    return plain
