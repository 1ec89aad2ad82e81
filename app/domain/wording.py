"""Values in words: deterministic, plain, and never less careful than the number."""

from collections.abc import Mapping, Sequence

from app.domain.comparability import Directness
from app.domain.quantities import unit_named
from app.domain.values import Interval, Value
from app.domain.verdicts import NOTES, Verdict
from app.domain.vocabulary import AbsenceReason, EffectMeasure, Tier, ValueKind
from app.domain.weighing import Outcome

MEASURE_WORDS: dict[EffectMeasure, str] = {
    EffectMeasure.RISK_RATIO: "risk ratio",
    EffectMeasure.ODDS_RATIO: "odds ratio",
    EffectMeasure.HAZARD_RATIO: "hazard ratio",
    EffectMeasure.RISK_DIFFERENCE: "risk difference",
    EffectMeasure.MEAN_DIFFERENCE: "mean difference",
    EffectMeasure.STANDARDISED_MEAN_DIFFERENCE: "standardised mean difference",
    EffectMeasure.NUMBER_NEEDED_TO_TREAT: "number needed to treat",
    EffectMeasure.NUMBER_NEEDED_TO_HARM: "number needed to harm",
}

ABSENCE_WORDS: dict[AbsenceReason, str] = {
    AbsenceReason.NOT_REPORTED: "Not reported",
    AbsenceReason.NOT_STUDIED: "Not studied",
    AbsenceReason.NOT_APPLICABLE: "Does not apply",
    AbsenceReason.WITHHELD: "Withheld",
    AbsenceReason.PENDING: "Not looked for yet",
}


DISCLAIMER = (
    "This is information about published evidence, not medical advice. It cannot say what is right for one person: "
    "talk with a clinician before you start, change or stop a treatment."
)
NOT_REVIEWED = "No clinician has reviewed this content yet."
REVIEWED = "A clinician has reviewed this content."
UNFUNDED = "Nobody paid for this comparison; who paid for its sources is listed with each of them."
PENDING_PLACE = "nothing yet: no search for this has been recorded"

TIER_WORDS = {
    Tier.A: "Read at its publisher: the paper, its abstract, the label or the agency's page.",
    Tier.B: "Read in a faithful copy or abstract listing.",
    Tier.C: "Read second-hand: in the news, at a seller's or in another text's summary.",
    Tier.D: "Read where errors are likely or an interest is plain; shown with that warning.",
}

REASON_WORDS = {
    "qualitative": "they are words, not numbers",
    "measure": "they are different kinds of value",
    "unit": "they are in units that do not convert",
    "denominator": "they count different things",
    "paid_for": "they are prices of different things",
    "currency": "they are in different currencies",
    "year": "their prices are of different or unstated years",
    "condition": "they are of narrower and wider conditions",
    "narrower_condition": "they are of a narrower condition",
    "population": "they are of different age groups",
    "instrument": "they were measured on different scales",
    "time_point": "they were taken at different or unstated times",
    "comparator": "they were measured against different things",
    "design": "their studies were designed differently",
    "blinding": "one trial was blind and the other open",
    "analysis_set": "they count the people analysed differently",
    "scope": "one is pooled beyond the treatment",
    "reading": "one was read second-hand",
}

DIRECT_CARE_WORDS = {
    "design": "the study was not randomised",
    "blinding": "people knew what they were given",
    "scope": "the figure is pooled beyond the treatment",
    "reading": "it was read second-hand",
    "condition": "it is of a wider condition",
    "narrower_condition": "it is of people with a narrower condition",
}
"""What a study of both is taken with care for; the words of a pair of studies would not fit."""

NO_MARGIN = "no_worthwhile_difference"
HOW = {
    Directness.SAME_TRIAL: "One trial measured both",
    Directness.HEAD_TO_HEAD: "Studies measured both head to head",
    Directness.COMMON_COMPARATOR: "No study here measured both; each was measured against a control",
    Directness.CROSS_STUDY: "No study here measured both",
}


def verdict_sentence(verdict: Verdict, names: Mapping[str, str], subject: str) -> str:
    """The verdict in one sentence whose first words carry the caveat, so that it survives being cut."""
    left, right = names[verdict.left], names[verdict.right]
    how = HOW[verdict.directness]
    words = DIRECT_CARE_WORDS if verdict.directness.is_direct else REASON_WORDS
    because = [REASON_WORDS[reason.code] for reason in verdict.reasons if reason.forbids]
    cares = [words[reason.code] for reason in verdict.reasons if not reason.forbids]
    unsure = [decapitalised(NOTES[note]) for note in verdict.notes if note not in ("indirect", "caveats")]
    match verdict.outcome:
        case Outcome.NO_DATA:
            return f"{subject}: there is not a value for both {left} and {right}, so they are not compared."
        case Outcome.NOT_COMPARABLE:
            return f"{how}, and the values for {left} and {right} cannot be compared: {listed(because)}."
        case Outcome.UNCERTAIN:
            reasons = [*unsure, *(cares if not unsure or "caveats" in verdict.notes else [])]
            return f"{how}, and it is uncertain which is better: {listed(reasons or ['too little is known'])}."
        case Outcome.SIMILAR:
            return f"{how}, and {left} and {right} are similar here.{_with_care(cares)}"
        case _:
            winner = names[verdict.favours or verdict.left]
            whole = "its whole interval favours" if verdict.directness.is_direct else "their whole intervals favour"
            size = " Nobody has said how large a difference would matter." if NO_MARGIN in verdict.notes else ""
            return f"{how}, and {whole} {winner}.{_with_care(cares)}{size}"


