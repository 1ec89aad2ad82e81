"""The command line, as a person or a script uses it: in processes of its own, in a folder of its own."""

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from app.publishing.schemas import manuscript_schemas
from app.queries.ledger import current_edition_id, list_ledger
from tests.conftest import PACK, ROOT, House, build_house
from tests.editions import STAMPED, at, edition_file, overwrite, publish_at, records_of, spelled
from tests.manuscripts import copy_of_pack, rename_treatment, rewrite

Ended = subprocess.CompletedProcess[str]
A_PLACE = re.compile(r"^(?P<file>[\w/.-]+\.yaml):(?P<line>\d+):(?P<column>\d+): \S.*$")


@dataclass
class Desk:
    """A folder with a manuscript, where commands are given."""

    house: House
    manuscript: Path
    commander: "subprocess.Popen[str]"
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """What the commands see, and nothing else."""
        return {
            "EQUIPOISE_DATA": str(self.manuscript),
            "EQUIPOISE_EDITIONS": str(self.house.editions),
            "EQUIPOISE_OFFICE": self.house.settings.office,
            "PYTHONPATH": str(ROOT),
            **self.variables,
        }

    @property
    def folder(self) -> Path:
        """Where the commands are given."""
        return self.house.editions.parent

    def run(self, *words: str) -> Ended:
        """Gives a command and waits for its end; a traceback is never an answer."""
        said = {name: self.folder / f".{name}" for name in ("stdout", "stderr")}
        for path in said.values():
            path.unlink(missing_ok=True)
        order = {
            "words": words,
            "folder": str(self.folder),
            "environment": self.environment,
            **{name: str(path) for name, path in said.items()},
        }
        assert self.commander.stdin is not None
        assert self.commander.stdout is not None
        self.commander.stdin.write(json.dumps(order) + "\n")
        self.commander.stdin.flush()
        code = int(self.commander.stdout.readline())
        out, err = (path.read_text("utf-8") for path in said.values())
        assert "Traceback" not in err + out, err
        return Ended(words, code, out, err)

    def refuses(self, *words: str) -> str:
        """Gives a command that must fail with one sentence, and tells it."""
        ended = self.run(*words)
        assert ended.returncode == 1, ended
        (sentence,) = ended.stderr.splitlines()
        assert sentence.strip()
        return sentence


