"""The vocabulary's terms as rows, so that listings and postings can point to them."""

from collections.abc import Iterable, Mapping
from uuid import UUID, uuid5
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, text

from asset_map.interests.vocabulary import Term, Vocabulary, vocabulary
from asset_map.model import activity

NAMESPACE = UUID("8d5a7f0e-93d7-4f4e-b7a2-6f1f8e0f2b43")
# The term above every branch: all listings are found under it.
EVERYTHING = "everything"
EVERYTHING_NUMBER = 0
EDITION = "vocabulary_edition"

_KNOWN: WeakKeyDictionary[Engine, dict[int, activity.Term]] = WeakKeyDictionary()


def load(connection: Connection, words: Vocabulary | None = None) -> None:
    """Make the rows agree with the vocabulary. A term keeps its number for ever; repeatable."""
    words = words or vocabulary()
    if stored_edition(connection) == words.edition:
        return
    _save(connection, Term(EVERYTHING, "Everything"), EVERYTHING_NUMBER, None)
    numbers = _numbers(connection)
    free = max(numbers.values()) + 1
    branches_first = sorted(words.terms.values(), key=lambda t: (t.broader is not None, t.code))
    for term in branches_first:
        if term.code not in numbers:
            numbers[term.code] = free
            free += 1
        above = numbers[term.broader] if term.broader else None
        _save(connection, term, numbers[term.code], above)
    connection.execute(
        text("UPDATE taxonomy_term SET status = 'inactive' WHERE code <> ALL (:codes)"),
        {"codes": [EVERYTHING, *words.terms]},
    )
    connection.execute(
        text(
            "INSERT INTO instance (key, value) VALUES (:key, :edition) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        ),
        {"key": EDITION, "edition": words.edition},
    )


def stored_edition(connection: Connection) -> str | None:
    """The edition of the vocabulary that the store holds, or None before the first."""
    found = text("SELECT value FROM instance WHERE key = :key")
    return connection.execute(found, {"key": EDITION}).scalar()


def terms(connection: Connection, numbers: Iterable[int]) -> Mapping[int, activity.Term]:
    """The terms with these numbers, and others. Asked once of each store: a number is kept."""
    known = _KNOWN.get(connection.engine, {})
    if not known.keys() >= set(numbers):
        rows = connection.execute(text("SELECT number, code, name FROM taxonomy_term"))
        known = {row.number: activity.Term(row.code, row.name) for row in rows}
        _KNOWN[connection.engine] = known
    return known


def _numbers(connection: Connection) -> dict[str, int]:
    rows = connection.execute(text("SELECT code, number FROM taxonomy_term"))
    return {row.code: row.number for row in rows}


def _save(connection: Connection, term: Term, number: int, above: int | None) -> None:
    connection.execute(
        text(
            "INSERT INTO taxonomy_term (number, id, code, name, parent_number) "
            "VALUES (:number, :id, :code, :name, :above) "
            "ON CONFLICT (number) DO UPDATE SET name = excluded.name, "
            "parent_number = excluded.parent_number, status = 'active'"
        ),
        {
            "number": number,
            "id": uuid5(NAMESPACE, term.code),
            "code": term.code,
            "name": term.label,
            "above": above,
        },
    )
