"""The code keeps to our own rules, and each rule finds what it is there to find."""

import ast

import pytest

from tests.contract.lint import APP, RULES, Rule
from tests.contract.patterns import is_linear

MODULES = {path.relative_to(APP).as_posix(): ast.parse(path.read_text("utf-8")) for path in sorted(APP.rglob("*.py"))}

BROKEN: dict[str, tuple[str, ...]] = {
    "makes_no_html_by_hand": ("HTMLResponse(f'<p>{name}')", "HTMLResponse('<p>' + name)", "Markup('<p>%s' % name)"),
    "binds_every_value": (
        "text(f'SELECT {column}')",
        "session.execute(text('SELECT ' + column))",
        "c.exec_driver_sql(f'DROP TABLE {name}')",
    ),
    "searches_by_bound_words": (
        "'SELECT * FROM search WHERE search MATCH \\'' + query",
        "'SELECT 1 FROM search WHERE search MATCH {words}'.format(words=words)",
        "f'SELECT 1 FROM search WHERE search MATCH \"?{words}\"'",
    ),
    "reads_yaml_in_one_place": ("import yaml", "from yaml import safe_load"),
    "asks_nobody_else": (
        "import httpx",
        "import urllib.request",
        "from http.client import HTTPConnection",
        "import socket",
    ),
    "follows_no_redirect": ("get(address, follow_redirects=True)", "get(address, allow_redirects=some)"),
    "compares_secrets_in_constant_time": ("secret == sent", "told.signature != made", "hmac.new(a).digest() == sent"),
    "uses_no_unsafe_part": (
        "from starlette.middleware.base import BaseHTTPMiddleware",
        "from fastapi import BackgroundTasks",
        "from fastapi.middleware.cors import CORSMiddleware",
        "from starlette.staticfiles import StaticFiles",
    ),
    "takes_nothing_from_the_reader": (
        "request.url_for('x')",
        "str(request.base_url)",
        "request.client.host",
        "request.url.path",
        "scope['client']",
        "headers.get('User-Agent')",
        "headers[b'x-forwarded-for']",
    ),
    "sets_no_cookie": ("response.set_cookie('a', 'b')", "headers['Set-Cookie'] = 'a=b'"),
    "measures_with_a_clock_that_only_goes_forward": ("begun = time.time()", "datetime.utcnow()"),
    "writes_files_in_few_places": (
        "path.write_text('a')",
        "open('a', 'w')",
        "path.open(mode='ab')",
        "os.fdopen(d, 'r+b')",
    ),
    "hides_no_error": (
        "try:\n  a()\nexcept Exception:\n  pass",
        "try:\n  a()\nexcept:\n  b = 1",
        "with suppress(Exception):\n  a()",
    ),
    "says_what_it_answers": ("@router.get('/a')\ndef read_a(): ...",),
    "opens_databases_in_two_places": ("create_engine(url)", "sqlite3.connect(path)", "Session(engine)"),
    "starts_no_process": ("import subprocess", "os.system('ls')", "eval(text)", "run(a, shell=True)", "exec(text)"),
    "revives_nothing": ("import pickle", "from marshal import loads"),
    "matches_in_linear_time": (
        "re.compile('(a+)+$')",
        "re.search(r'^(\\w+\\s?)*$', t)",
        "Field(pattern='(.*a)*')",
        "NAME_PATTERN = '(a*)*'",
    ),
}
KEPT = """
import re, time
from datetime import UTC, datetime
QUESTION = "SELECT * FROM search WHERE search MATCH :match"
PLAIN = "SELECT 1 FROM search WHERE search MATCH ? AND rowid > ?"
try:
    session.execute(text(QUESTION), {"match": words})
except Exception:
    log.exception("why")
    raise
hmac.compare_digest(signature, made)
begun = time.monotonic()
now = datetime.now(UTC)
page = HTMLResponse(PAGE)
opened = path.open("rb")
WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
session.exec(select(Row))
@router.get("/a", response_model=A)
def read_a(request): return request.query_params
"""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_code_keeps_to_the_rule(rule: Rule) -> None:
    found = [f"app/{path}:{line}: {what}" for path, tree in MODULES.items() for line, what in rule(tree, path)]
    assert found == [], f"{rule.__doc__}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_finds_what_breaks_it_and_nothing_else(rule: Rule) -> None:
    for code in BROKEN[rule.__name__]:
        assert list(rule(ast.parse(code), "routers/somewhere.py")), code
    assert list(rule(ast.parse(KEPT), "routers/somewhere.py")) == []


LINEAR = [
    *(
        "",
        "a",
        "a+",
        "a*b*",
        "[a-z]+[0-9]+",
        "a+b+a+",
        r"\d+\.\d+",
        r"\s*\d+\s*",
        "(?:ab)+",
        "(a|b)*",
        r"\A[a-z]{1,80}\Z",
    ),
    *(
        "[a-z0-9]+(?:-[a-z0-9]+)*",
        r"[^\W_]+(?:['.,][^\W_]+)*",
        r"^\d{4}\.\d{2}\.\d+$",
        "(?:ab|cd)*",
        "(?=a)b+",
        b"[0-9]{1,9}:",
    ),
]
SLOW = [
    *(
        "(a+)+",
        "(a*)*",
        r"(\w+\s?)+$",
        "(.*)*",
        "(a+b?)+",
        "([a-z]+)*x",
        r"(\d+)*\.",
    ),
    *(
        ".*.*",
        r"\d+\d+",
        ".*a.*b.*",
        r"\s*a?\s*",
        r"\w+\d*",
        "[a-z]+[a-z0-9]+",
        r"(a)\1+",
        "(x+x+)+y",
        r"(?:a+,?)*",
        b"(a+)+",
    ),
]


@pytest.mark.parametrize("pattern", LINEAR)
def test_a_linear_pattern_is_known_for_one(pattern: str | bytes) -> None:
    assert is_linear(pattern)


@pytest.mark.parametrize("pattern", SLOW)
def test_a_slow_pattern_is_known_for_one(pattern: str | bytes) -> None:
    assert not is_linear(pattern)


def test_no_template_lets_text_through_unescaped() -> None:
    for path in APP.rglob("*.j2"):
        text = path.read_text("utf-8")
        for mark in ("|safe", "| safe", "autoescape false", "Markup", "|attr", "__"):
            assert mark not in text, f"{path.name}: {mark}"


def test_every_environment_of_templates_escapes() -> None:
    for path, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Environment":
                told = {keyword.arg: keyword.value for keyword in node.keywords}
                assert isinstance(told.get("autoescape"), ast.Constant), path
                assert ast.unparse(told["autoescape"]) == "True", path
                assert "undefined" in told, path
