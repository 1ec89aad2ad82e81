"""Judges of pages: how they are loaded and found, and what they tell machines of themselves."""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.audit.addresses import PAGES, addresses
from tests.audit.judges import FOLDER, TOOLS, run, version_of
from tests.audit.verdicts import Finding, Verdict
from tests.audit.vocabulary import Vocabulary
from tests.conftest import ROOT

MODULES = FOLDER / "node" / "node_modules"
SEEN = ("/", "/comparisons/{comparison}", "/treatments/{treatment}", "/guide", "/compare?treatments={pair}")
"""The pages that a reader opens."""
SHARED = tuple(template for template in SEEN if template != "/guide")
"""Those that have something of their own to show where they are shared."""
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
LEAST, PASSED = 0.95, 0.9
"""The least score of a category, and the score from which lighthouse calls an audit passed."""


def lighthouse(client: httpx.Client, node: Path) -> Verdict:
    """The pages that a reader opens, as on a telephone."""
    findings: list[Finding] = []
    os.environ.setdefault("CHROME_PATH", "/usr/bin/chromium")
    asked = addresses(client, SEEN)
    for template, address in zip(SEEN, asked, strict=True):
        url = str(client.base_url).rstrip("/") + address
        words = ("--quiet", "--output=json", f"--chrome-flags={FLAGS}", "--no-enable-error-reporting")
        ended = run(node, MODULES / "lighthouse/cli/index.js", url, *words, seconds=180)
        try:
            findings += failings(template, json.loads(ended.stdout))
        except ValueError:
            findings.append(Finding("run", f"{address}: {ended.stderr[-200:]}"))
    return Verdict("lighthouse", module_version("lighthouse"), f"{len(asked)} pages", tuple(findings))


def failings(page: str, told: dict[str, Any]) -> list[Finding]:
    """What one page's report finds wrong; a request to another host is a finding as well."""
    if "runtimeError" in told:
        return [Finding("run", f"{page}: {told['runtimeError']['message'][:200]}")]
    findings = []
    for name, category in told["categories"].items():
        if category["score"] is None or category["score"] < LEAST:
            findings.append(Finding(f"{name}, {page}", f"scored {category['score']}"))
        for part in category["auditRefs"]:
            audit = told["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < PASSED:
                findings.append(Finding(f"{part['id']}, {page}", f"{audit['title']}: {audit['score']}"))
    requests = told["audits"]["network-requests"]["details"]["items"]
    hosts = {urlsplit(one["url"]).hostname for one in requests if one["url"].startswith("http")}
    ours = urlsplit(told["finalDisplayedUrl"]).hostname
    return findings + [Finding(f"another host, {page}", str(host)) for host in hosts - {ours}]


def linked_data(client: httpx.Client) -> Verdict:
    """The linked data of every kind of page: that it is there where it belongs, and speaks the vocabulary."""
    asked = addresses(client, (*PAGES, "/guide"))
    texts = json.dumps([client.get(address).text for address in asked])
    ended = run(TOOLS / "python", ROOT / "tests/audit/extract.py", given=texts)
    if ended.returncode:
        return Verdict("extruct", version_of("extruct"), "nothing", (Finding("run", ended.stderr[-200:]),))
    told, count = json.loads(ended.stdout), 0
    words = Vocabulary.read(MODULES / "schema-dts/dist/schema.d.ts")
    findings: list[Finding] = []
    for address, template, blocks in zip(asked, (*PAGES, "/guide"), told, strict=True):
        count += len(blocks)
        if template.startswith(("/comparisons", "/treatments", "/compare")) and not blocks:
            findings.append(Finding(f"no linked data, {template}", address))
        findings += [Finding(said, address) for block in blocks for said in words.complaints(block)]
    shown = (
        f"{count} blocks of {len(asked)} pages, {len(words.domains)} types of schema-dts {module_version('schema-dts')}"
    )
    return Verdict("extruct", version_of("extruct"), shown, tuple(findings))


def previews(client: httpx.Client, node: Path) -> Verdict:
    """What networks show of a page that is shared, and the schema that it states."""
    asked = addresses(client, SHARED)
    shown = [
        {"html": client.get(address).text, "schemas": [] if template == "/" else ["jsonld:MedicalWebPage"]}
        for template, address in zip(SHARED, asked, strict=True)
    ]
    name = "structured-data-testing-tool"
    ended = run(node, ROOT / "tests/audit/previews.mjs", MODULES.parent, given=json.dumps(shown))
    if ended.returncode:
        return Verdict(name, module_version(name), "nothing", (Finding("run", ended.stderr[-200:]),))
    # What should be there is accepted or open everywhere at once; what must be there, page by page.
    findings = [
        Finding(
            one["test"] if ": should " in one["test"] else f"{one['test']}, {template}", f"{address}: {one['words']}"
        )
        for template, address, those in zip(SHARED, asked, json.loads(ended.stdout), strict=True)
        for one in those
    ]
    return Verdict(name, module_version(name), f"{len(asked)} pages", tuple(findings))


def module_version(name: str) -> str:
    """The version of a module in the audit's folder."""
    return str(json.loads((MODULES / name / "package.json").read_text("utf-8"))["version"])
