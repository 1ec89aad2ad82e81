"""What a reader of the API does: asks, follows the pages of a list, and reads what went wrong."""

from collections.abc import Iterator
from typing import Any

import httpx

from app.documents.problems import Problem
from app.problems import MEDIA_TYPE

Plain = dict[str, Any]
Parameters = dict[str, str | int | list[str]]
NEXT = 'rel="next"'


def ask(client: httpx.Client, address: str, parameters: Parameters | None = None) -> httpx.Response:
    """One GET; an address that brings its own query keeps it."""
    return client.get(address) if parameters is None else client.get(address, params=parameters)


def read(client: httpx.Client, address: str, parameters: Parameters | None = None) -> Plain:
    """The JSON of an answer that must be 200."""
    response = ask(client, address, parameters)
    assert response.status_code == 200, f"{address}: {response.text}"
    assert response.headers["content-type"] == "application/json"
    answer: Plain = response.json()
    return answer


def read_refusal(client: httpx.Client, address: str, status: int, parameters: Parameters | None = None) -> Problem:
    """The problem document of an answer that must have this status."""
    response = ask(client, address, parameters)
    assert response.status_code == status, f"{address}: {response.status_code} {response.text[:300]}"
    return problem_of(response)


def problem_of(response: httpx.Response) -> Problem:
    """The problem document of an answer, with what every one of them must be."""
    assert response.headers["content-type"] == MEDIA_TYPE
    assert response.headers["cache-control"] == "no-store"
    assert "Traceback" not in response.text
    problem = Problem.model_validate_json(response.content)
    assert problem.status == response.status_code
    assert problem.type.startswith("/problems/")
    return problem


def name_of(item: Plain) -> str:
    """An item's name in addresses."""
    name: str = item["id"] if "id" in item else item["slug"]
    return name


def names(answer: Plain) -> list[str]:
    """The names of a page's items."""
    return [name_of(item) for item in answer["items"]]


def pages(client: httpx.Client, address: str, parameters: Parameters | None = None) -> Iterator[Plain]:
    """Every page of a list, by following `next`; the Link header must lead where the body does."""
    response = ask(client, address, parameters)
    for _ in range(500):
        assert response.status_code == 200, response.text
        page = response.json()
        yield page
        if page["next"] is None:
            assert NEXT not in response.headers["link"]
            return
        assert f"<{page['next']}>; {NEXT}" in response.headers["link"]
        response = client.get(page["next"])
    raise AssertionError("the list has no end")


def every_item(client: httpx.Client, address: str, parameters: Parameters | None = None) -> list[Plain]:
    """The items of every page, in order."""
    return [item for page in pages(client, address, parameters) for item in page["items"]]


def nulls_in(member: Any, pointer: str = "") -> Iterator[str]:
    """Where in a JSON document something is null."""
    if member is None:
        yield pointer
    elif isinstance(member, dict):
        for name, inner in member.items():
            yield from nulls_in(inner, f"{pointer}/{name}")
    elif isinstance(member, list):
        for place, inner in enumerate(member):
            yield from nulls_in(inner, f"{pointer}/{place}")


def members_named(member: Any, wanted: str) -> Iterator[Any]:
    """Every member of this name in a JSON document, however deep."""
    if isinstance(member, dict):
        for name, inner in member.items():
            if name == wanted:
                yield inner
            yield from members_named(inner, wanted)
    elif isinstance(member, list):
        for inner in member:
            yield from members_named(inner, wanted)
