"""The tables of the map's counts."""

from sqlalchemy import ARRAY, BigInteger, Column, Integer, MetaData, SmallInteger, Table


def grid(metadata: MetaData) -> None:
    """Counts by cells, and what they do not count yet."""
    Table(
        "grid_cell",
        metadata,
        Column("zoom", SmallInteger, primary_key=True, autoincrement=False),
        Column("term", Integer, primary_key=True, autoincrement=False),
        Column(
            "x", Integer, primary_key=True, autoincrement=False, comment="metres >> (23 - zoom)"
        ),
        Column("y", Integer, primary_key=True, autoincrement=False),
        Column("kind", SmallInteger, primary_key=True, autoincrement=False),
        Column("listings", Integer, nullable=False),
        Column("sum_x", BigInteger, nullable=False, comment="whole metres"),
        Column("sum_y", BigInteger, nullable=False),
        comment="How many listings a cell of the map holds, and the sums of where they stand",
    )
    Table(
        "grid_change",
        metadata,
        Column("x", Integer, nullable=False, comment="whole metres"),
        Column("y", Integer, nullable=False),
        Column("kind", SmallInteger, nullable=False),
        Column("listings", SmallInteger, nullable=False, comment="1 came, -1 went"),
        Column("terms", ARRAY(Integer), nullable=False),
        comment="What the cells do not count yet: listings that came and went since the last fold",
    )
