"""Publishing when things go wrong: rivals, power cuts, full disks, and offices that are lost."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.database import open_edition
from app.errors import AnotherPublished, ManuscriptErrors, OfficeUnavailable
from app.publishing.press import publish, rollback
from app.queries.ledger import current_edition_id, list_ledger
from tests.conftest import PACK, ROOT, House, build_house
from tests.editions import at, edition_file, publish_at, records_of, seal_of
from tests.faults.processes import Publisher, publisher_process
from tests.faults.publisher import ANOTHER, CHANGED, FAILED
from tests.manuscripts import copy_of_pack, rename_treatment


@pytest.fixture(scope="session")
def publisher() -> Iterator[Publisher]:
    """A process that publishes when it is told to."""
    with publisher_process() as process:
        yield process


@pytest.fixture
def house(tmp_path: Path) -> House:
    return build_house(tmp_path)


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    return copy_of_pack(tmp_path)


def visible(house: House) -> set[str]:
    """Every file of the editions' folder, but for locks and what was set aside."""
    names = {path.name for path in house.editions.iterdir()}
    return {name for name in names if not name.endswith(".lock") and ".orphan" not in name}


def assert_is_whole(house: House) -> None:
    """The ledger is one chain, its newest editions open, and nothing else lies about."""
    ledger = list_ledger(house.office)
    parents = [edition.parent for edition in ledger]
    assert parents == [*(edition.id for edition in ledger[1:]), ""]
    assert [edition.sequence for edition in ledger] == list(range(len(ledger), 0, -1))
    for edition in ledger[:6]:
        open_edition(edition_file(house, edition.id)).close()
    files = [edition_file(house, edition.id) for edition in ledger]
    expected = {file.name for file in (*files, *map(seal_of, files))}
    assert visible(house) == expected


@pytest.mark.parametrize("rivals", [2, 8])
def test_of_publishers_at_once_each_makes_an_edition_or_is_told_that_another_did(
    house: House, tmp_path: Path, publisher: Publisher, rivals: int
) -> None:
    manuscripts = []
    for number in range(rivals):
        manuscripts.append(copy_of_pack(tmp_path / str(number)))
        rename_treatment(manuscripts[-1], f"Quellarin {number}")
    publisher.begin(house, *manuscripts)
    codes = publisher.end()
    assert set(codes) <= {CHANGED, ANOTHER}
    ledger = list_ledger(house.office)
    assert len(ledger) == codes.count(CHANGED) >= 1
    assert_is_whole(house)
    assert current_edition_id(house.office) == ledger[0].id
    named = [records_of(edition_file(house, edition.id))["treatments", "quellarin"][2]["name"] for edition in ledger]
    winners = {f"Quellarin {number}" for number, code in enumerate(codes) if code == CHANGED}
    assert set(named) == winners
    assert len(named) == len(winners)


STEPS = ("looking over the manuscript", "setting treatments", "setting comparisons", "indexing words", "sealing")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("is_first", [False, True], ids=["a later edition", "the first edition"])
def test_a_publisher_that_was_overtaken_at_any_step_is_told_so_and_prints_nothing(
    house: House, manuscript: Path, tmp_path: Path, step: str, *, is_first: bool
) -> None:
    if not is_first:
        publish_at(house, manuscript, at(2028, 10))
    rival = copy_of_pack(tmp_path / "rival")
    rename_treatment(rival, "The rival's")
    rename_treatment(manuscript, "The slower one's")
    overtaken: list[str] = []

    def overtake(what: str, _: int, __: int) -> None:
        if what == step and not overtaken:
            overtaken.append(publish_at(house, rival, at(2028, 11)).edition)

    with pytest.raises(
        AnotherPublished, match=r"^somebody else published while this edition was being printed; publish again$"
    ):
        publish(manuscript, house.editions, house.office, clock=at(2028, 12), progress=overtake)
    assert overtaken == ["2028.11.1"]
    assert [edition.id for edition in list_ledger(house.office)] == ["2028.11.1", *(["2028.10.1"] * (not is_first))]
    assert current_edition_id(house.office) == "2028.11.1"
    assert_is_whole(house)
    assert publish_at(house, manuscript, at(2028, 12)).edition == "2028.12.1"
    named = records_of(edition_file(house, "2028.12.1"))["treatments", "quellarin"][2]["name"]
    assert named == "The slower one's"


