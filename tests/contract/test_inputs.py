"""Whatever a stranger writes into an address, the answer is one that the description promises, and small."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from app.documents.problems import Problem
from app.main import create_app
from app.settings import Settings
from tests.conftest import House, serving

Operation = dict[str, Any]
LARGEST_PAGE = 2_000_000
"""Bytes of the largest answer that any question may have here."""
LEAKS = ("Traceback", "sqlite", "SELECT ", "/usr/", "site-packages", 'File "', "pydantic", "__class__", "\\ud800")

WHOLE_NUMBERS = [-(10**23), -(2**63) - 1, -(2**31), -1, 0, 1, 99, 100, 101, 2**31, 2**63 - 1, 2**63, 10**23, 10**4000]
ODD_NUMBERS = ["NaN", "-NaN", "Infinity", "-Infinity", "1e999", "-0", "+1", "0x10", "1_0", "1.0", " 1", "1 ", "٣", "１"]
ODD_WORDS = [
    *(
        "",
        " ",
        "null",
        "true",
        "None",
        "*",
        "-",
        "--",
        "'",
        '"',
        "(",
        ")" * 300,
        "\\",
        ";",
        "%",
        "%25",
        "&",
        "#",
        "?",
        "/",
    ),
    *(
        "__class__",
        "-__class__",
        "metadata",
        "..",
        "../../etc/passwd",
        "a" * 90,
        "a" * 700,
        "-a",
        "a AND",
        "NEAR(a b)",
        "a:b",
    ),
    *("' OR 1=1 --", "{{7*7}}", "${7*7}", "<script>alert(1)</script>", "javascript:1", "=1+1", "a,b" * 300, "," * 1000),
    *(
        "\u0301",
        "e\u0301",
        "\u202ea",
        "\u2066a\u2069",
        "\ufeff",
        "\u200b",
        "\x00",
        "\n",
        "\r\nX: y",
        "\x7f",
        "\x85",
        "\U0001f600",
    ),
]
ODD_BYTES = ["%ff", "%c0%af", "%ed%a0%80", "%f4%90%80%80", "%", "%4", "%zz", "%00", "%u0041", "+", "%2B"]
RAW = [
    *(str(number) for number in WHOLE_NUMBERS),
    *(quote(text, safe="") for text in [*ODD_NUMBERS, *ODD_WORDS]),
    *ODD_BYTES,
]

FILLED = {
    "slug": {
        "attributes": "half-fewer-days",
        "comparisons": "preventing-migraine",
        "conditions": "migraine",
        "findings": "lunavast-001",
        "sources": "moonrise-trial-2023",
        "treatments": "neck-cooling",
    },
    "name": {"comparisons": "icons", "compare": "icons", "problems": "not-found", "schemas": "treatments"},
    "suffix": dict.fromkeys(("comparisons", "findings", "sources", "treatments", "compare.{suffix}"), "ris"),
}
NEEDED = {"treatments": "lunavast,quellarin", "start": "2026-12-01", "q": "collar"}


@pytest.fixture(scope="module")
def unkept(pack_house: House) -> Iterator[httpx.Client]:
    """A client of a server that keeps no answers."""
    with serving(pack_house.settings.model_copy(update={"cache_bytes": 0, "warm_up": False})) as client:
        yield client


def operations() -> list[tuple[str, Operation]]:
    """Every address of the description, for the current edition."""
    paths: dict[str, dict[str, Operation]] = create_app(Settings()).openapi()["paths"]
    return [(path, found["get"]) for path, found in paths.items() if "{edition_id}" not in path and "get" in found]


OPERATIONS = operations()
FIRST = {told["name"]: path for path, operation in reversed(OPERATIONS) for told in operation.get("parameters", [])}
"""Where each parameter stands first: there it meets everything, elsewhere a part."""


def filled(path: str) -> str:
    """The address with names of the pack in it."""
    noun = path.removeprefix("/v1").split("/")[1]
    for name, choices in FILLED.items():
        path = path.replace(f"{{{name}}}", choices.get(noun, "x"))
    return path


def check(client: httpx.Client, address: str, operation: Operation) -> httpx.Response:
    """Asks, and holds the answer against what may be answered."""
    answer = client.get(httpx.URL(str(client.base_url), raw_path=address.encode()))
    assert str(answer.status_code) in operation["responses"], (address[:300], answer.status_code)
    assert answer.status_code < 500, address[:300]
    assert len(answer.content) <= LARGEST_PAGE, address[:300]
    if answer.status_code != 200:
        Problem.model_validate_json(answer.content)
        assert len(answer.content) < 10_000
        assert not [leak for leak in LEAKS if leak in answer.text], address[:300]
    return answer


@pytest.mark.parametrize(("path", "operation"), OPERATIONS, ids=[path for path, _ in OPERATIONS])
def test_no_value_of_any_parameter_breaks_an_address(unkept: httpx.Client, path: str, operation: Operation) -> None:
    parameters = operation.get("parameters", [])
    needed = {told["name"]: NEEDED[told["name"]] for told in parameters if told["name"] in NEEDED and told["required"]}
    assert check(unkept, f"{filled(path)}?{urlencode(needed)}".rstrip("?"), operation).status_code == 200
    for told in parameters:
        if told["in"] != "query":
            continue
        others = urlencode({name: value for name, value in needed.items() if name != told["name"]})
        for value in RAW if FIRST[told["name"]] == path else RAW[::6]:
            check(unkept, f"{filled(path)}?{told['name']}={value}&{others}".rstrip("&"), operation)


@pytest.mark.parametrize("path", [path for path, _ in OPERATIONS if "{" in path])
def test_no_name_in_a_path_breaks_an_address(unkept: httpx.Client, path: str) -> None:
    for value in RAW:
        address = filled(path[: path.index("{")] + value + path[path.index("}") + 1 :])
        answer = unkept.get(httpx.URL(str(unkept.base_url), raw_path=address.encode()))
        assert answer.status_code in (200, 400, 404, 414, 422), (address[:200], answer.status_code)
        assert not [leak for leak in LEAKS if leak in answer.text]


def test_one_address_takes_content_and_it_is_never_read_by_get() -> None:
    paths: dict[str, dict[str, Operation]] = create_app(Settings()).openapi()["paths"]
    taking = {(path, method) for path, found in paths.items() for method in found if "requestBody" in found[method]}
    assert taking == {("/v1/verify", "post")}
    assert list(paths["/v1/verify"]) == ["post"]


def test_every_number_and_every_text_and_every_list_has_an_end() -> None:
    for path, operation in OPERATIONS:
        for told in operation.get("parameters", []):
            schema = told["schema"]
            kind = schema.get("type")
            if kind == "integer":
                assert -(2**31) <= schema["minimum"] <= schema["maximum"] < 2**31, (path, told["name"])
            elif kind == "array":
                assert schema["maxItems"] <= 50, (path, told["name"])
            elif kind == "string" and "enum" not in schema and schema.get("format") != "date":
                assert schema.get("maxLength", 10**9) <= 2000, (path, told["name"])
            else:
                assert kind in ("boolean", "string", None), (path, told["name"])


LISTS = ("attributes", "comparisons", "conditions", "findings", "sources", "treatments")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noun=some.sampled_from(LISTS), limit=some.integers(-5, 130), count=some.booleans())
def test_no_page_holds_more_than_was_asked_for(unkept: httpx.Client, noun: str, limit: int, *, count: bool) -> None:
    answer = unkept.get(f"/v1/{noun}", params={"limit": limit, "count": str(count).lower()})
    if 1 <= limit <= 100:
        assert len(answer.json()["items"]) <= limit
    else:
        assert answer.status_code == 422


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noun=some.sampled_from(LISTS), sort=some.text(max_size=45))
def test_a_list_is_sorted_by_its_own_orders_only(unkept: httpx.Client, noun: str, sort: str) -> None:
    answer = unkept.get(f"/v1/{noun}?{urlencode({'sort': sort.encode('utf-8', 'replace')})}")
    assert answer.status_code in (200, 422)
    assert answer.status_code == 422 or sort.removeprefix("-").replace("_", "").isalpha()


OPERATORS = some.text(alphabet="\"*():^-+{}'\\,.;ANDORNEAT/#0a ≤é\U0001f600", min_size=1, max_size=60)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=OPERATORS)
def test_a_search_has_no_language_that_could_be_broken(unkept: httpx.Client, query: str) -> None:
    answer = unkept.get(f"/v1/search?{urlencode({'q': query})}")
    assert answer.status_code == 200, query
    assert len(answer.json()["items"]) <= 20
