"""Markdown (RFC 7763): a record as plain text to read, with its caveats, its sources and its edition."""

import re
from collections.abc import Iterable, Iterator

from app.documents.gatherings import GatheredRow, Gathering, Plain
from app.renderers.tables.matrix import cell_words

MARKDOWN_MEDIA_TYPE = "text/markdown; charset=utf-8"
_MARKS = re.compile(r"([\\`*_\[\]<>|#~&])")
_LINE_STARTS = re.compile(r"^(\s*)([-+]|\d{1,9}[.)])(?=\s)")


def escaped(text: str) -> str:
    """Text that stands for itself: no mark in it means anything, and it has one line."""
    told = _MARKS.sub(r"\\\1", " ".join(text.split()))
    return _LINE_STARTS.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", told)


def render_markdown(gathering: Gathering, address: str, pinned: str) -> str:
    """A comparison, a treatment or a finding as a text: caveats first, then what is known, then sources and edition."""
    body = {"comparisons": _comparison, "treatments": _treatment, "findings": _finding}[gathering.noun]
    parts = [
        f"# {escaped(gathering.title)}",
        escaped(gathering.description),
        f"> {escaped(gathering.disclaimer)}",
        *([f"> {escaped(gathering.review)}"] if gathering.review else []),
        *body(gathering),
        *_sources(gathering),
        *_stamp(gathering, address, pinned),
    ]
    return "\n\n".join(parts) + "\n"


def _comparison(gathering: Gathering) -> Iterator[str]:
    record = gathering.record
    yield escaped(record["summary"])
    names = [escaped(told["name"]) for told in record["treatments"]]
    yield "## Side by side"
    yield "Numbers in brackets lead to the list of sources. Read the sentence of a row before its figures."
    yield _table(["", *names, "What can be said", "Certainty"], _matrix(record))
    told = {(one["topic"], one["statement"]): one for row in record["rows"] for one in row["disagreements"]}
    if told:
        yield "## Where sources disagree"
        yield _bullets(_disagreement(one) for one in told.values())
    for name, title in (
        ("what_matters", "What matters to you"),
        ("questions_to_ask", "Questions to ask a clinician"),
        ("steps", "A way to decide"),
    ):
        if record[name]:
            yield f"## {title}"
            yield _bullets(escaped(one) for one in record[name])
    for name, title in (("methods", "How the evidence was found"), ("funding", "Who paid for it")):
        if name in record:
            yield f"## {title}"
            yield escaped(record[name])


def _matrix(record: Plain) -> Iterator[list[str]]:
    for row in record["rows"]:
        yield [
            escaped(row["attribute"]["name"]),
            *(escaped(cell_words(cell)) for cell in row["cells"]),
            escaped(row["sentence"]),
            escaped(str(row["certainty"]["level"]).replace("_", " ")),
        ]


def _treatment(gathering: Gathering) -> Iterator[str]:
    for regimen in gathering.record["burden"]:
        yield f"What it asks of a person ({escaped(regimen['regimen']['name'])}): {escaped(regimen['display'])}."
    yield "## What is known"
    numbers = _numbers(gathering)
    found = [row for row in gathering.rows if row.finding is not None]
    yield _table(["", "Value", "People", "When", "Against", "Certainty", "Source"], _known(found, numbers))
    gaps = [row for row in gathering.rows if row.absence is not None]
    if gaps:
        yield "## What is not known"
        yield _bullets(_gap(row) for row in gaps)
    if gathering.record["disagreements"]:
        yield "## Where sources disagree"
        yield _bullets(_disagreement(one) for one in gathering.record["disagreements"])


def _known(rows: Iterable[GatheredRow], numbers: dict[str, int]) -> Iterator[list[str]]:
    for row in rows:
        told = row.finding or {}
        condition = told.get("condition", {}).get("name")
        yield [
            escaped(row.attribute["name"]) + (f" ({escaped(condition)})" if condition else ""),
            escaped(told["display"]),
            escaped(told["population"]["words"]),
            escaped(told.get("time_point", {}).get("words", "")),
            escaped(_against(told)),
            escaped(told["certainty"]["level"].replace("_", " ")),
            f"[{numbers[told['source']['slug']]}], {escaped(told['locator'])}",
        ]


