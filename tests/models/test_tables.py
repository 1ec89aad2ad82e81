"""What is stored: two kinds of tables that never share a database."""

import re
from pathlib import Path

import app.models
from app.models import EditionTable, OfficeTable
from app.models.searches import CREATE_INDEX
from tests.conftest import House
from tests.editions import rows_of

MODELS = Path(app.models.__file__).parent


def test_the_tables_of_editions_and_of_the_office_are_apart() -> None:
    assert EditionTable.metadata is not OfficeTable.metadata
    assert not set(EditionTable.metadata.tables) & set(OfficeTable.metadata.tables)
    assert set(OfficeTable.metadata.tables) == {"current_edition", "edition", "movement"}


def test_every_table_of_an_edition_has_the_columns_that_its_model_names(pack_house: House) -> None:
    path = next(pack_house.editions.glob("*.edition"))
    assert len(EditionTable.metadata.tables) > 5
    for name, table in EditionTable.metadata.tables.items():
        rows = rows_of(path, f"PRAGMA table_info('{name}')")
        assert {row[1] for row in rows} == {column.name for column in table.columns}
        assert {row[1] for row in rows if row[5]} == {column.name for column in table.primary_key}
        assert {row[1] for row in rows if not row[3] and not row[5]} == {
            column.name for column in table.columns if column.nullable
        }


def test_every_index_that_a_model_asks_for_is_in_the_edition(pack_house: House) -> None:
    path = next(pack_house.editions.glob("*.edition"))
    made = {name for (name,) in rows_of(path, "SELECT name FROM sqlite_master WHERE type = 'index'")}
    asked = {index.name for table in EditionTable.metadata.tables.values() for index in table.indexes}
    assert asked
    assert asked <= made


def test_the_search_index_folds_accents_and_knows_beginnings_of_words(pack_house: House) -> None:
    path = next(pack_house.editions.glob("*.edition"))
    ((sql,),) = rows_of(path, "SELECT sql FROM sqlite_master WHERE name = 'search'")
    assert re.sub(r"\s+", " ", sql) == re.sub(r"\s+", " ", CREATE_INDEX).strip()
    assert rows_of(path, "SELECT count(*) FROM search WHERE search MATCH 'hemicr*'")[0][0] >= 1


def test_stored_tables_are_imported_by_name_so_that_every_one_of_them_is_made() -> None:
    files = {path.stem for path in MODELS.glob("*.py")} - {"__init__"}
    named = {
        mapper.class_.__module__.rpartition(".")[2]
        for table in (EditionTable, OfficeTable)
        for mapper in table._sa_registry.mappers
        if mapper.class_.__module__.startswith("app.models.")
    }
    assert files == named
