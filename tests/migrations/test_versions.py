"""The office's schema: it comes from the migrations, step by step, and is what the tables say."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

import app.migrations
import app.models.editions
from app.database import Office, open_office
from app.errors import OfficeUnavailable
from app.migrations import upgrade_office
from app.models import OfficeTable
from app.queries.ledger import current_edition_id, list_ledger
from tests.conftest import PACK, House, build_house
from tests.editions import at, publish_at

assert app.models.editions
MIGRATIONS = Path(app.migrations.__file__).parent
APP = MIGRATIONS.parent


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(f"sqlite:///{tmp_path}/office.db")


def scripts() -> ScriptDirectory:
    """Every migration."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config)


def schema_of(office: Office) -> dict[str, str]:
    """Every table as SQLite was told to make it."""
    file = office.engine.url.database
    assert file is not None
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {name: " ".join(sql.split()) for name, sql in rows}


def move_to(office: Office, revision: str) -> None:
    """Takes the office down to a revision."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with office.engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def test_the_migrations_make_what_the_tables_say(office: Office) -> None:
    upgrade_office(office)
    with office.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True, "render_as_batch": True}
        )
        assert compare_metadata(context, OfficeTable.metadata) == []


def test_the_comparison_would_see_a_table_or_a_column_that_no_migration_made(office: Office) -> None:
    upgrade_office(office)
    file = office.engine.url.database
    assert file is not None
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ALTER TABLE movement DROP COLUMN what")
        connection.execute("CREATE TABLE stray (id INTEGER)")
    with office.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), OfficeTable.metadata)
    assert {difference[0] for difference in found} == {"add_column", "remove_table"}


def test_every_uniqueness_and_every_reference_of_the_tables_is_in_the_database(office: Office) -> None:
    upgrade_office(office)
    inspector = inspect(office.engine)
    for name, table in OfficeTable.metadata.tables.items():
        unique = {column.name for column in table.columns if column.unique}
        assert {one["column_names"][0] for one in inspector.get_unique_constraints(name)} == unique
        referred = {key.column.table.name for key in table.foreign_keys}
        assert {one["referred_table"] for one in inspector.get_foreign_keys(name)} == referred
        assert {column["name"] for column in inspector.get_columns(name) if column["nullable"]} == {
            column.name for column in table.columns if column.nullable
        }


def test_upgrading_twice_changes_nothing_and_keeps_what_is_there(tmp_path: Path) -> None:
    house: House = build_house(tmp_path)
    publish_at(house, PACK, at(2028, 11))
    schema, ledger = schema_of(house.office), list_ledger(house.office)
    upgrade_office(house.office)
    upgrade_office(house.office)
    assert schema_of(house.office) == schema
    assert list_ledger(house.office) == ledger
    assert current_edition_id(house.office) == "2028.11.1"


def test_an_old_office_and_a_new_one_have_the_same_schema(office: Office, tmp_path: Path) -> None:
    upgrade_office(office)
    move_to(office, "base")
    assert set(schema_of(office)) == {"alembic_version"}
    upgrade_office(office)
    fresh = open_office(f"sqlite:///{tmp_path}/fresh.db")
    upgrade_office(fresh)
    assert schema_of(office) == schema_of(fresh)


def test_the_migrations_are_one_chain_with_one_end(office: Office) -> None:
    chain = list(scripts().walk_revisions())
    assert len(scripts().get_heads()) == 1
    assert all(not step.is_branch_point and not step.is_merge_point for step in chain)
    assert len(chain) == len(list((MIGRATIONS / "versions").glob("[0-9]*.py")))
    upgrade_office(office)
    with office.engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == scripts().get_current_head()


def test_an_upgrade_that_fails_half_way_leaves_the_office_as_it_was(office: Office) -> None:
    file = office.engine.url.database
    assert file is not None
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE movement (id INTEGER)")
    before = schema_of(office)
    with pytest.raises(OfficeUnavailable):
        upgrade_office(office)
    assert schema_of(office) == before


def test_no_code_makes_office_tables_but_the_migrations() -> None:
    makers = [
        path.relative_to(APP).as_posix()
        for path in APP.rglob("*.py")
        if "create_all" in path.read_text("utf-8") and "OfficeTable" in path.read_text("utf-8")
    ]
    assert makers == []
    assert "create_all" in (APP / "publishing" / "galley.py").read_text("utf-8")
