"""Sets printed cells into a comparison: numbers the sources, judges every pair, says it in words.

The press composes the curated comparisons with the same function that answers `compare?treatments=…`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

import orjson

from app.domain.digests import canonical
from app.domain.sentences import favoured, least_sure, row_sentence
from app.domain.verdicts import Verdict, judge
from app.domain.vocabulary import AbsenceReason
from app.domain.weighing import Question
from app.domain.wording import ABSENCE_WORDS, PENDING_PLACE, verdict_sentence
from app.queries.cells import Plain, PrintedCell, print_cell

_SPELLED_OTHERWISE = re.compile(r"[0-9](?:e[+-]?[0-9]|\.0000)")
"""Numbers that the quick spelling may write in another way."""


@dataclass(frozen=True, slots=True)
class Column:
    """A treatment in the head of a comparison."""

    slug: str
    name: str
    family: frozenset[str]
    """The slugs that stand for it: itself and its variants."""
    checked_on: date
    cells: Mapping[str, PrintedCell]
    """By attribute."""

    def cell(self, attribute: str) -> PrintedCell:
        """Its cell in a row; one that nobody has looked to fill where there is none."""
        return self.cells.get(attribute) or pending_cell(self.slug, self.checked_on)


@dataclass(frozen=True, slots=True)
class RowHead:
    """An attribute at the head of a row."""

    slug: str
    name: str
    text: str
    """Its brief, canonical JSON."""
    question: Question


_NOTHING = PrintedCell("")


def compose_rows(
    columns: Sequence[Column], heads: Sequence[RowHead], disagreements: Sequence[Plain]
) -> tuple[list[str], dict[str, int]]:
    """The rows of a comparison, canonical JSON, and the number of every source they cite, in order of appearance."""
    numbers: dict[str, int] = {}
    rows = [_row(columns, head, disagreements, numbers) for head in heads]
    return rows, numbers


def _row(columns: Sequence[Column], head: RowHead, disagreements: Sequence[Plain], numbers: dict[str, int]) -> str:
    cells = [column.cell(head.slug) for column in columns]
    shown = {finding for cell in cells for finding in cell.findings}
    names = {column.slug: column.name for column in columns}
    verdicts = [_verdict(left, right, head) for left, right in combinations(columns, 2)]
    verdicts.sort(key=lambda verdict: not verdict.directness.is_direct)
    said = [cell.as_said(column.name) for cell, column in zip(cells, columns, strict=True)]
    certainty = least_sure([told.certainty for told in said if told.kind is not None])
    winner = favoured(list(names), verdicts, certainty)
    rest = {
        "certainty": {
            "level": certainty,
            "reasons": list(dict.fromkeys(reason for cell in cells for reason in cell.reasons)),
        },
        "disagreements": [
            {**disagreement, "findings": [id_ for id_ in disagreement["findings"] if id_ in shown]}
            for disagreement in disagreements
            if not shown.isdisjoint(disagreement["findings"])
        ],
        **({"favours": winner} if winner else {}),
        "sentence": row_sentence(head.name, said, verdicts),
        "verdicts": [_plain_verdict(verdict, names, head.name) for verdict in verdicts],
    }
    numbered = ",".join([cell.numbered(numbers) for cell in cells])
    # There is no number in the rest, so that the quick spelling is the canonical one.
    return (
        f'{{"attribute":{head.text},"cells":[{numbered}],{orjson.dumps(rest, option=orjson.OPT_SORT_KEYS).decode()[1:]}'
    )


def spelled(plain: Plain) -> str:
    """What `canonical` says, ten times faster where no number is very large or very small."""
    text = orjson.dumps(plain, option=orjson.OPT_SORT_KEYS).decode()
    return canonical(plain).decode() if _SPELLED_OTHERWISE.search(text) else text


@lru_cache(maxsize=1000)
def pending_cell(treatment: str, checked_on: date) -> PrintedCell:
    """A cell nobody has looked to fill."""
    words = ABSENCE_WORDS[AbsenceReason.PENDING]
    return print_cell(
        {
            "state": "absent",
            "treatment": treatment,
            "display": words,
            "absence": {
                "reason": AbsenceReason.PENDING.value,
                "words": words,
                "looked_in": PENDING_PLACE,
                "looked_on": checked_on.isoformat(),
            },
        }
    )


def _verdict(left: Column, right: Column, head: RowHead) -> Verdict:
    one, two = left.cells.get(head.slug, _NOTHING), right.cells.get(head.slug, _NOTHING)
    return judge(
        left.slug,
        right.slug,
        one.evidence,
        two.evidence,
        head.question,
        family={left.slug: left.family, right.slug: right.family},
        contradicted=frozenset(column.slug for column, cell in ((left, one), (right, two)) if cell.is_contradicted),
    )


def _plain_verdict(verdict: Verdict, names: dict[str, str], subject: str) -> Plain:
    plain: Plain = {
        "left": verdict.left,
        "right": verdict.right,
        "outcome": verdict.outcome,
        "comparability": verdict.comparability,
        "directness": verdict.directness,
        "reasons": verdict.reasons,
        "notes": verdict.notes,
        "findings": verdict.findings,
        "sentence": verdict_sentence(verdict, names, subject),
    }
    if verdict.favours is not None:
        plain["favours"] = verdict.favours
    return plain
