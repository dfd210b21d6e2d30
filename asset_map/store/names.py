"""Listings by the words of their names, organisations and venues; filled in after each import."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.store.driver import driver_cursor

# Ranking every name with "Leigh" in it would take longer than anyone waits: the first so many are.
RANKED = 500
# A word of a name that is longer than this is nobody's to mistype.
LONGEST_WORD = 40

# `last_modified` is a row's own stamp: what has changed since is filled in again.
_STALE = """
CREATE TEMPORARY TABLE stale_name ON COMMIT DROP AS
SELECT l.id AS listing, l.last_modified,
       setweight(to_tsvector('names', l.name), 'A')
       || setweight(to_tsvector('names', concat_ws(' ', l.organization, l.venue)), 'B') AS words
FROM public_listing AS l LEFT JOIN name_text AS held ON held.listing = l.id
WHERE held.last_modified IS DISTINCT FROM l.last_modified{of_these}
"""
# What one edit changed is a few listings: looking through all takes seconds where there are many.
_OF_THESE = " AND {id} = ANY (CAST(:these AS uuid[]))"
_FILL = """
INSERT INTO name_text (listing, words, last_modified)
SELECT listing, words, last_modified FROM stale_name
ON CONFLICT (listing) DO UPDATE
SET words = excluded.words, last_modified = excluded.last_modified
"""
# Not ts_stat: its tree is never balanced, and takes hours over names that are numbered.
_NEW_WORDS = f"""
INSERT INTO name_word (word)
SELECT DISTINCT lexeme FROM stale_name, unnest(words) WHERE length(lexeme) <= {LONGEST_WORD}
ON CONFLICT DO NOTHING
"""
_GONE = """
DELETE FROM name_text WHERE NOT EXISTS
(SELECT FROM service_at_location AS l WHERE l.id = listing AND l.status = 'active'
 AND l.hidden_since IS NULL){of_these}
"""
_DROP_WORDS = """
DELETE FROM name_word AS held USING (
  SELECT word FROM name_word EXCEPT SELECT lexeme FROM name_text, unnest(words)
) AS unused WHERE held.word = unused.word
"""
_NAMED = """
WITH asked AS MATERIALIZED (SELECT %(query)s::tsquery AS query),
found AS MATERIALIZED (
  SELECT listing, words FROM name_text, asked WHERE words @@ query LIMIT %(ranked)s
)
SELECT listing, ts_rank(words, query, 1)::float8 FROM found, asked
ORDER BY 2 DESC, listing LIMIT %(most)s
"""


def fill(connection: Connection, these: Collection[UUID] | None = None) -> int:
    """Take up names that are new or have changed, drop those that went; how many were taken up.

    With `these`, of these listings alone. The caller commits.
    """
    asked = {} if these is None else {"these": list(these)}
    stale_of, gone_of = (
        "" if these is None else _OF_THESE.format(id=id) for id in ("l.id", "listing")
    )
    connection.execute(text(_STALE.format(of_these=stale_of)), asked)
    stale = connection.execute(text(_FILL)).rowcount
    if stale:
        connection.execute(text(_NEW_WORDS))
    connection.execute(text("DROP TABLE stale_name"))
    connection.execute(text(_GONE.format(of_these=gone_of)), asked)
    return stale


def drop_unused_words(connection: Connection) -> int:
    """Forget the words that no name holds any more; how many."""
    return connection.execute(text(_DROP_WORDS)).rowcount


def words(connection: Connection) -> list[str]:
    """Every word that any name holds. A great many: ask seldom, and keep the answer."""
    with driver_cursor(connection) as cursor:
        return [word for (word,) in cursor.execute(b"SELECT word FROM name_word").fetchall()]


def named(
    connection: Connection, groups: Sequence[Sequence[str]], most: int, *, all_of_them: bool = True
) -> list[tuple[UUID, float]]:
    """The listings whose names hold one word of each group (or of any), and how well they do.

    The words are ours, from `words`: what a person typed never comes here.
    """
    either = [" | ".join(map(_quoted, group)) for group in groups if group]
    if not either:
        return []
    query = (" & " if all_of_them else " | ").join(f"({one})" for one in either)
    asked = {"query": query, "ranked": RANKED, "most": most}
    with driver_cursor(connection) as cursor:
        return cursor.execute(_NAMED.encode(), asked).fetchall()


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
