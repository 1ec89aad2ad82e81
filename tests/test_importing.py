"""The command `equipoise import`, given as its user gives it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.database import open_edition
from app.queries.gatherings import gather_treatment
from app.renderers.csv_format import render_csv
from tests.conftest import House
from tests.manuscripts import copy_of_pack


@pytest.fixture
def manuscript(tmp_path: Path, pack_house: House) -> Path:
    """The pack without the findings of quellarin, and its table beside it."""
    folder = copy_of_pack(tmp_path)
    (folder / "treatments" / "quellarin" / "findings.yaml").unlink()
    edition = open_edition(next(pack_house.editions.glob("*.edition")))
    (tmp_path / "some.csv").write_text(render_csv(gather_treatment(edition, "quellarin")), "utf-8")
    return folder


def give(*words: str, data: Path) -> tuple[int, str]:
    """Gives the command and tells its code and what it said."""
    ended = CliRunner().invoke(app, ["import", *words, "--data", str(data)])
    return ended.exit_code, ended.output


def test_it_says_what_it_wrote_and_the_manuscript_is_whole_again(manuscript: Path) -> None:
    path = manuscript / "treatments" / "quellarin" / "some.yaml"
    code, said = give(str(manuscript.parent / "some.csv"), "--dry-run", data=manuscript)
    assert (code, path.exists()) == (0, False)
    assert said.startswith("treatments/quellarin/some.yaml\nwould take in ")
    code, said = give(str(manuscript.parent / "some.csv"), data=manuscript)
    assert (code, path.exists()) == (0, True)
    assert "took in 9 findings" in said or "took in 8 findings" in said
    assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=../../.schemas/findings.schema.json\n")
    assert CliRunner().invoke(app, ["check", "--data", str(manuscript)]).exit_code == 0


def test_it_refuses_with_every_place_and_writes_nothing(manuscript: Path) -> None:
    table = manuscript.parent / "some.csv"
    table.write_text(table.read_text("utf-8").replace(",proportion,", ",share,"), "utf-8")
    code, said = give(str(table), data=manuscript)
    assert code == 1
    assert "some.csv:" in said
    assert list((manuscript / "treatments" / "quellarin").iterdir()) == []


def test_a_pair_that_is_none_is_refused(manuscript: Path) -> None:
    code, said = give(str(manuscript.parent / "some.csv"), "--as", "nothing", data=manuscript)
    assert code == 2
    assert "an equals sign" in said
