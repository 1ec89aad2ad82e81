"""Our own answers, kept as files, so that others can send the very same bytes with the very same headers."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.answers import Answer

_NOT_KEPT = frozenset({"date", "connection", "server", "transfer-encoding"})
"""What the server adds itself."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One answer of ours."""

    name: str
    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def raw_headers(self) -> list[tuple[bytes, bytes]]:
        """The headers for ASGI."""
        return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in self.headers]


def recorded(name: str, address: str, answer: Answer) -> Recorded:
    """An answer under a name."""
    headers = tuple((told, value) for told, value in answer.headers if told not in _NOT_KEPT)
    return Recorded(name, address, answer.status, headers, answer.body)


def write_recorded(folder: Path, answers: Mapping[str, Recorded]) -> None:
    """Keeps answers in a folder: their bodies as files, the rest in one list."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    for place, answer in enumerate(answers.values()):
        (folder / f"{place}.body").write_bytes(answer.body)
        listed.append({**asdict(answer), "body": f"{place}.body"})
    (folder / "answers.json").write_text(json.dumps(listed), "utf-8")


def read_recorded(folder: Path) -> dict[str, Recorded]:
    """The answers of a folder by name."""
    told = json.loads((folder / "answers.json").read_text("utf-8"))
    return {
        one["name"]: Recorded(
            one["name"],
            one["address"],
            one["status"],
            tuple((name, value) for name, value in one["headers"]),
            (folder / one["body"]).read_bytes(),
        )
        for one in told
    }
