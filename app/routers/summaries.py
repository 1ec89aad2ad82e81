"""/comparisons/{slug}/summary-of-findings: the outcomes that matter most, for every treatment."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.dependencies import EditionDep
from app.documents.summaries import Summary
from app.parameters import RecordParameters, SlugPath, known_fields, known_relations
from app.queries import summaries as queries
from app.routers.replies import reply_record

router = APIRouter(tags=["comparisons"])


@router.get("/comparisons/{slug}/summary-of-findings", response_model=Summary, summary="Read a summary of findings")
def read_summary_of_findings(
    request: Request, slug: SlugPath, asked: Annotated[RecordParameters, Query()], edition: EditionDep
) -> Response:
    """At most seven outcomes in the editor's order of importance; for each treatment the finding that answers it, the risk in 1000 with and without treatment, certainty with a footnote for every reason, or why there is nothing. `include=` takes `comparison`, `treatments`, `findings` and `sources`."""  # noqa: E501  # one paragraph of the reference
    include = known_relations(asked.include, queries.RELATIONS)
    fields = known_fields(asked.fields, Summary)
    printed = queries.get_summary(edition, slug, include=include, fields=fields)
    return reply_record(request, printed, "comparisons", f"{slug}/summary-of-findings", edition)
