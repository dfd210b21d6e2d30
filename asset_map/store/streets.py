"""The street network, taken on as a whole and given back as arrays."""

import numpy as np
from sqlalchemy import Connection, text

from asset_map.model.streets import Streets
from asset_map.store.driver import driver_connection, driver_cursor

_INCOMING = "CREATE TEMPORARY TABLE incoming_point (number integer, x float8, y float8)"
_PLACE = """
INSERT INTO street_point (number, point)
SELECT number, ST_Transform(ST_SetSRID(ST_MakePoint(x, y), 4326),
  Find_SRID('public', 'street_point', 'point'))
FROM incoming_point
"""


def save_streets(connection: Connection, streets: Streets) -> None:
    """Put a network, with points in degrees, in the place of the one that is held.

    The caller commits.
    """
    driver = driver_connection(connection)
    driver.execute("TRUNCATE street_piece, street_point")
    driver.execute(_INCOMING)
    with driver.cursor() as cursor:
        with cursor.copy("COPY incoming_point FROM STDIN") as copy:
            for number, (x, y) in enumerate(streets.xy.tolist()):
                copy.write_row((number, x, y))
        driver.execute(_PLACE)
        pieces = (streets.starts.tolist(), streets.ends.tolist(), streets.metres.tolist())
        with cursor.copy("COPY street_piece (start_number, end_number, metres) FROM STDIN") as copy:
            for piece in zip(*pieces, strict=True):
                copy.write_row(piece)
    driver.execute("DROP TABLE incoming_point")
    connection.execute(text("ANALYZE street_point, street_piece"))


def has_streets(connection: Connection) -> bool:
    """Whether a network is held."""
    return bool(connection.scalar(text("SELECT EXISTS (SELECT FROM street_piece)")))


def load_streets(connection: Connection) -> Streets | None:
    """The network that is held, with points in the store's metres; None where none is."""
    with driver_cursor(connection) as cursor:
        cursor.execute("SELECT ST_X(point), ST_Y(point) FROM street_point ORDER BY number")
        xy = np.array(cursor.fetchall(), dtype=np.float64)
        if not len(xy):
            return None
        cursor.execute("SELECT start_number, end_number, metres FROM street_piece ORDER BY id")
        pieces = np.array(cursor.fetchall(), dtype=np.float64).reshape(-1, 3)
    starts, ends = pieces[:, :2].T.astype(np.int64)
    return Streets(xy, starts, ends, pieces[:, 2])
