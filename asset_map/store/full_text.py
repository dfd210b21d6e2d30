"""PostgreSQL's own full-text search over the listings: what an ordinary site does, to compare with.

Only `asset-map evaluate` asks this, with invented notes: what a person says is never a parameter.
"""

from sqlalchemy import Connection

from asset_map.model.place import Point
from asset_map.store.driver import driver_cursor

# Gone with the connection.
_INDEX = """
CREATE TEMPORARY TABLE full_text AS
SELECT l.source_id AS ref, p.point,
       to_tsvector('english', concat_ws(' ', l.name, l.description, l.looking_for)) AS words
FROM public_listing AS l JOIN posting AS p ON p.listing = l.id AND p.term = 0;
CREATE INDEX ON full_text USING gin (words);
ANALYZE full_text;
"""
# A note has too many words for one listing to hold them all: any of them will do. The rank is
# divided by the logarithm of the listing's length (1), or long listings would always win.
_RANKED = """
SELECT ref
FROM full_text,
  (SELECT replace(plainto_tsquery('english', %(words)s)::text, '&', '|')::tsquery AS query,
          point(ST_X(metres), ST_Y(metres)) AS here
   FROM (SELECT to_metres(%(longitude)s, %(latitude)s) AS metres) AS transformed OFFSET 0) AS asked
WHERE words @@ query AND point <@ circle(here, %(reach)s)
ORDER BY ts_rank_cd(words, query, 1) DESC, point <-> here
LIMIT %(most)s
"""


def prepare_full_text(connection: Connection) -> None:
    """Index every published listing, for as long as the connection lasts."""
    with driver_cursor(connection) as cursor:
        for statement in filter(str.strip, _INDEX.split(";")):
            cursor.execute(statement.encode())


def full_text_ranking(
    connection: Connection, words: str, near: Point, reach_metres: float, most: int
) -> list[str]:
    """The source ids of the listings in reach that hold any of the words, by `ts_rank_cd`."""
    parameters = {
        "words": words,
        "longitude": near.longitude,
        "latitude": near.latitude,
        "reach": float(reach_metres),
        "most": most,
    }
    with driver_cursor(connection) as cursor:
        return [ref for (ref,) in cursor.execute(_RANKED.encode(), parameters).fetchall()]
