"""FastAPI routes that return bytes made in advance: what the framework alone costs."""

import os
from pathlib import Path

from fastapi import FastAPI, HTTPException, Response

from bench.recording import read_recorded

app = FastAPI()
_ANSWERS = {
    told.address: (told.body, dict(told.headers)) for told in read_recorded(Path(os.environ["BENCH_ANSWERS"])).values()
}


def _answer(address: str) -> Response:
    found = _ANSWERS.get(address)
    if found is None:
        raise HTTPException(404)
    body, headers = found
    return Response(body, headers=headers)


@app.get("/v1/comparisons/{slug}")
async def read_comparison(slug: str) -> Response:
    return _answer(f"/v1/comparisons/{slug}")


@app.get("/v1/treatments/{slug}")
async def read_treatment(slug: str) -> Response:
    return _answer(f"/v1/treatments/{slug}")


@app.get("/v1/findings/{slug}")
async def read_finding(slug: str) -> Response:
    return _answer(f"/v1/findings/{slug}")
