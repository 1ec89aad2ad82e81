"""How each criterion of a decision aid is told from the record: one small rule a number, with a sentence why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from app.domain.aids import Aid, Option, Shortfall
from app.domain.balance import imbalances
from app.domain.wording import listed

FEWEST_CONDITION_WORDS = 5
FEWEST_QUESTION_WORDS = 4
FEWEST_SUMMARY_WORDS = 5
LEAST_SHARE_OF_UNCERTAIN_FIGURES = 1 / 3
"""Of the numeric headlines of outcomes, the share that must carry an interval, a range, counts or `about`."""
LEAST_SHARE_OF_EXPLAINED_FIGURES = 3 / 4
"""The share that must carry one of these or say why there is none; abstracts often print a bare percentage."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether software finds a criterion met, why, and what falls short."""

    is_met: bool
    why: str
    shortfalls: tuple[Shortfall, ...] = ()


Judge = Callable[[Aid], Judgement]


def _yes_or_no(is_met: bool, yes: str, no: str) -> Judgement:  # the two sentences name the two cases
    return Judgement(is_met, yes if is_met else no)


def _every_option(aid: Aid, has: Callable[[Option], bool], what: str) -> Judgement:
    """Met where every option has it; otherwise the options that have not are named."""
    without = [option.name for option in aid.options if not has(option)]
    return _yes_or_no(not without, f"Every option has {what}.", f"Missing for {listed(without)}: {what}.")


def _condition(aid: Aid) -> Judgement:
    return _yes_or_no(
        aid.condition_words >= FEWEST_CONDITION_WORDS,
        f"{aid.condition} is described in {aid.condition_words} words.",
        f"{aid.condition} is described in {aid.condition_words} words, fewer than {FEWEST_CONDITION_WORDS}.",
    )


def _decision(aid: Aid) -> Judgement:
    return _yes_or_no(
        aid.question_words >= FEWEST_QUESTION_WORDS,
        "The question to decide is stated.",
        f"The question has {aid.question_words} words, fewer than {FEWEST_QUESTION_WORDS}.",
    )


def _options(aid: Aid) -> Judgement:
    if len(aid.options) < 2:
        return Judgement(False, "There are fewer than two options.")
    return _every_option(aid, lambda option: option.summary_words >= FEWEST_SUMMARY_WORDS, "a description")


def _benefits(aid: Aid) -> Judgement:
    return _every_option(aid, lambda option: option.benefits > 0, "a benefit, or how soon or long it works")


def _harms(aid: Aid) -> Judgement:
    return _every_option(aid, lambda option: option.harms > 0, "a harm")


def _experiences(aid: Aid) -> Judgement:
    found = _every_option(aid, lambda option: option.experience_words > 0, "a text on what it is like")
    without = [option.slug for option in aid.options if not option.experience_words]
    missing = (
        Shortfall(("experiences",), f"there is no text on what {slug} is like", f"add an experience of {slug}")
        for slug in without
    )
    return replace(found, shortfalls=tuple(missing))


def _equal_detail(aid: Aid) -> Judgement:
    broken = tuple(imbalances(aid))
    if broken:
        return Judgement(False, f"Not in equal detail: {listed([shortfall.what for shortfall in broken])}.", broken)
    return Judgement(True, "Benefits, harms, figures and experiences are told within the bounds of equal detail.")


def _citations(aid: Aid) -> Judgement:
    if aid.uncited:
        return Judgement(False, f"Without a citation: {listed([one.what for one in aid.uncited])}.", aid.uncited)
    return Judgement(True, "Every value has a source and a place in it.")


def _dates(aid: Aid) -> Judgement:
    if aid.next_review > aid.evidence_checked:
        return Judgement(
            True,
            f"The evidence was looked through on {aid.evidence_checked}; the next look is due on {aid.next_review}.",
        )
    what = f"the next review ({aid.next_review}) is not after the last look at the evidence ({aid.evidence_checked})"
    shortfall = Shortfall(("review", "next_review"), what, "give the day to look again")
    return Judgement(False, f"The dates cannot be: {what}.", (shortfall,))


def _stated(text: str, member: str, words: str, right: str) -> Judgement:
    if text.strip():
        return Judgement(True, f"It says so: {text.strip()}")
    return Judgement(False, f"It does not say {words}.", (Shortfall((member,), f"it does not say {words}", right),))


def _update_policy(aid: Aid) -> Judgement:
    return _stated(
        aid.update_policy, "update_policy", "how it is kept up to date", "add update_policy: when, and by whom"
    )


def _funding(aid: Aid) -> Judgement:
    return _stated(aid.funding, "funding", "who paid for it", "add funding, also where nobody paid")


