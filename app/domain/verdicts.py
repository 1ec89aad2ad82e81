"""What a row says about a pair of treatments: whom it favours, if anyone, and how directly that is known.

Cautious on purpose. A winner is named across studies only when the values are comparable without reserve and their
whole intervals are further apart than every difference that has been called the smallest worth having; and from a
study of both only when it was randomised, is about the condition asked for, and its whole interval clears the same.
Sources that contradict each other name nobody. Swapping the two treatments mirrors the verdict; changing units or the
order of findings changes nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.comparability import Comparability, Directness, Reason, comparability, differences
from app.domain.evidence import Evidence
from app.domain.vocabulary import Blinding, Design, Scope, Tier, ValueKind
from app.domain.weighing import Outcome, Question, weigh, weigh_arms, weigh_effect

RULES_VERSION = "1.0.0"
"""Moves whenever a rule here, in `comparability`, `headlines` or `agreement` gives another answer than before."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a row says about one pair."""

    left: str
    right: str
    outcome: Outcome
    favours: str | None
    comparability: Comparability
    directness: Directness
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...]
    """Codes for what kept the verdict from being surer: see NOTES."""
    findings: tuple[str, ...]
    """The findings the verdict rests on."""


NOTES: dict[str, str] = {
    "indirect": "No study measured both; the values come from different studies.",
    "no_value": "There is no value to compare.",
    "no_interval": "A figure comes without its uncertainty.",
    "intervals_overlap": "The ranges overlap.",
    "interval_holds_no_effect": "The interval includes no difference.",
    "below_worthwhile": "The difference may be too small to matter.",
    "no_worthwhile_difference": "Nobody has said how large a difference would matter.",
    "no_direction": "Neither way is better in itself, or not for this kind of value.",
    "within_group": "A change within one group is no effect.",
    "sources_contradict": "Sources contradict each other.",
    "caveats": "The values differ in ways that matter.",
}
"""What each note means, for readers."""


def judge(
    left: str,
    right: str,
    of_left: Sequence[Evidence],
    of_right: Sequence[Evidence],
    question: Question,
    *,
    family: Mapping[str, frozenset[str]] | None = None,
    contradicted: frozenset[str] = frozenset(),
) -> Verdict:
    """The verdict for a pair from the findings of each, headline first.

    `family` gives, for each of the two treatments, the slugs that stand for it: itself and its variants.
    `contradicted` names the treatments whose own findings contradict each other in this row.
    """
    family = family or {}
    names = {name: family.get(name, frozenset({name})) for name in (left, right)}
    candidates = [
        *((found, False) for found in of_left if _is_direct(found, names[right])),
        *((found, True) for found in of_right if _is_direct(found, names[left])),
    ]
    if candidates:
        return _judge_direct(left, right, sorted(candidates, key=_directness_order), question)
    one = next((found for found in of_left if not found.is_direct_only), None)
    two = next((found for found in of_right if not found.is_direct_only), None)
    if one is None or two is None:
        return Verdict(
            left,
            right,
            Outcome.NO_DATA,
            None,
            Comparability.NOT_COMPARABLE,
            Directness.CROSS_STUDY,
            (),
            ("no_value",),
            tuple(head.id for head in (one, two) if head is not None),
        )
    return _judge_indirect(left, right, one, two, question, is_contradicted=bool({left, right} & contradicted))


def _judge_direct(left: str, right: str, candidates: Sequence[tuple[Evidence, bool]], question: Question) -> Verdict:
    """The verdict of the best study of both; of nobody where studies of both favour different sides."""
    verdicts = []
    for found, is_mirrored in candidates:
        pair = (right, left) if is_mirrored else (left, right)
        verdict = _direct(*pair, found, question)
        verdicts.append(_mirrored(verdict) if is_mirrored else verdict)
    best = verdicts[0]
    if len({verdict.favours for verdict in verdicts if verdict.favours is not None}) > 1:
        return replace(best, outcome=Outcome.UNCERTAIN, favours=None, notes=("sources_contradict",))
    return best


