"""The obvious way, to measure ours against: the same candidates, by an ORM and jsonify.

Runs in the peers' environment and imports nothing of ours. PEER_DATABASE names the database,
PEER_STATEMENT the file with the candidates statement.
"""

import os
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from flask import Flask, jsonify, request
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship


class Base(DeclarativeBase):
    """The tables, as an ORM sees them."""


class Term(Base):
    __tablename__ = "taxonomy_term"
    number: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    name: Mapped[str]


class Attribute(Base):
    __tablename__ = "attribute"
    service_id: Mapped[UUID] = mapped_column(ForeignKey("service.id"), primary_key=True)
    number: Mapped[int] = mapped_column(
        "term", ForeignKey("taxonomy_term.number"), primary_key=True
    )
    weight: Mapped[int]
    term: Mapped[Term] = relationship()


class Source(Base):
    __tablename__ = "source"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Service(Base):
    __tablename__ = "service"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    description: Mapped[str]
    attributes: Mapped[list[Attribute]] = relationship()


class Location(Base):
    __tablename__ = "location"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    longitude: Mapped[float]
    latitude: Mapped[float]


class Occurrence(Base):
    __tablename__ = "occurrence"
    timetable_id: Mapped[UUID] = mapped_column(
        ForeignKey("schedule.timetable_id"), primary_key=True
    )
    starts_at: Mapped[datetime] = mapped_column(primary_key=True)


class Schedule(Base):
    __tablename__ = "schedule"
    service_at_location_id: Mapped[UUID] = mapped_column(
        ForeignKey("service_at_location.id"), primary_key=True
    )
    timetable_id: Mapped[UUID] = mapped_column(primary_key=True)


class Listing(Base):
    __tablename__ = "service_at_location"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    service_id: Mapped[UUID] = mapped_column(ForeignKey("service.id"))
    location_id: Mapped[UUID] = mapped_column(ForeignKey("location.id"))
    source_number: Mapped[int] = mapped_column("source_id", ForeignKey("source.id"))
    source_ref: Mapped[str]
    assured_date: Mapped[date | None]
    service: Mapped[Service] = relationship()
    location: Mapped[Location] = relationship()
    source: Mapped[Source] = relationship()
    schedules: Mapped[list[Schedule]] = relationship()


app = Flask(__name__)
engine = create_engine(os.environ["PEER_DATABASE"])
statement = Path(os.environ["PEER_STATEMENT"]).read_text()


@app.get("/api/activities")
def activities():
    """The same question as ours, in the ordinary way."""
    longitude, latitude = map(float, request.args["near"].split(","))
    asked = {
        "longitude": longitude,
        "latitude": latitude,
        "codes": request.args.getlist("interest"),
        "districts": [],
        "reach": 5000.0,
        "most": 60,
        "weekly": int(request.args["weekly"]),
    }
    with Session(engine) as session:
        near = session.connection().exec_driver_sql(statement, asked).all()
        metres = {row[0]: row[3] for row in sorted(near, key=lambda row: row[3])[:20]}
        found = session.scalars(
            select(Listing)
            .where(Listing.id.in_(metres))
            .options(
                joinedload(Listing.service)
                .joinedload(Service.attributes)
                .joinedload(Attribute.term),
                joinedload(Listing.location),
                joinedload(Listing.source),
                joinedload(Listing.schedules),
            )
        ).unique()
        return jsonify(
            type="FeatureCollection",
            features=[_feature(session, one, metres[one.id]) for one in found],
        )


def _feature(session: Session, one: Listing, metres: float) -> dict[str, object]:
    following = (
        select(Occurrence.starts_at)
        .where(Occurrence.timetable_id.in_([s.timetable_id for s in one.schedules]))
        .where(Occurrence.starts_at >= datetime.now().astimezone())
        .order_by(Occurrence.starts_at)
        .limit(1)
    )
    starts_at = session.scalar(following) if one.schedules else None
    return {
        "type": "Feature",
        "geometry": {
            "type": "Point",
            "coordinates": [one.location.longitude, one.location.latitude],
        },
        "properties": {
            "id": one.id,
            "source": one.source.name,
            "source_id": one.source_ref,
            "name": one.service.name,
            "kind": one.service.kind,
            "interests": [attribute.term.name for attribute in one.service.attributes],
            "metres_away": metres,
            "next_session": starts_at and starts_at.isoformat(),
            "assured_date": one.assured_date and one.assured_date.isoformat(),
        },
    }
