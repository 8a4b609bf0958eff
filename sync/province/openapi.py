"""The API description, made from the wire structs and the route table."""

from __future__ import annotations

from typing import Any

import msgspec

from sync.province.errors import Busy, Failed, Refused, TokenUnknown, TooMany
from sync.province.route import Body, Route
from sync.province.routes import ROUTES
from sync.wire.codes import JSON, PROTOCOL, REQUEST_ID_HEADER
from sync.wire.messages import Problem

_REF = "#/components/schemas/{name}"
_EVERYWHERE: tuple[type[Refused], ...] = (Failed, Busy, TooMany)


def document() -> dict[str, Any]:
    """OpenAPI 3.1 document of the gateway."""
    kinds = [Problem]
    for route in ROUTES:
        for body in (route.request, route.answer):
            if body is not None:
                kinds += [kind for kind in (body.kind, body.lines) if kind is not None]
    _, components = msgspec.json.schema_components(kinds, ref_template=_REF)
    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Một Cửa Xã: cổng đồng bộ của tỉnh",
            "version": str(PROTOCOL),
            "description": "Counters push events and pull their centre's feed. Bodies may be gzip or motcua1.",
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"device": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(route: Route) -> dict[str, Any]:
    request_id = {"name": REQUEST_ID_HEADER, "in": "header", "schema": {"type": "string"}, "required": False}
    parameters = [
        {"name": item.name, "in": item.where, "schema": item.schema, "required": item.required}
        for item in route.parameters
    ]
    operation: dict[str, Any] = {
        "operationId": route.name,
        "summary": route.summary,
        "parameters": [*parameters, request_id],
        "responses": _responses(route),
        "security": [{"device": []}] if route.known else [],
    }
    if route.request is not None:
        operation["requestBody"] = {"required": True, "content": _content(route.request)}
    return operation


def _responses(route: Route) -> dict[str, Any]:
    responses: dict[str, Any] = {}
    if route.answer is not None:
        responses["200"] = {"description": "Done", "content": _content(route.answer)}
    for status in route.statuses:
        responses[str(status)] = {"description": "What the asker holds is current" if status == 304 else "Done"}
    refusals: list[type[Refused]] = [*route.refusals, *([TokenUnknown] if route.known else []), *_EVERYWHERE]
    for status in sorted({refusal.status for refusal in refusals}):
        codes = sorted({refusal.code for refusal in refusals if refusal.status == status})
        content = {JSON: {"schema": {"$ref": _REF.format(name=Problem.__name__)}}}
        responses[str(status)] = {"description": "code: " + ", ".join(codes), "content": content}
    return responses


def _content(body: Body) -> dict[str, Any]:
    if body.kind is None:
        return {body.media: {"schema": {"type": "string", "format": "binary"}}}
    if body.lines is None:
        return {body.media: {"schema": _schema(body.kind)}}
    text = "JSON lines, each ended by a line feed; the first has a shape of its own."
    lines = {"x-first-line": _schema(body.kind), "x-other-lines": _schema(body.lines)}
    return {body.media: {"schema": {"type": "string", "description": text, **lines}}}


def _schema(kind: type[Any]) -> dict[str, Any]:
    (schema,), _ = msgspec.json.schema_components([kind], ref_template=_REF)
    return schema
