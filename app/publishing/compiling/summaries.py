"""Summaries of findings: for each outcome that an editor named, every treatment's finding in people and in words."""

from collections.abc import Iterable
from typing import Any

from app.documents.findings import Certainty, Finding
from app.documents.values import EffectValue, ProportionValue
from app.domain.certainty import CERTAINTY_WORDS, MEANINGS, SYMBOLS
from app.domain.risks import NO_BASELINE_WORDS, NO_RISK_WORDS, PEOPLE, NoBaseline, NoRisk, Risk, people
from app.domain.texts import inside
from app.domain.verdicts import RULES_VERSION
from app.domain.vocabulary import AbsenceReason, Denominator, Scope
from app.domain.wording import ABSENCE_WORDS, DISCLAIMER
from app.publishing import manuscript as written
from app.publishing.compiling.findings import absence
from app.publishing.compiling.records import NOWHERE, Plain, Substances
from app.publishing.compiling.references import Compiling, review
from app.publishing.compiling.risks import (
    baseline_of,
    comparators_risk,
    direction,
    own_baseline,
    plain_baseline,
    plain_risk,
    risk_of,
)

CONVENTIONS = [
    "The risk with treatment is worked out from the baseline risk and the relative effect, its interval from the "
    "effect's interval; the baseline risk is taken as known exactly.",
    "A result's baseline is the share in the control group of the same source, at the same time; a result without one, "
    "or against another treatment, has none, and no other source's is put in its place.",
    "Where a finding gives its own share of people, the risk is that share, with the interval it prints, or else "
    "Wilson's interval from its counts.",
    "A ratio is turned into people only where it is of the same outcome, treatment over comparator, and was measured "
    "against what the people of the baseline had.",
]
NOT_CHOSEN = "the findings published here for this treatment; the editor named none that answers this outcome"


def compile_summaries(compiling: Compiling, substances: Substances, wanted: Iterable[str]) -> None:
    """The summaries of findings of these curated comparisons."""
    for slug in wanted:
        record = compiling.manuscript.comparisons[slug]
        substances.add("summaries", slug, _Summary(compiling, substances, slug, record).members())


