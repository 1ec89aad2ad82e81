"""The rules of comparison in words."""

from app.database import OpenEdition
from app.domain.headlines import CRITERIA
from app.domain.risks import NO_RISK_WORDS, NoBaseline, NoRisk
from app.domain.verdicts import NOTES, RULES_VERSION
from app.domain.vocabulary import AbsenceReason
from app.domain.weighing import Outcome
from app.queries.rules import get_rules


def test_the_rules_are_told_from_the_tables_that_the_rules_use(edition: OpenEdition) -> None:
    rules = get_rules(edition)
    assert rules.version == RULES_VERSION
    assert [step.name for step in rules.headline] == [criterion.name for criterion in CRITERIA]
    assert {step.name for step in rules.outcomes} == {outcome.value for outcome in Outcome}
    assert {step.name for step in rules.notes} == set(NOTES)
    assert {step.name for step in rules.absences} == {reason.value for reason in AbsenceReason}
    assert {step.name for step in rules.absolute_missing} == {reason.value for reason in NoRisk}
    assert {step.name for step in rules.baseline_missing} == {reason.value for reason in NoBaseline}
    assert {step.words for step in rules.absolute_missing} == set(NO_RISK_WORDS.values())
    assert all(step.words for part in (rules.comparability, rules.directness, rules.agreement) for step in part)
    assert rules.edition.id == edition.id
