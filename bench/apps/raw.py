"""The least that uvicorn can be asked to do: one answer, made in advance, sent to whoever asks."""

import os
from pathlib import Path
from typing import Any

from bench.recording import read_recorded

_RECORDED = read_recorded(Path(os.environ["BENCH_ANSWERS"]))[os.environ["BENCH_ANSWER"]]
_START = {"type": "http.response.start", "status": _RECORDED.status, "headers": _RECORDED.raw_headers()}
_BODY = {"type": "http.response.body", "body": _RECORDED.body}


async def app(_scope: dict[str, Any], _receive: Any, send: Any) -> None:
    """Sends it."""
    await send(_START)
    await send(_BODY)