class _Summary:
    """One summary in the making: it numbers its sources and its footnotes as they are first needed."""

    def __init__(self, compiling: Compiling, substances: Substances, slug: str, record: written.Comparison) -> None:
        self._compiling, self._substances, self._slug, self._record = compiling, substances, slug, record
        self._sources: dict[str, int] = {}
        self._footnotes: dict[str, int] = {}

    def members(self) -> Plain:
        record, compiling = self._record, self._compiling
        outcomes = [self._outcome(outcome) for outcome in record.outcomes]
        return {
            "slug": self._slug,
            "title": record.title,
            "question": record.question,
            "condition": compiling.reference("conditions", record.condition),
            "treatments": [compiling.reference("treatments", name) for name in record.treatments],
            "statement": _statement(len(outcomes)),
            "outcomes": outcomes,
            "footnotes": [{"number": number, "text": text} for text, number in self._footnotes.items()],
            "sources": compiling.numbered(self._sources),
            "conventions": CONVENTIONS,
            "rules_version": RULES_VERSION,
            "funding": record.funding,
            "review": review(record.review),
            "disclaimer": DISCLAIMER,
        }

    def _outcome(self, outcome: written.Outcome) -> Plain:
        baseline = baseline_of(self._record, outcome.attribute)
        results = [self._result(outcome, baseline, treatment) for treatment in self._record.treatments]
        has_own = any("baseline" in result for result in results)
        told: Plain = {"baseline_missing": "of_each_result" if has_own else "no_baseline"}
        if baseline is not None:
            text = f"Baseline risk: {baseline.words.rstrip('.')} ({baseline.locator})."
            told = {"baseline": self._sourced(plain_baseline(baseline)), "baseline_footnote": self._footnote(text)}
        return {
            "attribute": self._compiling.attribute(outcome.attribute),
            "name": outcome.name,
            "importance": outcome.importance,
            "better": direction(self._compiling, outcome.attribute, baseline),
            **told,
            "results": results,
            "comment": outcome.comment,
        }

    def _result(self, outcome: written.Outcome, baseline: written.Baseline | None, treatment: str) -> Plain:
        if treatment not in outcome.findings:
            told = self._absence(outcome.attribute, treatment)
            return {"state": "absent", "treatment": treatment, "display": told["words"], "absence": told}
        plain = self._substances.by_name["findings", outcome.findings[treatment]].plain
        finding = Finding.model_validate({**plain, **NOWHERE})
        people = {"participants": _participants(finding), "studies": finding.studies}
        relative = self._relative(finding)
        return {
            "state": "reported",
            "treatment": treatment,
            "finding": finding.id,
            "of_treatment": finding.treatment.slug,
            "address": f"/v1/findings/{finding.id}",
            "display": finding.display,
            "population": finding.population.words,
            "time_point": finding.time_point.words if finding.time_point else None,
            "comparator": finding.comparator,
            "relative_effect": relative,
            **self._risk(finding, baseline, outcome.attribute),
            **self._own_baseline(finding, baseline),
            **people,
            "certainty": self._certainty(finding.certainty),
            "gaps": {
                name: AbsenceReason.NOT_REPORTED
                for name, member in {"relative_effect": relative, **people}.items()
                if member is None
            },
            "source_number": self._number(finding.source.slug),
            "locator": finding.locator,
        }

    def _absence(self, attribute: str, treatment: str) -> Plain:
        """What an editor recorded for the treatment, the condition's own record before one for any condition."""
        recorded = [
            told
            for owner, told in self._compiling.manuscript.absences
            if (owner, told.attribute) == (treatment, attribute) and told.condition in (None, self._record.condition)
        ]
        recorded.sort(key=lambda told: told.condition is None)
        if recorded:
            return absence(recorded[0]).model_dump(mode="json")
        return {
            "reason": AbsenceReason.NOT_REPORTED,
            "words": ABSENCE_WORDS[AbsenceReason.NOT_REPORTED],
            "looked_in": NOT_CHOSEN,
            "looked_on": self._record.review.evidence_checked,
        }

    def _relative(self, finding: Finding) -> Plain | None:
        value = finding.value
        if not isinstance(value, EffectValue):
            return None
        return {"measure": value.measure, "display": finding.display, "value": value}

    def _risk(self, finding: Finding, baseline: written.Baseline | None, attribute: str) -> Plain:
        risk, other = risk_of(self._compiling, finding, baseline, attribute), comparators_risk(finding)
        told: Plain = {} if other is None else {"risk_with_comparator": plain_risk(other, None)}
        told |= self._sentence(finding, risk, other, baseline)
        if not isinstance(risk, Risk):
            return {**told, "risk_missing": risk, "risk_missing_words": NO_RISK_WORDS[risk]}
        plain = plain_risk(risk, baseline)
        if "baseline" in plain:
            plain["baseline"] = self._sourced(plain["baseline"])
        return {**told, "risk": plain}

    def _own_baseline(self, finding: Finding, baseline: written.Baseline | None) -> Plain:
        """The risk in the control group of the finding itself; or why there is none, where the outcome has none too."""
        own = own_baseline(finding)
        if not isinstance(own, NoBaseline):
            return {"baseline": self._sourced(own)}
        return {} if baseline else {"baseline_missing": own, "baseline_missing_words": NO_BASELINE_WORDS[own]}

    def _sentence(
        self, finding: Finding, risk: Risk | NoRisk, other: Risk | None, baseline: written.Baseline | None
    ) -> Plain:
        """Both risks in words: those of the finding's own two groups, else the baseline's and what came of it."""
        if not isinstance(risk, Risk) or risk.estimate is None:
            return {}
        treated = f"{people(risk.estimate)} with {self._called(finding)}"
        if other is not None and other.estimate is not None and finding.comparator is not None:
            words = finding.comparator.words
            return {"sentence": f"Of {PEOPLE} such people, {people(other.estimate)} with {words}, and {treated}."}
        if risk.difference is not None and baseline is not None:
            return {"sentence": f"Of {PEOPLE} such people, {people(baseline.per_1000)} without it, and {treated}."}
        return {}

    def _called(self, finding: Finding) -> str:
        """The treatment whose finding it is; where the figure is of a wider pool, what that was."""
        pool = finding.arm or finding.pooled
        if finding.scope is not Scope.THIS_TREATMENT and pool is not None:
            return inside(pool)
        record = self._compiling.manuscript.treatments[finding.treatment.slug]
        return record.short_name or record.name

    def _certainty(self, certainty: Certainty) -> Plain:
        level = certainty.level
        return {
            "level": level,
            "words": CERTAINTY_WORDS[level],
            "symbol": SYMBOLS.get(level),
            "meaning": MEANINGS[level],
            "rated_by": certainty.rated_by,
            "footnotes": [self._footnote(reason) for reason in certainty.reasons],
        }

    def _footnote(self, text: str) -> int:
        return self._footnotes.setdefault(text, len(self._footnotes) + 1)

    def _number(self, source: str) -> int:
        return self._sources.setdefault(source, len(self._sources) + 1)

    def _sourced(self, plain: Plain) -> dict[str, Any]:
        """The same with the number of its source in place of the source."""
        rest = {name: member for name, member in plain.items() if name != "source"}
        return {**rest, "source_number": self._number(plain["source"])}


def _participants(finding: Finding) -> int | None:
    """How many people the finding rests on: as stated, else those of its own counts, both arms together."""
    if finding.participants is not None:
        return finding.participants
    if finding.counted is not Denominator.PATIENT:
        return None
    arms = [finding.value, *([finding.comparator.value] if finding.comparator and finding.comparator.value else [])]
    totals = [arm.total for arm in arms if isinstance(arm, ProportionValue) and arm.total is not None]
    return sum(totals) if totals else None


def _statement(count: int) -> str:
    if not count:
        return "No editor has named outcomes for this comparison yet."
    outcomes = "1 outcome" if count == 1 else f"{count} outcomes, the most important first"
    return f"{outcomes[:1].upper()}{outcomes[1:]}, as the editor chose them; one without data is listed all the same."
