"""Postcodes: how they are spelt, where they are, and their sectors' middles."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, text

from asset_map.model.place import Point
from asset_map.store.driver import driver_connection

EDITION = "postcodes_edition"
SUGGESTIONS = 3

_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}")
_OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
_SECTOR = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9])")
_GAPS = re.compile(r"[\s.\-]+")
# What is easily typed for what, in the place of a digit and in the place of a letter.
_AS_DIGIT = str.maketrans("OISZ", "0152")
_AS_LETTER = str.maketrans("0152", "OISZ")


@dataclass(frozen=True, slots=True)
class SavedPostcodes:
    """What an import of postcodes did."""

    new: int
    changed: int
    unchanged: int


def tidy(words: str) -> str | None:
    """A postcode with capitals and space ("wn71aa" is "WN7 1AA"); None for anything else."""
    joined = _GAPS.sub("", words).upper()
    spaced = f"{joined[:-3]} {joined[-3:]}"
    return spaced if _POSTCODE.fullmatch(spaced) else None


def sector_of(words: str) -> str | None:
    """A sector with its space ("wn71" is "WN7 1"); None for anything else."""
    found = _SECTOR.fullmatch(" ".join(words.upper().split()))
    return f"{found[1]} {found[2]}" if found else None


def outward_of(words: str) -> str | None:
    """The first half of a postcode typed alone ("wn7" is "WN7"); None for anything else."""
    said = words.strip().upper()
    return said if _OUTWARD.fullmatch(said) else None


def meant(words: str) -> str | None:
    """The postcode that was meant where O and 0, I and 1, S and 5 or Z and 2 are mixed up."""
    joined = _GAPS.sub("", words).upper()
    if not 5 <= len(joined) <= 7:
        return None
    outward, inward = joined[:-3], joined[-3:]
    inward = inward[0].translate(_AS_DIGIT) + inward[1:].translate(_AS_LETTER)
    middle = outward[1:].translate(_AS_DIGIT)
    for guess in (outward, outward[:2] + outward[2:].translate(_AS_DIGIT), outward[0] + middle):
        spaced = f"{guess} {inward}"
        if _POSTCODE.fullmatch(spaced):
            return spaced
    return None


def held(connection: Connection, postcodes: Collection[str]) -> dict[str, Point]:
    """Where each of the postcodes is; one that we do not hold is left out."""
    if not postcodes:
        return {}
    found = connection.execute(
        text(
            "SELECT postcode, longitude, latitude FROM postcode "
            "WHERE postcode = ANY (CAST(:postcodes AS text[]))"
        ),
        {"postcodes": list(postcodes)},
    )
    return {postcode: Point(longitude, latitude) for postcode, longitude, latitude in found}


def any_held(connection: Connection) -> bool:
    """Whether there is any postcode in the store."""
    return bool(connection.scalar(text("SELECT EXISTS (SELECT FROM postcode)")))


def edition(connection: Connection) -> str:
    """A word that changes whenever a postcode does; "" before the first import."""
    found = text("SELECT value FROM instance WHERE key = :key")
    return connection.scalar(found, {"key": EDITION}) or ""


def beginning_with(connection: Connection, start: str) -> list[str]:
    """A few postcodes that begin with `start`, such as "M1 1A"."""
    return list(
        connection.scalars(
            text(
                "SELECT postcode FROM postcode WHERE postcode >= :start AND postcode < :after "
                "ORDER BY postcode LIMIT :few"
            ),
            # A tilde sorts behind every letter and digit.
            {"start": start, "after": start + "~", "few": SUGGESTIONS},
        )
    )


def save_postcodes(
    connection: Connection, postcodes: Iterable[tuple[str, float, float]]
) -> SavedPostcodes:
    """Take on (postcode, longitude, latitude) rows, the last of a postcode counting.

    The middles of the sectors they touch follow. The caller commits.
    """
    driver = driver_connection(connection)
    driver.execute(
        "CREATE TEMPORARY TABLE incoming_postcode (number int GENERATED ALWAYS AS IDENTITY, "
        "postcode text, longitude float8, latitude float8) ON COMMIT DROP"
    )
    with driver.cursor().copy(
        "COPY incoming_postcode (postcode, longitude, latitude) FROM STDIN"
    ) as copy:
        for row in postcodes:
            copy.write_row(row)
    saved = _take_on(connection)
    if saved.new or saved.changed:
        _find_middles(connection)
        _next_edition(connection)
    driver.execute("DROP TABLE incoming_postcode")
    return saved


def _take_on(connection: Connection) -> SavedPostcodes:
    connection.execute(
        text(
            "DELETE FROM incoming_postcode WHERE number NOT IN "
            "(SELECT max(number) FROM incoming_postcode GROUP BY postcode)"
        )
    )
    total = connection.scalar(text("SELECT count(*) FROM incoming_postcode")) or 0
    written = connection.execute(
        text(
            "INSERT INTO postcode AS held (postcode, longitude, latitude) "
            "SELECT postcode, longitude, latitude FROM incoming_postcode "
            "ON CONFLICT (postcode) DO UPDATE "
            "SET longitude = excluded.longitude, latitude = excluded.latitude "
            "WHERE (held.longitude, held.latitude) <> (excluded.longitude, excluded.latitude) "
            # A row that was there before carries the mark of the transaction that changes it.
            "RETURNING (xmax = 0) AS new"
        )
    )
    marks = written.scalars().all()
    new = sum(marks)
    return SavedPostcodes(new, len(marks) - new, total - len(marks))


def _find_middles(connection: Connection) -> None:
    connection.execute(text("ANALYZE postcode"))
    connection.execute(
        text(
            "INSERT INTO postcode_sector (sector, longitude, latitude) "
            "SELECT sector, percentile_cont(0.5) WITHIN GROUP (ORDER BY longitude), "
            "percentile_cont(0.5) WITHIN GROUP (ORDER BY latitude) FROM postcode "
            "WHERE sector IN (SELECT left(postcode, -2) FROM incoming_postcode) GROUP BY sector "
            "ON CONFLICT (sector) DO UPDATE "
            "SET longitude = excluded.longitude, latitude = excluded.latitude"
        )
    )


def _next_edition(connection: Connection) -> None:
    connection.execute(
        text(
            "INSERT INTO instance (key, value) VALUES (:key, '1') "
            "ON CONFLICT (key) DO UPDATE SET value = (instance.value::int + 1)::text"
        ),
        {"key": EDITION},
    )
