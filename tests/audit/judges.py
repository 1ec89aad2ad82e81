"""The judges: each a tool in an environment of its own, run over the code or over answers of a running server."""

import json
import subprocess
from importlib.metadata import distributions
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from tests.audit.addresses import PAGES, addresses
from tests.audit.verdicts import Finding, Verdict
from tests.conftest import ROOT
from tests.contract.conformance import judge as conform

FOLDER = ROOT / ".audit"
TOOLS = FOLDER / "bin"
SCANS = "cookieflags,crlf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,sql,xss,xxe"
"""Modules of wapiti that ask nobody but us."""


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


def vacuum() -> Verdict:
    """The description of the API, by a linter of another family than Spectral's."""
    report = FOLDER / "vacuum.json"
    report.unlink(missing_ok=True)
    # The package ships the linter's program, and its own command looks for it only where it is imported from.
    program = next(FOLDER.glob("lib/python3.*/site-packages/vacuum/lib/vacuum"))
    ended = run(program, "spectral-report", "--timeout", "60", "docs/openapi.json", report)
    release = run(program, "version").stdout.strip()
    if not report.is_file():
        return Verdict("vacuum", release, "nothing", (Finding("run", ended.stdout[-200:]),))
    findings = [
        Finding(one["code"], f"line {one['range']['start']['line']}: {one['message'][:120]}")
        for one in json.loads(report.read_text("utf-8"))
    ]
    return Verdict("vacuum", release, "docs/openapi.json", tuple(findings))


def bill_of_materials() -> int:
    """Writes the server's bill of materials; tells how many packages it lists."""
    bill = FOLDER / "bill.json"
    run(TOOLS / "cyclonedx-py", "requirements", "requirements.lock", "--of", "JSON", "-o", bill)
    return len(json.loads(bill.read_text("utf-8"))["components"])
