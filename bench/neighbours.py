"""The systems we are measured beside, on the same bytes or the same facts."""

import os
from collections.abc import Mapping
from typing import Any

from bench import cases
from bench.cases import Case
from bench.catalogue.names import BRIEF_COMPARISON
from bench.peers import JSON_SERVER
from bench.places import HOST, NODE, PEERS, PEERS_PYTHON, PORT, PYTHON, WORK
from bench.preparing import TWO_TREATMENTS, Prepared
from bench.servers import Command
from bench.systems import System

_DATASETTE = "_shape=array&_nofacet=1&_nosuggest=1&_nocount=1"


def neighbours(prepared: Prepared, missing: Mapping[str, str]) -> list[System]:
    """All of them; `missing` says which installations failed, and why."""
    return [
        *_raw(prepared),
        _nginx(prepared),
        _prebuilt(prepared),
        _litestar(prepared, missing.get("python", "")),
        _naive(prepared),
        _datasette(prepared, missing.get("python", "")),
        _json_server(prepared, missing.get("node", "")),
    ]


def _uvicorn(app: str, python: str = PYTHON) -> list[str]:
    options = ["--no-access-log", "--no-server-header", "--log-level", "warning", "--loop", "uvloop"]
    options += ["--http", "httptools", "--host", HOST, "--port", str(PORT)]
    return [python, "-m", "uvicorn", f"bench.apps.{app}:app", *options]


def _raw(prepared: Prepared) -> list[System]:
    systems = []
    for name in ("brief", "list zstd", "content", "content zstd"):
        recorded = prepared.recorded[name]
        environment = {"BENCH_ANSWERS": str(prepared.folder), "BENCH_ANSWER": name}
        check = cases.all_of(cases.status(200), cases.same_bytes(recorded.body))
        words = [*_uvicorn("raw"), "--lifespan", "off"]
        command = Command(words, recorded.address, environment)
        systems.append(System(f"uvicorn {name}", command, [Case(f"raw {name}", [recorded.address], check)]))
    return systems


def _nginx(prepared: Prepared) -> System:
    recorded = prepared.recorded["brief"]
    folder = WORK / "nginx"
    file = folder / "static" / recorded.address.lstrip("/")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(recorded.body)
    own = ("content-type", "content-length", "etag", "last-modified")
    headers = "".join(f"add_header {name} {_quoted(value)};" for name, value in recorded.headers if name not in own)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"daemon off; {user} worker_processes 1; pid {folder}/pid; error_log stderr error;"
        "events { worker_connections 1024; }"
        "http { access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 1000000000;"
        "open_file_cache max=100; default_type application/json;"
        f"server {{ listen {HOST}:{PORT}; root {folder}/static; {headers} }} }}",
        "utf-8",
    )
    words = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    return System(
        "nginx",
        Command(words, recorded.address),
        [
            Case("nginx", [recorded.address], cases.all_of(cases.status(200), cases.same_bytes(recorded.body))),
            Case("nginx 304", [recorded.address], cases.status(304), is_conditional=True),
        ],
    )


def _quoted(value: str) -> str:
    """A text for nginx's configuration."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _prebuilt(prepared: Prepared) -> System:
    brief = prepared.recorded["brief"]
    singles = [told for name, told in prepared.recorded.items() if name.startswith("single ")]
    ok = cases.status(200)
    return System(
        "fastapi prebuilt",
        Command(_uvicorn("prebuilt"), brief.address, {"BENCH_ANSWERS": str(prepared.folder)}),
        [
            Case("prebuilt brief", [brief.address], cases.all_of(ok, cases.same_bytes(brief.body))),
            Case("prebuilt single", [told.address for told in singles], ok),
        ],
    )


def _naive(prepared: Prepared) -> System:
    brief = f"/comparisons/{BRIEF_COMPARISON}"
    ok = cases.status(200)
    same = cases.same_facts(prepared.comparisons[BRIEF_COMPARISON])
    return System(
        "naive",
        Command(_uvicorn("naive"), brief, {"BENCH_FACTS": str(prepared.facts)}),
        [
            Case("naive brief", [brief], cases.all_of(ok, same)),
            Case("naive full", _curated(prepared), cases.all_of(ok, cases.one_of(prepared.comparisons))),
            Case("naive list", ["/treatments?limit=20"], cases.all_of(ok, cases.same_facts(prepared.first_page))),
        ],
    )


def _litestar(prepared: Prepared, missing: str) -> System:
    brief = f"/comparisons/{BRIEF_COMPARISON}"
    ok = cases.status(200)
    same = cases.same_facts(prepared.comparisons[BRIEF_COMPARISON])
    return System(
        "litestar",
        Command(_uvicorn("litestar_app", PEERS_PYTHON), brief, {"BENCH_FACTS": str(prepared.facts)}),
        [
            Case("litestar brief", [brief], cases.all_of(ok, same)),
            Case("litestar full", _curated(prepared), cases.all_of(ok, cases.one_of(prepared.comparisons))),
        ],
        missing,
    )


def _datasette(prepared: Prepared, missing: str) -> System:
    one = f"/facts/document/{BRIEF_COMPARISON}.json?_shape=array&_json=document"
    names = ",".join(TWO_TREATMENTS)
    columns = "&".join(f"_col={name}" for name in ("slug", "treatment", "display", "population", "locator"))
    rows = f"/facts/finding.json?{_DATASETTE}&_size=100&treatment__in={names}&{columns}"
    ok = cases.status(200)
    options = ["-i", str(prepared.facts), "--host", HOST, "--port", str(PORT)]
    return System(
        "datasette",
        Command([str(PEERS / "bin" / "datasette"), "serve", *options], one),
        [
            Case(
                "datasette document",
                [one],
                cases.all_of(
                    ok,
                    cases.same_facts(prepared.comparisons[BRIEF_COMPARISON], part=lambda told: told[0]["document"]),
                ),
            ),
            Case("datasette rows", [rows], cases.all_of(ok, cases.same_facts(prepared.displays, part=_displays))),
        ],
        missing,
    )


def _displays(rows: Any) -> dict[str, str]:
    return {row["slug"]: row["display"] for row in rows}


def _json_server(prepared: Prepared, missing: str) -> System:
    brief = f"/comparisons/{BRIEF_COMPARISON}"
    ok = cases.status(200)

    def without_id(told: Any) -> Any:
        return {name: value for name, value in told.items() if name != "id"}

    same = cases.same_facts(prepared.comparisons[BRIEF_COMPARISON], part=without_id)
    listed = cases.same_facts(prepared.first_page, part=lambda told: [without_id(one) for one in told])
    options = ["--quiet", "--read-only", "--no-gzip", "--host", HOST, "--port", str(PORT)]
    return System(
        "json-server",
        Command(["node", str(JSON_SERVER), *options, str(prepared.database)], brief, folder=NODE),
        [
            Case("json-server brief", [brief], cases.all_of(ok, same)),
            Case("json-server list", ["/treatments?_page=1&_limit=20"], cases.all_of(ok, listed)),
        ],
        missing,
    )


def _curated(prepared: Prepared) -> list[str]:
    return [f"/comparisons/{slug}" for slug in prepared.questions.curated]
