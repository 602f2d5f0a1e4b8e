"""A checker for the part of JSON Schema that our schema uses; it refuses a schema that uses more."""

import re
from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]

KNOWN = {
    "$schema", "$defs", "title", "description", "type", "properties", "required", "additionalProperties",
    "items", "enum", "const", "pattern", "minimum", "maximum", "minItems", "maxItems", "anyOf", "$ref",
}  # fmt: skip
TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "null": type(None),
    "integer": int, "number": (int, float),
}  # fmt: skip


def problems(value: Any, schema: Schema, root: Schema, at: str = "$") -> Iterator[str]:
    """Yield what of a value the schema forbids."""
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        yield from problems(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, at)
    if "anyOf" in schema and all(any(problems(value, one, root, at)) for one in schema["anyOf"]):
        yield f"{at}: {value!r} is none of the forms"
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(_is(value, kind) for kind in kinds):
        yield f"{at}: {value!r} is no {kinds}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is not of the set"
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r}"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{at}: {value!r} does not match"
    if _is(value, "number") and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at}: {value!r} is out of bounds"
    if isinstance(value, dict) and "properties" in schema:
        yield from (f"{at}: no {name}" for name in schema["required"] if name not in value)
        yield from (f"{at}: unknown {name}" for name in value if name not in schema["properties"])
        for name, one in value.items():
            yield from problems(one, schema["properties"].get(name, {}), root, f"{at}.{name}")
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{at}: {len(value)} items"
        for number, one in enumerate(value):
            yield from problems(one, schema.get("items", {}), root, f"{at}[{number}]")


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))
