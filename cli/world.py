"""What commands share: the settings of this run, and the product opened in this process."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from aifordb.core.settings import Settings, load_settings

if TYPE_CHECKING:
    from aifordb.core.context import Context
    from aifordb.core.team import Actor

F = TypeVar("F", bound=Callable[..., Any])


def home_option(command: F) -> F:
    """`--home` on the command itself, for those who write it last."""
    option = click.option(
        "--home", type=click.Path(path_type=Path), help="Data folder.", expose_value=False, callback=_note_home
    )
    return option(command)


def settings_of(ctx: click.Context, **overrides: object) -> Settings:
    """The settings of this run.

    :param overrides: values of command-line options by key with `__` for the dot; None for an option that was not given.
    :raises ConfigurationError: a setting is unknown or bad.
    """
    given = {key.replace("__", "."): value for key, value in overrides.items() if value is not None}
    return load_settings(_of(ctx).get("home"), given)


@contextmanager
def opened(settings: Settings) -> Iterator[tuple[Context, Actor]]:
    """The product in this process, on the data folder of `settings`, which is prepared first; and its owner, as whom the operator acts.

    :raises ConfigurationError: the data folder cannot be used.
    """
    # Heavy imports stay here: `aifordb --help` does without them.
    from aifordb.core.context import build_context
    from aifordb.core.team import owner_actor
    from aifordb.server.processes.prepare import make_home, prepare

    make_home(settings.home)
    context = build_context(settings)
    try:
        prepare(context)
        with context.store.reading() as session:
            owner = owner_actor(session)
        yield context, owner
    finally:
        context.close()


def elsewhere(settings: Settings, home: Path, root: Path) -> Settings:
    """The same settings for a throw-away data folder from which files of `root` may be asked."""
    from aifordb.core.settings.model import MetadataSettings

    connections = dataclasses.replace(settings.connections, file_roots=(root,), demo=False)
    metadata = MetadataSettings(url=f"sqlite:///{home / 'metadata.sqlite'}")
    return dataclasses.replace(settings, home=home, mode="embedded", connections=connections, metadata=metadata)


def _note_home(ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        _of(ctx)["home"] = value


def _of(ctx: click.Context) -> dict[str, Any]:
    root = ctx.find_root()
    if root.obj is None:
        root.obj = {}
    shared: dict[str, Any] = root.obj
    return shared
