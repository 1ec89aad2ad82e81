"""Printed cells: how an edition keeps them, and how they are read to be set into a comparison.

A cell is kept as text that is ready to be sent but for one thing: the numbers of its sources, which depend on what
else stands in the comparison. Beside it stands what the verdicts and the sentences need to know of it, so that nothing
that is only passed on is ever parsed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from app.domain.agreement import AgreementStatus
from app.domain.digests import canonical
from app.domain.evidence import Evidence, from_plain, to_plain
from app.domain.risks import PEOPLE, people
from app.domain.sentences import Against, Said
from app.domain.texts import inside
from app.domain.vocabulary import AbsenceReason, Better, CertaintyLevel, ComparatorKind, EffectMeasure, ValueKind

Plain = dict[str, Any]

PLACE = "\x1f"
"""Stands on both sides of a source in a cell's text, where its number goes; no text of the content may hold it."""
_WRITTEN_PLACE = re.compile(r'"\\u001f([^"\\]+)\\u001f"')

_WORDS: dict[str, dict[str | None, Any]] = {
    "kind": {None: None, **{word.value: word for word in ValueKind}},
    "certainty": {word.value: word for word in CertaintyLevel},
    "measure": {word.value: word for word in EffectMeasure},
    "better": {word.value: word for word in Better},
    "missing": {word.value: word for word in AbsenceReason},
}
_COMPARATORS = {word.value: word for word in ComparatorKind}


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell as comparisons are composed of it."""

    text: str
    """Its document, canonical JSON, with a source between two places wherever that source's number goes."""
    evidence: tuple[Evidence, ...] = ()
    """Its findings in the headline's order."""
    said: Plain | None = None
    """What sentences say of it, as `Said` takes it."""
    reasons: tuple[str, ...] = ()
    """Why its certainty is no higher."""
    findings: tuple[str, ...] = ()
    """Every finding it shows; none where it is absent."""
    is_contradicted: bool = False
    """Whether its own findings contradict each other."""

    @property
    def is_reported(self) -> bool:
        """Whether it has a value."""
        return bool(self.findings)

    def numbered(self, numbers: dict[str, int]) -> str:
        """Its document with the numbers of its sources; a source that has none yet gets the next."""
        pieces = self.text.split(PLACE)
        for place in range(1, len(pieces), 2):
            pieces[place] = str(numbers.setdefault(pieces[place], len(numbers) + 1))
        return "".join(pieces)

    def as_said(self, name: str) -> Said:
        """What a sentence says of it, under the treatment's name."""
        return Said(name, **(self.said or {}))


def print_cell(document: Plain, evidence: Sequence[Evidence] = ()) -> PrintedCell:
    """A cell from its document, whose findings name their sources, and its evidence."""
    said = _said_of(document)
    if document["state"] == "absent":
        return PrintedCell(canonical(document).decode(), tuple(evidence), said)
    headline, others = document["headline"], document["others"]
    open_document = {**document, "headline": _open(headline), "others": [_open(other) for other in others]}
    return PrintedCell(
        _WRITTEN_PLACE.sub(rf"{PLACE}\1{PLACE}", canonical(open_document).decode()),
        tuple(evidence),
        said,
        tuple(headline["certainty"]["reasons"]),
        tuple(finding["id"] for finding in (headline, *others)),
        document["agreement"]["status"] == AgreementStatus.CONTRADICTS,
    )


def _open(finding: Plain) -> Plain:
    shown = {name: member for name, member in finding.items() if name != "source"}
    return {**shown, "source_number": f"{PLACE}{finding['source']}{PLACE}"}


def _said_of(document: Plain) -> Plain:
    """What sentences say of a cell, by the names that `Said` has for it; what is not known is left out."""
    if document["state"] == "absent":
        told: Plain = {"display": document["display"], "kind": None, "certainty": CertaintyLevel.NOT_RATED}
        return {**told, "treatment": document["treatment"], "missing": AbsenceReason(document["absence"]["reason"])}
    headline, value = document["headline"], document["headline"]["value"]
    measure, better, absolute = value.get("measure"), value.get("better"), headline.get("absolute", {})
    against, baseline = headline.get("comparator"), absolute.get("baseline")
    said = {
        "variant": headline.get("variant_name"),
        "instrument": headline.get("instrument"),
        "pool": headline.get("pooled"),
        "time": headline.get("time_point"),
        "measure": None if measure is None else EffectMeasure(measure),
        "better": None if better is None else Better(better),
        "against": against and Against(ComparatorKind(against["kind"]), against["words"], against.get("display", "")),
        "absolute": absolute.get("display"),
        "baseline": baseline and f"{people(baseline['per_1000'])} in {PEOPLE} ({inside(baseline['words'])})",
    }
    return {
        "display": document["display"],
        "kind": ValueKind(value["kind"]),
        "certainty": CertaintyLevel(headline["certainty"]["level"]),
        "treatment": document["treatment"],
        "finding": headline["id"],
        "source": headline["source"],
        "population": headline["population"],
        "counted": "in 1000" if absolute else _counted(value),
        **{name: told for name, told in said.items() if told},
    }


def _counted(value: Plain) -> str:
    """What a figure is a number of, and which way is better: unlike ones are never set side by side in a sentence."""
    match value["kind"]:
        case ValueKind.PROPORTION:
            return "%"
        case ValueKind.RATE:
            return f"per {value['per_amount']:g} {value['per']}"
        case ValueKind.EFFECT:
            return f"{value['measure']} {value['unit']} {value.get('better')}"
        case ValueKind.CHANGE:
            return f"change {value['unit']} {value.get('better')}"
        case ValueKind.MONEY:
            return f"{value['currency']} per {value['per']}"
        case kind:
            return str(kind)


def row_of(cell: PrintedCell) -> tuple[str, str, str]:
    """A cell as an edition keeps it: its text, its evidence and what is known of it."""
    said = dict(cell.said or {})
    if "against" in said:
        said["against"] = [getattr(said["against"], name) for name in Against.__slots__]
    known: Plain = {"said": said}
    if cell.is_reported:
        known |= {"reasons": cell.reasons, "findings": cell.findings, "is_contradicted": cell.is_contradicted}
    evidence = [to_plain(found) for found in cell.evidence]
    return cell.text, canonical(evidence).decode(), canonical(known).decode()


def cell_of(text: str, evidence: str, known: str) -> PrintedCell:
    """The cell that `row_of` made a row of."""
    told = orjson.loads(known)
    said = told["said"]
    for name, words in _WORDS.items():
        if name in said:
            said[name] = words[said[name]]
    if "against" in said:
        kind, *words = said["against"]
        said["against"] = Against(_COMPARATORS[kind], *words)
    return PrintedCell(
        text,
        tuple([from_plain(plain) for plain in orjson.loads(evidence)]),
        said,
        tuple(told.get("reasons", ())),
        tuple(told.get("findings", ())),
        told.get("is_contradicted", False),
    )
