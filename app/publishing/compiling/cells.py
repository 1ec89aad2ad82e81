"""Cells: which finding speaks for a treatment, which stand behind it, or why there is none."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.documents.cells import Agreement, CellFinding, Headline, ReportedCell
from app.documents.findings import Finding
from app.domain.agreement import agreement
from app.domain.evidence import Evidence
from app.domain.headlines import Asked, in_order, why_first
from app.domain.quantities import convert, same_dimension
from app.domain.risks import NoRisk
from app.domain.vocabulary import ValueKind
from app.publishing.compiling.findings import absence
from app.publishing.compiling.records import Plain, Substances
from app.publishing.compiling.references import Compiling
from app.queries.cells import PrintedCell, print_cell

EVERY_CONDITION = ""
"""The key of cells under no condition: everything known of the treatment."""
NO_CONDITION = "*"
"""The key of cells under a condition the treatment has nothing for: only what depends on no condition."""


NOT_NUMBERED = 1


@dataclass(frozen=True, slots=True)
class CompiledCell:
    """A cell ready for printing."""

    treatment: str
    condition: str
    attribute: str
    document: Plain
    """What it shows; its findings name their sources."""
    printed: PrintedCell
    low: float | None
    high: float | None


class CellCompiler:
    """Compiles the cells of every treatment from the findings that were compiled."""

    def __init__(self, compiling: Compiling, substances: Substances) -> None:
        self._compiling = compiling
        self._findings: dict[str, Finding] = {}
        self._evidence: dict[str, list[Evidence]] = defaultdict(list)
        self._made: dict[tuple[str, ...], tuple[Plain, PrintedCell]] = {}
        """Cells that were made: the same findings in the same order, first for the same reason, make the same cell."""
        for substance in substances.of("findings"):
            finding = substance.document
            assert isinstance(finding, Finding)  # noqa: S101  # records of findings are
            self._findings[finding.id] = finding
            self._evidence[finding.treatment.slug].append(finding.as_evidence())

    def cells(self, treatment: str) -> Iterator[CompiledCell]:
        """Every cell of a treatment, under every condition it has to do with."""
        variants = self._compiling.variants(treatment)
        evidence = [found for slug in (treatment, *variants) for found in self._evidence.get(slug, [])]
        by_attribute: dict[str, list[Evidence]] = defaultdict(list)
        for found in evidence:
            by_attribute[found.attribute].append(found)
        for condition in self._conditions(treatment, evidence):
            for attribute in self._attributes(treatment, by_attribute):
                cell = self._cell(treatment, condition, attribute, tuple(variants), by_attribute.get(attribute, []))
                if cell is not None:
                    yield cell

    def _conditions(self, treatment: str, evidence: list[Evidence]) -> list[str]:
        conditions = self._compiling.manuscript.conditions
        near = {found.condition for found in evidence if found.condition}
        near |= set(self._compiling.manuscript.treatments[treatment].conditions)
        near |= {conditions[slug].part_of or slug for slug in near}
        near |= {slug for slug, record in conditions.items() if record.part_of in near}
        return [EVERY_CONDITION, NO_CONDITION, *sorted(near)]

    def _attributes(self, treatment: str, by_attribute: dict[str, list[Evidence]]) -> list[str]:
        absent = {record.attribute for slug, record in self._compiling.manuscript.absences if slug == treatment}
        return sorted(absent.union(by_attribute))

    def _asked(self, treatment: str, condition: str, attribute: str, variants: tuple[str, ...]) -> Asked:
        conditions = self._compiling.manuscript.conditions
        kind = self._compiling.manuscript.attributes[attribute].kind
        category = self._compiling.manuscript.attributes[attribute].category
        if condition in (EVERY_CONDITION, NO_CONDITION):
            main = self._compiling.manuscript.treatments[treatment].conditions[0]
            inside = (slug for slug, record in conditions.items() if record.part_of == main)
            return Asked(treatment, kind, None, variants, category=category, home=frozenset({main, *inside}))
        narrower = frozenset(slug for slug, record in conditions.items() if record.part_of == condition)
        wider = conditions[condition].part_of
        return Asked(treatment, kind, condition, variants, narrower, frozenset({wider} if wider else ()), category)

    def _cell(
        self, treatment: str, condition: str, attribute: str, variants: tuple[str, ...], found: list[Evidence]
    ) -> CompiledCell | None:
        asked = self._asked(treatment, condition, attribute, variants)
        if condition == NO_CONDITION:
            found = [evidence for evidence in found if evidence.condition is None]
        ordered = in_order(asked, found)
        if not ordered or self._is_known_absent(asked, ordered, attribute):
            return self._absent(treatment, condition, attribute)
        document, printed = self._reported(treatment, asked, ordered)
        low, high = self._range(attribute, ordered[0])
        return CompiledCell(treatment, condition, attribute, document, printed, low, high)

    def _is_known_absent(self, asked: Asked, ordered: list[Evidence], attribute: str) -> bool:
        """Whether an editor looked for just this condition in vain, and all there is is of a wider one."""
        if asked.condition is None or any(asked.condition_distance(found.condition) == 0 for found in ordered):
            return False
        return any(
            (slug, record.attribute, record.condition) == (asked.treatment, attribute, asked.condition)
            for slug, record in self._compiling.manuscript.absences
        )

    def _absent(self, treatment: str, condition: str, attribute: str) -> CompiledCell | None:
        for slug, record in self._compiling.manuscript.absences:
            if slug != treatment or record.attribute != attribute:
                continue
            if record.condition in (None, condition) or condition == EVERY_CONDITION:
                told = absence(record)
                document = {
                    "state": "absent",
                    "treatment": treatment,
                    "display": told.words,
                    "absence": told.model_dump(mode="json"),
                }
                return CompiledCell(treatment, condition, attribute, document, print_cell(document), None, None)
        return None

    def _range(self, attribute: str, head: Evidence) -> tuple[float | None, float | None]:
        """The headline's range in the attribute's own unit; nothing where it is of another kind."""
        record = self._compiling.manuscript.attributes[attribute]
        ends = head.value.span
        if head.value.kind is not record.kind or ends is None or head.value.kind is ValueKind.MONEY:
            return None, None
        if head.value.measure is not None or not same_dimension(head.value.unit, record.unit):
            return None, None
        if head.value.estimate is not None and head.value.low is None and head.value.high is None:
            ends = (head.value.estimate, head.value.estimate)
        low, high = (convert(end, from_unit=head.value.unit, to_unit=record.unit) for end in ends)
        return low, high

    def _reported(self, treatment: str, asked: Asked, ordered: list[Evidence]) -> tuple[Plain, PrintedCell]:
        chosen_for = why_first(asked, ordered)
        key = (treatment, chosen_for, *(evidence.id for evidence in ordered))
        made = self._made.get(key)
        if made is None:
            document = self._document(treatment, chosen_for, ordered)
            directs = [
                replace(evidence, is_direct_only=True)
                for evidence in ordered[1:]
                if evidence.comparator is not None and evidence.comparator.treatment is not None
            ]
            made = self._made[key] = document, print_cell(document, (ordered[0], *directs))
        return made

    def _document(self, treatment: str, chosen_for: str, ordered: list[Evidence]) -> Plain:
        head = self._findings[ordered[0].id]
        agreed = agreement(ordered)
        cell = ReportedCell(
            state="reported",
            treatment=treatment,
            display=head.display,
            headline=Headline(
                **self._shown(head),
                value=head.value,
                source_words=head.source_words,
                summary=head.summary,
                chosen_for=chosen_for,
                is_variant=head.treatment.slug != treatment,
                variant_name=self._called(head.treatment.slug) if head.treatment.slug != treatment else None,
                people=head.population,
                when=head.time_point,
                absolute=None,
                absolute_missing=NoRisk.NO_BASELINE if _is_ratio(ordered[0]) else None,
                **{
                    name: getattr(head, name)
                    for name in (
                        "comparator",
                        "instrument",
                        "analysis_set",
                        "design",
                        "blinding",
                        "scope",
                        "pooled",
                        "obtained",
                        "certainty",
                        "note",
                    )
                },
            ),
            others=[CellFinding(**self._shown(self._findings[evidence.id])) for evidence in ordered[1:]],
            agreement=Agreement(status=agreed.status, differing=list(agreed.differing), labels=list(agreed.labels)),
        )
        return self._with_sources(cell.model_dump(mode="json"))

    def _called(self, slug: str) -> str:
        record = self._compiling.manuscript.treatments[slug]
        return record.short_name or record.name

    def _shown(self, finding: Finding) -> Plain:
        kept = ("id", "display", "locator")
        return {
            **{name: getattr(finding, name) for name in kept},
            "treatment": finding.treatment.slug,
            "condition": finding.condition.slug if finding.condition else None,
            "population": finding.population.words,
            "time_point": finding.time_point.words if finding.time_point else None,
            "source_number": NOT_NUMBERED,
        }

    def _with_sources(self, document: Plain) -> Plain:
        """The document with each finding's source in place of a number: numbers are given by the page."""
        for finding in (document["headline"], *document["others"]):
            del finding["source_number"]
            finding["source"] = self._findings[finding["id"]].source.slug
        return document


def _is_ratio(head: Evidence) -> bool:
    """Whether the headline is a ratio: it says nothing of how many people until a comparison brings a baseline."""
    return head.value.measure is not None and head.value.measure.is_ratio
