"""Runs migrations on the connection it is given."""

from alembic import context

import app.models.editions
from app.models import OfficeTable

assert app.models.editions  # noqa: S101  # imported so that its tables are known

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=OfficeTable.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
