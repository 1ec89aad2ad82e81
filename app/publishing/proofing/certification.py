"""Refuses a curated comparison that would mislead: one that fails a certification criterion of decision aids.

The same assessment is printed as the comparison's quality, so the press cannot refuse what readers are told is well,
nor print what it would refuse. See docs/decisions/0008.
"""

from collections.abc import Iterator, Mapping

from app.domain.criteria import Assessed, Group, Status
from app.errors import ManuscriptError
from app.publishing.compiling.qualities import Assessments
from app.publishing.proofing.complaints import Steps
from app.publishing.reading import ManuscriptFile

Homes = Mapping[tuple[str, str], tuple[ManuscriptFile, Steps]]
"""Where every record stands, by noun and slug."""
EXPERIENCES = 6
"""The one qualifying criterion that is refused too: what each option is like cannot be read off any row."""


def certification_errors(assessments: Assessments, homes: Homes) -> Iterator[ManuscriptError]:
    """Every criterion that a comparison must meet before it is printed, and does not, with its place."""
    for slug, assessed in assessments.items():
        for one in assessed:
            if one.status is Status.NOT_MET and _is_required(one):
                yield from _errors(slug, one, homes)


def _is_required(one: Assessed) -> bool:
    return one.criterion.group is Group.CERTIFICATION or one.criterion.number == EXPERIENCES


def _errors(slug: str, one: Assessed, homes: Homes) -> Iterator[ManuscriptError]:
    file, steps = homes["comparisons", slug.casefold()]
    for shortfall in one.shortfalls:
        what = f"{shortfall.what} (criterion {one.criterion.number})"
        home, before = homes["findings", shortfall.finding.casefold()] if shortfall.finding else (file, steps)
        yield home.error((*before, *shortfall.place), what, shortfall.right)
