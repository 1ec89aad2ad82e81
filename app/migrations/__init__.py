"""The office's schema, step by step: every change to an office table is an Alembic migration here."""

from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from app.database import Office
from app.errors import OfficeUnavailable

_STEPS = Path(__file__).parent / "versions"
_VERSION = "SELECT version_num FROM alembic_version"


def upgrade_office(office: Office) -> None:
    """Brings the office database to the newest schema; all of a step or nothing of it. Raises OfficeUnavailable."""
    if _is_newest(office):
        return
    # Alembic is a third of what starting costs, and almost never needed.
    from alembic import command  # noqa: PLC0415  # see above
    from alembic.config import Config  # noqa: PLC0415  # see above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    try:
        with office.engine.execution_options(writes=True).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except SQLAlchemyError as error:
        raise OfficeUnavailable("the office database cannot be brought to the newest schema") from error


def newest_step() -> str:
    """The revision of the newest migration: the number its file's name begins with."""
    return max(path.name.partition("_")[0] for path in _STEPS.glob("[0-9]*.py"))


def _is_newest(office: Office) -> bool:
    try:
        with office.engine.connect() as connection:
            return [newest_step()] == [row[0] for row in connection.exec_driver_sql(_VERSION)]
    except SQLAlchemyError:
        return False
