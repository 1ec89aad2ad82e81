"""What `fields` and `include` do to an answer, as the API's description tells it.

`fields` leaves members out, so an answer to it is no whole record: it is described as a part of one, of which every
member that is there must be as in the whole. `include` adds one member, which is described with the record.
"""

import re
from typing import Any

from app.queries import attributes, comparisons, conditions, findings, qualities, sources, summaries, treatments
from app.queries.records import DEFAULT_ORDER, ORDERS, Order, Relation

Schema = dict[str, Any]
RELATIONS: dict[str, dict[str, Relation]] = {
    "Attribute": attributes.RELATIONS,
    "Comparison": comparisons.RELATIONS,
    "Condition": conditions.RELATIONS,
    "Finding": findings.RELATIONS,
    "Quality": qualities.RELATIONS,
    "Source": sources.RELATIONS,
    "Summary": summaries.RELATIONS,
    "Treatment": treatments.RELATIONS,
}
"""What `include` takes, by the name of the record's schema."""
OWN_ORDERS: dict[str, dict[str, Order]] = {
    "Attribute": attributes.ATTRIBUTE_ORDERS,
    "Finding": findings.FINDING_ORDERS,
    "Source": sources.SOURCE_ORDERS,
    "Treatment": treatments.TREATMENT_ORDERS,
}
"""What `sort` takes, by the name of the schema of a list's whole records, where it is more than usual."""
_REFERENCE = "#/components/schemas/"


def describe_partial_answers(openapi: dict[str, Any]) -> None:
    """Tells of every address that takes `fields`, `include` or `sort` what they take and what is answered then."""
    schemas: dict[str, Schema] = openapi["components"]["schemas"]
    named: dict[str, set[str]] = {}
    for operation in (methods["get"] for methods in openapi["paths"].values() if "get" in methods):
        asked = {told["name"]: told["schema"] for told in operation["parameters"]}
        if "fields" in asked:
            whole = _describe_answer(operation["responses"]["200"]["content"]["application/json"], schemas)
            members = named.setdefault(whole, set(schemas[whole]["properties"]))
            _take_names(asked["fields"], sorted(members))
            if "include" in asked:
                _take_names(asked["include"], list(RELATIONS[whole]))
            if "sort" in asked:
                del asked["sort"]["pattern"], asked["sort"]["maxLength"]
                asked["sort"]["enum"] = [name for name in OWN_ORDERS.get(whole, ORDERS) if name != DEFAULT_ORDER]
    for whole in named:
        _add_included(whole, schemas)
        schemas[f"{whole}Part"] = _part_of(whole, schemas)


def _describe_answer(answer: dict[str, Any], schemas: dict[str, Schema]) -> str:
    """Lets the answer, or each item of a list, be a part; tells the name of the whole record's schema."""
    name = _named(answer["schema"])
    items = schemas[name]["properties"].get("items") if name.startswith("Page_") else None
    if items is None:
        answer["schema"] = _whole_or_part(name, name)
        return name
    brief = _named(items["items"] if "$ref" in items["items"] else items["items"]["anyOf"][0])
    whole = brief.removesuffix("Brief")
    items["items"] = _whole_or_part(brief, whole)
    return whole


def _named(reference: Schema) -> str:
    name: str = reference["$ref"]
    return name.removeprefix(_REFERENCE)


def _whole_or_part(usual: str, whole: str) -> Schema:
    return {"anyOf": [{"$ref": _REFERENCE + usual}, {"$ref": f"{_REFERENCE}{whole}Part"}]}


def _take_names(parameter: Schema, names: list[str]) -> None:
    """Some of these names with commas between them, as the parameter's pattern."""
    one = f"(?:(?:{'|'.join(re.escape(name) for name in names)}) *)?"
    parameter["pattern"] = f"^ *{one}(?:, *{one})*$"
    parameter["examples"] = [",".join(names[:2])]


def _add_included(whole: str, schemas: dict[str, Schema]) -> None:
    """Describes what `include` adds to a record."""
    by_noun = {"qualities": "Quality", "summaries": "Summary"}
    lists = {
        name: {
            "type": "array",
            "items": {"$ref": _REFERENCE + by_noun.get(relation.noun, relation.noun.removesuffix("s").capitalize())},
        }
        for name, relation in RELATIONS[whole].items()
    }
    schemas[f"{whole}Included"] = {
        "type": "object",
        "title": f"{whole}Included",
        "description": "Related records, whole: each list only where `include` asked for it.",
        "properties": lists,
        "additionalProperties": False,
        "examples": [{}],
    }
    schemas[whole]["properties"]["included"] = {
        "$ref": f"{_REFERENCE}{whole}Included",
        "description": "Only where `include` asked for it.",
    }


def _part_of(whole: str, schemas: dict[str, Schema]) -> Schema:
    """Some members of a record, each as in the whole.

    Members are described by `dependentSchemas`: as properties, generators of clients would make every member of every
    answer one that may be missing, also for readers who leave nothing out.
    """
    members: dict[str, Schema] = schemas[whole]["properties"]
    example: dict[str, Any] = schemas[whole].get("examples", [{}])[0]
    return {
        "type": "object",
        "title": f"{whole}Part",
        "description": "The members that `fields` asked for, each as in the whole record.",
        "propertyNames": {"enum": list(members)},
        "dependentSchemas": {name: {"properties": {name: schema}} for name, schema in members.items()},
        "examples": [dict(list(example.items())[:2])],
    }
