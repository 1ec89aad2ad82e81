"""A finding as a whole page: its value, everything that decides what it may be compared with, and how to cite it."""

from collections.abc import Iterator

from app.documents.finding_pages import Beside, FindingPage
from app.documents.findings import Finding
from app.documents.views import Freshness, View
from app.domain.wording import REASON_WORDS
from app.renderers.linked_data_format import finding_as_linked_data, in_a_script
from app.renderers.page_format import Addresses, addressed, render_template, spoken

CITING = {"ris": "RIS", "bib": "BibTeX", "csl.json": "CSL"}
"""Forms for reference managers, and what they are called."""


def render_finding_page(page: FindingPage, view: View, addresses: Addresses, freshness: Freshness) -> str:
    """A finding as a whole page."""
    finding = page.finding
    return render_template(
        "finding.html.j2",
        page=page,
        finding=finding,
        labels=list(_labels(finding)),
        certainty=_certainty(finding),
        labels_of=_labels_of,
        apart=_apart,
        view=view,
        freshness=freshness,
        query=f"?edition={view.edition}" if view.edition else "",
        citing=[(f"{addresses.data}.{suffix}", name) for suffix, name in CITING.items()],
        linked_data=in_a_script(finding_as_linked_data(page, addresses.page)),
        **addressed(addresses, "findings"),
    )


def _labels(finding: Finding) -> Iterator[tuple[str, str]]:
    """What decides what the value may be compared with, in words; what is not said is left out."""
    told = {
        "Who": finding.population.words,
        "Wider than this treatment": _scope(finding),
        "What it was given for": finding.condition.name if finding.condition else "",
        "When": finding.time_point.words if finding.time_point else "",
        "Against": _against(finding),
        "Measured with": finding.instrument,
        "Kind of study": spoken(finding.design),
        "Who was counted": spoken(finding.analysis_set),
        "Who knew what was given": spoken(finding.blinding),
        "People": finding.participants,
        "Studies": finding.studies,
        "Which arm": finding.arm,
        "Where": finding.jurisdiction,
        "As of": finding.dated,
    }
    yield from ((name, str(words)) for name, words in told.items() if words)


def _labels_of(finding: Finding) -> str:
    """Of what, when and of whom another finding is, in one line without its last stop."""
    condition = finding.condition.name if finding.condition else ""
    time = finding.time_point.words if finding.time_point else ""
    return "; ".join(filter(None, (condition, time, finding.population.words))).rstrip(".")


def _apart(beside: Beside) -> str:
    """That another value lies elsewhere, and what may be why."""
    if not beside.on:
        return "Its value lies outside that of this finding."
    return f"Its value lies outside that of this finding: {', '.join(REASON_WORDS[code] for code in beside.on)}."


def _against(finding: Finding) -> str:
    against = finding.comparator
    if against is None:
        return ""
    return f"{against.words}: {against.display}" if against.display else against.words


def _scope(finding: Finding) -> str:
    if finding.scope == "this_treatment":
        return ""
    return f"{spoken(finding.scope)}: {finding.pooled}" if finding.pooled else spoken(finding.scope)


def _certainty(finding: Finding) -> str:
    """How sure one can be, and who says so."""
    told = finding.certainty
    if told.level == "not_rated":
        return "Nobody has rated how sure this is."
    by = f", as rated by {told.rated_by}" if told.rated_by else ""
    reasons = f": {'; '.join(told.reasons)}" if told.reasons else ""
    return f"{spoken(told.level).capitalize()}{by}{reasons}."
