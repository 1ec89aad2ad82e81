"""The pack with ratios in it: what two trials print as a risk ratio and as a hazard ratio, and a baseline risk."""

from pathlib import Path

from tests.manuscripts import rewrite

ATTRIBUTE = """\
name: Half as many days, against a control
question: "How much more often do people have half as many migraine days than with a control?"
definition: Chance of half as many migraine days in the treated against a control.
kind: effect
unit: "1"
better: neither
category: {category}
position: 15
review: {{evidence_checked: 2026-11-20, next_review: 2099-01-01}}
"""
FINDING = """\
findings:
  - id: {treatment}-ratio
    attribute: half-fewer-days-ratio
    condition: migraine
    value: {value}
    population: {{words: "Adults with migraine in an invented trial", age_group: adults}}
    comparator: {comparator}
    time_point: {{words: "week 12", low: 12, high: 12, unit: wk}}
    design: randomised_trial
    participants: 800
    studies: 1
    source: {source}
    locator: "Table 9"
    certainty:
      level: low
      rated_by: "The invented review (prevention-review-2024)"
      reasons: ["Lowered once for inconsistency.", "Lowered once for risk of bias."]
"""
PLACEBO = '{kind: placebo, words: "placebo"}'
RISK_RATIO = (
    "{kind: effect, measure: risk_ratio, estimate: 2, interval: {low: 1.6, high: 2.5}, unit: '1', better: higher}"
)
HAZARD_RATIO = (
    "{kind: effect, measure: hazard_ratio, estimate: 1.2, interval: {low: 1, high: 1.44}, unit: '1', better: higher}"
)
BASELINE = """\
baselines:
  - attribute: half-fewer-days-ratio
    per_1000: 300
    words: "Adults with migraine who had placebo for 12 weeks"
    source: {source}
    locator: "Table 2, placebo"
"""
COMPARISON = "comparisons/preventing-migraine.yaml"


def with_ratios(
    data: Path,
    *,
    value: str = RISK_RATIO,
    comparator: str = PLACEBO,
    category: str = "efficacy",
    baseline: str | None = "moonrise-trial-2023",
) -> None:
    """Gives lunavast and quellarin a ratio each, and the comparison a row and, unless it is None, a baseline risk."""
    (data / "attributes" / "half-fewer-days-ratio.yaml").write_text(ATTRIBUTE.format(category=category), "utf-8")
    for treatment, told, source in (
        ("lunavast", value, "moonrise-trial-2023"),
        ("quellarin", HAZARD_RATIO, "hush-trial-2022"),
    ):
        text = FINDING.format(treatment=treatment, value=told, comparator=comparator, source=source)
        (data / "treatments" / treatment / "ratios.yaml").write_text(text, "utf-8")
    rewrite(
        data / "treatments" / "neck-cooling.yaml",
        "absences:\n",
        "absences:\n  - {attribute: half-fewer-days-ratio, reason: not_studied, looked_in: here, "
        "looked_on: 2026-11-20}\n",
    )
    rewrite(data / COMPARISON, "  - effect-on-days\n", "  - half-fewer-days-ratio\n  - effect-on-days\n")
    rewrite(
        data / COMPARISON,
        "outcomes:\n",
        "outcomes:\n  - attribute: half-fewer-days-ratio\n    name: Half as many days, as a ratio\n"
        "    importance: critical\n    findings: {lunavast: lunavast-ratio, quellarin: quellarin-ratio}\n",
    )
    if baseline is not None:
        rewrite(data / COMPARISON, "baselines:\n", BASELINE.format(source=baseline))
