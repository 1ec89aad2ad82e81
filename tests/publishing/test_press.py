"""The press: ids, what moves and what does not, the ledger, and rolling back."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from app import database
from app.database import check_records, open_edition
from app.domain.verdicts import RULES_VERSION
from app.errors import EditionExpired, EditionRefused, ManuscriptErrors, NotFound
from app.models.editions import Movement
from app.publishing import catalogues, families, press
from app.publishing.press import is_published, manuscript_digest, press_digest, publish, rollback
from app.publishing.printing import begun
from app.queries.ledger import current_edition_id, list_ledger
from tests.conftest import PACK, House, build_house
from tests.editions import (
    at,
    edition_file,
    overwrite,
    publish_at,
    records_of,
    rows_of,
    seal_of,
    sha256,
    spelled,
)
from tests.manuscripts import copy_of_pack, rename_treatment, rewrite


@pytest.fixture
def house(tmp_path: Path) -> House:
    return build_house(tmp_path)


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    return copy_of_pack(tmp_path)


def movements(house: House) -> list[tuple[str, str, str]]:
    """Every movement of `current`: what, from where, to where."""
    with house.office.reading() as session:
        return [(moved.what, moved.before, moved.edition) for moved in session.exec(select(Movement))]


def test_an_id_is_the_year_the_month_and_a_number_that_starts_anew_each_month(house: House, manuscript: Path) -> None:
    ids = []
    for month, name in ((9, "One"), (9, "Two"), (10, "Three"), (12, "Four"), (12, "Five")):
        rename_treatment(manuscript, name)
        ids.append(publish_at(house, manuscript, at(2029, month)).edition)
    assert ids == ["2029.09.1", "2029.09.2", "2029.10.1", "2029.12.1", "2029.12.2"]


def test_the_number_after_nine_is_ten_and_after_ten_eleven(house: House, manuscript: Path) -> None:
    for number in range(1, 12):
        rename_treatment(manuscript, f"Quellarin {number}")
        assert publish_at(house, manuscript, at(2028, 11)).edition == f"2028.11.{number}"


def test_an_id_is_never_given_twice_even_when_the_clock_goes_back(house: House, manuscript: Path) -> None:
    for month, expected in ((11, "2028.11.1"), (12, "2028.12.1"), (11, "2028.11.2")):
        rename_treatment(manuscript, f"Quellarin as of {expected}")
        assert publish_at(house, manuscript, at(2028, month)).edition == expected
    assert [edition.id for edition in list_ledger(house.office)] == ["2028.11.2", "2028.12.1", "2028.11.1"]


def test_the_same_manuscript_again_makes_no_second_edition(house: House) -> None:
    first = publish_at(house, PACK, at(2028, 11))
    before = edition_file(house, first.edition).read_bytes()
    again = publish_at(house, PACK, at(2029, 3))
    assert (first.is_new, again.is_new) == (True, False)
    assert again.edition == first.edition
    assert again.counts == first.counts
    assert [path.name for path in house.editions.glob("*.edition")] == ["2028.11.1.edition"]
    assert edition_file(house, first.edition).read_bytes() == before
    assert len(list_ledger(house.office)) == 1
    assert movements(house) == [("publish", "", "2028.11.1")]


def test_a_manuscript_that_says_the_same_in_other_words_of_yaml_makes_no_second_edition(
    house: House, manuscript: Path
) -> None:
    publish_at(house, manuscript, at(2028, 11))
    path = manuscript / "sources" / "hush-trial-2022.yaml"
    rewrite(path, 'publisher: "Journal of Invented Trials"', "# the same\npublisher:   Journal of Invented Trials")
    assert not publish_at(house, manuscript, at(2028, 12)).is_new


def test_only_the_records_that_changed_get_another_digest_and_move_their_updated(
    house: House, manuscript: Path
) -> None:
    publish_at(house, manuscript, at(2028, 11, 3))
    rewrite(manuscript / "sources" / "hush-trial-2022.yaml", "No such trial exists.", "There was never such a trial.")
    publish_at(house, manuscript, at(2028, 11, 9))
    old = records_of(edition_file(house, "2028.11.1"))
    new = records_of(edition_file(house, "2028.11.2"))
    assert old.keys() == new.keys()
    changed = {name for name in old if old[name][0] != new[name][0]}
    assert changed == {("sources", "hush-trial-2022")}
    for name, (_, updated, substance) in new.items():
        assert updated == ("2028-11-09T12:00:00+00:00" if name in changed else "2028-11-03T12:00:00+00:00")
        if name not in changed:
            assert substance == old[name][2]


def test_a_change_moves_every_record_that_shows_it_and_no_other(house: House, manuscript: Path) -> None:
    publish_at(house, manuscript, at(2028, 11))
    rename_treatment(manuscript, "Quellarin forte")
    publish_at(house, manuscript, at(2028, 12))
    old, new = (records_of(edition_file(house, id_)) for id_ in ("2028.11.1", "2028.12.1"))
    for name, (digest, updated, document) in new.items():
        shows_it = "Quellarin forte" in json.dumps(document)
        assert (digest != old[name][0]) is shows_it, name
        assert updated.startswith("2028-12" if shows_it else "2028-11"), name
    assert new["treatments", "quellarin"][1].startswith("2028-12")
    assert new["treatments", "lunavast"][1].startswith("2028-11")


def test_a_manuscript_that_goes_back_to_what_it_said_gives_the_digest_back_but_not_the_time(
    house: House, manuscript: Path
) -> None:
    path = manuscript / "sources" / "hush-trial-2022.yaml"
    publish_at(house, manuscript, at(2028, 10))
    rewrite(path, "No such trial exists.", "There was never such a trial.")
    publish_at(house, manuscript, at(2028, 11))
    rewrite(path, "There was never such a trial.", "No such trial exists.")
    assert publish_at(house, manuscript, at(2028, 12)).is_new
    newest, between, oldest = list_ledger(house.office)
    assert newest.digest == oldest.digest != between.digest
    source = records_of(edition_file(house, "2028.12.1"))["sources", "hush-trial-2022"]
    assert source[0] == records_of(edition_file(house, "2028.10.1"))["sources", "hush-trial-2022"][0]
    assert source[1] == "2028-12-01T12:00:00+00:00"


def test_the_digests_are_sha_256_over_what_the_design_says(house: House) -> None:
    publish_at(house, PACK, at(2028, 11))
    path = edition_file(house, "2028.11.1")
    records = records_of(path)
    for digest, _, substance in records.values():
        assert not {"digest", "updated", "edition", "links"} & substance.keys()
        assert digest == "sha256:" + sha256(spelled(substance))
    listed = [[noun, slug, records[noun, slug][0]] for noun, slug in sorted(records)]
    expected = "sha256:" + sha256(spelled(listed))
    assert rows_of(path, "SELECT digest FROM manifest") == [(expected,)]
    assert list_ledger(house.office)[0].digest == expected == open_edition(path).digest


def test_the_edition_is_read_only_and_sealed_with_its_size_and_sha_256(house: House) -> None:
    publish_at(house, PACK, at(2028, 11))
    path = edition_file(house, "2028.11.1")
    content = path.read_bytes()
    for file in (path, seal_of(path)):
        assert stat.S_IMODE(file.stat().st_mode) == 0o444
    assert seal_of(path).read_text("ascii") == f"{len(content)} {sha256(content)}\n"
    printing = list_ledger(house.office)[0]
    assert (printing.file_bytes, printing.file_sha256) == (len(content), sha256(content))


def test_the_same_manuscript_at_the_same_moment_prints_the_same_bytes(tmp_path: Path) -> None:
    files = []
    for name in ("one", "two"):
        house = build_house(tmp_path / name)
        publish_at(house, PACK, at(2028, 11))
        files.append(edition_file(house, "2028.11.1").read_bytes())
    assert files[0] == files[1]


def test_the_ledger_is_a_straight_chain_with_notes_counts_and_movements(house: House, manuscript: Path) -> None:
    publish_at(house, manuscript, at(2028, 10), note="The first one")
    rename_treatment(manuscript, "Quellarin forte")
    done = publish_at(house, manuscript, at(2028, 11), note="A new name: ≥ 1 letter")
    newest, oldest = list_ledger(house.office)
    assert (oldest.id, oldest.parent, oldest.sequence, oldest.note) == ("2028.10.1", "", 1, "The first one")
    assert (newest.id, newest.parent, newest.sequence) == ("2028.11.1", "2028.10.1", 2)
    assert newest.note == "A new name: ≥ 1 letter"
    assert json.loads(newest.counts) == done.counts
    assert done.counts["treatments"] == len(list((PACK / "treatments").glob("*.yaml")))
    assert done.counts["sources"] == len(list((PACK / "sources").glob("*.yaml")))
    assert movements(house) == [("publish", "", "2028.10.1"), ("publish", "2028.10.1", "2028.11.1")]
    manifest = rows_of(edition_file(house, "2028.11.1"), "SELECT id, parent, note, printed_at FROM manifest")
    assert manifest == [("2028.11.1", "2028.10.1", "A new name: ≥ 1 letter", "2028-11-01T12:00:00+00:00")]


def test_progress_is_told_of_every_step_to_its_end_in_the_order_in_which_they_are_done(
    house: House, manuscript: Path
) -> None:
    told: dict[str, list[tuple[int, int]]] = {}

    def publish_watched() -> None:
        told.clear()
        publish(
            manuscript,
            house.editions,
            house.office,
            progress=lambda what, done, total: told.setdefault(what, []).append((done, total)),
        )

    publish_watched()
    files = len(list(manuscript.rglob("*.yaml")))
    assert list(told.items()) == [
        ("looking over the manuscript", [(files, files)]),
        ("setting treatments", [(3, 3)]),
        ("setting comparisons", [(2, 2)]),
        ("indexing words", [(0, 1), (1, 1)]),
        ("sealing", [(0, 1), (1, 1)]),
    ]
    rename_treatment(manuscript, "Quellarin forte")
    publish_watched()
    assert told["setting treatments"] == [(1, 1)]
    assert told["sealing"][-1] == (1, 1)


def test_progress_is_told_now_and_then_of_a_manuscript_with_many_files_and_families(
    house: House, manuscript: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "_TOLD_EVERY", 10)
    monkeypatch.setattr(families, "AT_ONCE", 2)
    told: dict[str, list[tuple[int, int]]] = {}
    publish(
        manuscript,
        house.editions,
        house.office,
        progress=lambda what, done, total: told.setdefault(what, []).append((done, total)),
    )
    files = len(list(manuscript.rglob("*.yaml")))
    assert told["looking over the manuscript"] == [(10, files), (20, files), (files, files)]
    assert told["setting treatments"] == [(2, 3), (3, 3)]


def test_a_manuscript_with_errors_publishes_nothing_and_tells_every_one(house: House, manuscript: Path) -> None:
    rewrite(manuscript / "treatments" / "quellarin.yaml", "form: drug", "form: drog")
    rewrite(manuscript / "attributes" / "price.yaml", "kind: money", "kind: monney")
    rewrite(manuscript / "sources" / "hush-trial-2022.yaml", "tier: A", "tier: A\ncolour: blue")
    with pytest.raises(ManuscriptErrors) as refused:
        publish_at(house, manuscript, at(2028, 11))
    files = [error.file for error in refused.value.errors]
    assert {"attributes/price.yaml", "sources/hush-trial-2022.yaml", "treatments/quellarin.yaml"} <= set(files)
    assert files == sorted(files)
    assert str(refused.value) == f"the manuscript has {len(files)} errors"
    assert list_ledger(house.office) == []
    assert current_edition_id(house.office) is None
    assert list(house.editions.glob("*edition*")) == []
    assert list(house.editions.glob(".printing-*")) == []


def test_an_error_leaves_the_edition_before_it_current(house: House, manuscript: Path) -> None:
    publish_at(house, manuscript, at(2028, 11))
    rewrite(manuscript / "treatments" / "quellarin" / "findings.yaml", "estimate: 35", "estimate: 36")
    with pytest.raises(ManuscriptErrors, match=r"the manuscript has 1 error$"):
        publish_at(house, manuscript, at(2028, 12))
    assert current_edition_id(house.office) == "2028.11.1"
    assert [path.name for path in house.editions.glob("*.edition")] == ["2028.11.1.edition"]


def test_a_warning_does_not_keep_a_manuscript_from_being_published(house: House, manuscript: Path) -> None:
    rewrite(manuscript / "treatments" / "quellarin.yaml", "next_review: 2099-01-01", "next_review: 2028-11-21")
    assert publish_at(house, manuscript, at(2028, 12)).is_new


def test_a_missing_folder_is_an_error_of_the_manuscript(house: House, tmp_path: Path) -> None:
    with pytest.raises(ManuscriptErrors):
        publish_at(house, tmp_path / "nowhere", at(2028, 11))


def test_whether_a_manuscript_is_published_follows_every_byte_of_it_and_the_edition_s_file(
    house: House, manuscript: Path
) -> None:
    def published() -> bool:
        return is_published(manuscript, house.editions, house.office)

    assert not published()
    publish_at(house, manuscript, at(2028, 11))
    assert published()
    (manuscript / "README.md").write_text("not of the manuscript", "utf-8")
    assert published()
    path = manuscript / "conditions" / "migraine.yaml"
    path.write_text(path.read_text("utf-8") + "# a remark\n", "utf-8")
    assert not published()
    rename_treatment(manuscript, "Quellarin forte")
    publish_at(house, manuscript, at(2028, 11))
    assert published()
    rollback(house.office, house.editions, "2028.11.1")
    assert published(), "a manuscript that was rolled back is not published again by itself"
    overwrite(edition_file(house, "2028.11.2"), b"damaged")
    assert not published()


def digests_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file of a manuscript, by its path."""
    return {str(path.relative_to(folder)): sha256(path.read_bytes()) for path in sorted(folder.rglob("*.yaml"))}


