"""The access log: routes, statuses, sizes and editions, and nothing of who asked or what for."""

import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.edge import access_log
from app.edge.access_log import MOST_WAITING, AccessLog, Made
from app.edge.answers import answer_of
from app.edge.refusals import ONE_HOST, SLOW_HEAD
from tests.conftest import PACK, House, build_house, serving
from tests.edge.sockets import asking, line_to

TEMPLATES = [
    (re.compile("^/v1/treatments/(?P<slug>[^/]+)$"), "/v1/treatments/{slug}"),
    (re.compile("^/v1/editions/(?P<edition_id>[^/]+)/meta$"), "/v1/editions/{edition_id}/meta"),
]
CANARY = "xqcanaryqx"
MADE = Made(1.5, "abc", "GET", "/v1/treatments/a", 200, 3.14159, 12, "2026.11.1", is_cut=False)


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def written(log: AccessLog, path: Path) -> list[dict[str, Any]]:
    """What the log writes when it ends."""
    with log.writing():
        pass
    return lines_of(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "access.log"


@pytest.fixture
def log(path: Path) -> AccessLog:
    return AccessLog(str(path), TEMPLATES)


def test_an_answer_is_a_line(log: AccessLog, path: Path) -> None:
    log.note(MADE)
    assert written(log, path) == [
        {
            "time": "1970-01-01T00:00:01.500Z",
            "request": "abc",
            "method": "GET",
            "route": "/v1/treatments/{slug}",
            "status": 200,
            "ms": 3.14,
            "bytes": 12,
            "edition": "2026.11.1",
        }
    ]


@pytest.mark.parametrize(
    ("asked", "route", "edition"),
    [
        ("/v1/editions/2026.11.1/meta", "/v1/editions/{edition_id}/meta", "2026.11.1"),
        (f"/v1/editions/{CANARY}/meta", "/v1/editions/{edition_id}/meta", ""),
        (f"/{CANARY}", "none", ""),
        ('/"\n\x1b[31m', "none", ""),
    ],
)
def test_a_path_is_a_route_or_none(log: AccessLog, path: Path, asked: str, route: str, edition: str) -> None:
    log.note(Made(0, "abc", "GET", asked, 404, 0, 0, "", is_cut=True))
    (line,) = written(log, path)
    assert (line["route"], line["edition"], line["cut"]) == (route, edition, True)
    assert CANARY not in path.read_text("utf-8")


def test_kept_answers_and_refusals_are_counted_together(log: AccessLog, path: Path) -> None:
    answer = answer_of(b"/v1/treatments/a?fields=x", "2026.11.1", [(b"etag", b'W/"a"')], {"": b"12345"})
    assert log.note_kept is not None
    for _ in range(3):
        log.note_kept((answer, answer.forms[""], False))
    log.note_kept((answer, answer.forms[""], True))
    log.note_kept((answer, answer.not_modified, False))
    for refusal in (ONE_HOST, SLOW_HEAD, SLOW_HEAD):
        log.note_refusal(refusal)
    kept, unchanged, *refused = written(log, path)
    route = {"kept": True, "route": "/v1/treatments/{slug}", "edition": "2026.11.1"}
    assert kept.items() >= {**route, "status": 200, "count": 4, "bytes": 15}.items()
    assert unchanged.items() >= {**route, "status": 304, "count": 1, "bytes": 0}.items()
    assert [(line["refused"], line["status"], line["count"]) for line in refused] == [
        ("request-refused", 400, 1),
        ("request-timeout", 408, 2),
    ]


def test_off_means_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    log = AccessLog("", TEMPLATES)
    assert log.note_kept is None
    log.note(MADE)
    log.note_refusal(ONE_HOST)
    with log.writing():
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_dash_means_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    log = AccessLog("-", TEMPLATES)
    log.note(MADE)
    with log.writing():
        pass
    assert json.loads(capfd.readouterr().out)["request"] == "abc"


def test_what_cannot_be_written_is_dropped_and_counted_and_told_once(
    log: AccessLog, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(access_log, "EVERY_SECOND", 0.01)
    path.mkdir()
    with log.writing():
        for number in range(3):
            log.note(MADE)
            until(lambda number=number: log.dropped == number + 1)  # type: ignore[misc]  # bound now
        path.rmdir()
        log.note(MADE)
        until(path.exists)
    lines = lines_of(path)
    assert sum(line.get("dropped", 0) for line in lines) == 3
    assert [line["request"] for line in lines if "request" in line] == ["abc"]
    assert caplog.text.count("cannot be written") == 1


def until(is_so: Callable[[], bool]) -> None:
    """Waits for something that must come."""
    deadline = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_lines_that_wait_too_long_make_no_heap(log: AccessLog, path: Path) -> None:
    for _ in range(MOST_WAITING + 5):
        log.note(MADE)
    assert written(log, path)[-1]["dropped"] == 5


def test_a_file_that_was_moved_away_is_begun_anew(log: AccessLog, path: Path) -> None:
    for number in range(2):
        log.note(MADE)
        assert len(written(log, path)) == 1
        path.rename(path.with_suffix(f".{number}"))


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = build_house(tmp_path)
    house.publish(PACK)
    settings = house.settings.model_copy(update={"access_log": str(tmp_path / "access.log")})
    return House(settings, house.office)


def test_a_server_notes_what_it_answers_and_nothing_of_its_readers(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    secrets = {
        "Authorization": f"Bearer {CANARY}",
        "Cookie": CANARY,
        "Referer": f"https://{CANARY}.example",
        "User-Agent": CANARY,
        "X-Forwarded-For": "203.0.113.77",
        "X-Request-Id": CANARY,
    }
    with serving(house.settings) as client:
        for address in (
            "/v1/treatments/lunavast",
            "/v1/treatments/lunavast",
            f"/v1/search?q={CANARY}",
            f"/v1/treatments/{CANARY}",
            f"/v1/treatments?{CANARY}=1",
            f"/v1/treatments?cursor={CANARY}",
            f"/v1/editions/{CANARY}/meta",
            f"/{CANARY}",
        ):
            client.get(address, headers=secrets)
        client.post(f"/v1/treatments?{CANARY}", content=CANARY, headers=secrets)
        with line_to(client) as line:
            line.say(asking(f"/{CANARY}", f"Host: {CANARY}"))
            line.hear_all()
    lines = lines_of(tmp_path / "access.log")
    everything = json.dumps(lines) + caplog.text + "".join(capfd.readouterr())
    for marker in (CANARY, "203.0.113.77", "127.0.0.1", "python-httpx"):
        assert marker not in everything
    told = [(line.get("route"), line["status"]) for line in lines if "count" not in line]
    assert told[0] == ("/v1/treatments/{slug}", 200)
    assert ("/v1/search", 200) in told
    assert ("/v1/treatments", 405) in told
    assert ("none", 404) in told
    (kept,) = [line for line in lines if "kept" in line]
    assert (kept["route"], kept["status"], kept["count"]) == ("/v1/treatments/{slug}", 200, 1)
    assert kept["edition"] == lines[0]["edition"] != ""
    assert kept["bytes"] == lines[0]["bytes"] > 0
    assert [line["count"] for line in lines if "refused" in line] == [1]


def test_whole_lines_are_written_by_several_at_once(path: Path) -> None:
    logs = [AccessLog(str(path), TEMPLATES) for _ in range(4)]
    for log in logs:
        for _ in range(500):
            log.note(MADE)
    for log in logs:
        written(log, path)
    assert len(lines_of(path)) == 2000


def test_a_pipe_that_nobody_reads_does_not_keep_the_server_from_ending(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access_log, "PATIENCE", 0.1)
    os.mkfifo(path)
    log = AccessLog(str(path), TEMPLATES)
    log.note(MADE)
    with log.writing():
        pass
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    os.close(reader)
