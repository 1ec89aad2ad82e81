"""Figures in 1000: a finding's own, or what a ratio makes of a comparison's baseline risk."""

from dataclasses import replace

from app.documents.findings import Finding
from app.documents.values import Interval
from app.domain import absolutes
from app.domain.computed import CONVENTIONS, FLAGS, METHODS
from app.domain.evidence import Evidence
from app.domain.risks import UNTREATED, Measured, NoBaseline, NoRisk, Risk, risk_in_1000, wanted
from app.domain.values import Interval as Ends
from app.domain.vocabulary import Better
from app.publishing import manuscript as written
from app.publishing.compiling.cells import CompiledCell
from app.publishing.compiling.records import NOWHERE, Plain, Substances
from app.publishing.compiling.references import Compiling
from app.queries.cells import PrintedCell, print_cell

DECIMALS = 2
"""Of figures in 1000, as data: enough for events that happen to one in 100,000."""


def baseline_of(record: written.Comparison, attribute: str) -> written.Baseline | None:
    """The baseline risk that a comparison gives for an attribute."""
    return next((baseline for baseline in record.baselines if baseline.attribute == attribute), None)


def direction(compiling: Compiling, attribute: str, baseline: written.Baseline | None) -> Better:
    """Whether more or less of an outcome is better: as the baseline says, else the attribute, else its category."""
    if baseline is not None and baseline.better is not None:
        return baseline.better
    record = compiling.manuscript.attributes[attribute]
    return wanted(record.better, record.category)


def risk_of(compiling: Compiling, finding: Finding, baseline: written.Baseline | None, attribute: str) -> Risk | NoRisk:
    """The people in 1000 that a finding tells of an outcome, or why it does not."""
    evidence = finding.as_evidence()
    known = None if baseline is None else absolutes.Baseline(baseline.per_1000)
    source = None if baseline is None else baseline.source
    return risk_in_1000(
        replace(
            _measured(evidence),
            is_of_the_baselines_source=finding.source.slug == source,
            is_of_another_condition=_is_of_another_condition(evidence, baseline),
        ),
        known,
        better=direction(compiling, attribute, baseline),
    )


def comparators_risk(finding: Finding) -> Risk | None:
    """The people in 1000 in the comparator's arm of the finding itself; None where they were not counted."""
    against = finding.comparator
    if against is None or against.value is None or against.value.kind not in ("proportion", "rate"):
        return None
    found = risk_in_1000(Measured(against.value.as_domain(), finding.counted), None, better=Better.NEITHER)
    return found if isinstance(found, Risk) else None


def in_people(
    compiling: Compiling, substances: Substances, record: written.Comparison, attribute: str, cell: CompiledCell
) -> PrintedCell:
    """A cell whose headline is a ratio, with the people in 1000 that the comparison's baseline makes of it."""
    headline = cell.document.get("headline")
    if headline is None or "absolute_missing" not in headline:
        return cell.printed
    baseline = baseline_of(record, attribute)
    finding = Finding.model_validate({**substances.by_name["findings", headline["id"]].plain, **NOWHERE})
    risk = risk_of(compiling, finding, baseline, attribute)
    kept = {name: member for name, member in headline.items() if name != "absolute_missing"}
    told = {"absolute": plain_risk(risk, baseline)} if isinstance(risk, Risk) else {"absolute_missing": risk.value}
    return print_cell({**cell.document, "headline": {**kept, **told}}, cell.printed.evidence)


def _measured(evidence: Evidence) -> Measured:
    against = evidence.comparator
    kind = None if against is None else against.kind
    return Measured(evidence.value, evidence.counted, kind, days=evidence.time_high)


def _is_of_another_condition(evidence: Evidence, baseline: written.Baseline | None) -> bool:
    """Whether the finding's people have another condition than the baseline's, where both are told."""
    known = None if baseline is None else baseline.condition
    return known is not None and evidence.condition is not None and evidence.condition != known


def plain_risk(risk: Risk, baseline: written.Baseline | None) -> Plain:
    """A risk as it is published, its baseline's source not numbered yet."""
    ends = None if risk.interval is None else _ends(risk.interval)
    plain: Plain = {
        "display": risk.words,
        "method": risk.method,
        "conventions": list(risk.conventions),
        "flags": list(risk.flags),
        "explanation": " ".join(
            [METHODS[risk.method], *(CONVENTIONS[name] for name in risk.conventions), *(FLAGS[f] for f in risk.flags)]
        ),
    }
    if risk.estimate is not None:
        plain["estimate"] = round(risk.estimate, DECIMALS)
    if ends is not None:
        plain.update({"low": ends["low"], "high": ends["high"]} if risk.is_range else {"interval": ends})
    if risk.difference is not None and baseline is not None:
        plain["baseline"] = plain_baseline(baseline)
        plain["difference"] = {
            "display": risk.difference_words,
            "estimate": round(risk.difference.defined, DECIMALS),
            **({"interval": _ends(risk.difference.interval)} if risk.difference.interval else {}),
        }
    return plain


def plain_baseline(baseline: written.Baseline) -> Plain:
    """A baseline risk as it is published, its source not numbered yet."""
    plain: Plain = {name: getattr(baseline, name) for name in ("per_1000", "words", "source", "locator")}
    return plain if baseline.as_printed is None else {**plain, "display": baseline.as_printed}


def own_baseline(finding: Finding) -> Plain | NoBaseline:
    """The risk in a finding's own control group: the same people, condition and time; or why there is none."""
    against, risk = finding.comparator, comparators_risk(finding)
    if finding.value.kind not in ("proportion", "rate"):
        return NoBaseline.NOT_A_SHARE
    if against is None:
        return NoBaseline.NO_COMPARATOR
    if against.kind not in UNTREATED:
        return NoBaseline.OTHER_TREATMENT
    if risk is None or risk.estimate is None:
        return NoBaseline.NOT_COUNTED
    when = f"; {finding.time_point.words}" if finding.time_point else ""
    return {
        "per_1000": round(risk.estimate, DECIMALS),
        "words": f"{finding.population.words.rstrip('.')}; with {against.words}{when}",
        "display": against.display,
        "source": finding.source.slug,
        "locator": finding.locator,
    }


def _ends(interval: Ends) -> Plain:
    rounded = Interval(low=round(interval.low, DECIMALS), high=round(interval.high, DECIMALS), level=interval.level)
    return rounded.model_dump()
