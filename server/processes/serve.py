"""`aifordb serve`: everything on one machine, from an empty folder to a server that answers."""

from __future__ import annotations

import sys

from aifordb.core.context import build_context
from aifordb.core.settings import Settings

from .banner import first_start, later_start
from .prepare import make_home, prepare
from .web import listen, run_web


def serve(settings: Settings) -> None:
    """Prepare the data folder, then serve until SIGTERM or Ctrl-C. Says on standard output when it answers, and how to ask.

    :raises ConfigurationError: a setting is bad, or the data folder cannot be used.
    :raises ServiceUnavailable: the port is taken.
    """
    listen(settings.server).close()  # a taken port is said at once, not after the data folder is made
    make_home(settings.home)
    context = build_context(settings)
    try:
        prepared = prepare(context)
    finally:
        context.close()

    def announce(url: str) -> None:
        text = (first_start if prepared.first_key else later_start)(url, settings.home, prepared)
        sys.stdout.write(text)
        sys.stdout.flush()

    run_web(settings, on_ready=announce)
