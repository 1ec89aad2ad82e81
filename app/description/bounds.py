"""The ends of numbers and texts in the API's description, where a model leaves them to the code that checks them."""

from collections.abc import Iterator
from typing import Any

from app.parameters import LONGEST_QUERY

Schema = dict[str, Any]
LARGEST_INTEGER = 2**53 - 1
"""The largest whole number that every reader of JSON holds exactly (RFC 8259 §6)."""
LARGEST_SMALL_INTEGER = 2**31 - 1
PLAIN_TEXT = r"^[^\u0000-\u001f\u007f-\u009f]*$"
"""What every text in a query is checked for: no control characters."""
LONGEST_DATE = 10


def bound_parameter(schema: Schema) -> None:
    """Says of a parameter's texts and numbers what is checked of them beside their own model."""
    for found in _schemas(schema):
        if found.get("type") == "string" and "enum" not in found and "const" not in found:
            found.setdefault("maxLength", LONGEST_DATE if found.get("format") == "date" else LONGEST_QUERY)
            if "format" not in found:
                found.setdefault("pattern", PLAIN_TEXT)
    bound_integers(schema)


def bound_integers(schema: Schema) -> None:
    """Gives every whole number its ends and its size."""
    for found in _schemas(schema):
        if found.get("type") == "integer":
            found["minimum"] = found.get("minimum", -LARGEST_INTEGER)
            found["maximum"] = found.get("maximum", LARGEST_INTEGER)
            is_small = max(-found["minimum"], found["maximum"]) <= LARGEST_SMALL_INTEGER
            found["format"] = "int32" if is_small else "int64"


def _schemas(member: Any) -> Iterator[Schema]:
    """Every schema in a schema, itself first; examples are no schemas."""
    if isinstance(member, dict):
        yield member
        for name, inner in member.items():
            if name not in ("examples", "example", "default", "const", "enum"):
                yield from _schemas(inner)
    elif isinstance(member, list):
        for inner in member:
            yield from _schemas(inner)
