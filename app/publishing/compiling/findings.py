"""Findings: manuscript records become documents."""

from app.documents.findings import Absence, Certainty, Comparator, Population, TimePoint
from app.domain import wording
from app.domain.evidence import scale_of
from app.domain.vocabulary import CertaintyLevel
from app.publishing import manuscript as written
from app.publishing.compiling.records import Plain, Substances
from app.publishing.compiling.references import Compiling, display


def compile_findings(compiling: Compiling, substances: Substances) -> None:
    """Every finding, treatment by treatment."""
    for id_, (treatment, finding) in sorted(compiling.manuscript.findings.items()):
        substances.add("findings", id_, _finding(compiling, treatment, finding))


def _finding(compiling: Compiling, treatment: str, finding: written.Finding) -> Plain:
    same = (
        "id",
        "value",
        "summary",
        "locator",
        "design",
        "source_words",
        "arm",
        "instrument",
        "analysis_set",
        "blinding",
        "counted",
        "scope",
        "pooled",
        "participants",
        "studies",
        "jurisdiction",
        "dated",
        "obtained",
        "derived_from",
        "derivation",
        "note",
    )
    certainty = finding.certainty
    return {
        **{name: getattr(finding, name) for name in same},
        "treatment": compiling.reference("treatments", treatment),
        "attribute": compiling.attribute(finding.attribute),
        "condition": compiling.optional("conditions", finding.condition),
        "scale": scale_of(finding.instrument, compiling.scales),
        "display": display(finding.value),
        "population": Population(**finding.population.model_dump()),
        "time_point": TimePoint(**finding.time_point.model_dump()) if finding.time_point else None,
        "certainty": Certainty(level=certainty.level, rated_by=certainty.rated_by, reasons=certainty.reasons)
        if certainty
        else Certainty(level=CertaintyLevel.NOT_RATED, rated_by=None, reasons=[]),
        "source": compiling.citations[finding.source],
        "comparator": _comparator(finding.comparator),
    }


def _comparator(comparator: written.Comparator | None) -> Comparator | None:
    if comparator is None:
        return None
    return Comparator(
        kind=comparator.kind,
        words=comparator.words,
        treatment=comparator.treatment,
        value=comparator.value,
        display=display(comparator.value) if comparator.value else None,
    )


def absence(record: written.Absence) -> Absence:
    """An absence as it is published."""
    return Absence(
        reason=record.reason,
        words=wording.ABSENCE_WORDS[record.reason],
        looked_in=record.looked_in,
        looked_on=record.looked_on,
        note=record.note,
    )
