"""The app: only a list of its parts."""

from __future__ import annotations

from aifordb.core.context import Context
from flask import Flask

from . import errors, lifecycle, state
from .access import check_every_route
from .api import API, ROOT
from .api.spec import make_api
from .prefix import ApiAlias


def create_app(context: Context) -> Flask:
    """The WSGI app over `context`. Opens no connection, so that a server may fork afterwards.

    :raises LookupError: a route does not declare who may call it.
    """
    # Flask would look for an instance folder beside the package, which a namespace package does not have.
    app = Flask("aifordb.server", static_folder=None, instance_path=str(context.settings.home.absolute()))
    # One byte more than allowed, so that a body without a declared length, which is cut there, can be told from one that fits.
    app.config.update(MAX_CONTENT_LENGTH=errors.BODY_LIMIT + 1, MAX_FORM_PARTS=0)
    # A path means what it says: no redirects to a neighbour, which would lose the body and the key.
    app.url_map.merge_slashes = False
    state.install(app, context)
    errors.register(app)
    lifecycle.register(app)
    api = make_api(app)
    for blueprint in API:
        api.register_blueprint(blueprint, url_prefix="/v1")
    for blueprint in ROOT:
        api.register_blueprint(blueprint)
    check_every_route(app)
    app.wsgi_app = ApiAlias(app.wsgi_app)  # type: ignore[method-assign] # the documented way to add middleware
    return app
