"""The judges: each a tool in an environment of its own, run over the code or over answers of a running server."""

import json
import re
import subprocess
from importlib.metadata import distributions
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from tests.audit.verdicts import Finding, Verdict
from tests.conftest import ROOT
from tests.contract.conformance import judge as conform

FOLDER = ROOT / ".audit"
TOOLS = FOLDER / "bin"
SCANS = "cookieflags,crlf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,sql,xss,xxe"
"""Modules of wapiti that ask nobody but us."""
PAGES = (
    *(
        "/",
        "/docs",
        "/embed",
        "/comparisons/{comparison}",
        "/embed/comparisons/{comparison}",
        "/treatments/{treatment}",
    ),
    *("/compare?treatments={pair}", "/embed/compare?treatments={pair}", "/nowhere"),
)
ANSWERS = (
    *(*PAGES, "/openapi.json", "/metrics", "/embed/v1.js", "/favicon.ico", "/embed/comparisons/{comparison}.json"),
    *("/v1/meta", "/v1/rules", "/v1/health/live", "/v1/health/ready", "/v1/editions", "/v1/editions/{edition}"),
    *("/v1/editions/{edition}/changes", "/v1/editions/{edition}/meta", "/v1/search?q=how+long", "/problems/not-found"),
    *("/v1/treatments", "/v1/treatments/{treatment}", "/v1/treatments/{treatment}?fields=slug", "/v1/findings?limit=1"),
    *("/v1/comparisons/{comparison}", "/v1/comparisons/{comparison}/quality", "/v1/compare?treatments={pair}"),
    *("/v1/comparisons/{comparison}/summary-of-findings", "/v1/comparisons/{comparison}/pictures/icons.svg"),
    *("/v1/comparisons/{comparison}/pictures/icons.png", "/v1/comparisons/{comparison}/pictures/icons.txt"),
    *("/v1/treatments/nowhere", "/v1/treatments?limit=0", "/v1/editions/2001.01.1/meta", "/v1/x?" + "a" * 9000),
)


def run(*command: str | Path, given: str = "", seconds: int = 600) -> subprocess.CompletedProcess[str]:
    """Runs a tool over the tree."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


def version_of(package: str) -> str:
    """The version of a package in the audit's environment."""
    found = distributions(path=[str(path) for path in FOLDER.glob("lib/python3.11/site-packages")])
    return next(told.version for told in found if told.metadata["Name"].lower().replace("_", "-") == package)


def addresses(client: httpx.Client, templates: tuple[str, ...]) -> list[str]:
    """Addresses with real names in them."""
    names = {
        "comparison": client.get("/v1/comparisons").json()["items"][0]["slug"],
        "edition": client.get("/v1/meta").json()["edition"]["id"],
    }
    slugs = [told["slug"] for told in client.get("/v1/treatments").json()["items"]]
    return [template.format(**names, treatment=slugs[0], pair=",".join(slugs[:2])) for template in templates]


def conformance(client: httpx.Client) -> Verdict:
    """Every operation, by its description."""
    told = conform(str(client.base_url).rstrip("/"), FOLDER, examples=10, seed=7, phases="examples,coverage,fuzzing")
    coded = [words for words in told.findings if words.startswith("ST")]
    # What it printed stands behind its codes, and is told where there are none.
    findings = tuple(Finding(words, words) for words in coded) or tuple(
        Finding("conformance", words[:300].replace("\n", " ")) for words in told.findings
    )
    if not told.finished:
        findings += (Finding("conformance", "the run did not finish"),)
    return Verdict("schemathesis", told.version, f"{told.cases} cases of {told.operations} operations", findings)


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