def _judge_indirect(
    left: str, right: str, one: Evidence, two: Evidence, question: Question, *, is_contradicted: bool
) -> Verdict:
    reasons = (*differences(one, two), *_condition_care(one, two, question))
    may = comparability(list(reasons))
    is_effect = ValueKind.EFFECT is one.value.kind is two.value.kind
    shared = is_effect and may is not Comparability.NOT_COMPARABLE
    outcome, side, notes = Outcome.NOT_COMPARABLE, None, ["indirect"]
    if may is not Comparability.NOT_COMPARABLE:
        outcome, side, more = weigh(one, two, question)
        notes += more
        if outcome in (Outcome.FAVOURS, Outcome.SIMILAR) and (is_contradicted or may is not Comparability.COMPARABLE):
            outcome, side = Outcome.UNCERTAIN, None
            notes.append("sources_contradict" if is_contradicted else "caveats")
    return Verdict(
        left,
        right,
        outcome,
        {"left": left, "right": right}.get(side or ""),
        may,
        Directness.COMMON_COMPARATOR if shared else Directness.CROSS_STUDY,
        reasons,
        tuple(notes),
        (one.id, two.id),
    )


def _condition_care(one: Evidence, two: Evidence, question: Question) -> Iterator[Reason]:
    """A pair that agrees on its condition, which is wider than the one asked for, still needs care."""
    if one.condition == two.condition and not question.is_about(one.condition):
        yield Reason("condition", False, str(one.condition), str(two.condition))


_OUTCOMES = (ValueKind.EFFECT, ValueKind.PROPORTION, ValueKind.RATE, ValueKind.CHANGE)
"""What a trial can find out about two arms; how often each was treated is not among it."""


def _is_direct(found: Evidence, names: frozenset[str]) -> bool:
    """Whether the finding was measured, in numbers, against one of these treatments; a network only infers."""
    against = found.comparator
    if against is None or against.treatment not in names or not found.value.is_numeric:
        return False
    if found.design is Design.NETWORK_META_ANALYSIS or found.value.kind not in _OUTCOMES:
        return False
    if found.value.kind is ValueKind.EFFECT:
        return True
    return against.value is not None and against.value.kind is found.value.kind


def _directness_order(candidate: tuple[Evidence, bool]) -> tuple[object, ...]:
    found = candidate[0]
    is_effect = found.value.kind is ValueKind.EFFECT
    return (
        found.scope is Scope.WIDER_POOL,
        found.tier,
        found.design.rank,
        found.certainty.rank,
        -found.size,
        -(found.year or 0),
        not is_effect,
        found.id,
    )


TOLD_AND_COUNTED = ("blinding", "narrower_condition")
"""Cares that are told of a study of both, and do not keep it from being counted."""


def _direct(left: str, right: str, found: Evidence, question: Question) -> Verdict:
    """The verdict of a finding of `left` that was measured against `right` itself."""
    is_effect = found.value.kind is ValueKind.EFFECT
    reasons = tuple(_cares(found, question))
    outcome, side, notes = weigh_effect(found, question) if is_effect else weigh_arms(found, question)
    if outcome is not Outcome.UNCERTAIN and any(reason.code not in TOLD_AND_COUNTED for reason in reasons):
        outcome, side = Outcome.UNCERTAIN, None
        notes = [*notes, "caveats"]
    return Verdict(
        left,
        right,
        outcome,
        {"left": left, "right": right}.get(side or ""),
        Comparability.WITH_CAVEATS if reasons else Comparability.COMPARABLE,
        Directness.SAME_TRIAL if found.design is Design.RANDOMISED_TRIAL else Directness.HEAD_TO_HEAD,
        reasons,
        tuple(notes),
        (found.id,),
    )


def _cares(found: Evidence, question: Question) -> Iterator[Reason]:
    """What keeps a study of both from being taken at its word. An open trial is said to be one, and still counts."""
    if not found.design.is_randomised:
        yield Reason("design", False, found.design, found.design)
    if found.blinding is Blinding.OPEN_LABEL:
        yield Reason("blinding", False, found.blinding, found.blinding)
    if found.scope is Scope.WIDER_POOL:
        yield Reason("scope", False, found.scope, found.scope)
    if found.tier in (Tier.C, Tier.D):
        yield Reason("reading", False, found.tier, found.tier)
    if not question.is_about(found.condition):
        yield Reason("condition", False, str(found.condition), str(found.condition))
    elif found.condition in question.narrower:
        yield Reason("narrower_condition", False, str(found.condition), str(found.condition))


def _mirrored(verdict: Verdict) -> Verdict:
    swapped = tuple(Reason(reason.code, reason.forbids, reason.right, reason.left) for reason in verdict.reasons)
    return replace(verdict, left=verdict.right, right=verdict.left, reasons=swapped)
