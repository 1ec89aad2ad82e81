"""The JSON Schemas of what is published, as a list."""

from app.documents.contract import Document
from app.documents.references import Address


class SchemaBrief(Document):
    """One schema, and where it is."""

    name: str
    title: str
    address: Address


class SchemaList(Document):
    """Every JSON Schema there is, by the plural noun of what it describes."""

    items: list[SchemaBrief]
