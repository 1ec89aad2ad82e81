"""What the criteria of decision aids ask of a comparison, counted in its printed rows, its summary and its record."""

import re
from collections.abc import Iterable, Iterator

from app.domain.aids import Aid, Attested, Figure, Option, Pair, Shortfall, Step
from app.domain.readability import readability, word_count
from app.domain.vocabulary import Category, ValueKind
from app.domain.wording import listed
from app.publishing import manuscript as written
from app.publishing.compiling.records import Plain
from app.publishing.compiling.references import Compiling

BENEFITS = (Category.EFFICACY, Category.SPEED, Category.DURABILITY)
OUTCOMES = (*BENEFITS, Category.HARMS)
SHARES = (ValueKind.PROPORTION, ValueKind.RATE)
SAYS_NOTHING = re.compile(
    r"\W*(?:(?:n/?a|none|unknown|not known|not stated|tbc|tbd|todo|x+|somewhere)\W*)?\Z", re.IGNORECASE
)
"""A locator that is no place."""
STATES_A_FIGURE = re.compile(r"\d\s?(?:%|per ?cent\b)|\b\d[\d,]* (?:in|of|out of) (?:every )?\d", re.IGNORECASE)
"""Text that says how many of how many people."""
READ_BY_PEOPLE = ("question", "summary", "natural_course", "experiences", "what_matters", "questions_to_ask", "steps")
"""The members of a comparison that are prose for readers, and are graded."""

Reported = tuple[int, Plain, Plain]
"""A row's place, the row, and a cell of it with a value."""


def aid_of(compiling: Compiling, record: written.Comparison, printed: Plain, summary: Plain) -> Aid:
    """The comparison as its judges see it; `printed` and `summary` are its two documents."""
    condition = compiling.manuscript.conditions[record.condition]
    results = [told for outcome in summary["outcomes"] for told in outcome["results"] if told["state"] == "reported"]
    outcomes = [outcome["attribute"]["category"] for outcome in summary["outcomes"]]
    graded = readability(texts_of(record))
    return Aid(
        condition=condition.name,
        condition_words=word_count(condition.definition),
        question_words=word_count(record.question),
        options=tuple(_options(record, printed)),
        figures=tuple(_figures(printed)),
        pairs=tuple(_pairs(printed)),
        uncited=(*_placeless(printed), *_uncited_texts(record)),
        funding=record.funding,
        update_policy=record.update_policy or "",
        evidence_checked=record.review.evidence_checked,
        next_review=record.review.next_review,
        natural_course=record.natural_course is not None,
        what_matters=len(record.what_matters),
        steps=len(record.steps),
        questions_to_ask=len(record.questions_to_ask),
        methods=record.methods or "",
        wanted_outcomes=sum(category != Category.HARMS for category in outcomes),
        unwanted_outcomes=sum(category == Category.HARMS for category in outcomes),
        results=len(results),
        rated_results=sum(told["certainty"]["level"] != "not_rated" for told in results),
        per_1000=sum("risk" in told for told in results),
        grade=graded.grade if graded else None,
        attested={told.criterion: Attested(told.by, told.on, told.words) for told in record.attestations},
    )


def texts_of(record: written.Comparison) -> list[str]:
    """A comparison's own prose, in the order a reader meets it."""
    course = [record.natural_course.words] if record.natural_course else []
    lived = [told.words for told in record.experiences]
    lists = [*record.what_matters, *record.questions_to_ask, *record.steps]
    return [record.question, record.summary, *course, *lived, *lists]


def _reported(printed: Plain, place: int | None = None) -> Iterator[Reported]:
    """Every cell with a value, of all treatments or of the one at a place."""
    for position, row in enumerate(printed["rows"]):
        cells = row["cells"] if place is None else [row["cells"][place]]
        yield from ((position, row, cell) for cell in cells if cell["state"] == "reported")


