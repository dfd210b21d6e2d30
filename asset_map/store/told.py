"""All that is told of a listing in one row: put together after an import, gone with a change.

A listing without a row is told from the view, which has it as it is now: only slower.
"""

from sqlalchemy import Connection, Engine, text

# Whoever changes a listing waits for as long as these take: half a second.
AT_A_TIME = 20_000

# What somebody changes meanwhile would be put together as it was before, and stay so: they wait for
# us, or we for them.
_ALONE = "LOCK TABLE told IN SHARE ROW EXCLUSIVE MODE"
_FILL = """
INSERT INTO told SELECT * FROM public_telling WHERE listing = ANY (ARRAY(
  SELECT id FROM service_at_location AS l
  WHERE status = 'active' AND hidden_since IS NULL
    AND NOT EXISTS (SELECT FROM told WHERE listing = l.id)
  LIMIT :most
))
"""


def fill(connection: Connection) -> int:
    """Put together what is not; how many, and no more than `AT_A_TIME`. The caller commits."""
    connection.execute(text(_ALONE))
    return connection.execute(text(_FILL), {"most": AT_A_TIME}).rowcount


def fill_all(engine: Engine) -> None:
    """Put together all that is not, so that nobody waits for long."""
    while True:
        with engine.begin() as connection:
            if fill(connection) < AT_A_TIME:
                return