def _with_care(cares: Sequence[str]) -> str:
    return f" To be taken with care: {listed(cares)}." if cares else ""


def decapitalised(sentence: str) -> str:
    """A sentence as part of another: without its capital and its full stop."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`, without repeats."""
    unique = list(dict.fromkeys(parts))
    return unique[0] if len(unique) == 1 else ", ".join(unique[:-1]) + " and " + unique[-1] if unique else ""


def number(amount: float) -> str:
    """A number as a person writes it: 1,200 or 0.31 or −4."""
    text = f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.4f}".rstrip("0")
    return text.replace("-", "−")


def span(low: float | None, high: float | None, estimate: float | None) -> str:
    """`2 to 3`, `up to 3`, `at least 2`, or the estimate with its range behind it."""
    if estimate is not None and (low is None and high is None):
        return number(estimate)
    if low is not None and high is not None:
        ends = number(low) if low == high else f"{number(low)} to {number(high)}"
        return ends if estimate is None else f"{number(estimate)} (from {ends})"
    one_end = f"at least {number(low)}" if low is not None else f"up to {number(high)}" if high is not None else ""
    return one_end if estimate is None else f"{number(estimate)} ({one_end})"


def interval_words(interval: Interval | None) -> str:
    """` (95 % interval 2 to 3)`, or nothing."""
    if interval is None:
        return ""
    return f" ({number(interval.level)} % interval {number(interval.low)} to {number(interval.high)})"


def _with_unit(value: Value) -> str:
    amount = span(value.low, value.high, value.estimate)
    unit = unit_named(value.unit)
    is_one = value.estimate == 1 and value.low is None and value.high is None
    words = unit.singular if is_one or value.low == value.high == 1 else unit.plural
    return f"{amount} {words}".strip()


def _share(value: Value) -> str:
    counts = ""
    if value.events is not None and value.total is not None:
        counts = f" ({value.events:,} of {value.total:,})"
    elif value.total is not None:
        counts = f" (of {value.total:,})"
    return f"{span(value.low, value.high, value.estimate)} %{counts}{interval_words(value.interval)}"


def _rate(value: Value) -> str:
    per = (value.per or "").replace("_", " ")
    plural = per if value.per_amount == 1 else per + "s"
    amount = span(value.low, value.high, value.estimate)
    return f"{amount} per {number(value.per_amount or 1)} {plural}{interval_words(value.interval)}"


def _effect(value: Value) -> str:
    words = MEASURE_WORDS[value.measure] if value.measure else "effect"
    amount = span(value.low, value.high, value.estimate)
    unit = {"%": " percentage points", "[points]": " points"}.get(value.unit, "")
    if unit == "" and value.unit != "1":
        unit = f" {unit_named(value.unit).plural}"
    return f"{words} {amount}{unit}{interval_words(value.interval)}"


def _change(value: Value) -> str:
    return f"change of {_with_unit(value)}{interval_words(value.interval)}"


def _money(value: Value) -> str:
    amount = span(value.low, value.high, value.estimate)
    return f"{value.currency} {amount} per {value.per}{interval_words(value.interval)}"


def display(value: Value, *, statistic: str | None = None, approximate: bool = False) -> str:
    """The value as a reader sees it: `2 to 3 weeks`, `69.3 % (70 of 101)`, `odds ratio 3.3`."""
    match value.kind:
        case ValueKind.STATEMENT:
            return value.text or ""
        case ValueKind.LEVEL:
            return (value.word or "").replace("_", " ")
        case ValueKind.PROPORTION:
            words = _share(value)
        case ValueKind.RATE:
            words = _rate(value)
        case ValueKind.EFFECT:
            words = _effect(value)
        case ValueKind.CHANGE:
            words = _change(value)
        case ValueKind.MONEY:
            words = _money(value)
        case _:
            words = _with_unit(value) + interval_words(value.interval)
    about = "about " if approximate else ""
    return f"{about}{words}{f' ({statistic})' if statistic else ''}"


def frequency_word(value: Value) -> str | None:
    """The product-label word for a share of people (ICH/CIOMS bounds), or None where the value is no such share."""
    if value.kind is ValueKind.LEVEL and value.scale == "frequency":
        return value.word
    if value.kind is not ValueKind.PROPORTION or value.midpoint is None:
        return None
    for bound, word in ((10, "very_common"), (1, "common"), (0.1, "uncommon"), (0.01, "rare")):
        if value.midpoint >= bound:
            return word
    return "very_rare"
