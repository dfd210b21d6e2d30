"""Listings as they were before an import run, kept so that the run can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.model.first_visit import NOTHING_TOLD, FirstVisit
from asset_map.model.listing import Cost, GivenBy, Interest, Kind, Listing, StepFree
from asset_map.model.place import Point
from asset_map.model.schedule import Schedule
from asset_map.model.service_area import NO_AREA, ServiceArea
from asset_map.store.staging import GUESSES, Imported

# In the words of model.Listing, and what its list said where it was edited here. A guess is a
# posting alone.
_KEEP = f"""
INSERT INTO import_change (run_id, service_at_location_id, before)
SELECT :run, l.id, jsonb_build_object(
  'status', l.status, 'fingerprint', encode(l.fingerprint, 'hex'), 'source_id', l.source_ref,
  'kind', s.kind, 'name', s.name, 'longitude', coalesce(w.longitude, p.longitude),
  'latitude', coalesce(w.latitude, p.latitude), 'area_only', p.area_only,
  'shown_at', CASE WHEN p.area_only THEN jsonb_build_array(p.longitude, p.latitude) END,
  'description', s.description, 'organization', coalesce(o.name, ''),
  'venue', coalesce(w.venue, p.name),
  'address', coalesce(w.address, p.address),
  'postcode', coalesce(w.postcode, p.postcode), 'cost_words', s.fees_description,
  'pence_per_visit', s.pence_per_visit, 'min_age', s.minimum_age, 'max_age', s.maximum_age,
  'step_free', l.step_free, 'looking_for', s.looking_for, 'website', s.url, 'email', s.email,
  'phone', s.phone, 'assured_date', l.assured_date, 'confirmed_on', l.confirmed_on,
  'hidden_because', coalesce(l.hidden_because, ''),
  'interests', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'weight',
      a.weight / 100.0, 'because', a.because, 'given_by', a.given_by) ORDER BY t.code), '[]')
    FROM (SELECT term, weight, because, given_by FROM attribute WHERE service_id = s.id
      UNION ALL SELECT term - {GUESSES}, weight, '', 'guess' FROM posting
        WHERE listing = l.id AND term >= {GUESSES}
      UNION ALL SELECT term - {GUESSES}, weight, '', 'guess' FROM hidden_posting
        WHERE listing = l.id AND term >= {GUESSES}) AS a
    JOIN taxonomy_term AS t ON t.number = a.term),
  'gifts_wanted', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'because',
      g.because) ORDER BY t.code), '[]')
    FROM gift_wanted AS g JOIN taxonomy_term AS t ON t.number = g.term WHERE g.service_id = s.id),
  'serves', (SELECT jsonb_build_object('districts', coalesce(jsonb_agg(a.district
      ORDER BY a.district) FILTER (WHERE a.metres IS NULL), '[]'), 'metres', max(a.metres))
    FROM service_area AS a WHERE a.service_at_location_id = l.id),
  'first_visit', (SELECT to_jsonb(v) - 'service_at_location_id' FROM first_visit AS v
    WHERE v.service_at_location_id = l.id),
  'capacity', (SELECT maximum FROM service_capacity AS c WHERE c.service_at_location_id = l.id),
  'schedules', (SELECT coalesce(jsonb_agg(jsonb_build_object('dtstart', t.dtstart, 'minutes',
      t.minutes, 'rrule', t.rrule, 'exdates', to_jsonb(t.exdates), 'rdates', to_jsonb(t.rdates),
      'timezone', t.timezone) ORDER BY t.id), '[]')
    FROM schedule AS c JOIN timetable AS t ON t.id = c.timetable_id
    WHERE c.service_at_location_id = l.id),
  'said', (SELECT words FROM source_said AS d WHERE d.listing = l.id))
FROM service_at_location AS l
JOIN service AS s ON s.id = l.service_id
JOIN location AS p ON p.id = l.location_id
LEFT JOIN withheld_place AS w ON w.service_at_location_id = l.id
LEFT JOIN organization AS o ON o.id = s.organization_id
WHERE l.id = ANY (:ids)
ON CONFLICT DO NOTHING
"""


_AS_THEY_ARE = (
    *("description", "organization", "venue", "address", "postcode", "min_age", "max_age"),
    *("looking_for", "website", "email", "phone"),
)


def keep(connection: Connection, run: int, ids: Sequence[UUID]) -> None:
    """Keep the listings as they stand, unless the run has kept them before."""
    connection.execute(text(_KEEP), {"run": run, "ids": ids})


def as_it_was(words: Mapping[str, Any]) -> Imported:
    """The listing again, from what was kept of it."""
    listing = Listing(
        source_id=words["source_id"],
        kind=Kind(words["kind"]),
        name=words["name"],
        point=Point(words["longitude"], words["latitude"]),
        cost=Cost(words["cost_words"], words["pence_per_visit"]),
        step_free=StepFree(words["step_free"]),
        assured_date=words["assured_date"] and date.fromisoformat(words["assured_date"]),
        interests=tuple(
            Interest(i["code"], float(i["weight"]), i["because"], GivenBy(i["given_by"]))
            for i in words["interests"]
        ),
        gifts_wanted=tuple(Interest(g["code"], 1.0, g["because"]) for g in words["gifts_wanted"]),
        serves=_area(words.get("serves")),
        first_visit=FirstVisit(**told) if (told := words.get("first_visit")) else NOTHING_TOLD,
        capacity=words.get("capacity"),
        area_only=words.get("area_only", False),
        schedules=tuple(map(schedule, words["schedules"])),
        **{name: words[name] for name in _AS_THEY_ARE},
    )
    return Imported(listing, bytes.fromhex(words["fingerprint"]))


def as_words(listing: Listing) -> dict[str, Any]:
    """What `as_it_was` makes the same listing of, active and from no row."""
    return {
        "status": "active",
        "fingerprint": "",
        "hidden_because": "",
        "source_id": listing.source_id,
        "kind": listing.kind,
        "name": listing.name,
        "longitude": listing.point.longitude,
        "latitude": listing.point.latitude,
        "cost_words": listing.cost.words,
        "pence_per_visit": listing.cost.pence_per_visit,
        "step_free": listing.step_free,
        "assured_date": listing.assured_date and listing.assured_date.isoformat(),
        "interests": [asdict(one) for one in listing.interests],
        "gifts_wanted": [asdict(one) for one in listing.gifts_wanted],
        "serves": asdict(listing.serves),
        "first_visit": asdict(listing.first_visit),
        "capacity": listing.capacity,
        "area_only": listing.area_only,
        "schedules": [_schedule_words(one) for one in listing.schedules],
        **{name: getattr(listing, name) for name in _AS_THEY_ARE},
    }


def schedule(words: Mapping[str, Any]) -> Schedule:
    """A schedule again, from what was kept of it."""
    moment = datetime.fromisoformat
    return Schedule(
        moment(words["dtstart"]),
        words["minutes"],
        words["rrule"],
        tuple(map(moment, words["exdates"])),
        tuple(map(moment, words["rdates"])),
        words["timezone"],
    )


def _schedule_words(one: Schedule) -> dict[str, Any]:
    return {
        **asdict(one),
        "dtstart": one.dtstart.isoformat(),
        "exdates": [moment.isoformat() for moment in one.exdates],
        "rdates": [moment.isoformat() for moment in one.rdates],
    }


def _area(kept: Mapping[str, Any] | None) -> ServiceArea:
    """The area served; what was kept before there was one has none."""
    return ServiceArea(tuple(kept["districts"]), kept["metres"]) if kept else NO_AREA
