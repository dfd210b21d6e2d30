"""What was heard and what fits, as JSON: the answer of `POST /api/conversation`, described."""

from typing import Any

from asset_map.interests.vocabulary import vocabulary
from asset_map.match.reasons import Found
from asset_map.model.ask import LIMIT, REACH_METRES
from asset_map.model.heard import ConstraintKind, Heard, HeardTerm
from asset_map.web import geojson
from asset_map.web.geojson import all_there, text
from asset_map.web.parameters import BY_NAME, LONGEST_WORDS
from asset_map.web.spoken import LONGEST_TEXT
from asset_map.web.words import Teller


def answer(heard: Heard, found: Found, told: Teller, root: str) -> dict[str, Any]:
    """What was heard, strongest first, and what fits, best first. `root` as in `geojson`."""
    return {
        "heard": {
            "interests": [_term(term) for term in heard.interests],
            "gifts": [_term(term) for term in heard.gifts],
            "avoid": [_term(term) for term in heard.avoid],
            "constraints": [
                {"kind": one.kind, "value": one.value, "because": one.because}
                for one in heard.constraints
            ],
        },
        "near": geojson.where(found.ask.near),
        "total": found.total,
        "more_than_total": found.more_than_total,
        "activities": [
            {
                **geojson.properties(match, told, root),
                "longitude": match.activity.point.longitude,
                "latitude": match.activity.point.latitude,
            }
            for match in found.matches
        ],
    }


def _term(term: HeardTerm) -> dict[str, Any]:
    return {
        "term": term.code,
        "label": vocabulary().terms[term.code].label,
        "weight": term.weight,
        "because": term.because,
        "guessed": term.guessed,
    }


def _many(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _exactly(properties: dict[str, Any]) -> dict[str, Any]:
    return {**all_there(properties), "additionalProperties": False}


BECAUSE = text("The words that gave it away, as they were said.")
TERM = all_there(
    {
        "term": text("The interest's code."),
        "label": text("Its label."),
        "weight": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
        "because": BECAUSE,
        "guessed": {
            "type": "boolean",
            "description": "True where no phrase held it, but the meaning came close.",
        },
    }
)
CONSTRAINT = all_there(
    {
        "kind": {"type": "string", "enum": [kind.value for kind in ConstraintKind]},
        "value": text("days: MO,TU … SU; cost_max: pence a visit; furthest: metres; else yes."),
        "because": BECAUSE,
    }
)
DEGREES = {"type": "number"}
HEARD = all_there(
    {
        "interests": _many(TERM),
        "gifts": _many(TERM),
        "avoid": _many(TERM),
        "constraints": _many(CONSTRAINT),
    }
)
ANSWER = all_there(
    {
        "heard": HEARD,
        "near": geojson.COLLECTION["properties"]["near"],
        "total": geojson.COLLECTION["properties"]["total"],
        "more_than_total": geojson.COLLECTION["properties"]["more_than_total"],
        "activities": _many(
            all_there(
                {**geojson.PROPERTIES["properties"], "longitude": DEGREES, "latitude": DEGREES}
            )
        ),
    }
)
NEAR = {
    "oneOf": [
        _exactly({"longitude": DEGREES, "latitude": DEGREES}),
        _exactly({"postcode": {"type": "string", "maxLength": LONGEST_WORDS}}),
        _exactly({"place": {"type": "string", "maxLength": LONGEST_WORDS}}),
    ]
}
ASKED = {
    "type": "object",
    "properties": {
        "text": {
            "type": "string",
            "maxLength": LONGEST_TEXT,
            "description": "What was said, in any words. Heard in memory; never kept or logged.",
        },
        "near": NEAR,
        "reach_metres": {**BY_NAME["reach_metres"].schema, "default": REACH_METRES},
        "limit": {**BY_NAME["limit"].schema, "default": LIMIT},
        "offset": BY_NAME["offset"].schema,
    },
    "required": ["text", "near"],
    "additionalProperties": False,
    "examples": [
        {
            "text": "Never without her needles. Can't stand bingo. Nothing before ten.",
            "near": {"postcode": "WN7 1AA"},
        }
    ],
}