def policies(client: httpx.Client, node: Path, modules: Path) -> Verdict:
    """The content security policy of every page and frame."""
    told = {
        address: client.get(address).headers.get("content-security-policy", "") for address in addresses(client, PAGES)
    }
    ended = run(node, ROOT / "tests" / "audit" / "csp.mjs", modules, given=json.dumps(list(told.values())))
    found = json.loads(ended.stdout)
    findings = [
        Finding(f"{one['directive']}: {one['description'][:60]}", f"{address} (severity {one['severity']})")
        for address, those in zip(told, found, strict=True)
        for one in those
        if one["severity"] < 60
    ]
    return Verdict("csp_evaluator", "1.1.8", f"{len(told)} pages and frames", tuple(findings))


def wapiti(client: httpx.Client) -> Verdict:
    """A scanner that looks for holes in every address it knows or finds."""
    report = FOLDER / "wapiti.json"
    report.unlink(missing_ok=True)
    base = str(client.base_url).rstrip("/")
    shown = ["-u", f"{base}/", "--swagger", f"{base}/openapi.json", "--scope", "folder", "-m", SCANS]
    limits = ["--max-scan-time", "70", "--max-attack-time", "15", "--flush-session", "--no-bugreport"]
    run(TOOLS / "wapiti", *shown, *limits, "--store-session", FOLDER, "-f", "json", "-o", report)
    if not report.is_file():
        return Verdict("wapiti", version_of("wapiti3"), "nothing", (Finding("run", "it did not finish"),))
    told = json.loads(report.read_text("utf-8"))
    findings = [
        Finding(f"{kind}, {urlsplit(one['path']).path[:80]}", f"{one['method']} {one['info'][:120]}")
        for group in ("vulnerabilities", "anomalies")
        for kind, those in told[group].items()
        for one in those
    ]
    return Verdict(
        "wapiti",
        version_of("wapiti3"),
        f"{told['infos']['crawled_pages_nbr']} pages, {SCANS.count(',') + 1} kinds of attack",
        tuple(findings),
    )


def bandit() -> Verdict:
    """A second opinion on the code beside ruff's."""
    told = json.loads(run(TOOLS / "bandit", "-q", "-r", "app", "-f", "json").stdout)
    findings = [Finding(one["test_id"], f"{one['filename']}:{one['line_number']}") for one in told["results"]]
    return Verdict(
        "bandit", version_of("bandit"), f"{told['metrics']['_totals']['loc']} lines of app/", tuple(findings)
    )


def secrets() -> Verdict:
    """Every file that is tracked."""
    told = json.loads(run(TOOLS / "detect-secrets", "scan").stdout)
    findings = [
        Finding(path, f"line {one['line_number']}: {one['type']}")
        for path, those in told["results"].items()
        for one in those
    ]
    count = len(run("git", "ls-files").stdout.splitlines())
    return Verdict("detect-secrets", version_of("detect-secrets"), f"{count} files", tuple(findings))


def patterns() -> Verdict:
    """Every pattern of the code."""
    findings: list[Finding] = []
    files = run("git", "ls-files", "app/*.py").stdout.split()
    for start in range(0, len(files), 25):
        some = files[start : start + 25]
        ended = run(TOOLS / "regexploit-py", *some)
        # One pattern that it cannot read ends it: then each module is shown alone.
        for path in some if ended.returncode else ():
            alone = run(TOOLS / "regexploit-py", path)
            findings += [Finding("unread", path)] if alone.returncode else slow_in(alone.stdout)
        findings += [] if ended.returncode else slow_in(ended.stdout)
    return Verdict("regexploit", version_of("regexploit"), f"{len(files)} modules", tuple(findings))


def slow_in(told: str) -> list[Finding]:
    """The patterns that regexploit calls slow."""
    return [Finding("slow pattern", line) for line in told.splitlines() if "Pattern:" in line]


def bill_of_materials() -> int:
    """Writes the server's bill of materials; tells how many packages it lists."""
    bill = FOLDER / "bill.json"
    run(TOOLS / "cyclonedx-py", "requirements", "requirements.lock", "--of", "JSON", "-o", bill)
    return len(json.loads(bill.read_text("utf-8"))["components"])
