"""An answer as GeoJSON for machines: the shape of `GET /api/activities`, and its description."""

from typing import Any
from zoneinfo import ZoneInfo

from asset_map.maps.place import point_feature
from asset_map.match.reasons import Found, Match
from asset_map.model.listing import Kind, StepFree
from asset_map.model.place import Near, Precision
from asset_map.model.schedule import TIMEZONE
from asset_map.web.words import Teller

MEDIA_TYPE = "application/geo+json"
ZONE = ZoneInfo(TIMEZONE)


def answer(found: Found, teller: Teller, root: str) -> dict[str, Any]:
    """A FeatureCollection, best first. `root` is the site's own address, without a last slash."""
    return {
        "type": "FeatureCollection",
        "near": where(found.ask.near),
        "total": found.total,
        "more_than_total": found.more_than_total,
        "features": [
            point_feature(match.activity.point, properties(match, teller, root))
            for match in found.matches
        ],
    }


def where(near: Near) -> dict[str, Any]:
    """The place that distances are from."""
    return {
        "label": near.label,
        "longitude": near.point.longitude,
        "latitude": near.point.latitude,
        "precision": near.precision,
    }


def properties(match: Match, teller: Teller, root: str) -> dict[str, Any]:
    """Everything about one listing in the answer but its point, for orjson: nouns are objects."""
    activity = match.activity
    session = activity.next_session
    return {
        "id": activity.id,
        "source": activity.source,
        "source_id": activity.source_id,
        "kind": activity.kind,
        "name": activity.name,
        "description": activity.description,
        "organization": activity.organization,
        "venue": activity.venue,
        "postcode": activity.postcode,
        "area_only": activity.area_only,
        "interests": activity.interests,
        "cost": activity.cost.words,
        "pence_per_visit": activity.cost.pence_per_visit,
        "min_age": activity.min_age,
        "max_age": activity.max_age,
        "step_free": activity.step_free,
        "area_served": activity.serves,
        "first_visit": activity.first_visit,
        "phone": activity.phone,
        "website": activity.website,
        "metres_away": round(match.metres_away),
        "next_session": session and session.starts_at.astimezone(ZONE),
        "reasons": [teller.reason(reason) for reason in match.reasons],
        "assured_date": activity.assured_date,
        "score": round(match.score, 4),
        "url": f"{root}/listing/{activity.id}",
    }


def text(sentence: str) -> dict[str, Any]:
    """A text, with a sentence on what it says."""
    return {"type": "string", "description": sentence}


def _maybe(schema: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "type": [schema["type"], "null"]}


def all_there(members: dict[str, Any]) -> dict[str, Any]:
    """An object that always has all of its properties."""
    return {"type": "object", "properties": members, "required": list(members)}


AGE = _maybe({"type": "integer", "minimum": 0})
PROPERTIES = all_there(
    {
        "id": {"type": "string", "format": "uuid"},
        "source": text("The list that the record came from. “sample” is invented."),
        "source_id": text("The source's own id."),
        "kind": {"type": "string", "enum": [kind.value for kind in Kind]},
        "name": text("Its name."),
        "description": text("What it is, in its own words. Plain text: escape it."),
        "organization": text("Who runs it."),
        "venue": text("Where it happens."),
        "postcode": text("The venue's postcode."),
        "area_only": {
            "type": "boolean",
            "description": "Whether only the area is told: the point is the area's own.",
        },
        "interests": {
            "type": "array",
            "items": all_there({"code": text("Its code."), "label": text("Its label.")}),
        },
        "cost": text("What it costs, in its own words."),
        "pence_per_visit": _maybe(
            {"type": "integer", "description": "Null where the words are not clear. 0 is free."}
        ),
        "min_age": AGE,
        "max_age": AGE,
        "step_free": {"type": "string", "enum": [answer.value for answer in StepFree]},
        "area_served": {
            **all_there(
                {
                    "districts": {"type": "array", "items": {"type": "string"}},
                    "metres": _maybe({"type": "integer", "description": "From its own place."}),
                }
            ),
            "description": "Whom somebody comes to: postcode districts and sectors, or a distance. "
            "Without either, people come to it.",
        },
        "first_visit": {
            **all_there(
                {
                    "greeted_by": text("Who greets you."),
                    "bring_someone": text("Whether someone may be brought along."),
                    "toilets": text("Whether there are any, and what they are like."),
                    "quiet_space": text("Whether there is somewhere quiet."),
                    "parking": text("Whether there is any, and where."),
                    "what_to_expect": text("What it is like, in its own words."),
                }
            ),
            "description": "yes, no, or in words; empty where nobody has told.",
        },
        "phone": text("A telephone number."),
        "website": text("An address on the web, as its source gave it: check it before linking."),
        "metres_away": {"type": "integer", "description": "In a straight line."},
        "next_session": _maybe(
            {
                "type": "string",
                "format": "date-time",
                "description": "When it next starts, in local time. With day or part_of_day, "
                "the next of those.",
            }
        ),
        "reasons": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Why it is in the answer, in words.",
        },
        "assured_date": _maybe(
            {"type": "string", "format": "date", "description": "When last known to be true."}
        ),
        "score": {"type": "number", "minimum": 0, "maximum": 1},
        "url": {"type": "string", "format": "uri", "description": "Its page."},
    }
)
FEATURE = all_there(
    {
        "type": {"const": "Feature"},
        "geometry": all_there(
            {
                "type": {"const": "Point"},
                "coordinates": {
                    "type": "array",
                    "items": {"type": "number"},
                    "minItems": 2,
                    "maxItems": 2,
                    "description": "Longitude, latitude (WGS 84).",
                },
            }
        ),
        "properties": PROPERTIES,
    }
)
COLLECTION = all_there(
    {
        "type": {"const": "FeatureCollection"},
        "near": all_there(
            {
                "label": text("The place that distances are from."),
                "longitude": {"type": "number"},
                "latitude": {"type": "number"},
                "precision": {
                    "type": "string",
                    "enum": [one.value for one in Precision],
                    "description": "sector and township stand for the middle of something larger.",
                },
            }
        ),
        "total": {
            "type": "integer",
            "description": "How many fit; where more_than_total, how many at least.",
        },
        "more_than_total": {
            "type": "boolean",
            "description": "True where more may fit further off: ask on with offset until "
            "fewer come than limit.",
        },
        "features": {"type": "array", "items": FEATURE},
    }
)
