"""Called by Alembic: runs on the connection, and in the transaction, that `aifordb.core.store` gives."""

from aifordb.core.store.base import Base
from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
