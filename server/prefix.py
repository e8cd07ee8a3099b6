"""`/api/v1` is the same tree as `/v1` under another name (contract 1.1)."""

from __future__ import annotations

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_ALIAS, _ROOT = "/api/v1", "/api"


class ApiAlias:
    """WSGI middleware that takes `/api` for the mount point, so that answers lead back to the prefix their caller used."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path: str = environ.get("PATH_INFO", "")
        if path == _ALIAS or path.startswith(_ALIAS + "/"):
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + _ROOT
            environ["PATH_INFO"] = path[len(_ROOT) :]
        return self._app(environ, start_response)
