"""A server in this process whose SQL generator says what a test tells it, over the shop of `conftest`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from aifordb.core import Candidate, GenerationRequest, Previous, QuestionNotUnderstood, SqlGenerator
from aifordb.core.context import Context, build_context
from aifordb.core.plan import render
from aifordb.core.settings.model import AskingSettings, Settings
from aifordb.plugins.llm.builtin.followup import follow_up
from aifordb.server.app import create_app
from flask.testing import FlaskClient

from .conftest import make_home


class Scripted(SqlGenerator):
    """Reads the questions that it was told, and follow-ups as the built-in generator does. Remembers what it was told of the question before."""

    name: ClassVar[str] = "scripted"
    title: ClassVar[str] = "Scripted"

    def __init__(self) -> None:
        self.readings: dict[str, list[Candidate]] = {}
        self.previous: list[Previous | None] = []

    def propose(self, request: GenerationRequest) -> Iterable[Candidate]:
        self.previous.append(request.previous)
        if request.question in self.readings:
            return self.readings[request.question]
        followed = follow_up(request)
        if followed is None:
            raise QuestionNotUnderstood("Nothing was understood.", not_understood=[request.question])
        sql = render(followed.plan, request.catalog)
        return [Candidate(sql, followed.sure, "a follow-up", followed.assumptions, unread=followed.unread)]


@dataclass
class Shop:
    """The server with one connection, and a key of each role."""

    client: FlaskClient
    keys: dict[str, str]
    generator: Scripted
    context: Context
    home: Path
    connection_id: str = ""

    def post(self, path: str, body: dict[str, Any], role: str = "owner") -> Any:
        return self.client.post(path, json=body, headers={"Authorization": f"Bearer {self.keys[role]}"})

    def get(self, path: str, role: str = "owner") -> Any:
        return self.client.get(path, headers={"Authorization": f"Bearer {self.keys[role]}"})

    def ask(self, role: str = "owner", **body: Any) -> Any:
        """`data` of an answer."""
        answer = self.post("/v1/queries", body, role)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()["data"]

    def refused(self, role: str = "owner", **body: Any) -> tuple[int, list[tuple[str | None, str]]]:
        """Status, and (field, code) of each problem."""
        answer = self.post("/v1/queries", body, role)
        details = answer.get_json()["error"]["details"]
        return answer.status_code, [(problem["field"], problem["code"]) for problem in details]

    def says(self, question: str, *candidates: Candidate) -> str:
        """Have the generator read `question` so; gives the question."""
        self.generator.readings[question] = list(candidates)
        return question


def open_shop(home: Path) -> Shop:
    """A server over a new data folder, with the shop as default connection. Close its context at the end."""
    server = make_home(home)
    context = build_context(Settings(home=home, asking=AskingSettings(panel=("scripted",))))
    generator = Scripted()
    plugins = dataclasses.replace(context.plugins, generators={"scripted": generator})
    context = dataclasses.replace(context, plugins=plugins)
    shop = Shop(create_app(context).test_client(), server.keys, generator, context, home)
    made = shop.post("/v1/connections", {"type": "sqlite", "name": "Shop", "database": "shop.sqlite"})
    shop.connection_id = made.get_json()["data"]["connection_id"]
    return shop
