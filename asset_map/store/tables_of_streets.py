"""The tables of the street network: what walking minutes are reckoned on."""

from geoalchemy2 import Geometry
from sqlalchemy import Column, Double, ForeignKey, Identity, Integer, MetaData, Table


def streets(metadata: MetaData, srid: int) -> None:
    """Points and the pieces of street between them; one network at a time."""
    Table(
        "street_point",
        metadata,
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("point", Geometry("POINT", srid=srid, spatial_index=False), nullable=False),
        comment="Crossings and ends of streets that can be walked, numbered from 0",
    )
    Table(
        "street_piece",
        metadata,
        Column("id", Integer, Identity(), primary_key=True),
        Column("start_number", ForeignKey("street_point.number"), nullable=False),
        Column("end_number", ForeignKey("street_point.number"), nullable=False),
        Column("metres", Double, nullable=False),
        comment="Walked both ways",
    )
