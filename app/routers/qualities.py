"""/comparisons/{slug}/quality: a comparison by the criteria of decision aids, judged by ourselves."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.dependencies import EditionDep
from app.documents.qualities import Quality
from app.parameters import RecordParameters, SlugPath, known_fields, known_relations
from app.queries import qualities as queries
from app.routers.replies import reply_record

router = APIRouter(tags=["comparisons"])


@router.get("/comparisons/{slug}/quality", response_model=Quality, summary="Read a comparison's quality")
def read_quality(
    request: Request, slug: SlugPath, asked: Annotated[RecordParameters, Query()], edition: EditionDep
) -> Response:
    """The 35 minimum criteria of decision aids, each met or not, or attested by somebody or by nobody, with a sentence why; how equal the detail is; how hard it is to read. Self-assessed, and no certificate. `include=` takes `comparison`."""  # noqa: E501  # one paragraph of the reference
    include = known_relations(asked.include, queries.RELATIONS)
    fields = known_fields(asked.fields, Quality)
    printed = queries.get_quality(edition, slug, include=include, fields=fields)
    return reply_record(request, printed, "comparisons", f"{slug}/quality", edition)
