"""A person's contact details erased everywhere, by the owner alone."""

from sqlalchemy import Connection, text

from asset_map.store import names


def erase(connection: Connection, pattern: str, who: str) -> list[tuple[str, int]]:
    """Erase what a pattern finds, history included; how many rows of each column had it.

    On the owner's connection. That it was done is written in the table `erasure`; whose details
    they were is not. The caller commits.
    """
    statement = text("SELECT place, changed FROM erase_details(:pattern, :who)")
    rows = connection.execute(statement, {"pattern": pattern, "who": who}).all()
    names.fill(connection)
    names.drop_unused_words(connection)
    return [(row.place, row.changed) for row in rows]
