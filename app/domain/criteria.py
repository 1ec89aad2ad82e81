"""The criteria a decision aid is judged by, as a table: what each asks in our own words, and how it is told.

They are the minimum criteria of the International Patient Decision Aid Standards, version 4 (Joseph-Williams et al.,
Med Decis Making 2014;34:699-710, https://doi.org/10.1177/0272989X13501721): 35 of the 44, those about tests and
screening left out, numbered as in BMJ Open 2016;6:e011918, table 2. What software can tell from the record is computed;
what only a person can vouch for counts when the manuscript says who did, and never otherwise. Judging oneself by them
is no certificate.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.aids import Aid, Attested, Shortfall
from app.domain.judging import JUDGES, Judgement

CRITERIA_VERSION = "1.0.0"
"""Moves whenever a criterion, its rule or a bound gives another answer than before."""
SPECIFICATION = (
    "International Patient Decision Aid Standards, minimum criteria, version 4 (IPDASi v4.0), "
    "without those for tests and screening."
)


class Group(StrEnum):
    """What a criterion is for."""

    QUALIFYING = "qualifying"
    CERTIFICATION = "certification"
    QUALITY = "quality"


class Status(StrEnum):
    """How a comparison stands to a criterion."""

    MET = "met"
    NOT_MET = "not_met"
    ATTESTED = "attested"
    NOT_ATTESTED = "not_attested"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: its number, its group, what it asks, and whether a person must vouch for it."""

    number: int
    group: Group
    asks: str
    needs_a_person: bool = False

    @property
    def judge(self) -> Callable[[Aid], Judgement] | None:
        """How software tells it, or whether what a person would vouch for is there at all; None where it cannot."""
        return JUDGES.get(self.number)


def _table(group: Group, rows: Sequence[tuple[int, str, bool]]) -> tuple[Criterion, ...]:
    return tuple(Criterion(number, group, asks, needs_a_person) for number, asks, needs_a_person in rows)


COMPUTED, ATTESTED = False, True

CRITERIA: tuple[Criterion, ...] = (
    *_table(
        Group.QUALIFYING,
        [
            (1, "It says what the condition is.", COMPUTED),
            (2, "It says what there is to decide.", COMPUTED),
            (3, "It says what the options are.", COMPUTED),
            (4, "It says what speaks for each option.", COMPUTED),
            (5, "It says what speaks against each option.", COMPUTED),
            (6, "It says what each option is like to live through: in the body, the mind, among people.", ATTESTED),
        ],
    ),
    *_table(
        Group.CERTIFICATION,
        [
            (7, "It tells good and bad sides of every option in equal detail.", COMPUTED),
            (8, "It cites the evidence.", COMPUTED),
            (9, "It says when it was made and looked through.", COMPUTED),
            (10, "It says how it is kept up to date.", COMPUTED),
            (11, "It says how uncertain its figures are.", COMPUTED),
            (12, "It says who paid for it.", COMPUTED),
        ],
    ),
    *_table(
        Group.QUALITY,
        [
            (17, "It says what happens when nothing is done.", COMPUTED),
            (18, "It lets good and bad sides be compared across options.", COMPUTED),
            (19, "It says how likely the outcomes are with each option.", COMPUTED),
            (20, "It says whom the figures describe.", COMPUTED),
            (21, "It says how many of how many had an event.", COMPUTED),
            (22, "It compares outcomes over the same time.", COMPUTED),
            (23, "It compares outcomes out of the same number of the same things.", COMPUTED),
            (24, "It shows likelihoods in more than one way.", COMPUTED),
            (25, "It asks what matters most to the reader.", ATTESTED),
            (26, "It leads step by step to a decision.", ATTESTED),
            (27, "It gives questions to talk over with a clinician.", ATTESTED),
            (28, "People with the condition were asked what they need to know.", ATTESTED),
            (29, "Professionals were asked what people need to know.", ATTESTED),
            (30, "People with the condition who had not made it reviewed it.", ATTESTED),
            (31, "Professionals who had not made it reviewed it.", ATTESTED),
            (32, "It was tried out with people facing the decision.", ATTESTED),
            (33, "It was tried out with practitioners.", ATTESTED),
            (34, "It says how the evidence was found and chosen.", ATTESTED),
            (35, "It says how good the evidence is.", COMPUTED),
            (36, "It says who made it and what qualifies them.", ATTESTED),
            (37, "It says how hard it is to read.", COMPUTED),
            (38, "Studies show that it helps people choose what matters to them.", ATTESTED),
            (39, "Studies show that it helps people know more.", ATTESTED),
        ],
    ),
)
"""All 35, in the order of their numbers; 13 to 16 and 40 to 44 are for tests and screening."""

ATTESTABLE = frozenset(criterion.number for criterion in CRITERIA if criterion.needs_a_person)
"""The criteria that an attestation can be given for."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """How a comparison stands to one criterion, why, who vouched for it, and what falls short."""

    criterion: Criterion
    status: Status
    why: str
    attested: Attested | None = None
    shortfalls: tuple[Shortfall, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it counts among those that are met."""
        return self.status in (Status.MET, Status.ATTESTED)


def assess(aid: Aid) -> tuple[Assessed, ...]:
    """The comparison by every criterion, in the order of the table."""
    return tuple(_assessed(criterion, aid) for criterion in CRITERIA)


def _assessed(criterion: Criterion, aid: Aid) -> Assessed:
    found = criterion.judge(aid) if criterion.judge is not None else None
    if found is not None and not found.is_met:
        return Assessed(criterion, Status.NOT_MET, found.why, shortfalls=found.shortfalls)
    if not criterion.needs_a_person:
        return Assessed(criterion, Status.MET, found.why if found else "")
    there = f"{found.why} " if found else ""
    by = aid.attested.get(criterion.number)
    if by is None:
        return Assessed(criterion, Status.NOT_ATTESTED, f"{there}Nobody has vouched for this.")
    return Assessed(criterion, Status.ATTESTED, f"{there}{by.words}", by)


def statement(assessed: Sequence[Assessed]) -> str:
    """So many of 35, by whose judgement, and that this is no certificate."""
    met = sum(one.counts for one in assessed)
    return f"Meets {met} of {len(assessed)}, self-assessed. This is no certificate: nobody else has checked it."
