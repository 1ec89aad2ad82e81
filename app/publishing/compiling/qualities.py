"""Qualities: every curated comparison by the criteria of decision aids, with all that was counted."""

from collections.abc import Iterable

from app.documents.qualities import QualityBrief
from app.domain.aids import Aid
from app.domain.balance import LEAST_SHARE_OF_A_SIDE, MEASURES, imbalances, share_of_a_side, weights
from app.domain.criteria import CRITERIA_VERSION, SPECIFICATION, Assessed, Group, assess, statement
from app.domain.judging import LEAST_SHARE_OF_EXPLAINED_FIGURES, LEAST_SHARE_OF_UNCERTAIN_FIGURES
from app.domain.readability import FORMULA, SOURCE, readability
from app.domain.wording import DISCLAIMER
from app.publishing import manuscript as written
from app.publishing.compiling.aids import READ_BY_PEOPLE, aid_of, texts_of
from app.publishing.compiling.records import Plain, Substances
from app.publishing.compiling.references import Compiling, review

Assessments = dict[str, tuple[Assessed, ...]]
"""By the slug of the comparison."""

EXPLANATION = (
    "The treatment of which least is said must have at least the bound's share of what the fullest has. Benefits are "
    "rows of efficacy, speed and durability with a value; figures are numbers and the frequency words of product "
    "labels. How many findings there are, and how many words, depends on the literature: shown, not bounded. Nor may a "
    "treatment's benefits, or its harms, be left out beside the other side."
)


def compile_qualities(compiling: Compiling, substances: Substances, wanted: Iterable[str]) -> Assessments:
    """The quality of these curated comparisons, which must have been compiled with their summaries."""
    assessments: Assessments = {}
    for slug in wanted:
        record = compiling.manuscript.comparisons[slug]
        printed, summary = (substances.by_name[noun, slug].plain for noun in ("comparisons", "summaries"))
        aid = aid_of(compiling, record, printed, summary)
        assessments[slug] = assess(aid)
        substances.add("qualities", slug, _members(compiling, slug, record, aid, assessments[slug]))
    return assessments


def _members(
    compiling: Compiling, slug: str, record: written.Comparison, aid: Aid, assessed: tuple[Assessed, ...]
) -> Plain:
    brief = QualityBrief(
        slug=slug,
        title=record.title,
        statement=statement(assessed),
        met=sum(one.counts for one in assessed),
        of=len(assessed),
    )
    return {
        **brief.model_dump(),
        "specification": SPECIFICATION,
        "criteria_version": CRITERIA_VERSION,
        "groups": [_group(group, assessed) for group in Group],
        "criteria": [_criterion(one) for one in assessed],
        "equal_detail": _equal_detail(compiling, aid),
        "uncertainty": {
            "figures": len(aid.figures),
            "with_uncertainty": sum(figure.has_uncertainty for figure in aid.figures),
            "with_uncertainty_or_reason": sum(figure.has_uncertainty or figure.has_reason for figure in aid.figures),
            "least_share": round(LEAST_SHARE_OF_UNCERTAIN_FIGURES, 3),
            "least_share_or_reason": round(LEAST_SHARE_OF_EXPLAINED_FIGURES, 3),
        },
        "readability": _reading_grade(record),
        "evidence_checked": record.review.evidence_checked,
        "next_review": record.review.next_review,
        "review": review(record.review),
        "disclaimer": DISCLAIMER,
    }


def _group(group: Group, assessed: tuple[Assessed, ...]) -> Plain:
    of_group = [one for one in assessed if one.criterion.group is group]
    return {"group": group, "met": sum(one.counts for one in of_group), "of": len(of_group)}


def _criterion(one: Assessed) -> Plain:
    return {
        "number": one.criterion.number,
        "group": one.criterion.group,
        "asks": one.criterion.asks,
        "told_by": "a_person" if one.criterion.needs_a_person else "software",
        "status": one.status,
        "why": one.why,
        **({"by": one.attested.by, "on": one.attested.on} if one.attested else {}),
    }


def _equal_detail(compiling: Compiling, aid: Aid) -> Plain:
    weighed = weights(aid.options)
    return {
        "is_within": not any(imbalances(aid)),
        "options": [
            {
                "treatment": compiling.reference("treatments", option.slug),
                **{measure.name: getattr(option, measure.name) for measure in MEASURES},
                "share_of_a_side": round(share_of_a_side(option), 3),
            }
            for option in aid.options
        ],
        "measures": [
            {
                "name": weight.measure.name,
                "words": weight.measure.words,
                "least": weight.least.slug,
                "most": weight.most.slug,
                "share": round(weight.share, 3),
                "bound": None if weight.measure.bound is None else round(weight.measure.bound, 3),
                "is_within": weight.is_within,
            }
            for weight in weighed
        ],
        "least_share_of_a_side": round(LEAST_SHARE_OF_A_SIDE, 3),
        "explanation": EXPLANATION,
    }


def _reading_grade(record: written.Comparison) -> Plain | None:
    counted = readability(texts_of(record))
    if counted is None:
        return None
    return {
        "grade": round(counted.grade, 1),
        "words": counted.words,
        "sentences": counted.sentences,
        "syllables": counted.syllables,
        "formula": FORMULA,
        "source": SOURCE,
        "texts": [name for name in READ_BY_PEOPLE if getattr(record, name)],
    }
