"""Files that are too much for the parser, and parsers that files have taken over: the press refuses, and lives."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import ManuscriptErrors
from app.publishing import parsing_process as processes
from app.publishing.parsing import LARGEST_FILE, Refused
from app.publishing.parsing_process import ParsingProcess, parsing_process
from app.publishing.reading import _read, read_files, read_manuscript
from tests.conftest import ROOT, House, build_house
from tests.faults import hostile_parser
from tests.manuscripts import copy_of_pack

HOSTILE = Path(hostile_parser.__file__)
TOO_LONG, ENDED = "the file takes too long to be read", "the file cannot be read: the parser ended over it"


def laughs(depth: int, width: int) -> str:
    """The billion laughs."""
    lines = ["a0: &a0 [lol]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * width)}]" for n in range(1, depth)]
    return "\n".join(lines)


FLAT = "\n".join(f"k{number}: v" for number in range(90_000))
BOMBS: dict[str, str | bytes] = {
    "a billion laughs": laughs(9, 9),
    "quadratic blowup": "a: &a " + "x" * 300_000 + "\nb: [" + ",".join(["*a"] * 1000) + "]",
    "an anchor to itself": "a: &a [*a]",
    "a merge bomb": "a: &a {b: c}\nd:\n  <<: [" + ",".join(["*a"] * 1000) + "]",
    "fifty thousand lists": "[" * 50_000,
    "fifty thousand lists, closed": "[" * 50_000 + "]" * 50_000,
    "fifty thousand mappings": "{a: " * 50_000,
    "fifty thousand block lists": "- " * 50_000 + "a",
    "fifty thousand block mappings": "\n".join(" " * depth + "a:" for depth in range(1000)),
    "a hundred thousand questions": "? " * 100_000,
    "a Python object": "a: !!python/object/apply:os.system ['touch WRITTEN']",
    "a Python name": "a: !!python/name:os.system",
    "a tag of our own": "a: !ours b",
    "a binary": "a: !!binary aGVsbG8=",
    "a timestamp": "a: !!timestamp 2001-12-14",
    "a set": "a: !!set {b, c}",
    "a tag directive": "%TAG ! tag:example.org,2000:\n--- !x a",
    "a YAML directive from the future": "%YAML 9.9\n--- a",
    "a second document": "a: b\n---\nc: d",
    "a key twice": "a: b\na: c",
    "a key that is a list": "? [a, b]\n: c",
    "a null": "a: \0",
    "UTF-16": "a: b".encode("utf-16"),
    "UTF-32": "a: b".encode("utf-32"),
    "latin 1": b"a: \xe9",
    "overlong UTF-8": b"a: \xc0\xaf",
    "a surrogate": b"a: \xed\xa0\x80",
    "a byte order mark": b"\xef\xbb\xbfa: b",
    "too many bytes": "a: " + "x" * LARGEST_FILE,
    "a tab for indentation": "a:\n\tb: c",
    "an unfinished string": 'a: "b',
    "an unfinished escape": 'a: "\\x4"',
    "nothing": "",
    "only a comment": "# nothing",
    "five hundred kilobytes of exclamation marks": "!" * 500_000,
    "five hundred kilobytes of ampersands": "&" * 500_000,
    "a very long anchor": "a: &" + "k" * 900_000 + " b",
}
"""Each must be refused at a line, whatever else is in the manuscript."""


@pytest.fixture
def house(tmp_path: Path) -> House:
    return build_house(tmp_path)


def put(manuscript: Path, content: str | bytes, name: str = "bomb") -> str:
    """Puts a file into a manuscript, and tells its path there."""
    path = manuscript / "conditions" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return f"conditions/{name}.yaml"


@pytest.mark.parametrize("content", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_at_its_line_and_the_others_are_read(tmp_path: Path, content: str | bytes) -> None:
    written = tmp_path / "written"
    path = put(tmp_path, content.replace("WRITTEN", str(written)) if isinstance(content, str) else content)
    for number in range(3):
        put(tmp_path, "a: b", f"good-{number}")
    files, errors = read_manuscript(tmp_path)
    assert [error.file for error in errors] == [path]
    assert errors[0].line >= 1
    assert errors[0].what
    assert errors[0].right
    assert [file.content for file in files] == [{"a": "b"}] * 3
    assert not written.exists()


def test_with_bombs_nothing_is_published_and_every_one_is_told(house: House, tmp_path: Path) -> None:
    manuscript = copy_of_pack(tmp_path)
    before = house.publish(manuscript)
    seen = {path: path.read_bytes() for path in house.editions.iterdir()}
    told = [put(manuscript, content, f"bomb-{number}") for number, content in enumerate(BOMBS.values())]
    with pytest.raises(ManuscriptErrors) as caught:
        house.publish(manuscript)
    assert {error.file for error in caught.value.errors} >= set(told)
    assert {path: path.read_bytes() for path in house.editions.iterdir()} == seen
    for path in told:
        (manuscript / path).unlink()
    assert house.publish(manuscript) == before


def test_what_is_large_and_allowed_is_read(tmp_path: Path) -> None:
    put(tmp_path, FLAT, "flat")
    put(tmp_path, "a: [" + ",".join(["[]"] * 300_000) + "]", "lists")
    files, errors = read_manuscript(tmp_path)
    assert errors == []
    assert [len(file.content) for file in files] == [90_000, 1]
    assert files[0].places["k89999",] == (90_000, 9)


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file was one when its name was looked at."""
    path = tmp_path / put(tmp_path, "a: b")
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr("app.publishing.reading._name_refusal", lambda *_: None)
    _, errors = read_manuscript(tmp_path)
    assert [error.what for error in errors] == ["only plain files are read"]


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The press with the parser that files have taken over, which is soon given up."""
    kept, processes._idle[:] = list(processes._idle), []

    class Hostile(ParsingProcess):
        def __init__(self) -> None:
            super().__init__(HOSTILE, patience=5)

    monkeypatch.setattr(processes, "ParsingProcess", Hostile)
    yield
    processes._end_idle()
    processes._idle[:] = kept


EXPECTED = {
    "segfault": ENDED,
    "abort": ENDED,
    "killed": ENDED,
    "leaves": ENDED,
    "spins": TOO_LONG,
    "sleeps": TOO_LONG,
    "half": ENDED,
    "grows": "the file needs too much memory to be read",
}


@pytest.mark.parametrize("word", hostile_parser.BEHAVIOURS)
@pytest.mark.usefixtures("hostile")
def test_a_parser_that_dies_or_lies_costs_the_file_and_nothing_else(tmp_path: Path, word: str) -> None:
    for name in ("a", "b", "y", "z"):
        put(tmp_path, f"{name}: b", name)
    path = put(tmp_path, f"{word}: x", "m")
    files, errors = read_manuscript(tmp_path)
    assert [file.slug for file in files] == ["a", "b", "y", "z"]
    assert [error.file for error in errors] == [path]
    assert errors[0].what in {EXPECTED[word]} if word in EXPECTED else {ENDED, TOO_LONG}


@pytest.mark.usefixtures("hostile")
def test_a_parser_may_read_write_and_reach_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EQUIPOISE_CURSOR_KEY", "secret")
    put(tmp_path, f"confined: {tmp_path}")
    ((read,), errors) = read_manuscript(tmp_path)
    assert errors == []
    assert read.content == {
        "read": "OSError",
        "write": "OSError",
        "connect": "OSError",
        "memory": "MemoryError",
        "environment": "",
    }
    assert not (tmp_path / "written").exists()


def test_processor_time_is_counted_for_each_file_and_not_for_all() -> None:
    """However slow the machine, it is not the clock on the wall that ends a parser."""
    process = ParsingProcess(HOSTILE, patience=90)
    for _ in range(3):
        process.ask(b"a: " + b"[" + b"[]," * 60_000 + b"[]]")
        assert len(process.hear()[0]["a"]) == 60_001
    process.ask(b"spins: x")
    with pytest.raises(Refused, match=TOO_LONG):
        process.hear()
    assert process._process.returncode == -signal.SIGXCPU


def test_a_process_is_used_again_and_one_with_an_unheard_answer_is_not(tmp_path: Path) -> None:
    processes._end_idle()
    for number in range(20):
        put(tmp_path, f"a: {number}", f"f{number:02}")
    assert [file.content for file in read_manuscript(tmp_path)[0]] == [{"a": str(number)} for number in range(20)]
    idle = list(processes._idle)
    assert idle
    begun = _read(tmp_path, [f"conditions/f{number:02}.yaml" for number in range(20)])
    next(begun)
    begun.close()  # type: ignore[attr-defined]  # it is a generator
    assert not any(process.is_asked for process in processes._idle)
    (tmp_path / "conditions" / "f00.yaml").write_text("a: changed")
    [first], errors = read_files(tmp_path, ["conditions/f00.yaml"])
    assert (first.content, errors) == ({"a": "changed"}, [])


def test_what_was_never_handed_over_is_not_heard() -> None:
    with parsing_process() as parser, pytest.raises(Refused):
        parser.hear()


FORK = """
import os, sys
from pathlib import Path
from app.publishing import parsing_process as processes
from app.publishing.reading import read_manuscript
folder = Path(sys.argv[1])
assert len(read_manuscript(folder)[0]) == 1
kept = list(processes._idle)
child = os.fork()
if child == 0:
    assert processes._idle == []
    assert len(read_manuscript(folder)[0]) == 1
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
assert processes._idle == kept
assert len(read_manuscript(folder)[0]) == 1
print(kept[0]._process.pid)
"""


def test_a_press_that_forks_leaves_its_parsers_to_itself_and_takes_them_along_at_the_end(tmp_path: Path) -> None:
    put(tmp_path, "a: b")
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", FORK, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    with pytest.raises(ProcessLookupError):
        os.kill(int(ended.stdout), 0)


def test_a_parser_ends_when_its_press_is_killed(tmp_path: Path) -> None:
    put(tmp_path, "a: b")
    program = FORK.replace("child = os.fork()", "print(kept[0]._process.pid, flush=True); os.kill(os.getpid(), 9)")
    ended = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    parser = int(ended.stdout)
    deadline = time.monotonic() + 20
    while is_running(parser):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_running(process: int) -> bool:
    """Whether a process runs; one that nobody has buried does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
