"""Checks what records say of each other, once all of them have been taken in."""

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any

from app.domain import quantities
from app.domain.slugs import nearest
from app.domain.values import percentage_matches
from app.domain.vocabulary import Obtained, ValueKind
from app.errors import ManuscriptError
from app.publishing.manuscript import Attribute, Comparison, Finding, Manuscript, Treatment
from app.publishing.proofing.admission import Admission
from app.publishing.proofing.causes import ANSWER, USE
from app.publishing.proofing.complaints import Steps
from app.publishing.proofing.decisions import decision_errors, named_in_decision, sources_of_decision
from app.publishing.reading import ManuscriptFile


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a part of a manuscript may name and does not hold itself: the records of the other parts."""

    treatments: Mapping[str, Treatment]
    file: Callable[[str], ManuscriptFile]
    """A file of the manuscript by its path, for the place of an error."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A finding that is named in a part and does not stand in it: an error, unless another part holds it."""

    finding: str
    error: ManuscriptError


class References:
    """Checks a manuscript that was taken in: the whole, or a part of it whose other parts stand `elsewhere`."""

    def __init__(self, admission: Admission, elsewhere: Elsewhere | None = None) -> None:
        self.manuscript = admission.manuscript
        self.errors: list[ManuscriptError] = []
        self.unsettled: list[Unsettled] = []
        self._homes = admission.homes
        self._absence_homes = admission.absence_homes
        self._disagreement_homes = admission.disagreement_homes
        self._elsewhere = elsewhere
        self._treatments: Mapping[str, Treatment] = self.manuscript.treatments
        if elsewhere is not None:
            self._treatments = ChainMap(self.manuscript.treatments, elsewhere.treatments)  # type: ignore[arg-type]  # only read

    def check(self) -> None:
        """Checks what the records of a whole manuscript say of each other."""
        self.check_shared()
        self.check_treatments()
        self.check_comparisons(self.manuscript.comparisons)
        self.check_use(cited_by(self.manuscript), used_by(self.manuscript))

    def check_shared(self) -> None:
        """Checks what conditions and attributes say."""
        for slug, condition in self.manuscript.conditions.items():
            file = self._homes["conditions", slug][0]
            self._refer(file, ("part_of",), "conditions", condition.part_of)
            for position, fact in enumerate(condition.facts):
                self._refer(file, ("facts", position, "source"), "sources", fact.source)
                self._check_percentage(file, ("facts", position, "value"), fact.value)
        for slug, attribute in self.manuscript.attributes.items():
            self._check_attribute(self._homes["attributes", slug][0], attribute)

    def check_treatments(self) -> None:
        """Checks what treatments and their findings, absences and disagreements say."""
        for slug, treatment in self.manuscript.treatments.items():
            self._check_treatment(self._homes["treatments", slug][0], slug, treatment)
        for id_, (treatment_slug, finding) in self.manuscript.findings.items():
            self._check_finding(*self._homes["findings", id_], treatment_slug, finding)
        for (_, absence), (file, steps) in zip(self.manuscript.absences, self._absence_homes, strict=True):
            self._refer(file, (*steps, "attribute"), "attributes", absence.attribute)
            self._refer(file, (*steps, "condition"), "conditions", absence.condition)
        for disagreement, (file, steps) in zip(self.manuscript.disagreements, self._disagreement_homes, strict=True):
            self._refer_all(file, (*steps, "findings"), "findings", disagreement.findings)

    def check_comparisons(self, slugs: Iterable[str]) -> None:
        """Checks what these comparisons say; the treatments they compare must have been taken in."""
        for slug in slugs:
            self._check_comparison(self._homes["comparisons", slug][0], self.manuscript.comparisons[slug])

    def _known(self, noun: str) -> Mapping[str, Any]:
        known: Mapping[str, Any] = self._treatments if noun == "treatments" else getattr(self.manuscript, noun)
        return known

    def _treatment(self, slug: str | None) -> Treatment | None:
        try:
            return self._treatments[slug or ""]
        except KeyError:
            return None

    def _refer(self, file: ManuscriptFile, steps: Steps, noun: str, slug: str | None) -> None:
        known = self._known(noun)
        if slug is None or slug in known:
            return
        near = nearest(slug, known, most=1)
        right = f"did you mean {near[0]}?" if near else f"name one that exists in {noun}"
        error = file.error(steps, f"there is no {noun.removesuffix('s')} called {slug}", right, misses=(noun, slug))
        if noun == "findings" and self._elsewhere is not None:
            self.unsettled.append(Unsettled(slug, error))
        else:
            self.errors.append(error)

    def _refer_all(self, file: ManuscriptFile, steps: Steps, noun: str, slugs: Iterable[str]) -> None:
        for position, slug in enumerate(slugs):
            self._refer(file, (*steps, position), noun, slug)

    def _check_attribute(self, file: ManuscriptFile, attribute: Attribute) -> None:
        self._check_unit(file, ("unit",), attribute.unit)
        for position, difference in enumerate(attribute.worthwhile_differences):
            steps: Steps = ("worthwhile_differences", position)
            self._refer(file, (*steps, "source"), "sources", difference.source)
            self._check_unit(file, (*steps, "unit"), difference.unit)
            if difference.low > difference.high:
                self.errors.append(file.error(steps, "the range is reversed", "put the lower end first"))

    def _check_unit(self, file: ManuscriptFile, steps: Steps, code: str) -> bool:
        try:
            quantities.unit_named(code)
        except quantities.UnknownUnit as unknown:
            self.errors.append(file.error(steps, str(unknown), "use a UCUM code"))
            return False
        return True

    def _check_treatment(self, file: ManuscriptFile, slug: str, treatment: Treatment) -> None:
        self._refer(file, ("variant_of",), "treatments", treatment.variant_of)
        self._refer(file, ("reference_variant",), "treatments", treatment.reference_variant)
        self._refer_all(file, ("conditions",), "conditions", treatment.conditions)
        for position, regimen in enumerate(treatment.regimens):
            self._refer_all(file, ("regimens", position, "findings"), "findings", regimen.findings)
        parent = self._treatment(treatment.variant_of)
        if treatment.variant_of == slug or (parent is not None and parent.variant_of is not None):
            self.errors.append(
                file.error(("variant_of",), "a variant of a variant, or of itself", "name the umbrella treatment")
            )
        reference = self._treatment(treatment.reference_variant)
        if reference is not None and reference.variant_of != slug:
            self.errors.append(
                file.error(
                    ("reference_variant",),
                    "it is not a variant of this treatment",
                    "name one that is",
                    misses=("treatments", str(treatment.reference_variant)),
                )
            )

    def _check_finding(self, file: ManuscriptFile, steps: Steps, treatment_slug: str, finding: Finding) -> None:
        if treatment_slug not in self.manuscript.treatments:
            near = nearest(treatment_slug, self.manuscript.treatments, most=1)
            self.errors.append(
                file.error(
                    (),
                    f"there is no treatment called {treatment_slug} for these findings",
                    f"did you mean {near[0]}?" if near else "add its record",
                    misses=("treatments", treatment_slug),
                )
            )
        self._refer(file, (*steps, "attribute"), "attributes", finding.attribute)
        self._refer(file, (*steps, "condition"), "conditions", finding.condition)
        self._refer(file, (*steps, "source"), "sources", finding.source)
        self._refer_all(file, (*steps, "derived_from"), "findings", finding.derived_from)
        if finding.comparator is not None:
            self._refer(file, (*steps, "comparator", "treatment"), "treatments", finding.comparator.treatment)
            if finding.comparator.value is not None:
                self._check_percentage(file, (*steps, "comparator", "value"), finding.comparator.value)
        self._check_percentage(file, (*steps, "value"), finding.value)
        self._check_fits(file, steps, finding)
        is_derived = finding.obtained is Obtained.DERIVED
        if is_derived != bool(finding.derived_from) or (is_derived and finding.derivation is None):
            self.errors.append(
                file.error(
                    steps,
                    "a derived value, and only a derived one, names the findings it comes from and how",
                    "give obtained, derived_from and derivation together",
                )
            )
        if finding.id in finding.derived_from:
            self.errors.append(
                file.error((*steps, "derived_from"), "a finding derived from itself", "name the findings it comes from")
            )
        time_point = finding.time_point
        if time_point is not None and (time_point.unit is None) != (time_point.low is None and time_point.high is None):
            self.errors.append(
                file.error(
                    (*steps, "time_point"),
                    "a time point has a number and a unit or neither",
                    "give low, high and unit, or words alone",
                )
            )

    def _check_fits(self, file: ManuscriptFile, steps: Steps, finding: Finding) -> None:
        attribute = self.manuscript.attributes.get(finding.attribute)
        if attribute is None:
            return
        kind = ValueKind(finding.value.kind)
        allowed = [attribute.kind, *attribute.also_kinds, ValueKind.STATEMENT]
        if kind not in allowed:
            self.errors.append(
                file.error(
                    (*steps, "value", "kind"),
                    f"{finding.attribute} does not take a {kind}",
                    f"use {' or '.join(dict.fromkeys(allowed))}",
                )
            )
            return
        value = finding.value.as_domain()
        comparable = kind is attribute.kind and kind in (ValueKind.DURATION, ValueKind.COUNT, ValueKind.PROPORTION)
        if comparable and _is_foreign(value.unit, attribute.unit):
            self.errors.append(
                file.error(
                    (*steps, "value", "unit"),
                    f"the unit {value.unit} is foreign to {finding.attribute}",
                    f"use {attribute.unit} or a unit that converts to it",
                )
            )

    def _check_percentage(self, file: ManuscriptFile, steps: Steps, value: Any) -> None:
        if value.kind != "proportion" or None in (value.estimate, value.events, value.total):
            return
        written = _at(file.content, (*steps, "estimate"))
        decimals = len(written.partition(".")[2]) if isinstance(written, str) else 1
        if not percentage_matches(value.estimate, events=value.events, total=value.total, decimals=decimals):
            exact = 100 * value.events / value.total
            self.errors.append(
                file.error(
                    (*steps, "estimate"),
                    f"{value.estimate:g} % is not {value.events} of {value.total}",
                    f"that is {exact:.{max(decimals, 1)}f} %",
                )
            )

    def _check_comparison(self, file: ManuscriptFile, comparison: Comparison) -> None:
        self._refer(file, ("condition",), "conditions", comparison.condition)
        self._refer_all(file, ("treatments",), "treatments", comparison.treatments)
        self._refer_all(file, ("attributes",), "attributes", comparison.attributes)
        for noun in ("treatments", "attributes"):
            named = getattr(comparison, noun)
            if len(set(named)) != len(named):
                self.errors.append(file.error((noun,), f"the same of the {noun} twice", "name each once"))
        for position, slug in enumerate(comparison.treatments):
            record = self.manuscript.treatments.get(slug)
            if record is not None and record.variant_of in comparison.treatments:
                self.errors.append(
                    file.error(
                        ("treatments", position),
                        f"{slug} is a variant of {record.variant_of}, which is compared too",
                        "compare one of them",
                    )
                )
        for steps, noun, slug in named_in_decision(comparison):
            self._refer(file, steps, noun, slug)
        self.errors += decision_errors(file, self.manuscript, comparison)
        self._check_cells(file, comparison)

    def _check_cells(self, file: ManuscriptFile, comparison: Comparison) -> None:
        """Every cell of a curated comparison has a value, or says why not and where somebody looked."""
        if not self.manuscript.treatments.keys() >= set(comparison.treatments):
            return
        for treatment in comparison.treatments:
            filled = self._filled_attributes(treatment, comparison.condition)
            for position, attribute in enumerate(comparison.attributes):
                if attribute in self.manuscript.attributes and attribute not in filled:
                    what = f"nothing is said of {attribute} for {treatment}"
                    right = f"give {treatment} a finding or an absence that says where and when it was looked for"
                    self.errors.append(file.error(("attributes", position), what, right, misses=(ANSWER, treatment)))

    def _related_conditions(self, condition: str) -> set[str | None]:
        records = self.manuscript.conditions
        wider = records[condition].part_of if condition in records else None
        narrower = {slug for slug, record in records.items() if record.part_of == condition}
        return {None, condition, wider, *narrower}

    def _filled_attributes(self, treatment: str, condition: str) -> set[str]:
        """What a treatment has an answer for; an absence answers only for the condition it was looked for in."""
        related = self._related_conditions(condition)
        records = self.manuscript.treatments
        family = {treatment, *(slug for slug, record in records.items() if record.variant_of == treatment)}
        found = {
            finding.attribute
            for owner, finding in self.manuscript.findings.values()
            if owner in family and finding.condition in related
        }
        return found | {
            told.attribute
            for owner, told in self.manuscript.absences
            if owner == treatment and told.condition in (None, condition)
        }

    def check_use(self, cited: Set[str], used: Set[str]) -> None:
        """Checks that every source is cited and every attribute used, by these slugs, or by what is shared."""
        for noun, needed, right in (
            ("sources", cited | sources_of_shared(self.manuscript), "cite it in a finding or remove it"),
            ("attributes", used, "give it a finding or an absence, or remove it"),
        ):
            for slug in self._known(noun):
                if slug not in needed:
                    what = f"nothing uses {slug}: it is an orphan"
                    self.errors.append(self._file(noun, slug).error((), what, right, misses=(USE, slug)))

    def _file(self, noun: str, slug: str) -> ManuscriptFile:
        """The file of a record, wherever it stands."""
        home = self._homes.get((noun, slug.casefold()))
        if home is None and self._elsewhere is not None:
            return self._elsewhere.file(f"{noun}/{slug}.yaml")
        return self._homes[noun, slug.casefold()][0]


def _is_foreign(unit: str, to: str) -> bool:
    try:
        return not quantities.same_dimension(unit, to)
    except quantities.UnknownUnit:
        return False  # it is told where that unit stands


def cited_by(manuscript: Manuscript) -> set[str]:
    """The sources that findings cite."""
    return {finding.source for _, finding in manuscript.findings.values()}


def used_by(manuscript: Manuscript) -> set[str]:
    """The attributes that findings and absences are of."""
    told = {absence.attribute for _, absence in manuscript.absences}
    return told | {finding.attribute for _, finding in manuscript.findings.values()}


def sources_of_shared(manuscript: Manuscript) -> set[str]:
    """The sources that conditions, attributes and comparisons cite themselves."""
    cited = {fact.source for condition in manuscript.conditions.values() for fact in condition.facts}
    cited |= {told.source for attribute in manuscript.attributes.values() for told in attribute.worthwhile_differences}
    return cited | {slug for told in manuscript.comparisons.values() for slug in sources_of_decision(told)}


def _at(content: Any, steps: Steps) -> Any:
    """What was written at these steps."""
    for step in steps:
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            return None
    return content
