"""/editions/{id}/download.… and datapackage.json, over real sockets."""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.archives.making import ARCHIVES, available
from tests.conftest import House, serving
from tests.readers import Plain, problem_of, read, read_refusal


@pytest.fixture(scope="module")
def room(pack_house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server that keeps its files in a place of its own."""
    place = tmp_path_factory.mktemp("downloads")
    with serving(pack_house.settings.model_copy(update={"downloads": place})) as client:
        yield client


@pytest.fixture(scope="module")
def mount(room: httpx.Client) -> str:
    """What the addresses of the edition begin with."""
    return f"/v1/editions/{read(room, '/v1/meta')['edition']['id']}"


def package_of(room: httpx.Client, mount: str) -> Plain:
    return read(room, f"{mount}/datapackage.json")


def test_the_data_package_says_what_every_file_is(room: httpx.Client, mount: str) -> None:
    package = package_of(room, mount)
    assert [told["path"] for told in package["resources"]] == [f"download.{suffix}" for suffix in available()]
    assert package["id"] == read(room, "/v1/meta")["edition"]["digest"]
    assert read(room, mount)["downloads"] == f"{mount}/datapackage.json"
    for told in package["resources"]:
        answer = room.get(f"{mount}/{told['path']}")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == told["mediatype"]
        assert int(answer.headers["content-length"]) == len(answer.content) == told["bytes"]
        digest = hashlib.sha256(answer.content)
        assert told["hash"] == f"sha256:{digest.hexdigest()}"
        assert answer.headers["repr-digest"] == f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
        assert answer.headers["content-disposition"].startswith('attachment; filename="equipoise-')


def test_a_file_is_never_kept_in_memory_and_never_coded(room: httpx.Client, mount: str) -> None:
    for _ in range(2):
        answer = room.get(f"{mount}/download.ndjson", headers={"Accept-Encoding": "br, gzip"})
        assert "hit" not in answer.headers["cache-status"]
        assert "content-encoding" not in answer.headers
    assert answer.headers["etag"].startswith('"')
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "Content-Range" in answer.headers["access-control-expose-headers"]


def test_a_download_that_broke_off_goes_on(room: httpx.Client, mount: str) -> None:
    whole = room.get(f"{mount}/download.sqlite")
    got = whole.content[:1000]
    rest = room.get(f"{mount}/download.sqlite", headers={"Range": "bytes=1000-", "If-Range": whole.headers["etag"]})
    assert rest.status_code == 206
    assert rest.headers["content-range"] == f"bytes 1000-{len(whole.content) - 1}/{len(whole.content)}"
    assert rest.headers["repr-digest"] == whole.headers["repr-digest"]
    assert got + rest.content == whole.content


@pytest.mark.parametrize(
    ("headers", "status", "length"),
    [
        ({"Range": "bytes=0-9"}, 206, 10),
        ({"Range": "bytes=-7"}, 206, 7),
        ({"Range": "bytes=0-9", "If-Range": '"another"'}, 200, None),
        ({"Range": "bytes=0-9", "If-Range": "Tue, 24 Nov 2026 00:00:00 GMT"}, 200, None),
        ({"Range": "bytes=0-9,20-29"}, 200, None),
        ({"Range": "nonsense"}, 200, None),
        ({"Range": "bytes=999999999-"}, 416, 0),
    ],
)
def test_parts_are_given_as_the_standard_has_it(
    room: httpx.Client, mount: str, headers: dict[str, str], status: int, length: int | None
) -> None:
    answer = room.get(f"{mount}/download.ndjson", headers=headers)
    assert answer.status_code == status
    whole = package_of(room, mount)["resources"][0]["bytes"]
    assert status == 416 or len(answer.content) == (length or whole)
    if status == 416:
        assert answer.headers["content-range"].startswith("bytes */")
        assert problem_of(answer).type == "/problems/range-not-satisfiable"


def test_a_reader_who_has_it_and_one_who_only_asks_get_no_body(room: httpx.Client, mount: str) -> None:
    whole = room.get(f"{mount}/download.ndjson")
    again = room.get(f"{mount}/download.ndjson", headers={"If-None-Match": whole.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = room.head(f"{mount}/download.ndjson", headers={"Range": "bytes=0-1"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == whole.headers["content-length"]


def test_what_there_is_not_is_refused(room: httpx.Client, mount: str) -> None:
    problem = read_refusal(room, f"{mount}/download.tar", 404)
    assert (problem.errors[0].parameter, problem.errors[0].candidates) == ("suffix", list(ARCHIVES))
    read_refusal(room, "/v1/editions/2000.01.1/download.ndjson", 404)
    read_refusal(room, f"{mount}/download.ndjson?a=1", 422)


def test_without_its_library_a_form_is_said_to_be_missing(
    room: httpx.Client, mount: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.archives.parquet_file.LIBRARY", "no_such_library")
    problem = read_refusal(room, f"{mount}/download.parquet", 501)
    assert "csv.zip" in problem.detail


def test_a_place_that_takes_nothing_is_said_and_the_rest_goes_on(pack_house: House, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    with serving(pack_house.settings.model_copy(update={"downloads": tmp_path / "file"})) as client:
        mount = f"/v1/editions/{read(client, '/v1/meta')['edition']['id']}"
        answer = client.get(f"{mount}/download.ndjson")
        assert answer.status_code == 503
        assert answer.headers["retry-after"]
        assert client.get("/v1/treatments").status_code == 200
