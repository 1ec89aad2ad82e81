"""Writes drafts as files of the manuscript: YAML, with the line that tells editors its schema."""

from yaml import safe_dump

from app.publishing.importing.drafts import Plain

_SCHEMA_LINE = "# yaml-language-server: $schema={}.schemas/{}.schema.json\n"


def as_findings_file(findings: list[Plain]) -> str:
    """A file of a treatment's further findings."""
    return _written("../../", "findings", {"findings": findings})


def as_source_file(source: Plain) -> str:
    """A source's file."""
    return _written("../", "sources", source)


def _written(up: str, schema: str, content: Plain) -> str:
    text: str = safe_dump(content, allow_unicode=True, sort_keys=False, width=120)
    return _SCHEMA_LINE.format(up, schema) + text