@pytest.fixture(scope="session")
def commander() -> "Iterator[subprocess.Popen[str]]":
    """A process that gives commands."""
    command = [sys.executable, "-m", "tests.commander"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def desk(tmp_path: Path, commander: "subprocess.Popen[str]") -> Desk:
    """A desk with the pack and nothing published."""
    return Desk(build_house(tmp_path), copy_of_pack(tmp_path), commander)


@pytest.fixture(scope="session")
def two_editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a manuscript and two editions of it, the second of which says more and less than the first."""
    folder = tmp_path_factory.mktemp("desk")
    house, manuscript = build_house(folder), copy_of_pack(folder)
    publish_at(house, manuscript, at(2028, 10), note="the first")
    rename_treatment(manuscript, "Quellarin forte")
    record = manuscript / "treatments" / "lunavast.yaml"
    text = record.read_text("utf-8")
    start, end = (text.index(f"  - id: lunavast-0{number}") for number in (14, 15))
    record.write_text(text[:start] + text[end:], "utf-8")
    rewrite(
        manuscript / "sources" / "thaw-trial-2020.yaml",
        "accessed: 2026-11-20",
        'accessed: 2026-11-20\nnote: "New."',
    )
    (manuscript / "treatments" / "neck-cooling").mkdir()
    (manuscript / "treatments" / "neck-cooling" / "more.yaml").write_text(
        "findings:\n"
        "  - id: neck-cooling-099\n"
        "    attribute: how-it-acts\n"
        '    value: {kind: statement, text: "Nobody knows."}\n'
        '    population: {words: "Nobody"}\n'
        "    design: narrative_review\n"
        "    source: prevention-review-2024\n"
        '    locator: "Page 1"\n',
        "utf-8",
    )
    publish_at(house, manuscript, at(2028, 11), note="the second")
    return folder


@pytest.fixture
def shelf(two_editions: Path, tmp_path: Path, commander: "subprocess.Popen[str]") -> Desk:
    """A desk with the two editions."""
    shutil.copytree(two_editions, tmp_path, dirs_exist_ok=True)
    return Desk(build_house(tmp_path), tmp_path / "manuscript", commander)


def test_check_of_a_clean_manuscript_ends_well_and_says_what_it_read(desk: Desk) -> None:
    ended = desk.run("check")
    assert (ended.returncode, ended.stderr) == (0, "")
    (summary,) = ended.stdout.splitlines()
    files = len(list(PACK.rglob("*.yaml")))
    assert summary.startswith(f"read {files} files: 2 conditions, 4 treatments, ")
    assert summary.endswith("; 0 errors, 0 warnings")


def test_check_tells_every_error_with_its_place_and_fails(desk: Desk) -> None:
    findings = desk.manuscript / "treatments" / "quellarin" / "findings.yaml"
    rewrite(findings, "estimate: 35\n", "estimate: 36\n")
    rewrite(desk.manuscript / "sources" / "hush-trial-2022.yaml", "year: 2022", "year: [2022]")
    rewrite(desk.manuscript / "treatments" / "lunavast.yaml", "next_review: 2099-01-01", "next_review: 2026-11-21")
    ended = desk.run("check")
    assert (ended.returncode, ended.stderr) == (1, "")
    *told, summary = ended.stdout.splitlines()
    places = [A_PLACE.match(line) for line in told]
    assert all(places)
    line = next(n for n, text in enumerate(findings.read_text("utf-8").splitlines(), start=1) if "estimate: 36" in text)
    assert any(
        one and one["file"] == "treatments/quellarin/findings.yaml" and int(one["line"]) == line for one in places
    )
    assert any(text.startswith("sources/hush-trial-2022.yaml:") for text in told)
    errors, warnings = re.findall(r"(\d+) (?:errors|warnings)", summary)
    assert (int(errors), int(warnings)) == (len(told) - 1, 1)
    assert len([text for text in told if ": warning: " in text]) == 1


def test_check_of_a_manuscript_with_warnings_only_ends_well(desk: Desk) -> None:
    rewrite(desk.manuscript / "treatments" / "lunavast.yaml", "next_review: 2099-01-01", "next_review: 2026-11-21")
    ended = desk.run("check")
    assert ended.returncode == 0
    assert "treatments/lunavast.yaml:" in ended.stdout
    assert ended.stdout.splitlines()[-1].endswith("; 0 errors, 1 warnings")


@pytest.mark.parametrize("command", ["check", "publish"])
@pytest.mark.parametrize(
    ("folder", "what"), [("nowhere", "there is no such folder"), ("empty", "the manuscript is empty")]
)
def test_a_missing_and_an_empty_folder_are_told_and_nothing_is_published(
    desk: Desk, command: str, folder: str, what: str
) -> None:
    (desk.folder / "empty").mkdir()
    ended = desk.run(command, "--data", str(desk.folder / folder))
    assert ended.returncode == 1
    assert what in ended.stdout
    assert not list(desk.house.editions.glob("*.edition"))


def test_publish_says_what_it_published_and_the_second_time_that_nothing_changed(desk: Desk) -> None:
    first = desk.run("publish", "--note", "With a note: ≥ 1 [word]")
    assert (first.returncode, first.stderr) == (0, "")
    id_ = current_edition_id(desk.house.office)
    assert first.stdout.startswith(f"published {id_}: 2 conditions, 4 treatments, ")
    again = desk.run("publish")
    assert (again.returncode, again.stdout, again.stderr) == (0, f"nothing changed: {id_} says the same\n", "")
    assert [edition.note for edition in list_ledger(desk.house.office)] == ["With a note: ≥ 1 [word]"]


def test_publish_if_changed_is_silent_until_a_file_changes(desk: Desk) -> None:
    assert desk.run("publish", "--if-changed").stdout.startswith("published ")
    still = desk.run("publish", "--if-changed")
    assert (still.returncode, still.stdout, still.stderr) == (0, "", "")
    rename_treatment(desk.manuscript, "Quellarin forte")
    assert desk.run("publish", "--if-changed").stdout.startswith("published ")
    assert len(list_ledger(desk.house.office)) == 2


def test_publish_of_a_manuscript_with_errors_tells_them_all_and_publishes_nothing(desk: Desk) -> None:
    rewrite(desk.manuscript / "treatments" / "quellarin" / "findings.yaml", "estimate: 35\n", "estimate: 36\n")
    rewrite(desk.manuscript / "treatments" / "lunavast" / "efficacy.yaml", "estimate: 40\n", "estimate: 41\n")
    ended = desk.run("publish")
    assert ended.returncode == 1
    assert [line.partition(":")[0] for line in ended.stdout.splitlines()] == [
        "treatments/lunavast/efficacy.yaml",
        "treatments/quellarin/findings.yaml",
    ]
    assert ended.stderr == "not published: the manuscript has 2 errors\n"
    assert desk.run("editions").stdout == "nothing has been published yet\n"


@pytest.mark.parametrize("note", ["x" * 1001, "a\x07b", "a\udcffb"], ids=["too long", "a bell", "not UTF-8"])
def test_a_note_that_cannot_be_kept_is_refused_before_anything_is_printed(desk: Desk, note: str) -> None:
    ended = desk.run("publish", "--note", note)
    assert ended.returncode == 2
    assert "note" in ended.stderr
    assert not list(desk.house.editions.glob("*.edition"))


def test_editions_are_listed_newest_first_a_line_each_with_the_current_one_marked(shelf: Desk) -> None:
    shelf.run("rollback", "2028.10.1")
    ended = shelf.run("editions")
    assert (ended.returncode, ended.stderr) == (0, "")
    _, newest, oldest = [line.strip() for line in ended.stdout.splitlines()]
    assert newest.startswith("2028.11.1 ")
    assert oldest.startswith("2028.10.1 (current) ")
    for line, edition in zip((newest, oldest), list_ledger(shelf.house.office), strict=True):
        assert edition.printed_at in line
        assert edition.note in line
        assert edition.digest[:19] in line
    assert "(current)" not in newest


def below(lines: list[str], head: str) -> list[str]:
    """What stands below a record in a diff."""
    after = lines[lines.index(head) + 1 :]
    end = next((place for place, line in enumerate(after) if not line.startswith(" ")), len(after))
    return [line.strip() for line in after[:end]]


def test_diff_shows_what_was_added_changed_and_removed_field_by_field(shelf: Desk) -> None:
    ended = shelf.run("diff", "2028.10.1", "2028.11.1")
    assert (ended.returncode, ended.stderr) == (0, "")
    *lines, counts = ended.stdout.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert "+ findings/neck-cooling-099" in heads
    assert "- findings/lunavast-014" in heads
    assert "~ treatments/quellarin" in heads
    assert [head[2:] for head in heads] == sorted(head[2:] for head in heads)
    assert '/name: "Quellarin" → "Quellarin forte"' in below(lines, "~ treatments/quellarin")
    assert below(lines, "~ sources/thaw-trial-2020") == ['/note: nothing → "New."']
    assert below(lines, "+ findings/neck-cooling-099") == below(lines, "- findings/lunavast-014") == []
    told = {mark: sum(head.startswith(mark) for head in heads) for mark in "+~-"}
    assert counts == f"{told['+']} added, {told['~']} changed, {told['-']} removed"
    old, new = (records_of(edition_file(shelf.house, id_)) for id_ in ("2028.10.1", "2028.11.1"))
    changed = {f"~ {noun}/{slug}" for noun, slug in old.keys() & new.keys() if old[noun, slug][0] != new[noun, slug][0]}
    assert {head for head in heads if head.startswith("~")} == changed


def test_diff_the_other_way_round_adds_what_was_removed(shelf: Desk) -> None:
    lines = shelf.run("diff", "2028.11.1", "2028.10.1").stdout.splitlines()
    assert "- findings/neck-cooling-099" in lines
    assert "+ findings/lunavast-014" in lines
    assert '    /note: "New." → nothing' in lines
    assert shelf.run("diff", "2028.10.1", "2028.10.1").stdout == "0 added, 0 changed, 0 removed\n"


def test_rollback_makes_an_older_edition_current(shelf: Desk) -> None:
    ended = shelf.run("rollback", "2028.10.1")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "2028.10.1 is current\n", "")
    assert current_edition_id(shelf.house.office) == "2028.10.1"


def test_rollback_to_a_broken_edition_or_a_lost_one_is_refused_in_a_sentence(shelf: Desk) -> None:
    path = edition_file(shelf.house, "2028.10.1")
    overwrite(path, path.read_bytes()[:-1])
    assert re.match(
        r"2028\.10\.1\.edition is \d+ bytes long and its seal says \d+$", shelf.refuses("rollback", "2028.10.1")
    )
    path.unlink()
    assert shelf.refuses("rollback", "2028.10.1") == "the file of edition 2028.10.1 is no longer kept in editions"
    assert current_edition_id(shelf.house.office) == "2028.11.1"


def test_export_writes_every_record_as_canonical_json(shelf: Desk) -> None:
    ended = shelf.run("export", "2028.11.1")
    assert (ended.returncode, ended.stderr) == (0, "")
    whole = json.loads(ended.stdout)
    assert ended.stdout.encode() == spelled(whole) + b"\n"
    edition = list_ledger(shelf.house.office)[0]
    assert whole["edition"] == {"id": "2028.11.1", "digest": edition.digest, "printed_at": edition.printed_at}
    records = records_of(edition_file(shelf.house, "2028.11.1"))
    exported = {
        (noun, document.get("slug", document.get("id"))): document
        for noun, documents in whole.items()
        if noun != "edition"
        for document in documents
    }
    stamped = {name: {key: told.pop(key) for key in STAMPED} for name, told in exported.items()}
    assert exported == {name: substance for name, (_, _, substance) in records.items()}
    for name, (digest, updated, _) in records.items():
        assert (stamped[name]["digest"], stamped[name]["updated"]) == (digest, updated)
        assert stamped[name]["edition"] == {"id": "2028.11.1", "digest": edition.digest}
        assert stamped[name]["links"]["pinned"].startswith("/v1/editions/2028.11.1/")
    to = shelf.run("export", "2028.11.1", "--to", "whole.json")
    assert (to.returncode, to.stdout, to.stderr) == (0, "", "")
    assert (shelf.folder / "whole.json").read_text("utf-8") == ended.stdout


def test_export_into_a_folder_that_is_not_there_is_refused_in_a_sentence(shelf: Desk) -> None:
    assert shelf.refuses("export", "2028.11.1", "--to", "no/where.json") == "no/where.json: No such file or directory"


def test_export_into_a_pipe_that_is_closed_early_ends_quietly(shelf: Desk) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "app", "export", "2028.11.1"],
        cwd=shelf.folder,
        env=shelf.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10) == b'{"attribut'
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("export", "2028.11.2"), "there is no edition 2028.11.2; did you mean 2028.11.1?"),
        (("diff", "2028.10.1", "2028.1.1"), "there is no edition 2028.1.1; did you mean 2028.11.1?"),
        (("rollback", "2028.10.2"), "there is no edition 2028.10.2; did you mean 2028.10.1?"),
        (("export", "newest"), "there is no edition newest; `equipoise editions` lists them"),
        (("export", "../office"), "there is no edition ../office; `equipoise editions` lists them"),
    ],
    ids=lambda member: " ".join(member) if isinstance(member, tuple) else "",
)
def test_an_unknown_edition_is_told_with_the_nearest_one(shelf: Desk, words: tuple[str, ...], sentence: str) -> None:
    assert shelf.refuses(*words) == sentence


@pytest.mark.parametrize("words", [("publish",), ("editions",), ("rollback", "2028.10.1")], ids=lambda words: words[0])
def test_an_office_that_is_no_database_is_told_in_a_sentence(shelf: Desk, words: tuple[str, ...]) -> None:
    (shelf.folder / "office.db").write_bytes(b"no database " * 1000)
    assert shelf.refuses(*words) == "the office database cannot be brought to the newest schema"


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"PORT": "abc"}, ("PORT",)),
        ({"EQUIPOISE_WORKERS": "0", "EQUIPOISE_POLL_SECONDS": "soon"}, ("EQUIPOISE_WORKERS", "EQUIPOISE_POLL_SECONDS")),
        ({"EQUIPOISE_OFFICE": "nonsense"}, ("EQUIPOISE_OFFICE",)),
        ({"EQUIPOISE_EDITIONS": "/dev/null"}, ("/dev/null",)),
        ({"HOST": "no.such.host.invalid"}, ("no.such.host.invalid",)),
    ],
    ids=lambda member: " ".join(member) if isinstance(member, dict) else "",
)
def test_a_setting_that_cannot_be_used_is_named(desk: Desk, variables: dict[str, str], told: tuple[str, ...]) -> None:
    desk.variables.update(variables)
    sentence = desk.refuses("serve" if {"PORT", "HOST"} & variables.keys() else "publish")
    assert all(name in sentence for name in told)


def test_schemas_are_written_where_one_asks(desk: Desk) -> None:
    ended = desk.run("schemas", "the schemas")
    assert ended.returncode == 0
    written = {path.name: json.loads(path.read_text("utf-8")) for path in (desk.folder / "the schemas").iterdir()}
    assert written == manuscript_schemas()
    assert all(f"the schemas/{name}" in ended.stdout for name in written)


def test_without_a_command_every_command_is_told(desk: Desk) -> None:
    ended = desk.run()
    for command in ("check", "publish", "serve", "editions", "diff", "rollback", "export", "schemas"):
        assert re.search(rf"\b{command}\b", ended.stdout)


def test_serve_on_a_port_in_use_says_so_in_one_sentence(shelf: Desk) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        shelf.variables["PORT"] = str(port)
        sentence = shelf.refuses("serve")
    assert sentence == f"port {port} on 127.0.0.1 is in use: stop what listens there or set PORT to another"


def test_serve_with_nothing_published_says_what_to_do(desk: Desk) -> None:
    desk.variables["PORT"] = str(free_port())
    assert desk.refuses("serve") == "there is no edition to read in editions; run `equipoise publish`"


def test_serve_publish_with_nothing_to_serve_tells_the_errors_and_ends(desk: Desk) -> None:
    desk.variables["PORT"] = str(free_port())
    rewrite(desk.manuscript / "treatments" / "quellarin" / "findings.yaml", "estimate: 35\n", "estimate: 36\n")
    ended = desk.run("serve", "--publish")
    assert ended.returncode == 1
    assert ended.stdout.startswith("treatments/quellarin/findings.yaml:")
    assert "the manuscript has 1 error" in ended.stderr
    assert "run `equipoise publish`" in ended.stderr


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving_process(desk: Desk, *words: str) -> Iterator[tuple[httpx.Client, "subprocess.Popen[str]"]]:
    """`equipoise serve` in a process of its own, once it answers."""
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "app", "serve", *words],
        cwd=desk.folder,
        env={**desk.environment, "PORT": str(port), "EQUIPOISE_POLL_SECONDS": "0.05"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
                deadline = time.monotonic() + 60
                while not answers(client):
                    assert process.poll() is None, process.communicate()
                    assert time.monotonic() < deadline
                    time.sleep(0.05)
                yield client, process
        finally:
            process.terminate()


def answers(client: httpx.Client) -> bool:
    """Whether the server answers."""
    try:
        return client.get("/v1/health/live").status_code == 200
    except httpx.TransportError:
        return False


def until_edition(client: httpx.Client, id_: str) -> None:
    """Waits until an edition is served; it fails after a deadline."""
    deadline = time.monotonic() + 20
    while client.get("/v1/meta").json()["edition"]["id"] != id_:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_serve_tells_where_to_look_follows_what_is_published_elsewhere_and_ends_when_told(shelf: Desk) -> None:
    with serving_process(shelf) as (client, process):
        until_edition(client, "2028.11.1")
        assert shelf.run("rollback", "2028.10.1").returncode == 0
        until_edition(client, "2028.10.1")
        rename_treatment(shelf.manuscript, "Quellarin fortissimum")
        published = shelf.run("publish").stdout
        id_ = published.removeprefix("published ").partition(":")[0]
        until_edition(client, id_)
        assert client.get("/v1/treatments/quellarin").json()["name"] == "Quellarin fortissimum"
        process.send_signal(signal.SIGTERM)
        told, complaints = process.communicate(timeout=30)
        assert "Traceback" not in complaints
        assert process.returncode in (0, -signal.SIGTERM)
    addresses = re.findall(r"http://127\.0\.0\.1:\d+(\S+)", told)
    assert [address.split("?")[0] for address in addresses] == [
        "/v1/comparisons/lunavast-vs-quellarin",
        "/docs",
        "/v1/search",
    ]


def test_serve_publish_serves_the_last_edition_when_the_manuscript_has_errors(shelf: Desk) -> None:
    rewrite(shelf.manuscript / "treatments" / "quellarin" / "findings.yaml", "estimate: 35\n", "estimate: 36\n")
    with serving_process(shelf, "--publish") as (client, process):
        until_edition(client, "2028.11.1")
        process.send_signal(signal.SIGTERM)
        told, complaints = process.communicate(timeout=30)
    assert told.startswith("treatments/quellarin/findings.yaml:")
    assert "not published: the manuscript has 1 error\nthe last edition is served, if there is one\n" in complaints


def test_serve_goes_on_without_its_office(shelf: Desk) -> None:
    (shelf.folder / "office.db").write_bytes(b"no database " * 1000)
    with serving_process(shelf) as (client, process):
        until_edition(client, "2028.11.1")
        assert client.get("/v1/health/ready").json()["status"] == "degraded"
        process.send_signal(signal.SIGTERM)
        _, complaints = process.communicate(timeout=30)
    assert "the office database cannot be" in complaints
    assert "Traceback" not in complaints


def test_the_module_is_the_command_line(desk: Desk) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "app", "check"],
        cwd=desk.folder,
        env=desk.environment,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    again = desk.run("check")
    assert (ended.returncode, ended.stdout, ended.stderr) == (again.returncode, again.stdout, again.stderr)
    assert "0 errors" in ended.stdout