def test_the_manuscript_s_digest_moves_with_names_and_content_but_not_with_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = digests_of(PACK)
    before = manuscript_digest(told)
    assert before == manuscript_digest(dict(reversed(list(told.items()))))
    renamed = {path.replace("hush-trial-2022", "hush-trial"): digest for path, digest in told.items()}
    rewritten = told | {"sources/hush-trial-2022.yaml": "0" * 64}
    fewer = {path: digest for path, digest in told.items() if path != "sources/hush-trial-2022.yaml"}
    moved = {manuscript_digest(other) for other in (renamed, rewritten, fewer, {})}
    assert len(moved | {before}) == 5
    monkeypatch.setattr(press, "press_digest", lambda: "sha256:another program")
    assert manuscript_digest(told) not in moved | {before}


def test_an_edition_and_the_ledger_name_the_manuscript_and_the_program_it_was_set_by(house: House) -> None:
    publish_at(house, PACK, at(2028, 11))
    columns = "manuscript_digest, press_digest, rules_version"
    manifest = rows_of(edition_file(house, "2028.11.1"), f"SELECT {columns} FROM manifest")
    expected = manuscript_digest(digests_of(PACK))
    assert manifest == [(expected, press_digest(), RULES_VERSION)]
    assert list_ledger(house.office)[0].manuscript_digest == expected


