"""What may be asked of editions, and what changed between two, field by field."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.database import OpenEdition, open_office
from app.errors import NothingPublished
from app.migrations import upgrade_office
from app.queries.editions import compare_editions, field_changes, get_edition_document, list_editions, parent_of
from tests.conftest import House
from tests.printings import FIRST, SECOND, THIRD, three_editions
from tests.queries.conftest import opened

JSON = st.recursive(
    st.one_of(st.booleans(), st.integers(-9, 9), st.text("ab/~", max_size=3)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("ab/~", max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)
DOCUMENT = st.dictionaries(st.text("ab/~", max_size=2), JSON, max_size=4)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return three_editions(tmp_path_factory.mktemp("printed"))


@pytest.fixture(scope="module")
def three(house: House) -> Iterator[dict[str, OpenEdition]]:
    editions = {id_: opened(house, id_) for id_ in (FIRST, SECOND, THIRD)}
    yield editions
    for edition in editions.values():
        edition.close()


def test_editions_are_listed_newest_first_with_the_one_that_is_served(house: House) -> None:
    listed = list_editions(house.office, SECOND)
    assert [edition.id for edition in listed.items] == [THIRD, SECOND, FIRST]
    assert [edition.is_current for edition in listed.items] == [False, True, False]
    assert listed.current == SECOND


def test_a_house_without_editions_has_nothing_to_list(tmp_path: Path) -> None:
    office = open_office(f"sqlite:///{tmp_path}/office.db")
    upgrade_office(office)
    with pytest.raises(NothingPublished):
        list_editions(office, "2026.11.1")


def test_an_edition_is_described_from_its_own_manifest(three: dict[str, OpenEdition]) -> None:
    told = get_edition_document(three[SECOND], THIRD)
    assert (told.id, told.parent, told.is_current, told.note) == (SECOND, FIRST, False, "figures corrected")
    assert told.digest == three[SECOND].digest
    assert get_edition_document(three[FIRST], FIRST).parent is None


def test_an_edition_knows_its_parent(three: dict[str, OpenEdition]) -> None:
    assert [parent_of(three[id_]) for id_ in (FIRST, SECOND, THIRD)] == [None, FIRST, SECOND]


def test_changes_turned_round_are_the_same_the_other_way(three: dict[str, OpenEdition]) -> None:
    there, back = compare_editions(three[FIRST], three[SECOND]), compare_editions(three[SECOND], three[FIRST])
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert [(change.noun, change.slug, turned[change.kind]) for change in there.items] == [
        (change.noun, change.slug, change.kind) for change in back.items
    ]
    fields_there = [
        (change.slug, field.pointer, field.before, field.after) for change in there.items for field in change.fields
    ]
    fields_back = [
        (change.slug, field.pointer, field.after, field.before) for change in back.items for field in change.fields
    ]
    assert fields_there == fields_back
    assert there.counts["changed"] > 0
    assert there.counts["added"] > 0
    assert there.counts["removed"] > 0


def test_members_lists_and_kinds_are_compared_each_in_their_place() -> None:
    before = {"same": 1, "other": 1, "gone": "x", "list": [1, 2, 3], "deep": {"a": {"b": 1}}, "kind": [1]}
    after = {"same": 1, "other": 2, "new": "y", "list": [1, 5], "deep": {"a": {"b": 2}}, "kind": {"0": 1}}
    told = [change.model_dump() for change in field_changes(before, after)]
    assert told == [
        {"pointer": "/deep/a/b", "before": 1, "after": 2},
        {"pointer": "/gone", "before": "x"},
        {"pointer": "/kind", "before": [1], "after": {"0": 1}},
        {"pointer": "/list/1", "before": 2, "after": 5},
        {"pointer": "/list/2", "before": 3},
        {"pointer": "/new", "after": "y"},
        {"pointer": "/other", "before": 1, "after": 2},
    ]


def test_names_with_slashes_and_tildes_are_escaped() -> None:
    (change,) = field_changes({"a/b~c": 1}, {"a/b~c": 2})
    assert change.pointer == "/a~1b~0c"


@given(document=DOCUMENT, other=DOCUMENT)
def test_documents_differ_in_no_field_exactly_when_they_are_equal(
    document: dict[str, object], other: dict[str, object]
) -> None:
    assert list(field_changes(document, document)) == []
    changes = list(field_changes(document, other))
    assert len({change.pointer for change in changes}) == len(changes)
    if document == other:
        assert changes == []
