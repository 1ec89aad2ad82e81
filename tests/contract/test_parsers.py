"""Every parser of what strangers send refuses what it cannot read, in its own way, and answers what it promises."""

import ast
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from tests.contract.lint import APP
from tests.contract.parsers import KEY, PARSERS

SEEDS = [
    *(
        "",
        "a",
        "lunavast",
        "2026-11-24",
        "2026-11-24T12:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
    ),
    *("3d", "1e999wk", "2 weeks", "٣d", "gzip;q=0.5, br;q=nan, *;q=1e999", 'W/"abc", "x"', "* ", "/a?b=%ff&b=%00&b"),
    *("a,b,,c", "-name", "https://user:password@example.org/", "https://[::1/", "http://a:99999999/", "\ud83d\ude00"),
    *(
        "estimate: 5\nlow: 9\nhigh: 1",
        "estimate: 1e400",
        "interval: {low: 1, high: 2}",
        "[" * 60,
        "a: &a *a",
        "? a\n: b",
    ),
    *("content-length: 5\ntransfer-encoding: chunked", "/x\ncontent-length: 99", "example.org:1", "a.example.org"),
]
RAW = some.one_of(
    some.binary(max_size=300),
    some.text(max_size=120).map(lambda text: text.encode("utf-8", "surrogatepass")),
    some.text(alphabet='0123456789-+:.TZ,;="*/%&?#@[]{} \n\tabcdwkqghr', max_size=120).map(str.encode),
    some.sampled_from(SEEDS).map(lambda text: text.encode("utf-8", "surrogatepass")),
)


@pytest.mark.parametrize("name", PARSERS)
def test_a_parser_refuses_in_its_own_way_and_answers_what_it_promises(name: str) -> None:
    parser = PARSERS[name]

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(raw=RAW)
    @example(raw=b"\x00")
    def hold(raw: bytes) -> None:
        parser(raw)

    hold()
    for seed in SEEDS:
        parser(seed.encode("utf-8", "surrogatepass"))


READS = {
    "domain/quantities.py": ("read_amount",),
    "domain/slugs.py": ("is_slug", "nearest"),
    "domain/texts.py": ("unclean",),
    "edge/answers.py": ("is_held_by",),
    "edge/codings.py": ("_accepted", "_weight"),
    "edge/framing.py": ("check_line", "framing_of", "check_framing"),
    "edge/hosts.py": ("is_written_right", "are_ours"),
    "edge/keys.py": ("canonical_key",),
    "parameters.py": ("_slug", "_moment", "_day", "split_names"),
    "publishing/manuscript/sources.py": ("_is_web_address", "_is_not_withdrawn"),
    "publishing/parsing.py": ("parse",),
    "queries/cursors.py": ("read_cursor",),
    "queries/searches.py": ("_words",),
}
"""What the parsers above try, by module."""
TRIED_ELSEWHERE = {
    "edge/surrogates.py": "reads links of our own answers; tests/edge/test_surrogates.py",
    "queries/comparisons.py": "reads days that the press printed",
    "queries/editions.py": "reads times that the press wrote down",
    "queries/meta.py": "reads times that the press wrote down",
    "queries/schedules.py": "reads days that the press printed",
    "renderers/builder_format.py": "reads an address of our own settings",
    "renderers/references/csl_format.py": "reads days that the press printed",
    "renderers/xlsx_format.py": "reads times that the press printed",
    "routers/oembed.py": "below, and tests/routers/test_oembed.py",
}


def readers_in(tree: ast.Module) -> Iterator[str]:
    """Functions that take text apart with one of Python's own parsers of outside formats."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            called = {
                part.func.attr
                for part in ast.walk(node)
                if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute)
            }
            called |= {
                part.func.id
                for part in ast.walk(node)
                if isinstance(part, ast.Call) and isinstance(part.func, ast.Name)
            }
            if called & {"fromisoformat", "parse_qsl", "urlsplit", "b64decode", "strptime"}:
                yield node.name


def test_no_parser_of_outside_formats_is_without_a_property() -> None:
    for path in sorted(APP.rglob("*.py")):
        name = str(path.relative_to(APP))
        found = set(readers_in(ast.parse(path.read_text("utf-8"))))
        if name not in TRIED_ELSEWHERE:
            assert found <= set(READS.get(name, ())), f"{name}: {found - set(READS.get(name, ()))} has no property"


def test_what_is_said_to_be_tried_is_there() -> None:
    for module, names in READS.items():
        defined = {
            node.name
            for node in ast.walk(ast.parse((APP / module).read_text("utf-8")))
            if isinstance(node, ast.FunctionDef)
        }
        assert set(names) <= defined, module


PLACES = [
    "127.0.0.1:8000",
    "localhost:8000",
    "evil.example",
    "127.0.0.1:8000@evil.example",
    "127.0.0.1:8000.evil.example",
    "[::1]",
]
ADDRESSES = some.builds(
    "{}{}{}{}".format,
    some.sampled_from(["http://", "https://", "//", "javascript:", "HTTP://", "http:\\\\"]),
    some.sampled_from(PLACES),
    some.sampled_from(["/comparisons/preventing-migraine", "/compare", "/", "/comparisons/%2e%2e", "/v1/meta"]),
    some.one_of(some.just(""), some.text(max_size=60).map(lambda text: "?" + quote(text.encode("utf-8", "replace")))),
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(address=ADDRESSES)
def test_an_oembed_address_is_ours_or_names_nothing(pack: httpx.Client, address: str) -> None:
    answer = pack.get("/oembed", params={"url": address})
    assert answer.status_code in (200, 404, 422), address
    assert "evil.example" not in answer.text


def test_the_key_of_these_cursors_is_nobodys() -> None:
    assert KEY not in "".join(path.read_text("utf-8") for path in APP.rglob("*.py"))
