"""/llms.txt: where a language model begins, with the Markdown twin of every comparison and treatment."""

from collections.abc import Iterator, Sequence

from app.documents.comparisons import ComparisonBrief
from app.documents.meta import Meta
from app.documents.treatments import TreatmentBrief
from app.renderers.markdown_format import escaped


def render_llms(
    *, meta: Meta, comparisons: Sequence[ComparisonBrief], treatments: Sequence[TreatmentBrief], base: str
) -> str:
    """The file, in the form that llmstxt.org describes."""
    return "\n".join(_lines(meta, comparisons, treatments, base)) + "\n"


def _lines(
    meta: Meta, comparisons: Sequence[ComparisonBrief], treatments: Sequence[TreatmentBrief], base: str
) -> Iterator[str]:
    yield "# Equipoise"
    yield ""
    yield (
        "> Treatments compared as data: a source for every value, a reason for every gap, and no winner unless the "
        "evidence names one."
    )
    yield ""
    yield f"{meta.disclaimer} {meta.review_statement} Evidence looked through on {meta.evidence_checked.isoformat()}."
    yield ""
    yield (
        f"This is edition {meta.edition.id}. Cite `/v1/editions/{meta.edition.id}/…`, which never changes. Give every "
        "number with its caveat and the address of its finding; rank nothing that a comparison does not rank."
    )
    yield ""
    yield "## Comparisons"
    yield ""
    yield from (
        f"- [{escaped(told.title)}]({base}/v1/comparisons/{told.slug}.md): {escaped(told.question)}"
        for told in comparisons
    )
    yield ""
    yield "## Treatments"
    yield ""
    yield from (
        f"- [{escaped(told.name)}]({base}/v1/treatments/{told.slug}.md): {escaped(told.summary)}" for told in treatments
    )
    yield ""
    yield "## The API"
    yield ""
    yield f"- [Description]({base}/openapi.json): every address, as OpenAPI 3.1"
    yield f"- [Guides]({base}/guide): five-minute starts, checking a text's numbers, tools for language models"
    yield (
        f"- [Findings]({base}/v1/findings): every cited value; each is a page at `/findings/{{id}}` and a text at "
        "`/v1/findings/{id}.md`"
    )
    yield f"- [Rules]({base}/v1/rules): how headlines are chosen and what may be compared"
    yield ""
    yield "## Optional"
    yield ""
    yield f"- [Editions]({base}/v1/editions): every printing, and what changed"
    yield f"- [What changed]({base}/feed.atom): the same as a feed"