def test_what_another_program_set_is_not_taken_over_and_what_says_the_same_keeps_its_time(
    house: House, manuscript: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(press, "press_digest", lambda: "sha256:another program")
        publish_at(house, manuscript, at(2028, 10))
    assert not is_published(manuscript, house.editions, house.office)
    freshly: list[bool] = []
    really = begun

    def watched(*told: Any, is_fresh: bool, **named: Any) -> Any:
        freshly.append(is_fresh)
        return really(*told, is_fresh=is_fresh, **named)

    monkeypatch.setattr(press, "begun", watched)
    rename_treatment(manuscript, "Quellarin forte")
    publish_at(house, manuscript, at(2028, 11))
    rename_treatment(manuscript, "Quellarin fortissimo")
    publish_at(house, manuscript, at(2028, 12))
    assert freshly == [True, False]
    records = records_of(edition_file(house, "2028.12.1"))
    assert records["treatments", "lunavast"][1].startswith("2028-10")
    assert records["treatments", "quellarin"][1].startswith("2028-12")


def test_a_rollback_makes_an_older_edition_current_and_is_written_down(house: House, manuscript: Path) -> None:
    publish_at(house, manuscript, at(2028, 10))
    rename_treatment(manuscript, "Quellarin forte")
    publish_at(house, manuscript, at(2028, 11))
    rollback(house.office, house.editions, "2028.10.1", clock=at(2028, 12))
    assert current_edition_id(house.office) == "2028.10.1"
    assert movements(house)[-1] == ("rollback", "2028.11.1", "2028.10.1")
    assert [edition.id for edition in list_ledger(house.office)] == ["2028.11.1", "2028.10.1"]


def test_a_publish_after_a_rollback_follows_the_newest_edition_and_becomes_current(
    house: House, manuscript: Path
) -> None:
    for month in (9, 10):
        rename_treatment(manuscript, f"Quellarin {month}")
        publish_at(house, manuscript, at(2028, month))
    rollback(house.office, house.editions, "2028.09.1")
    done = publish_at(house, manuscript, at(2028, 11))
    assert (done.edition, done.is_new) == ("2028.11.1", True)
    newest = list_ledger(house.office)[0]
    assert (newest.id, newest.parent) == ("2028.11.1", "2028.10.1")
    assert current_edition_id(house.office) == "2028.11.1"


def test_a_rollback_to_an_edition_that_never_was_names_the_nearest(house: House) -> None:
    publish_at(house, PACK, at(2028, 11))
    with pytest.raises(NotFound) as unknown:
        rollback(house.office, house.editions, "2028.11.2")
    assert unknown.value.nearest == ("2028.11.1",)
    with pytest.raises(NotFound):
        rollback(house.office, house.editions, "../2028.11.1")


@pytest.mark.parametrize("name", ["2028.10.1", "2028.11.1"])
def test_a_rollback_to_a_damaged_or_a_lost_file_is_refused_and_moves_nothing(
    house: House, manuscript: Path, name: str
) -> None:
    for month in (10, 11, 12):
        rename_treatment(manuscript, f"Quellarin {month}")
        publish_at(house, manuscript, at(2028, month))
    path = edition_file(house, name)
    content = path.read_bytes()
    overwrite(path, content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(EditionRefused, match=f"^{name}.edition is not what was sealed"):
        rollback(house.office, house.editions, name)
    path.unlink()
    with pytest.raises(EditionExpired, match=f"the file of edition {name} is no longer kept in editions"):
        rollback(house.office, house.editions, name)
    assert current_edition_id(house.office) == "2028.12.1"
    assert [moved[0] for moved in movements(house)] == ["publish"] * 3


@pytest.mark.parametrize("checked_at_open", [database.CHECKED_AT_OPEN, 0], ids=["small", "large"])
@pytest.mark.parametrize("damage", ["a flipped bit", "another file", "no file", "no seal"])
def test_a_current_edition_that_was_damaged_is_printed_anew_by_publishing_again(
    house: House, monkeypatch: pytest.MonkeyPatch, checked_at_open: int, damage: str
) -> None:
    monkeypatch.setattr(database, "CHECKED_AT_OPEN", checked_at_open)
    publish_at(house, PACK, at(2028, 10))
    path = edition_file(house, "2028.10.1")
    content = path.read_bytes()
    if damage == "no file":
        path.unlink()
    elif damage == "no seal":
        seal_of(path).unlink()
    else:
        overwrite(path, b"damaged" if damage == "another file" else content[:-1] + bytes([content[-1] ^ 1]))
    again = publish_at(house, PACK, at(2028, 11))
    assert (again.edition, again.is_new) == ("2028.11.1", True)
    newest, oldest = list_ledger(house.office)
    assert newest.digest == oldest.digest
    check_records(open_edition(edition_file(house, "2028.11.1")))


def test_the_times_of_records_outlive_a_newest_edition_that_was_damaged(house: House, manuscript: Path) -> None:
    publish_at(house, manuscript, at(2028, 10))
    rename_treatment(manuscript, "Quellarin forte")
    publish_at(house, manuscript, at(2028, 11))
    overwrite(edition_file(house, "2028.11.1"), b"damaged")
    publish_at(house, manuscript, at(2028, 12))
    records = records_of(edition_file(house, "2028.12.1"))
    assert records["treatments", "lunavast"][1].startswith("2028-10")
    assert records["treatments", "quellarin"][1].startswith("2028-12")


@pytest.mark.parametrize("name", ["with spaces", "what?", "a#b", "100%25", "é ≥ µ"])
def test_an_edition_is_printed_into_a_folder_of_any_name(house: House, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    done = publish(PACK, folder, house.office, clock=at(2028, 11))
    open_edition(folder / f"{done.edition}.edition").close()
    assert [path.name for path in tmp_path.iterdir() if name.startswith(path.name)] == [name]
