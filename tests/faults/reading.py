"""A reader in a process of its own: asks over a socket without a pause, and tells which editions it was answered from.

`python -m tests.faults.reading PORT ANSWERS` ends after so many answers, or when its standard input does.
"""

import hashlib
import http.client
import json
import select
import sys
from collections import Counter
from typing import Any

ADDRESSES = (
    "/v1/treatments/quellarin",
    "/v1/treatments?fields=slug,name,edition&limit=100",
    "/v1/findings?fields=id,treatment,edition&limit=100",
    "/v1/treatments/quellarin?include=findings,conditions,sources",
    "/v1/conditions/migraine?include=treatments",
    "/v1/findings/quellarin-001",
    "/v1/search?q=quellarin",
    "/v1/meta",
)
Seen = tuple[tuple[tuple[str, str], ...], tuple[str, ...]]
"""The editions that an answer names, with their digests, and the names that it gives quellarin."""


def seen_in(answer: Any) -> Seen:
    """What one answer says of where it comes from."""
    editions, names, pending = set[tuple[str, str]](), set[str](), [answer]
    while pending:
        member = pending.pop()
        if isinstance(member, dict):
            edition = member.get("edition")
            if isinstance(edition, dict):
                editions.add((edition["id"], edition["digest"]))
            if member.get("slug") == "quellarin" and ("name" in member or "title" in member):
                names.add(member.get("name") or member["title"])
            pending += member.values()
        elif isinstance(member, list):
            pending += member
    return tuple(sorted(editions)), tuple(sorted(names))


def read_on(port: int, most: int) -> dict[str, Any]:
    """Asks until there were so many answers, or nobody wants more."""
    print("reading", flush=True)  # noqa: T201  # it is how two processes talk
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    seen: Counter[Seen] = Counter()
    known: dict[bytes, Seen] = {}
    failed: list[str] = []
    answers = 0
    while answers < most and not select.select([sys.stdin], [], [], 0)[0]:
        address = ADDRESSES[answers % len(ADDRESSES)]
        try:
            connection.request("GET", address)
            response = connection.getresponse()
            body = response.read()
        except (OSError, http.client.HTTPException) as error:
            failed.append(f"{address}: {type(error).__name__}")
            connection.close()
            continue
        answers += 1
        if response.status != 200:
            failed.append(f"{address}: {response.status}")
            continue
        key = hashlib.sha256(body).digest()
        if key not in known:
            known[key] = seen_in(json.loads(body))
        seen[known[key]] += 1
    return {"answers": answers, "failed": failed, "seen": [[*told, count] for told, count in seen.items()]}


if __name__ == "__main__":
    print(json.dumps(read_on(int(sys.argv[1]), int(sys.argv[2]))))  # noqa: T201  # it is how two processes talk
