"""Which finding speaks for a cell: a written rule that always gives the same answer and says why.

A number read at its publisher's goes before everything else, so that an umbrella treatment whose only own finding is a
seller's sentence is spoken for by its reference variant's trial; see docs/decisions/0004.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.domain.evidence import Evidence
from app.domain.vocabulary import AgeGroup, AnalysisSet, Category, ComparatorKind, Design, Scope, Tier, ValueKind


@dataclass(frozen=True, slots=True)
class Asked:
    """What a cell asks for: a treatment, its variants in order of preference, a condition and its relatives."""

    treatment: str
    kind: ValueKind
    condition: str | None = None
    variants: tuple[str, ...] = ()
    narrower: frozenset[str] = frozenset()
    wider: frozenset[str] = frozenset()
    category: Category = Category.EFFICACY
    """What side of a treatment the cell asks about."""
    home: frozenset[str] = frozenset()
    """Where no condition is asked for: the one the treatment is mainly for, and its relatives."""

    def condition_distance(self, condition: str | None) -> int | None:
        """0 the condition asked for or one inside it, 1 no condition at all, 2 a wider one; None an unrelated one.

        Where none is asked for: 0 the treatment's home, 1 no condition at all, 2 any other.
        """
        if self.condition is None:
            if not self.home or condition in self.home:
                return 0
            return 1 if condition is None else 2
        if condition == self.condition or condition in self.narrower:
            return 0
        if condition is None:
            return 1
        return 2 if condition in self.wider else None

    def treatment_distance(self, treatment: str) -> int | None:
        """0 the treatment itself, 1 its reference variant, 2 and more its other variants; None another treatment."""
        if treatment == self.treatment:
            return 0
        return 1 + self.variants.index(treatment) if treatment in self.variants else None

    def concerns(self, evidence: Evidence) -> bool:
        """Whether the finding belongs into the cell at all."""
        return (
            self.condition_distance(evidence.condition) is not None
            and self.treatment_distance(evidence.treatment) is not None
        )


def _age_rank(group: AgeGroup) -> int:
    return 1 if group in (AgeGroup.OLDER_ADULTS, AgeGroup.ADOLESCENTS) else 0


_OUTCOMES = (ValueKind.PROPORTION, ValueKind.RATE, ValueKind.EFFECT, ValueKind.CHANGE)
_FINDS_OUT = (Category.EFFICACY, Category.SPEED, Category.DURABILITY, Category.HARMS)


def _comparator_rank(asked: Asked, found: Evidence) -> int:
    """0 a fair control with its own figure, 1 without it, 2 no control or a wider pool, 3 another treatment."""
    if asked.category not in _FINDS_OUT or found.value.kind not in _OUTCOMES:
        return 0
    against = found.comparator
    if against is not None and against.kind is ComparatorKind.ACTIVE:
        return 3
    is_fair = against is not None and (against.kind.is_inert or against.kind is ComparatorKind.MIXED_CONTROL)
    if not is_fair or found.scope is Scope.WIDER_POOL:
        return 2
    has_figure = found.value.kind is ValueKind.EFFECT or (against is not None and against.value is not None)
    return 0 if has_figure else 1


def _scope_rank(asked: Asked, found: Evidence) -> int:
    """A pool of its variants is what an umbrella is; for a variant it is wider than it."""
    if found.scope is Scope.WIDER_POOL:
        return 2
    return 1 if found.scope is Scope.POOLED_VARIANTS and not asked.variants else 0


def _family_rank(asked: Asked, found: Evidence) -> int:
    """0 the treatment or its reference variant, then its other variants."""
    return max(0, (asked.treatment_distance(found.treatment) or 0) - 1)


def _kind_rank(asked: Asked, found: Evidence) -> int:
    if found.value.kind is asked.kind:
        return 0
    if not found.value.is_numeric:
        return 3
    return 2 if found.value.kind is ValueKind.COUNT else 1


def _is_selected(asked: Asked, found: Evidence) -> bool:
    """Whether only people whom it had helped were counted; how long that lasts can be asked of nobody else."""
    if asked.category is Category.DURABILITY:
        return False
    return found.analysis_set is AnalysisSet.RESPONDERS_OR_REMITTERS or found.design is Design.RANDOMISED_WITHDRAWAL


@dataclass(frozen=True, slots=True)
class Criterion:
    """One step of the rule: its name, its words for readers, and the rank it gives (lower is asked first)."""

    name: str
    words: str
    rank: Callable[[Asked, Evidence], float]


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "kind",
        "a value of the attribute's own kind before one of another kind, a bare count after those, and words last",
        _kind_rank,
    ),
    Criterion(
        "reading",
        "read in the paper, label or agency page (tiers A and B) before copies, news and sellers (C and D)",
        lambda _, found: 0 if found.tier in (Tier.A, Tier.B) else 1,
    ),
    Criterion("family", "the treatment's own or its reference variant's before other variants'", _family_rank),
    Criterion(
        "selection",
        "people at large before those chosen because the treatment had already helped them",
        lambda asked, found: int(_is_selected(asked, found)),
    ),
    Criterion(
        "comparator",
        "an outcome beside that of sham, placebo or a mixed control, then without one, then beside another treatment's",
        _comparator_rank,
    ),
    Criterion("population", "adults at large before a special age group", lambda _, found: _age_rank(found.age_group)),
    Criterion(
        "condition",
        "the condition asked for (or the treatment's main one) or one inside it, then no condition, then a wider one",
        lambda asked, found: asked.condition_distance(found.condition) or 0,
    ),
    Criterion("scope", "of this treatment before a pool of its variants, and that before a wider pool", _scope_rank),
    Criterion(
        "treatment",
        "the treatment's own finding before its reference variant's",
        lambda asked, found: asked.treatment_distance(found.treatment) or 0,
    ),
    Criterion(
        "design",
        "in the order of designs, systematic reviews and randomised trials first",
        lambda _, found: found.design.rank,
    ),
    Criterion(
        "certainty", "the surer before the less sure, rated before not rated", lambda _, found: found.certainty.rank
    ),
    Criterion("size", "more people before fewer", lambda _, found: -found.size),
    Criterion("year", "newer before older", lambda _, found: -(found.year or 0)),
    Criterion("id", "in the order of their ids, so that the answer is always the same", lambda _asked, _found: 0),
)
"""The rule, step by step."""


def in_order(asked: Asked, found: Iterable[Evidence]) -> list[Evidence]:
    """The findings that belong into the cell, the one that speaks for it first."""
    return sorted(
        (evidence for evidence in found if asked.concerns(evidence)),
        key=lambda evidence: (*(criterion.rank(asked, evidence) for criterion in CRITERIA), evidence.id),
    )


def why_first(asked: Asked, ordered: list[Evidence]) -> str:
    """The name of the criterion that put the first before the second; `only_finding` where there is no second."""
    if len(ordered) < 2:
        return "only_finding"
    first, second = ordered[:2]
    for criterion in CRITERIA:
        if criterion.rank(asked, first) != criterion.rank(asked, second):
            return criterion.name
    return "id"
