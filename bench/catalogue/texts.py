"""Sentences of the invented catalogue: put together from parts, so that many differ and some words are everywhere."""

from random import Random

_WHO = (
    "Adults",
    "Older adults",
    "Younger people",
    "People from two clinics",
    "Adults in hospital",
    "Adults at home",
    "People seen by a family doctor",
    "Adults who had tried two others",
)
_WITH = (
    "with the ailment for a year",
    "with many bad days a month",
    "whom nothing had helped",
    "who were well otherwise",
    "with a first episode",
    "with symptoms that came back",
    "who had waited for treatment",
    "with a long illness",
)
_WHERE = (
    "in an invented trial",
    "in three invented trials",
    "in a register that does not exist",
    "in an invented review",
    "in an open study nobody did",
    "in an invented survey",
)
_SEEN = (
    "Symptoms fell in both groups",
    "Most people noticed a difference",
    "Few people noticed a difference",
    "The groups were much alike",
    "Results differed between clinics",
    "Some people improved quickly",
    "Improvement came slowly",
    "Nobody could say why",
)
_BUT = (
    "and the trial was small",
    "and the rise was within chance",
    "but many stopped before the end",
    "but nobody knew which they had",
    "and people had other care too",
    "but the dose was changed midway",
    "and a longer study is planned",
    "but only the raters were blind",
)
_ACTS = (
    "calms a messenger of pain",
    "wakes a sleeping nerve",
    "warms what was cold",
    "slows the clock of the brain",
    "thins a film that nobody has seen",
    "mends a broken rhythm",
)


def people(chance: Random) -> str:
    """Whom a value describes."""
    return f"{chance.choice(_WHO)} {chance.choice(_WITH)} ({chance.choice(_WHERE)})"


def remark(chance: Random) -> str:
    """A sentence on what was seen."""
    return f"{chance.choice(_SEEN)}, {chance.choice(_BUT)}."


def action(chance: Random) -> str:
    """A sentence on how it acts."""
    return f"It is said that it {chance.choice(_ACTS)}, and that it {chance.choice(_ACTS)}."


def summary(name: str, chance: Random, *, sentences: int) -> str:
    """What a treatment is, in up to four sentences."""
    told = (
        f"{name} does not exist; every figure given for it is invented to measure how fast a server answers.",
        remark(chance),
        remark(chance),
        action(chance),
    )
    return " ".join(told[:sentences])
