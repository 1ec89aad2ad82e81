"""/metrics: what a server tells its operator. Left out of the API's description, because it is none of the API.

What it is asked of comes from the parts that were put together, as functions in `app.state.measures`.
"""

import os
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.dependencies import SettingsDep
from app.parameters import NoParameters
from app.renderers.metrics_format import METRICS_MEDIA_TYPE, Metric, render_metrics

router = APIRouter(include_in_schema=False)
CLOSED = {"Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin"}


@router.get("/metrics")
def read_metrics(request: Request, asked: Annotated[NoParameters, Query()], settings: SettingsDep) -> Response:
    """The measures of this process; where there are several workers, each value says whose it is."""
    del asked
    measures: list[Callable[[], Iterable[Metric]]] = request.app.state.measures
    labels = {"worker": str(os.getpid())} if settings.workers > 1 else {}
    text = render_metrics(chain.from_iterable(measure() for measure in measures), labels)
    return Response(text, media_type=METRICS_MEDIA_TYPE, headers=CLOSED)
