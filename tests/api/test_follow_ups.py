"""A question read in the context of another one over HTTP (contract 2.1)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from aifordb.core import Candidate, Previous
from aifordb.core.secrets import load_vault
from aifordb.core.settings.model import Settings
from aifordb.core.team import owner_actor
from aifordb.core.team.keys import issue

from .scripted import Shop, open_shop

COUNT = "SELECT COUNT(*) AS count FROM users"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    shop = open_shop(tmp_path_factory.mktemp("follow") / "home")
    yield shop
    shop.context.close()


@pytest.fixture
def users(shop: Shop) -> str:
    """The id of a query that counts the users."""
    question = shop.says("How many users are there?", Candidate(COUNT, 0.9, "Number of users."))
    return str(shop.ask(question=question)["query_id"])


def test_a_follow_up_changes_the_question_before_and_can_be_followed_up_itself(shop: Shop, users: str) -> None:
    second = shop.ask(question="and by country?", parent_id=users)
    assert (second["parent_id"], second["results"]["rows"]) == (users, [["DE", 4], ["FR", 4]])
    third = shop.ask(question="only DE", parent_id=second["query_id"])
    assert third["results"]["rows"] == [["DE", 4]]
    assert shop.generator.previous[-1] == Previous("and by country?", second["sql"])


def test_sql_written_by_hand_can_be_followed_up(shop: Shop) -> None:
    parent = shop.ask(sql="SELECT name FROM users")["query_id"]
    assert shop.ask(question="how many?", parent_id=parent)["results"]["rows"] == [[8]]
    assert shop.generator.previous[-1] == Previous(None, "SELECT name FROM users")


def test_a_question_without_a_parent_is_told_nothing_of_one(shop: Shop, users: str) -> None:
    shop.ask(question="How many users are there?")
    assert shop.generator.previous[-1] is None
    assert shop.refused(question="and by country?") == (422, [("question", "not_answerable")])


def test_sql_that_means_something_only_with_its_parameters_is_not_told(shop: Shop) -> None:
    parent = shop.ask(sql="SELECT name FROM users WHERE country = {{c}}", parameters={"c": "DE"})["query_id"]
    assert shop.refused(question="how many?", parent_id=parent) == (422, [("question", "not_answerable")])
    assert shop.generator.previous[-1] is None


def test_the_parents_connection_is_asked(shop: Shop) -> None:
    made = shop.post("/v1/connections", {"type": "sqlite", "name": "Second", "database": "shop.sqlite"})
    second = made.get_json()["data"]["connection_id"]
    parent = shop.ask(sql="SELECT name FROM users", connection_id=second)["query_id"]
    assert shop.ask(question="how many?", parent_id=parent)["connection_id"] == second
    assert shop.ask(question="how many?", parent_id=parent, connection_id=second)["connection_id"] == second
    conflict = shop.refused(question="how many?", parent_id=parent, connection_id=shop.connection_id)
    assert conflict == (422, [("connection_id", "not_one_of")])


@pytest.mark.parametrize("parent", ["q_01hky3tq2vw8x5n4m7c9d0e1f2", "q_1", "conn_01hky3tq2vw8x5n4m7c9d0e1f2", "\u00e9"])
def test_an_unknown_parent_is_not_found(shop: Shop, parent: str) -> None:
    assert shop.refused(question="how many?", parent_id=parent) == (404, [("parent_id", "not_found")])


def test_somebody_elses_private_query_is_a_missing_one_and_the_teams_is_not(shop: Shop) -> None:
    private = shop.ask("editor", sql="SELECT name FROM users")["query_id"]
    shared = shop.ask("editor", sql="SELECT name FROM users", visibility="team")["query_id"]
    assert shop.refused(question="how many?", parent_id=private) == (404, [("parent_id", "not_found")])
    assert shop.ask(question="how many?", parent_id=shared)["results"]["rows"] == [[8]]


def test_a_key_that_may_ask_but_not_read_follows_up_its_own_queries_only(shop: Shop) -> None:
    with shop.context.store.session() as session:
        owner = owner_actor(session)
        made = issue(
            session, load_vault(Settings(home=shop.home)), owner.author,
            member_id=owner.member_id, name="ask only", scopes=["queries:run"],
        )  # fmt: skip
    shop.keys["asker"] = made.secret
    own = shop.ask("asker", sql="SELECT name FROM users")["query_id"]
    shared = shop.ask("editor", sql="SELECT name FROM users", visibility="team")["query_id"]
    assert shop.ask("asker", question="how many?", parent_id=own)["results"]["rows"] == [[8]]
    assert shop.post("/v1/queries", {"question": "how many?", "parent_id": shared}, "asker").status_code == 403


def test_follow_ups_are_listed_by_their_parent(shop: Shop, users: str) -> None:
    made = [shop.ask(question=question, parent_id=users)["query_id"] for question in ("by country", "only DE")]
    listed = shop.get(f"/v1/queries?parent_id={users}").get_json()["data"]
    assert [one["query_id"] for one in listed] == made[::-1]


def test_a_parent_may_be_null(shop: Shop) -> None:
    assert shop.ask(sql="SELECT 1", parent_id=None)["parent_id"] is None
