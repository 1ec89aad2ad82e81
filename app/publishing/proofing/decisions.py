"""Checks what a comparison says beside its rows: baselines, outcomes, experiences, attestations."""

from collections.abc import Iterator, Sequence

from app.domain.criteria import ATTESTABLE
from app.errors import ManuscriptError
from app.publishing.manuscript import Comparison, Manuscript
from app.publishing.proofing.causes import COMPARED
from app.publishing.proofing.complaints import Steps
from app.publishing.reading import ManuscriptFile

Named = tuple[Steps, str, str]
"""Where a record is named, its noun, its slug."""


def named_in_decision(comparison: Comparison) -> Iterator[Named]:
    """Every record that a comparison names beside its rows."""
    for place, baseline in enumerate(comparison.baselines):
        yield ("baselines", place, "attribute"), "attributes", baseline.attribute
        yield ("baselines", place, "source"), "sources", baseline.source
        if baseline.condition is not None:
            yield ("baselines", place, "condition"), "conditions", baseline.condition
    for place, outcome in enumerate(comparison.outcomes):
        yield ("outcomes", place, "attribute"), "attributes", outcome.attribute
        for treatment, finding in outcome.findings.items():
            yield ("outcomes", place, "findings", treatment), "findings", finding
    for place, experience in enumerate(comparison.experiences):
        for position, finding in enumerate(experience.findings):
            yield ("experiences", place, "findings", position), "findings", finding
    if comparison.natural_course is not None:
        yield ("natural_course", "source"), "sources", comparison.natural_course.source


def sources_of_decision(comparison: Comparison) -> set[str]:
    """The sources that a comparison cites itself."""
    return {slug for _, noun, slug in named_in_decision(comparison) if noun == "sources"}


def decision_errors(file: ManuscriptFile, manuscript: Manuscript, comparison: Comparison) -> Iterator[ManuscriptError]:
    """What cannot be, among records that exist."""
    yield from _repeated(file, "baselines", [baseline.attribute for baseline in comparison.baselines], "baseline for")
    yield from _repeated(file, "experiences", [told.treatment for told in comparison.experiences], "experience of")
    numbers = [str(told.criterion) for told in comparison.attestations]
    yield from _repeated(file, "attestations", numbers, "attestation of criterion")
    for place, told in enumerate(comparison.experiences):
        if told.treatment not in comparison.treatments:
            steps: Steps = ("experiences", place, "treatment")
            yield _not_compared(file, steps, told.treatment)
    for place, attested in enumerate(comparison.attestations):
        if attested.criterion not in ATTESTABLE:
            what = f"criterion {attested.criterion} is computed, or is none of ours: nobody can vouch for it"
            right = f"attest one of {', '.join(str(number) for number in sorted(ATTESTABLE))}"
            yield file.error(("attestations", place, "criterion"), what, right)
    for place in range(len(comparison.outcomes)):
        yield from _outcome_errors(file, manuscript, comparison, place)


def _outcome_errors(
    file: ManuscriptFile, manuscript: Manuscript, comparison: Comparison, place: int
) -> Iterator[ManuscriptError]:
    outcome = comparison.outcomes[place]
    for treatment, id_ in outcome.findings.items():
        steps: Steps = ("outcomes", place, "findings", treatment)
        if treatment not in comparison.treatments:
            yield _not_compared(file, steps, treatment)
            continue
        owner, finding = manuscript.findings.get(id_, (None, None))
        if owner is None or finding is None:
            continue
        record = manuscript.treatments.get(owner)
        if treatment not in (owner, record.variant_of if record else None):
            right = f"name a finding of {treatment} or of a variant of it"
            what = f"{id_} is a finding of {owner}, not of {treatment}"
            yield file.error(steps, what, right, misses=("treatments", owner))
        are_known = {finding.attribute, outcome.attribute} <= manuscript.attributes.keys()
        if finding.attribute != outcome.attribute and are_known:
            right = f"name one of {outcome.attribute}, or give the outcome that attribute"
            yield file.error(steps, f"{id_} is a finding of {finding.attribute}", right)


def _not_compared(file: ManuscriptFile, steps: Steps, treatment: str) -> ManuscriptError:
    what = f"{treatment} is not compared here"
    return file.error(steps, what, "name one of the treatments", misses=(COMPARED, treatment))


def _repeated(file: ManuscriptFile, member: str, names: Sequence[str], what: str) -> Iterator[ManuscriptError]:
    for place, name in enumerate(names):
        if name in names[:place]:
            yield file.error((member, place), f"a second {what} {name}", "keep one of them")
