"""How well the numbers of a text are told apart, on a labelled corpus."""

from pathlib import Path

import pytest

from app.database import open_edition
from tests.claims.corpus import publish_both
from tests.claims.measuring import TOLD_APART, Measured, measure
from tests.conftest import build_house


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    folder: Path = tmp_path_factory.mktemp("claims")
    house = build_house(folder)
    changed = publish_both(house, folder)
    older, current = (open_edition(path) for path in sorted(house.editions.glob("*.edition")))
    return measure(current, older, changed)


def test_the_corpus_is_large_and_has_every_kind_of_truth(measured: Measured) -> None:
    assert len(measured.answers) >= 400
    assert sum(one.made not in ("as it is", "by hand") for one, _ in measured.answers) >= 150
    assert all(measured.count(status) >= 15 for status in TOLD_APART)
    assert measured.count("unclear") >= 10


def test_nothing_false_is_called_matching(measured: Measured) -> None:
    assert [told for told in measured.mistakes() if "called matching" in told] == []
    assert measured.precision("matching") == 1


def test_nothing_true_is_called_wrong(measured: Measured) -> None:
    assert [told for told in measured.mistakes() if told.startswith("matching called wrong")] == []
    assert measured.precision("wrong") >= 0.99


def test_most_of_what_is_there_is_seen(measured: Measured) -> None:
    assert measured.recall("matching") >= 0.88
    assert measured.recall("wrong") >= 0.9
    assert measured.recall("outdated") >= 0.9
    assert measured.precision("outdated") >= 0.95
