"""How uvicorn is told to serve us: the same in production and in tests."""

import resource
from typing import Any

from app.edge.protocol import EdgeProtocol

SECONDS_TO_END = 10
"""How long a server that was told to end waits for the answers it is making."""
SECONDS_TO_START = 30
"""How long a worker may be silent before it is replaced; starting takes the longest."""
MOST_FILES = 65_536

OPTIONS: dict[str, Any] = {
    "http": EdgeProtocol,
    "ws": "none",
    "lifespan": "on",
    "access_log": False,
    "server_header": False,
    "proxy_headers": False,
    "timeout_graceful_shutdown": SECONDS_TO_END,
    "timeout_worker_healthcheck": SECONDS_TO_START,
    "log_level": "warning",
}
"""Options of `uvicorn.run` and of `uvicorn.Config`. `proxy_headers` would hide the app's cache from the protocol."""


def allow_open_files() -> None:
    """Lets this process, and those it starts, hold as many connections as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
