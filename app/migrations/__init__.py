"""The office's schema, step by step: every change to an office table is an Alembic migration here."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.exc import SQLAlchemyError

from app.database import Office
from app.errors import OfficeUnavailable


def upgrade_office(office: Office) -> None:
    """Brings the office database to the newest schema; all of a step or nothing of it. Raises OfficeUnavailable."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    try:
        with office.engine.execution_options(writes=True).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except SQLAlchemyError as error:
        raise OfficeUnavailable("the office database cannot be brought to the newest schema") from error
