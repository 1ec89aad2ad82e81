"""JSON Schemas (2020-12) of what is published: one a noun, whole, under an address of this version of the API."""

import json
from collections.abc import Mapping
from functools import cache

from app.documents.attributes import Attribute
from app.documents.comparisons import Comparison
from app.documents.conditions import Condition
from app.documents.contract import Document
from app.documents.editions import Changes, Edition
from app.documents.findings import Finding
from app.documents.problems import Problem
from app.documents.qualities import Quality
from app.documents.rules import Rules
from app.documents.schedules import Schedule
from app.documents.schemas import SchemaBrief, SchemaList
from app.documents.sources import Source
from app.documents.summaries import Summary
from app.documents.treatments import Treatment

MEDIA_TYPE = "application/schema+json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS: Mapping[str, type[Document]] = {
    "attributes": Attribute,
    "changes": Changes,
    "comparisons": Comparison,
    "conditions": Condition,
    "editions": Edition,
    "findings": Finding,
    "problems": Problem,
    "qualities": Quality,
    "rules": Rules,
    "schedules": Schedule,
    "sources": Source,
    "summaries": Summary,
    "treatments": Treatment,
}
"""The document that each schema describes."""


def address_of(name: str) -> str:
    """Where a schema is."""
    return f"/v1/schemas/{name}"


@cache
def render_schema(name: str, base: str) -> str:
    """A schema. `base` is what its own absolute address begins with."""
    schema = SCHEMAS[name].model_json_schema(mode="serialization")
    told = {"$schema": DIALECT, "$id": base + address_of(name), **schema}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def list_schemas() -> SchemaList:
    """Every schema, with its address."""
    items = [
        SchemaBrief(name=name, title=document.__name__, address=address_of(name)) for name, document in SCHEMAS.items()
    ]
    return SchemaList(items=items)