def _uncertainty(aid: Aid) -> Judgement:
    total = len(aid.figures)
    if not total:
        return Judgement(True, "There are no figures of outcomes.")
    sure = sum(figure.has_uncertainty for figure in aid.figures)
    told = sum(figure.has_uncertainty or figure.has_reason for figure in aid.figures)
    said = (
        f"of {total} figures of outcomes {sure} have an interval, a range or counts, {told} these or a reason why not"
    )
    if sure >= LEAST_SHARE_OF_UNCERTAIN_FIGURES * total and told >= LEAST_SHARE_OF_EXPLAINED_FIGURES * total:
        return Judgement(True, said[:1].upper() + said[1:] + ".")
    bare = next((one for one in aid.figures if not one.has_uncertainty and not one.has_reason), aid.figures[0])
    right = "give an interval, a range or how many of how many, or say in a note why there is none"
    shortfall = Shortfall(("attributes", bare.row), f"uncertainty is not told: {said}", right)
    return Judgement(False, f"Too few tell their uncertainty: {said}.", (shortfall,))


def _natural_course(aid: Aid) -> Judgement:
    return _yes_or_no(
        aid.natural_course,
        "It says what happens without treatment, with a source.",
        "It does not say what happens without treatment.",
    )


def _both_sides(aid: Aid) -> Judgement:
    return _every_option(aid, lambda option: option.benefits > 0 and option.harms > 0, "benefits and harms, row by row")


def _probabilities(aid: Aid) -> Judgement:
    return _every_option(aid, lambda option: option.probabilities > 0, "an outcome as a share of people")


def _people(aid: Aid) -> Judgement:
    without = [figure for figure in aid.figures if not figure.has_people]
    return _yes_or_no(
        bool(aid.figures) and not without,
        "Every figure of an outcome says whom it describes.",
        f"{len(without)} of {len(aid.figures)} figures do not say whom they describe.",
    )


def _event_rates(aid: Aid) -> Judgement:
    return _every_option(aid, lambda option: option.event_rates > 0, "an outcome as so many of so many")


def _alike(aid: Aid, code: str, what: str) -> Judgement:
    """Met where no two likelihoods that stand side by side differ on this label."""
    unlike = [pair for pair in aid.pairs if code in pair.reasons]
    if not aid.pairs:
        return Judgement(False, "No two likelihoods stand side by side.")
    return _yes_or_no(
        not unlike,
        f"All {len(aid.pairs)} pairs of likelihoods are {what}.",
        f"{len(unlike)} of {len(aid.pairs)} pairs of likelihoods are not {what}; each says so beside it.",
    )


def _times(aid: Aid) -> Judgement:
    return _alike(aid, "time_point", "of the same time")


def _denominators(aid: Aid) -> Judgement:
    return _alike(aid, "denominator", "shares of the same things")


def _ways(aid: Aid) -> Judgement:
    return _yes_or_no(
        aid.per_1000 > 0,
        f"{aid.per_1000} results stand in words, as figures, and as so many in 1000, which a page draws people from.",
        "No result is told as so many in 1000.",
    )


def _given(count: int, what: str) -> Judgement:
    return _yes_or_no(count > 0, f"It gives {what} ({count}).", f"It gives no {what}.")


def _methods(aid: Aid) -> Judgement:
    return _yes_or_no(bool(aid.methods.strip()), "It says how the evidence was found.", "It does not say how.")


def _certainty(aid: Aid) -> Judgement:
    said = f"{aid.rated_results} of {aid.results} results of the summary of findings have a rated certainty"
    return _yes_or_no(
        0 < aid.results == aid.rated_results, f"{said}.", f"{said}; the others say that nobody rated them."
    )


def _grade(aid: Aid) -> Judgement:
    grade = 0.0 if aid.grade is None else aid.grade
    return _yes_or_no(
        aid.grade is not None,
        f"Its own texts read at grade {grade:.1f} (Flesch-Kincaid).",
        "There is no text to grade.",
    )


JUDGES: Mapping[int, Judge] = {
    1: _condition,
    2: _decision,
    3: _options,
    4: _benefits,
    5: _harms,
    6: _experiences,
    7: _equal_detail,
    8: _citations,
    9: _dates,
    10: _update_policy,
    11: _uncertainty,
    12: _funding,
    17: _natural_course,
    18: _both_sides,
    19: _probabilities,
    20: _people,
    21: _event_rates,
    22: _times,
    23: _denominators,
    24: _ways,
    25: lambda aid: _given(aid.what_matters, "questions on what matters most"),
    26: lambda aid: _given(aid.steps, "steps"),
    27: lambda aid: _given(aid.questions_to_ask, "questions to take along"),
    34: _methods,
    35: _certainty,
    37: _grade,
}
"""By the number of the criterion; those without a rule here are known only to the people who did them."""
