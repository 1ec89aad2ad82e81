"""One request at a time, to look at what a server answers before it is measured."""

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bench.places import HOST, PORT


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """A header by its lower-case name; empty where there is none."""
        return next((value for told, value in self.headers if told == name), "")

    def json(self) -> Any:
        """The body as data."""
        return json.loads(self.body)


def ask(address: str, headers: Mapping[str, str] | None = None, *, wait: float = 60) -> Answer:
    """The answer to a GET. Raises OSError or http.client.HTTPException where there is none."""
    connection = http.client.HTTPConnection(HOST, PORT, timeout=wait)
    try:
        connection.request("GET", address, headers=dict(headers or {}))
        answer = connection.getresponse()
        told = tuple((name.lower(), value) for name, value in answer.getheaders())
        return Answer(answer.status, told, answer.read())
    finally:
        connection.close()


def is_answering() -> bool:
    """Whether something listens where the servers under test will."""
    try:
        ask("/", wait=2)
    except (OSError, http.client.HTTPException):
        return False
    return True
