"""The description of the public API (OpenAPI 3.1), made from the same tables that serve it."""

from importlib.metadata import version
from typing import Any

from asset_map.web import geojson
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
                "required": ["parameter", "value", "say"],
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
        "paths": {"/api/activities": {"get": _find()}},
        "components": {
            "schemas": {"Activities": geojson.COLLECTION, "Problem": PROBLEM},
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
            "400": {
                "description": "A parameter is missing, unknown or wrong. Nothing was searched.",
                "content": {"application/problem+json": _named("Problem")},
            },
        },
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
