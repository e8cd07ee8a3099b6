"""What core relies on in a connector: each test is one promise.

Subclass `ConnectorContract` in your own tests, give `connector` and `database`, and load the shop into an empty database with your own
writing connection::

    class TestMine(ConnectorContract):
        connector = MyConnector()

        @pytest.fixture(scope="class")
        @classmethod
        def database(cls, tmp_path_factory):
            ...  # run every statement of shop_statements(), return the connection's fields
            return {"host": "127.0.0.1", "database": "shop"}
"""

from __future__ import annotations

from .contract import ConnectorContract
from .shop import shop_statements
from .support import check, read

__all__ = ["ConnectorContract", "check", "read", "shop_statements"]
