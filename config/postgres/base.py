"""Django's PostgreSQL backend, holding the embedded server from the first connection on: imports start nothing."""

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base

from config import embedded


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that makes sure of its server first; every door comes through here, pooled or not."""

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        params["host"] = str(embedded.hold(settings.VAR_DIR))
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        embedded.hold(settings.VAR_DIR)  # the pool keeps its parameters, and the keeper may have died since
        return super().get_new_connection(conn_params)
