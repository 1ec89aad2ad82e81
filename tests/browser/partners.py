"""A partner's site on an origin of its own: pages, scripts, and servers that misbehave as they are told."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

OPEN = {"Access-Control-Allow-Origin": "*"}


@dataclass
class Answer:
    """What an address answers."""

    body: str
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    never: bool = False
    """Whether it takes the request and never says anything."""


@dataclass
class Partner:
    """A site whose addresses a test fills."""

    origin: str
    answers: dict[str, Answer] = field(default_factory=lambda: {"/favicon.ico": Answer("", "image/x-icon")})
    closing: threading.Event = field(default_factory=threading.Event)

    def put(self, path: str, body: str, media_type: str = "text/html; charset=utf-8", **rest: Any) -> str:
        """Lays something at a path and tells its address."""
        self.answers[path] = Answer(body, media_type, **rest)
        return self.origin + path

    def put_page(self, path: str, body: str, *, head: str = "", **rest: Any) -> str:
        """Lays a small whole page at a path and tells its address."""
        top = '<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">'
        viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'
        return self.put(
            path, f"{top}{viewport}<title>A partner</title>{head}</head><body><main>{body}</main></body></html>", **rest
        )


@contextmanager
def partner_site() -> Iterator[Partner]:
    """A partner's server on a free port of loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    partner = Partner(f"http://127.0.0.1:{server.server_address[1]}")
    server.RequestHandlerClass = _handler_of(partner)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield partner
    finally:
        partner.closing.set()
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)


def _handler_of(partner: Partner) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = partner.answers.get(self.path.partition("?")[0], Answer("nothing here", status=404))
            if answer.never:
                partner.closing.wait(60)
                return
            body = answer.body.encode()
            self.send_response(answer.status)
            for name, value in {"Content-Type": answer.media_type, **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name http.server gives it
            """Says nothing."""

    return Handler