@pytest.mark.parametrize("is_first", [False, True], ids=["a later edition", "the first edition"])
def test_a_file_that_changes_while_it_is_read_is_refused_and_never_kept_under_the_digest_it_had(
    house: House, manuscript: Path, *, is_first: bool
) -> None:
    if not is_first:
        publish_at(house, manuscript, at(2028, 10))
    path = manuscript / "treatments" / "quellarin.yaml"
    rename_treatment(manuscript, "Quellarin as it is to stay")
    meant = path.read_text("utf-8")

    def change(what: str, _: int, __: int) -> None:
        if what == "looking over the manuscript":
            rename_treatment(manuscript, "Quellarin for a moment")

    with pytest.raises(ManuscriptErrors) as refused:
        publish(manuscript, house.editions, house.office, clock=at(2028, 11), progress=change)
    told = [(error.file, error.what) for error in refused.value.errors]
    assert told == [("treatments/quellarin.yaml", "the file changed while it was being read")]
    path.write_text(meant, "utf-8")
    assert publish_at(house, manuscript, at(2028, 12)).edition == "2028.12.1"
    named = records_of(edition_file(house, "2028.12.1"))["treatments", "quellarin"][2]["name"]
    assert named == "Quellarin as it is to stay"
    assert_is_whole(house)


@pytest.mark.parametrize("becomes", [None, "", "title: [", "title: half a rec"])
def test_a_cited_source_that_goes_or_breaks_while_it_is_read_is_refused_and_not_stumbled_over(
    house: House, manuscript: Path, becomes: str | None
) -> None:
    path = manuscript / "sources" / "frost-trial-2021.yaml"

    def change(what: str, _: int, __: int) -> None:
        if what == "looking over the manuscript" and becomes is None:
            path.unlink()
        elif what == "looking over the manuscript":
            path.write_text(becomes or "", "utf-8")

    with pytest.raises(ManuscriptErrors) as refused:
        publish(manuscript, house.editions, house.office, progress=change)
    assert [(error.file, error.what) for error in refused.value.errors] == [
        ("sources/frost-trial-2021.yaml", "the file changed while it was being read")
    ]
    assert list_ledger(house.office) == []


def publish_with_room_for(house: House, manuscript: Path, size: int) -> "subprocess.CompletedProcess[str]":
    """Publishes in a process that cannot write files larger than this."""
    program = (
        f"import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}));"
        f"sys.argv = ['app', 'publish', '--data', {str(manuscript)!r}]; runpy.run_module('app', run_name='__main__')"
    )
    return subprocess.run(
        [sys.executable, "-B", "-c", program],
        cwd=ROOT,
        env={"EQUIPOISE_EDITIONS": str(house.editions), "EQUIPOISE_OFFICE": house.settings.office},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_full_disk_publishes_nothing_says_so_and_leaves_the_old_edition(house: House, manuscript: Path) -> None:
    publish(manuscript, house.editions, house.office)
    before = edition_file(house, current_edition_id(house.office) or "").read_bytes()
    rename_treatment(manuscript, "Quellarin forte")
    for room in (0, 4096, 100_000, len(before) - 1):
        ended = publish_with_room_for(house, manuscript, room)
        assert ended.returncode == 1
        assert "Traceback" not in ended.stderr
        assert len(ended.stderr.strip().splitlines()) == 1
        assert len(list_ledger(house.office)) == 1
        assert_is_whole(house)
    assert edition_file(house, current_edition_id(house.office) or "").read_bytes() == before
    publish(manuscript, house.editions, house.office)
    assert_is_whole(house)


def test_a_full_disk_refuses_the_first_edition_too_in_a_sentence(house: House, manuscript: Path) -> None:
    for room in (8192, 100_000):
        ended = publish_with_room_for(house, manuscript, room)
        assert ended.returncode == 1
        assert "Traceback" not in ended.stderr
        assert len(ended.stderr.strip().splitlines()) == 1
        assert list(house.editions.glob("*.edition")) == []
    publish(manuscript, house.editions, house.office)
    assert_is_whole(house)


def test_an_orphan_that_a_power_cut_left_under_both_its_names_is_set_aside(house: House, manuscript: Path) -> None:
    publish_at(house, manuscript, at(2028, 11))
    orphan, aside = edition_file(house, "2028.11.2"), house.editions / "2028.11.2.orphan"
    orphan.write_bytes(b"unfinished")
    aside.hardlink_to(orphan)
    rename_treatment(manuscript, "Quellarin forte")
    assert publish_at(house, manuscript, at(2028, 11)).edition == "2028.11.2"
    assert aside.read_bytes() == b"unfinished"
    assert_is_whole(house)


def test_an_office_that_is_no_database_refuses_a_publish_and_a_rollback(house: House, manuscript: Path) -> None:
    publish_at(house, manuscript, at(2028, 10))
    before = visible(house)
    (house.editions.parent / "office.db").write_bytes(b"no database" * 1000)
    rename_treatment(manuscript, "Quellarin forte")
    with pytest.raises(OfficeUnavailable):
        publish_at(house, manuscript, at(2028, 11))
    with pytest.raises(OfficeUnavailable):
        rollback(house.office, house.editions, "2028.10.1")
    assert visible(house) == before


def test_a_manuscript_that_cannot_be_published_does_not_stop_the_publisher(
    house: House, tmp_path: Path, publisher: Publisher
) -> None:
    publisher.begin(house, tmp_path / "nowhere")
    assert publisher.end() == [FAILED]
    publisher.begin(house, PACK)
    assert publisher.end() == [CHANGED]
    assert_is_whole(house)
