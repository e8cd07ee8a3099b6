"""A question pack is answered line by line, without running the answers."""

from datetime import UTC, datetime

import orjson
import pytest
from aifordb.core import Candidate, Catalog, Column, QuestionNotUnderstood, SqlGenerator, Table, ValidationError
from aifordb.core.asking.evaluate import PackQuestion, database_file, evaluate, read_pack

NOW = datetime(2026, 3, 18, tzinfo=UTC)
ROWS = [
    {"id": "a", "db": "shop", "question": "How many?", "split": "dev"},
    {"id": "b", "db": "shop", "question": "What?", "split": "train"},
    {"id": "c", "db": "farm", "question": "How many cows?", "split": "dev"},
]


class Echo(SqlGenerator):
    """A generator that counts, and refuses what does not ask how many."""

    name = "echo"
    title = "Echo"

    def propose(self, request):
        if not request.question.startswith("How many"):
            raise QuestionNotUnderstood("no")
        table = request.catalog.tables[0].name
        return [Candidate("SELECT 1", 0.2, "one"), Candidate(f"SELECT count(*) FROM {table}", 0.9, "all")]


@pytest.fixture
def pack(tmp_path):
    (tmp_path / "questions.jsonl").write_bytes(b"\n".join(map(orjson.dumps, ROWS)))
    (tmp_path / "databases").mkdir()
    (tmp_path / "databases" / "shop.0.sqlite").touch()
    return tmp_path


def test_a_split_and_a_limit_choose_questions(pack):
    assert [q.id for q in read_pack(pack)] == ["a", "b", "c"]
    assert [q.id for q in read_pack(pack, split="dev")] == ["a", "c"]
    assert [q.id for q in read_pack(pack, split="dev", limit=1)] == ["a"]


def test_a_broken_line_is_named(pack):
    (pack / "questions.jsonl").write_text('{"id": "a"}')
    with pytest.raises(ValidationError, match=r"Line 1 of questions\.jsonl"):
        read_pack(pack)


def test_a_missing_file_is_named(pack):
    with pytest.raises(ValidationError, match=r"no readable unanswerable\.jsonl"):
        read_pack(pack, unanswerable=True)


@pytest.mark.parametrize("name", ["nowhere", "../databases/shop", ""])
def test_only_databases_of_the_pack_are_opened(pack, name):
    with pytest.raises(ValidationError, match="no database"):
        database_file(pack, name)


def test_the_best_candidate_is_the_prediction_and_a_refusal_is_null():
    opened = []

    def catalog_of(db):
        opened.append(db)
        return Catalog("sqlite", (Table(db, (Column("id", "integer"),)),))

    questions = [PackQuestion(row["id"], row["db"], row["question"]) for row in ROWS]
    answers = [one.to_json() for one in evaluate(questions, catalog_of, Echo(), NOW)]
    assert [(a["id"], a["sql"], a["confidence"]) for a in answers] == [
        ("a", "SELECT count(*) FROM shop", 0.9),
        ("b", None, None),
        ("c", "SELECT count(*) FROM farm", 0.9),
    ]
    assert all(answer["ms"] >= 0 for answer in answers)
    assert opened == ["shop", "farm"]
