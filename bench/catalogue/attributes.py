"""The attributes of the invented catalogue: twenty that every treatment has a value for, of every kind, and a gap."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: how it is written, and how many findings a treatment has for it."""

    slug: str
    name: str
    question: str
    kind: str
    unit: str
    better: str
    category: str
    findings: int = 1
    extra: str = ""
    """Further lines of the record."""

    def record(self, position: int) -> str:
        """The manuscript file."""
        return (
            f"name: {self.name}\n"
            f'question: "{self.question}"\n'
            f'definition: "{self.name}, as the invented trials of this catalogue report it for those who took part."\n'
            f"also_known_as: [{self.slug.replace('-', ' ')}]\n"
            f'kind: {self.kind}\nunit: "{self.unit}"\nbetter: {self.better}\ncategory: {self.category}\n'
            f"position: {position * 10}\n{self.extra}"
            "review: {evidence_checked: 2026-11-20, next_review: 2099-01-01}\n"
        )


def _worthwhile(low: float, high: float, unit: str) -> str:
    return (
        f'worthwhile_differences:\n  - {{low: {low:g}, high: {high:g}, unit: "{unit}", '
        'meaning: "Smallest difference that people in an invented survey would notice.", '
        'source: trial-00000, locator: "Methods"}\n'
    )


ATTRIBUTES: tuple[Attribute, ...] = (
    Attribute(
        "response-share",
        "People who respond",
        "How many get clearly better?",
        "proportion",
        "%",
        "higher",
        "efficacy",
        2,
        "also_kinds: [effect]\n" + _worthwhile(10, 10, "%"),
    ),
    Attribute(
        "remission-share",
        "People free of symptoms",
        "How many become well?",
        "proportion",
        "%",
        "higher",
        "efficacy",
        2,
    ),
    Attribute(
        "score-effect",
        "Effect on the score",
        "How much does it help against another?",
        "effect",
        "[points]",
        "lower",
        "efficacy",
        2,
        _worthwhile(2, 3, "[points]"),
    ),
    Attribute(
        "score-change", "Change of the score", "How far do symptoms fall?", "change", "[points]", "lower", "efficacy"
    ),
    Attribute("life-quality", "Quality of life", "Does life get better?", "change", "[points]", "higher", "efficacy"),
    Attribute("time-to-effect", "Time until it helps", "How soon does it help?", "duration", "d", "lower", "speed", 2),
    Attribute("time-it-lasts", "Time it lasts", "How long does it last?", "duration", "mo", "higher", "durability"),
    Attribute("relapse-share", "People who relapse", "How many fall back?", "proportion", "%", "lower", "durability"),
    Attribute("sessions", "Number of sessions", "How often must I come?", "count", "{session}", "lower", "regimen"),
    Attribute("minutes", "Length of a session", "How long is one session?", "duration", "min", "lower", "regimen"),
    Attribute("weeks", "Length of a course", "How long is a course?", "duration", "wk", "lower", "regimen"),
    Attribute("drop-out", "People who stop early", "How many stop early?", "proportion", "%", "lower", "harms", 2),
    Attribute("head-pain", "Pain in the head", "How many have headaches?", "proportion", "%", "lower", "harms", 2),
    Attribute("dizzy-spells", "Dizzy spells", "How many feel dizzy?", "proportion", "%", "lower", "harms", 2),
    Attribute("tiredness", "Tiredness", "How many are tired by it?", "proportion", "%", "lower", "harms", 2),
    Attribute(
        "sickness",
        "Feeling sick",
        "How often does one feel sick?",
        "level",
        "1",
        "lower",
        "harms",
        2,
        "also_kinds: [proportion]\n",
    ),
    Attribute("grave-harm", "Grave harm", "How often is harm grave?", "rate", "1", "lower", "harms"),
    Attribute("price", "Price", "What does it cost?", "money", "1", "lower", "access", 2),
    Attribute(
        "licence",
        "Licence",
        "Is it licensed, and for what?",
        "statement",
        "1",
        "neither",
        "access",
        1,
        "states_regulatory_status: true\n",
    ),
    Attribute("how-it-acts", "How it acts", "How is it thought to act?", "statement", "1", "neither", "description"),
)
GAP = Attribute(
    "in-pregnancy",
    "In pregnancy",
    "May I have it when I am pregnant?",
    "statement",
    "1",
    "neither",
    "harms",
    0,
)
"""An attribute that nobody has studied: every treatment says so."""
FINDINGS_A_TREATMENT = sum(attribute.findings for attribute in ATTRIBUTES)
