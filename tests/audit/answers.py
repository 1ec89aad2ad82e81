"""Judges of answers: their status, their fields, and how they are when they are asked for again."""

import json
import re

import httpx

from tests.audit.addresses import ANSWERS, addresses
from tests.audit.judges import TOOLS, run, version_of
from tests.audit.verdicts import Finding, Verdict
from tests.conftest import ROOT


def http_lint(client: httpx.Client) -> Verdict:
    """An answer of each kind of address and status, and how it is when a reader has it already."""
    answers: list[tuple[str, httpx.Response]] = []
    for address in addresses(client, ANSWERS):
        whole = client.get(address)
        answers += [(f"GET {address[:80]}", whole), (f"HEAD {address[:80]}", client.head(address))]
        if "etag" in whole.headers:
            again = client.get(address, headers={"If-None-Match": whole.headers["etag"]})
            answers.append((f"GET {address[:80]} again", again))
    told = run(
        TOOLS / "python", ROOT / "tests/audit/lint_answers.py", given=json.dumps([head_of(a) for _, a in answers])
    )
    findings = [
        Finding(line[2:80], f"{asked} {answer.status_code}")
        for (asked, answer), lines in zip(answers, json.loads(told.stdout), strict=True)
        for line in lines
        if re.match(r"\* \[(BAD|WARN)", line)
    ]
    return Verdict("httplint", version_of("httplint"), f"{len(answers)} answers", tuple(findings))


def head_of(answer: httpx.Response) -> str:
    """The head of an answer as it was sent, without what speaks of the content that is not shown."""
    lines = [f"HTTP/1.1 {answer.status_code} {answer.reason_phrase}"]
    lines += [f"{name.decode()}: {value.decode()}" for name, value in answer.headers.raw]
    unseen = ("content-encoding", "content-length")
    return "\r\n".join(line for line in lines if not line.lower().startswith(unseen)) + "\r\n\r\n"


def redbot(client: httpx.Client) -> Verdict:
    """What a robot finds that asks over the socket itself: conditions, ranges and compression, too."""
    findings: list[Finding] = []
    asked = addresses(client, ANSWERS)
    for address in asked:
        url = str(client.base_url).rstrip("/") + address
        ended = run(TOOLS / "redbot", "-o", "har", url, seconds=60)
        try:
            told = json.loads(ended.stdout)["log"]["entries"]
        except (ValueError, KeyError):
            findings.append(Finding("run", f"{address[:80]}: {(ended.stderr or ended.stdout)[-200:]}"))
            continue
        # The first entry is of the address; the others are of what was asked again to judge it.
        found = told[0]["_red_messages"] if told else [{"level": "BAD", "note_id": "no answer", "summary": ""}]
        findings += [
            Finding(one["note_id"], f"GET {address[:80]}: {one['summary'][:120]}")
            for one in found
            if one["level"] in ("BAD", "WARN")
        ]
    return Verdict("redbot", version_of("redbot"), f"{len(asked)} addresses", tuple(findings))
