"""The description of the public API (OpenAPI 3.1), made from the same tables that serve it."""

from importlib.metadata import version
from typing import Any

from asset_map.web import conversation_json, geojson
from asset_map.web.parameters import PARAMETERS, Parameter

PROBLEM = {
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "problems": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "parameter": {"type": "string"},
                    "value": {"type": "string"},
                    "say": {"type": "string", "description": "What to change."},
                },
                "required": ["parameter", "say"],
            },
        },
    },
    "required": ["title", "status"],
}


def document() -> dict[str, Any]:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Community asset map",
            "version": version("asset-map"),
            "summary": "Hubs, groups, micro-enterprises and activities near a place.",
        },
        "servers": [{"url": "/"}],
        "paths": {
            "/api/activities": {"get": _find()},
            "/api/conversation": {"post": _hear()},
        },
        "components": {
            "schemas": {
                "Activities": geojson.COLLECTION,
                "Said": conversation_json.ASKED,
                "Heard": conversation_json.ANSWER,
                "Problem": PROBLEM,
            },
        },
    }


def _find() -> dict[str, Any]:
    return {
        "operationId": "findActivities",
        "summary": "What is near a place and fits, best first.",
        "security": [],
        "parameters": [_parameter(one) for one in PARAMETERS],
        "responses": {
            "200": {
                "description": "The best fits as a GeoJSON FeatureCollection (RFC 7946).",
                "content": {geojson.MEDIA_TYPE: _named("Activities")},
            },
            "400": _problem("A parameter is missing, unknown or wrong. Nothing was searched."),
            **_WAIT,
        },
    }


def _hear() -> dict[str, Any]:
    return {
        "operationId": "hearConversation",
        "summary": "What was heard in someone's own words, and what fits near them, best first. "
        "Nothing of it is kept or logged.",
        "security": [],
        "requestBody": {"required": True, "content": {"application/json": _named("Said")}},
        "responses": {
            "200": {
                "description": "What was heard, each with the words that gave it away; what fits.",
                "content": {"application/json": _named("Heard")},
            },
            "400": _problem("Something is missing, unknown or wrong. Nothing was heard."),
            "413": _problem("Too much at once."),
            "415": _problem("Not JSON."),
            **_WAIT,
        },
    }


def _problem(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/problem+json": _named("Problem")},
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": one.name,
        "in": "query",
        "description": one.sentence,
        "required": one.required,
        "schema": one.schema,
    }
    if one.repeatable:
        described |= {"style": "form", "explode": True}
    if one.example is not None:
        described["example"] = [one.example] if one.repeatable else one.example
    return described


def _named(schema: str) -> dict[str, Any]:
    return {"schema": {"$ref": f"#/components/schemas/{schema}"}}


_AFTER = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
_WAIT = {
    "429": {**_problem("Too many requests from one address in a minute."), "headers": _AFTER},
    "503": {**_problem("The store cannot be reached just now."), "headers": _AFTER},
}
