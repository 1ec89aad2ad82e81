"""Examples in the API's description: real records of the edition that is served, and real names for its parameters."""

from typing import Any

from fastapi import FastAPI

from app.errors import NothingPublished
from app.queries.records import first_record

NOUN_OF_SCHEMA = {
    "Condition": "conditions",
    "Treatment": "treatments",
    "Attribute": "attributes",
    "Source": "sources",
    "Finding": "findings",
    "Comparison": "comparisons",
    "Summary": "summaries",
    "Quality": "qualities",
}
PAIR = "pair"
"""Where two treatments that are compared stand among the examples."""


def examples_of(app: FastAPI) -> dict[str, Any]:
    """Real records of the edition that is served, one a noun, cut where they are long."""
    shelf = getattr(app.state, "shelf", None)
    if shelf is None:
        return {}
    try:
        edition = shelf.current()
    except NothingPublished:
        return {}
    found: dict[str, Any] = {}
    for name, noun in NOUN_OF_SCHEMA.items():
        first = first_record(edition, noun)
        if first is not None:
            found[name], found[name + "Brief"] = _cut(first[0]), first[1]
            if noun == "comparisons":
                found[PAIR] = [told["slug"] for told in first[0]["treatments"][:2]]
    return found


def names_for(path: str, examples: dict[str, Any]) -> dict[str, str]:
    """What could stand for the parameters that an address needs: names of the edition that is served."""
    nouns = {noun: examples[name] for name, noun in NOUN_OF_SCHEMA.items() if name in examples}
    noun = path.partition("/{slug}")[0].rpartition("/")[2]
    record = nouns.get(noun, {})
    names = {
        "slug": record.get("slug") or record.get("id"),
        "name": "not-found" if "/problems" in path else "timeline",
        "edition_id": next((told["edition"]["id"] for told in nouns.values()), None),
        "treatments": ",".join(examples.get(PAIR, [])),
    }
    return {name: told for name, told in names.items() if told}


def _cut(member: Any, most: int = 1) -> Any:
    """The document with every list cut to its first item."""
    if isinstance(member, dict):
        return {name: _cut(value, most) for name, value in member.items()}
    if isinstance(member, list):
        return [_cut(value, most) for value in member[:most]]
    return member


def example_of(component: dict[str, Any], components: dict[str, Any], depth: int = 0) -> Any:
    """An example put together from the examples of a schema's members."""
    told = component.get("examples") or ([component["default"]] if "default" in component else [])
    if told:
        return told[0]
    for name in ("const", "enum"):
        if name in component:
            return component[name] if name == "const" else component[name][0]
    reference = component.get("$ref") or next(
        (one.get("$ref") for key in ("oneOf", "anyOf", "allOf") for one in component.get(key, [])), None
    )
    if reference is not None and depth < 8:
        return example_of(components[reference.rpartition("/")[2]], components, depth + 1)
    match component.get("type"):
        case "object":
            members = component.get("properties", {})
            return {
                name: example_of(members[name], components, depth + 1)
                for name in component.get("required", members)
                if name in members
            }
        case "array":
            fewest = component.get("minItems", 0)
            return [example_of(component["items"], components, depth + 1) for _ in range(fewest)]
        case "integer" | "number":
            return max(component.get("minimum", 1), component.get("exclusiveMinimum", 0) + 1)
        case "boolean":
            return False
        case _:
            return {"date": "2026-11-24", "date-time": "2026-11-24T12:00:00Z"}.get(component.get("format", ""), "text")
