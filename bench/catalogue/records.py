"""Invented records: conditions, sources, treatments and comparisons, each as the text of its file."""

from collections.abc import Sequence
from random import Random

from bench.catalogue import texts
from bench.catalogue.attributes import ATTRIBUTES, GAP
from bench.catalogue.findings import findings_of
from bench.catalogue.names import (
    FAMILY,
    condition_of,
    condition_slug,
    count_sources,
    source_slug,
    treatment_slug,
    umbrella_of,
    word,
)

_REVIEW = "review: {evidence_checked: 2026-11-20, next_review: 2099-01-01}\n"
_FORMS = ("drug", "device", "procedure", "psychological")
_STRIDE = 37
"""How far apart in the list of sources the five of a treatment stand."""
SOURCES_A_TREATMENT = 5
BRIEF_ROWS = ("time-it-lasts", "grave-harm")
DISAGREED = 10
"""One in so many treatments has trials that do not say the same."""
UNSCHEDULED = (10, 11)
"""Of every family, the treatments of which nobody says how they are given: a comparison of two of them is short."""


def _name(number: int) -> str:
    return word(number).capitalize()


def condition(number: int) -> str:
    """A condition."""
    return (
        f"name: Ailment {number}\nalso_known_as: [trouble {number}]\n"
        f'definition: "An ailment that does not exist, number {number}; it comes and goes and keeps one awake."\n'
        "scales:\n  - {name: Invented Ailment Score, written_as: [Invented Ailment Score, IAS]}\n"
        f"{_REVIEW}"
    )


def source(number: int, chance: Random) -> str:
    """A source."""
    return (
        f"type: {'systematic_review' if number % 4 == 3 else 'randomised_trial'}\n"
        f'title: "Invented trial {number}: {texts.remark(chance)}"\n'
        f'authors: "{_name(number)} A, {_name(number + 1)} B, {_name(number + 2)} C, et al."\n'
        f'year: {chance.randint(2005, 2026)}\npublisher: "Journal of Invented Trials"\n'
        f"doi: 10.5555/invented.{number:05d}\ntier: A\n"
        'funding: "An invented public fund."\naccessed: 2026-11-20\n'
    )


def treatment(number: int, treatments: int, chance: Random) -> str:
    """A treatment with its thirty findings."""
    name, slug = _name(number), treatment_slug(number)
    condition = condition_slug(condition_of(number, treatments))
    pool = count_sources(treatments)
    sources = [source_slug((number + step * _STRIDE) % pool) for step in range(SOURCES_A_TREATMENT)]
    umbrella = umbrella_of(number)
    variant = f"variant_of: {treatment_slug(umbrella)}\n" if umbrella is not None else ""
    short = number % FAMILY in UNSCHEDULED
    findings = findings_of(slug, condition, sources, chance)
    return (
        f'name: {name}\nalso_known_as: ["{name}um", "{slug[:3].upper()}-{number}"]\n'
        f"form: {_FORMS[number % len(_FORMS)]}\n{variant}"
        f'summary: "{texts.summary(name, chance, sentences=1 if short else 4)}"\nconditions: [{condition}]\n'
        f"{'' if short else _regimen(slug, chance)}{_REVIEW}"
        f"{_absence(chance)}{_disagreement(slug) if number % DISAGREED == 0 else ''}findings:\n{''.join(findings)}"
    )


def _absence(chance: Random) -> str:
    return (
        f"absences:\n  - {{attribute: {GAP.slug}, reason: not_studied, looked_on: 2026-11-20, "
        f'looked_in: "The invented trials of this treatment", note: "{texts.remark(chance)}"}}\n'
    )


def _disagreement(slug: str) -> str:
    return (
        'disagreements:\n  - topic: "How many respond"\n    statement: "Two invented trials do not say the same."\n'
        f"    findings: [{slug}-001, {slug}-002]\n"
    )


def _regimen(slug: str, chance: Random) -> str:
    weeks = chance.randint(2, 12)
    return (
        'regimens:\n  - name: "As in the invented trials"\n    phases:\n      - {name: "Course", '
        f"sessions_per_week: {{low: 2, high: 5}}, weeks: {{low: {weeks}, high: {weeks + 2}}}, "
        f"minutes: {{low: 10, high: 40}}}}\n    findings: [{slug}-014]\n"
    )


def comparison(numbers: Sequence[int], treatments: int, chance: Random) -> str:
    """A curated comparison of these treatments in every row."""
    lived = (
        "In the body there is little to feel; in the mind it is waiting; among people it goes unseen. "
        f"{texts.remark(chance)}"
    )
    return (
        _comparison(numbers, treatments, [attribute.slug for attribute in (*ATTRIBUTES, GAP)], lived)
        + f'summary: "All of this is invented. {texts.remark(chance)} {texts.remark(chance)}"\n'
        'what_matters: ["How much would it matter to me to feel better soon?"]\n'
        'questions_to_ask: ["How shall we know whether it helps?"]\n'
        'steps: ["Look at what each of them can do, and talk it over."]\n'
    )


def brief_comparison(treatments: int) -> str:
    """A curated comparison with as little in it as the press lets through."""
    return (
        _comparison(UNSCHEDULED, treatments, BRIEF_ROWS, "There is little to feel.") + 'summary: "All is invented."\n'
    )


def _comparison(numbers: Sequence[int], treatments: int, rows: Sequence[str], lived: str) -> str:
    slugs, names = [treatment_slug(number) for number in numbers], [_name(number) for number in numbers]
    experiences = "".join(f'  - {{treatment: {slug}, words: "{lived}", findings: [{slug}-001]}}\n' for slug in slugs)
    return (
        f'title: "{" or ".join(names)}"\nquestion: "{" or ".join(names)}: which of them could I try?"\n'
        f"condition: {condition_slug(condition_of(numbers[0], treatments))}\n"
        f"treatments: [{', '.join(slugs)}]\nattributes: [{', '.join(rows)}]\nexperiences:\n{experiences}"
        'update_policy: "Looked through every year."\nfunding: "Nobody paid for this."\n'
        f"{_REVIEW}"
    )
