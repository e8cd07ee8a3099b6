"""Readings of the people's exam for the judge: only of the half that is open; what is set aside is never looked at here."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from aifordb.core import AifordbError, GenerationRequest
from aifordb.core.linking import link
from aifordb.plugins.llm.builtin.learned.parser import LearnedParser
from aifordb.plugins.llm.builtin.learned.reading_traits import traits
from aifordb.plugins.llm.builtin.pool import pool

from tests.eval.exam import NOW, ExamQuestion, accepted_rows, build_databases, read_catalogs, read_exam, run_sql
from tests.eval.score import right

from .judging import Readings

WEIGHT = 2
"""People's questions count so many times: the pack has more, and plainer ones."""


def people(parser: LearnedParser) -> Iterator[Readings]:
    """Readings of the open half."""
    with tempfile.TemporaryDirectory() as folder:
        files = build_databases(Path(folder))
        catalogs = read_catalogs(files)
        for question in read_exam("open"):
            catalog = catalogs[question.schema]
            linked = link(question.question, catalog, NOW)
            request = GenerationRequest(question.question, catalog, linked, NOW)
            try:
                pooled = pool(request, parser)
            except AifordbError:
                continue
            if pooled.readings:
                judged = [_right(one.sql, question, files[question.schema]) for one in pooled.readings]
                yield Readings(traits(request, pooled), np.array(judged), weight=WEIGHT)


def _right(sql: str, question: ExamQuestion, file: Path) -> bool:
    try:
        mine = run_sql(file, sql)
    except sqlite3.Error:
        return False
    return right(mine, accepted_rows(question, file), ordered=question.ordered)
