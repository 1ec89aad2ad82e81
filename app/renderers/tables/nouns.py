"""The tables of a whole edition: one a noun, with findings in the columns that every table of findings has."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.documents.gatherings import GatheredRow, Plain
from app.renderers.tables.columns import Column, Datatype, columns_in

Read = Callable[[Plain], Any]


def _column(
    name: str, meaning: str, read: Read | None = None, datatype: Datatype = "string", *, is_list: bool = False
) -> Column:
    reading = read or (lambda record: record.get(name))
    return Column(
        name=name,
        title=name.replace("_", " ").capitalize(),
        description=meaning,
        datatype=datatype,
        read=lambda row: reading(row.finding or {}),
        is_list=is_list,
    )


def _slugs(member: str) -> Read:
    return lambda record: [told["slug"] for told in record[member]]


def _inner(member: str, name: str) -> Read:
    return lambda record: record.get(member, {}).get(name)


_SLUG = _column("slug", "The record's name in addresses.")
_NAME = _column("name", "What it is called.")
_DIGEST = _column("digest", "SHA-256 of what the record says.")
_UPDATED = _column("updated", "When it last changed.")
_REVIEW = (
    _column("evidence_checked", "When evidence was last looked through.", _inner("review", "evidence_checked"), "date"),
    _column("next_review", "When somebody should look again.", _inner("review", "next_review"), "date"),
    _column("review_status", "Whether a clinician has attested the content.", _inner("review", "status")),
)  # fmt: skip
_OTHERS: Mapping[str, tuple[Column, ...]] = {
    "treatments": (
        _SLUG,
        _NAME,
        _column("short_name", "What it is called inside a sentence."),
        _column("also_known_as", "Other names.", is_list=True),
        _column("form", "What it physically is."),
        _column("variant_of", "The treatment it is a form of.", _inner("variant_of", "slug")),
        _column("reference_variant", "The variant that speaks for it.", _inner("reference_variant", "slug")),
        _column("summary", "What it is, in plain words."),
        _column("conditions", "What it is used for.", _slugs("conditions"), is_list=True),
        _column("finding_count", "How many findings there are.", None, "integer"),
        *_REVIEW,
        _UPDATED,
        _DIGEST,
    ),
    "attributes": (
        _SLUG,
        _NAME,
        _column("question", "The question it answers."),
        _column("category", "What side of a treatment it describes."),
        _column("kind", "The shape of its values."),
        _column("unit", "Its unit, in UCUM."),
        _column("better", "Which way is better."),
        _column("definition", "What exactly is meant."),
        _column("finding_count", "How many findings there are.", None, "integer"),
        _UPDATED,
        _DIGEST,
    ),
    "conditions": (
        _SLUG,
        _NAME,
        _column("also_known_as", "Other names.", is_list=True),
        _column("part_of", "The wider condition.", _inner("part_of", "slug")),
        _column("definition", "What is meant."),
        *_REVIEW,
        _UPDATED,
        _DIGEST,
    ),
    "sources": (
        _SLUG,
        _column("type", "What it is."),
        _column("citation", "The source, cited."),
        _column("title", "Its title."),
        _column("authors", "Its authors, as far as they are known."),
        _column("year", "When it came out.", None, "integer"),
        _column("publisher", "Where it came out."),
        _column("doi", "Digital object identifier.", _inner("identifiers", "doi")),
        _column("pmid", "PubMed.", _inner("identifiers", "pmid")),
        _column("pmcid", "PubMed Central.", _inner("identifiers", "pmcid")),
        _column("nct", "ClinicalTrials.gov.", _inner("identifiers", "nct"), is_list=True),
        _column("address", "Where a reader can open it."),
        _column("tier", "How near the reading was to the thing itself, A to D."),
        _column("accessed", "When it was read.", None, "date"),
        _column("funding", "Who paid for it, as far as it says."),
        _column("conflict_of_interest", "Whose interest it may serve, as far as it says."),
        _column("jurisdiction", "Where it holds, ISO 3166."),
        _column("note", "What an editor says of it."),
        _column("finding_count", "How many findings cite it.", None, "integer"),
        _UPDATED,
        _DIGEST,
    ),
    "comparisons": (
        _SLUG,
        _column("title", "What it is called."),
        _column("question", "The question it answers."),
        _column("summary", "The answer in short."),
        _column("condition", "The condition it is of.", _inner("condition", "slug")),
        _column("treatments", "What it compares, in order.", _slugs("treatments"), is_list=True),
        _column("rules_version", "The rules that chose headlines and reached verdicts."),
        *_REVIEW,
        _UPDATED,
        _DIGEST,
    ),
    "absences": (
        _column("treatment", "The treatment that has no value."),
        _column("attribute", "For which attribute.", _inner("attribute", "slug")),
        _column("reason", "Why.", _inner("absence", "reason")),
        _column("words", "The same in words.", _inner("absence", "words")),
        _column("looked_in", "Where somebody looked.", _inner("absence", "looked_in")),
        _column("looked_on", "When.", _inner("absence", "looked_on"), "date"),
        _column("note", "What an editor says of it.", _inner("absence", "note")),
    ),
}
TABLES = ("findings", "treatments", "attributes", "conditions", "sources", "comparisons", "absences")
"""Every table, the one most are after first."""
KEYS = {"findings": "id", "absences": ""}
"""The column that names a row, where it is not the slug; none for gaps."""


def columns_of_table(table: str, edition: str) -> tuple[Column, ...]:
    """The columns of a table."""
    return columns_in(edition) if table == "findings" else _OTHERS[table]


def rows_of_record(noun: str, record: Plain) -> Iterator[tuple[str, GatheredRow]]:
    """The rows that a record makes, with their table; none for records that are texts about others."""
    if noun in TABLES:
        yield noun, GatheredRow("finding", record.get("attribute", {}), None, record, None)
    if noun == "treatments":
        for told in record["absences"]:
            yield "absences", GatheredRow("finding", {}, None, {"treatment": record["slug"], **told}, None)
