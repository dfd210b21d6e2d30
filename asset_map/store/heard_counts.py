"""How often each interest was asked for, by area and month: no words, no small number."""

from collections.abc import Collection

from sqlalchemy import Connection, text

from asset_map.model.place import Point

# A planner looks back over two years at most; what is older goes.
KEPT_MONTHS = 24


def count_ask(connection: Connection, codes: Collection[str], point: Point) -> None:
    """Count one ask for each of the terms, in the area that holds the point.

    What is counted leaves the store as the view `public_ask_count` alone: whole calendar months
    that are over, rounded down to multiples of five. A month's figure never changes once it can
    be seen, so that no two looks at it tell one person's ask.
    """
    if codes:
        connection.execute(
            text("SELECT public_count_ask(:codes, :longitude, :latitude)"),
            {"codes": list(codes), "longitude": point.longitude, "latitude": point.latitude},
        )


def asked_for(connection: Connection, codes: Collection[str]) -> dict[str, int]:
    """How often at least the terms, or what is below them, were asked for, by area's code.

    Sums of what the public may see: months that are over, each rounded down to fives.
    """
    statement = text(
        "WITH RECURSIVE wanted AS ("
        "  SELECT number, code FROM taxonomy_term WHERE code = ANY (:codes) "
        "  UNION SELECT t.number, t.code FROM taxonomy_term AS t "
        "  JOIN wanted ON t.parent_number = wanted.number) "
        "SELECT area, sum(asked_at_least)::int AS asked FROM public_ask_count "
        "WHERE term IN (SELECT code FROM wanted) AND area <> '' GROUP BY area ORDER BY 2 DESC, 1"
    )
    found = connection.execute(statement, {"codes": list(codes)})
    return {row.area: row.asked for row in found}


def forget_old_counts(connection: Connection) -> int:
    """Delete what was counted more than KEPT_MONTHS ago; how many counts. The caller commits."""
    statement = text(
        "DELETE FROM ask_count WHERE month < "
        "date_trunc('month', now() AT TIME ZONE 'Europe/London') - make_interval(months => :kept)"
    )
    return connection.execute(statement, {"kept": KEPT_MONTHS}).rowcount
