"""Invented findings: one flat line each, with every label that decides what a value may be compared with."""

from collections.abc import Callable
from random import Random

from bench.catalogue import texts
from bench.catalogue.attributes import ATTRIBUTES, Attribute

_TIMES = (4, 6, 8, 12)
_WORDS = ("very_common", "common", "uncommon", "rare")


def _share(chance: Random, low: int, high: int, total: int) -> str:
    events = total * chance.randint(low, high) // 100
    return f"{{kind: proportion, estimate: {100 * events / total:.1f}, events: {events}, total: {total}}}"


def _proportion(attribute: Attribute, chance: Random) -> str:
    low, high = (25, 65) if attribute.better == "higher" else (2, 35)
    total = chance.randrange(40, 400)
    value = _share(chance, low, high, total)
    control = _share(chance, max(1, low // 2), max(2, high // 2), total + chance.randrange(-8, 9))
    return f'value: {value}, comparator: {{kind: placebo, words: "placebo", value: {control}}}'


def _effect(_: Attribute, chance: Random) -> str:
    estimate = -chance.randint(5, 60) / 10
    width = chance.randint(8, 30) / 10
    return (
        f"value: {{kind: effect, measure: mean_difference, estimate: {estimate:.1f}, "
        f'interval: {{low: {estimate - width:.1f}, high: {estimate + width:.1f}}}, unit: "[points]", better: lower}}, '
        'comparator: {kind: placebo, words: "placebo"}'
    )


def _change(attribute: Attribute, chance: Random) -> str:
    sign = -1 if attribute.better == "lower" else 1
    estimate, width = sign * chance.randint(20, 140) / 10, chance.randint(8, 30) / 10
    return (
        f"value: {{kind: change, estimate: {estimate:.1f}, interval: {{low: {estimate - width:.1f}, "
        f'high: {estimate + width:.1f}}}, unit: "[points]", better: {attribute.better}, statistic: mean}}'
    )


def _duration(attribute: Attribute, chance: Random) -> str:
    low = chance.randint(2, 30)
    high = low + chance.randint(0, 12)
    return f"value: {{kind: duration, low: {low}, high: {high}, unit: {attribute.unit}, statistic: typical}}"


def _count(attribute: Attribute, chance: Random) -> str:
    low = chance.randint(6, 30)
    return f'value: {{kind: count, low: {low}, high: {low + chance.randint(0, 6)}, unit: "{attribute.unit}"}}'


def _rate(_: Attribute, chance: Random) -> str:
    events = chance.randint(0, 9)
    return f"value: {{kind: rate, estimate: {events}, events: {events}, total: 10000, per_amount: 10000, per: session}}"


def _money(_: Attribute, chance: Random) -> str:
    return (
        f"value: {{kind: money, estimate: {chance.randint(20, 900)}, currency: EUR, price_year: 2025, per: session}}, "
        'dated: "2025"'
    )


def _level(_: Attribute, chance: Random) -> str:
    return f"value: {{kind: level, scale: frequency, word: {chance.choice(_WORDS)}}}"


def _statement(attribute: Attribute, chance: Random) -> str:
    if attribute.slug == "licence":
        year = chance.randint(2015, 2026)
        text = f"Licensed in Zedland for adults since {year}. {texts.remark(chance)}"
        return f'value: {{kind: statement, text: "{text}"}}, jurisdiction: ZZ, dated: "{year}"'
    return f'value: {{kind: statement, text: "{texts.action(chance)}"}}'


_VALUES: dict[str, Callable[[Attribute, Random], str]] = {
    "proportion": _proportion,
    "effect": _effect,
    "change": _change,
    "duration": _duration,
    "count": _count,
    "rate": _rate,
    "money": _money,
    "level": _level,
    "statement": _statement,
}


def findings_of(treatment: str, condition: str, sources: list[str], chance: Random) -> list[str]:
    """The findings of one treatment, a line each."""
    written: list[str] = []
    for attribute in ATTRIBUTES:
        for place in range(attribute.findings):
            written.append(_finding(treatment, condition, sources, chance, attribute, place, len(written) + 1))
    return written


def _finding(
    treatment: str, condition: str, sources: list[str], chance: Random, attribute: Attribute, place: int, number: int
) -> str:
    weeks = _TIMES[0] if place == 0 else chance.choice(_TIMES)
    outcome = attribute.category in ("efficacy", "harms", "speed", "durability")
    labels = (
        f'condition: {condition}, time_point: {{words: "week {weeks}", low: {weeks}, high: {weeks}, unit: wk}}, '
        f"analysis_set: all_randomised, design: randomised_trial, blinding: double_blind, "
        if outcome
        else "design: systematic_review, "
    )
    instrument = 'instrument: "Invented Ailment Score, 0 to 60", ' if attribute.category == "efficacy" else ""
    summary = f'summary: "{texts.remark(chance)}", ' if place == 0 else ""
    value = _VALUES[attribute.kind](attribute, chance)
    return (
        f"  - {{id: {treatment}-{number:03d}, attribute: {attribute.slug}, {value}, "
        f'{summary}population: {{words: "{texts.people(chance)}", age_group: adults}}, {labels}{instrument}'
        f'source: {sources[number % len(sources)]}, locator: "Table {chance.randint(1, 9)}"}}\n'
    )