def _against(finding: Plain) -> str:
    comparator = finding.get("comparator")
    if comparator is None:
        return ""
    told = f": {comparator['display']}" if "display" in comparator else ""
    return f"{comparator['words']}{told}"


def _finding(gathering: Gathering) -> Iterator[str]:
    record = gathering.record
    yield f"**{escaped(record['display'])}**"
    told = [
        ("Treatment", record["treatment"]["name"]),
        ("Attribute", record["attribute"]["question"]),
        ("Condition", record.get("condition", {}).get("name", "")),
        ("People", record["population"]["words"]),
        ("Arm", record.get("arm", "")),
        ("Against", _against(record)),
        ("When", record.get("time_point", {}).get("words", "")),
        ("Instrument", record.get("instrument", "")),
        ("Design", _spoken(record["design"])),
        ("Who was counted", _spoken(record["analysis_set"])),
        ("Blinding", _spoken(record["blinding"])),
        ("Participants", str(record.get("participants", ""))),
        ("Studies", str(record.get("studies", ""))),
        ("Certainty", _spoken(record["certainty"]["level"])),
        ("Rated by", record["certainty"].get("rated_by", "")),
        ("Reasons", "; ".join(record["certainty"]["reasons"])),
        ("Obtained", record["obtained"]),
        ("Derivation", record.get("derivation", "")),
        ("Where in the source", record["locator"]),
        ("Source's words", record.get("source_words", "")),
        ("Note", record.get("note", "")),
    ]
    yield _bullets(f"{name}: {escaped(words)}" for name, words in told if words)


def _spoken(word: str) -> str:
    return word.replace("_", " ")


def _gap(row: GatheredRow) -> str:
    told = row.absence or {}
    note = f" {escaped(told['note'])}" if "note" in told else ""
    place = f"looked in {escaped(told['looked_in'])} on {told['looked_on']}"
    return f"{escaped(row.attribute['name'])}: {escaped(told['words'])} ({place}).{note}"


def _disagreement(told: Plain) -> str:
    reading = f" {escaped(told['reading'])}" if "reading" in told else ""
    return f"{escaped(told['topic'])}: {escaped(told['statement'])}{reading}"


def _numbers(gathering: Gathering) -> dict[str, int]:
    """The numbers a record gives its sources; sources that only its findings cite come after those."""
    numbers = {told["slug"]: told["number"] for told in gathering.record.get("sources", ())}
    for source in gathering.sources:
        numbers.setdefault(source["slug"], max(numbers.values(), default=0) + 1)
    return numbers


def _sources(gathering: Gathering) -> Iterator[str]:
    yield "## Sources"
    numbers = _numbers(gathering)
    lines = []
    for source in sorted(gathering.sources, key=lambda told: numbers[told["slug"]]):
        told = [f"[{numbers[source['slug']]}] {escaped(source['citation'])}"]
        if "address" in source:
            told.append(f"<{source['address']}>")
        told.append(f"Reading {source['tier']}: {escaped(source['tier_meaning'])}")
        if "funding" in source:
            told.append(f"Funding: {escaped(source['funding'])}")
        lines.append(" ".join(told))
    yield _bullets(lines)


def _stamp(gathering: Gathering, address: str, pinned: str) -> Iterator[str]:
    yield "---"
    edition = gathering.record["edition"]
    yield _bullets(
        [
            f"Edition {edition['id']} ({edition['digest']})",
            f"Record {gathering.digest}, last changed {gathering.updated}",
            f"As data: <{address}>",
            f"As this edition printed it: <{pinned}>",
            "Licence: CC BY 4.0",
        ]
    )


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell or ' ' for cell in line)} |" for line in lines)
