"""The rules of comparison, read from the tables that the rules themselves use."""

from collections.abc import Mapping
from typing import TypeVar

from app.database import OpenEdition
from app.documents.references import EditionReference
from app.documents.rules import Rules, Step
from app.domain.agreement import AGREEMENT_WORDS
from app.domain.comparability import DIRECTNESS_WORDS, RULES
from app.domain.headlines import CRITERIA
from app.domain.risks import NO_BASELINE_WORDS, NO_RISK_WORDS
from app.domain.sentences import VERBS
from app.domain.verdicts import NOTES, RULES_VERSION
from app.domain.weighing import OUTCOME_WORDS
from app.domain.wording import ABSENCE_WORDS

Word = TypeVar("Word", bound=str)
_CONVENTIONS = {
    "proportion": "Wilson's score interval, 95 %, without continuity correction.",
    "risk_difference": "Newcombe's hybrid score interval, 95 %, of the first treatment minus the second.",
    "worthwhile_difference": "A winner must clear the largest difference argued for on the scale; similar means within the smallest.",  # noqa: E501  # one sentence
    "conversion": "Units convert by UCUM; a month is 30.4375 days and a year 365.25. Currencies are never converted.",
}

_NARROWER = Step(
    name="narrower_condition",
    words="A study of both in people with a narrower condition than the one asked for counts, and says so.",
)


def get_rules(edition: OpenEdition) -> Rules:
    """Every rule in words, in the order it is asked."""
    return Rules(
        version=RULES_VERSION,
        headline=[Step(name=step.name, words=step.words) for step in CRITERIA],
        comparability=[*(Step(name=code, words=words) for code, words, _ in RULES), _NARROWER],
        outcomes=_steps(OUTCOME_WORDS),
        directness=_steps(DIRECTNESS_WORDS),
        notes=_steps(NOTES),
        agreement=_steps(AGREEMENT_WORDS),
        absences=_steps(ABSENCE_WORDS),
        absolute_missing=_steps(NO_RISK_WORDS),
        baseline_missing=_steps(NO_BASELINE_WORDS),
        certainty=_steps(VERBS),
        conventions=_steps(_CONVENTIONS),
        edition=EditionReference(id=edition.id, digest=edition.digest),
    )


def _steps(table: Mapping[Word, str]) -> list[Step]:
    return [Step(name=str(name), words=words) for name, words in table.items()]