def _options(record: written.Comparison, printed: Plain) -> Iterator[Option]:
    lived = {told.treatment: (position, told) for position, told in enumerate(record.experiences)}
    for place, treatment in enumerate(printed["treatments"]):
        cells = list(_reported(printed, place))
        benefits = [cell for _, row, cell in cells if row["attribute"]["category"] in BENEFITS]
        harms = [cell for _, row, cell in cells if row["attribute"]["category"] == Category.HARMS]
        shown = [word_count(_words(cell["headline"])) for _, _, cell in cells]
        position, told = lived.get(treatment["slug"], (None, None))
        summary, experience = word_count(treatment["summary"]), word_count(told.words) if told else 0
        yield Option(
            slug=treatment["slug"],
            name=treatment["name"],
            position=place,
            summary_words=summary,
            experience_words=experience,
            experience_position=position,
            findings=sum(1 + len(cell["others"]) for _, _, cell in cells),
            words=summary + experience + sum(shown),
            statistics=sum(_is_number(cell) for _, _, cell in cells),
            benefits=len(benefits),
            harms=len(harms),
            benefit_figures=sum(_is_figure(cell) for cell in benefits),
            harm_figures=sum(_is_figure(cell) for cell in harms),
            probabilities=sum(_is_share(cell) for cell in (*benefits, *harms)),
            event_rates=sum(_is_event_rate(cell["headline"]["value"]) for cell in (*benefits, *harms)),
        )


def _words(headline: Plain) -> str:
    return " ".join(headline.get(name, "") for name in ("display", "summary", "note"))


def _is_number(cell: Plain) -> bool:
    return cell["headline"]["value"]["kind"] not in (ValueKind.LEVEL, ValueKind.STATEMENT)


def _is_figure(cell: Plain) -> bool:
    """A number, or a frequency word: product labels define those by numbers."""
    value = cell["headline"]["value"]
    return _is_number(cell) or (value["kind"] == ValueKind.LEVEL and value["scale"] == "frequency")


def _is_share(cell: Plain) -> bool:
    return cell["headline"]["value"]["kind"] == ValueKind.PROPORTION or "absolute" in cell["headline"]


def _is_event_rate(value: Plain) -> bool:
    return ("events" in value and "total" in value) or value["kind"] == ValueKind.RATE


def _figures(printed: Plain) -> Iterator[Figure]:
    for position, row, cell in _reported(printed):
        if row["attribute"]["category"] not in OUTCOMES or not _is_number(cell):
            continue
        headline = cell["headline"]
        rated = headline["certainty"]["level"] != "not_rated" and headline["certainty"]["reasons"]
        yield Figure(
            finding=headline["id"],
            row=position,
            has_uncertainty=_tells_uncertainty(headline["value"]),
            has_reason=bool("note" in headline or rated),
            has_people=bool(headline["population"].strip()),
        )


def _tells_uncertainty(value: Plain) -> bool:
    return any(name in value for name in ("interval", "low", "high", "total")) or bool(value.get("approximate"))


def _pairs(printed: Plain) -> Iterator[Pair]:
    """Every pair of treatments whose likelihoods stand side by side in a row."""
    for row in printed["rows"]:
        if row["attribute"]["category"] not in OUTCOMES:
            continue
        told = {
            cell["treatment"]
            for cell in row["cells"]
            if cell["state"] == "reported" and cell["headline"]["value"]["kind"] in SHARES
        }
        for verdict in row["verdicts"]:
            if {verdict["left"], verdict["right"]} <= told:
                yield Pair(row["attribute"]["slug"], frozenset(reason["code"] for reason in verdict["reasons"]))


def _placeless(printed: Plain) -> Iterator[Shortfall]:
    """Findings whose locator is no place in their source."""
    for _, _, cell in _reported(printed):
        for finding in (cell["headline"], *cell["others"]):
            if SAYS_NOTHING.match(finding["locator"]):
                what = f"{finding['id']} does not say where in its source the value stands"
                yield Shortfall(("locator",), what, "name the table, section or page", finding["id"])


def _uncited_texts(record: written.Comparison) -> Iterator[Shortfall]:
    """Texts of the comparison that state a figure without a finding behind them."""
    texts: list[tuple[tuple[Step, ...], str]] = [(("summary",), record.summary)]
    for name in ("what_matters", "questions_to_ask", "steps"):
        texts += [((name, place), text) for place, text in enumerate(getattr(record, name))]
    texts += [
        (("experiences", place), told.words) for place, told in enumerate(record.experiences) if not told.findings
    ]
    for steps, text in texts:
        if STATES_A_FIGURE.search(text):
            what = f"{_named(steps)} states a figure that no finding stands behind"
            yield Shortfall(steps, what, "leave the figure to a row, or name the findings")


def _named(steps: Iterable[Step]) -> str:
    return listed([str(step) for step in steps if isinstance(step, str)])
