"""Strict reading of marshmallow schemas: each row is one body and the problems that it must give."""

from __future__ import annotations

import time

import marshmallow as ma
import pytest
from aifordb.core.connections.loading import load
from aifordb.core.contracts.fields import Secret
from marshmallow import validate


class Inner(ma.Schema):
    mode = ma.fields.String(required=True, validate=validate.OneOf(["all", "some"]))
    ids = ma.fields.List(ma.fields.String(), load_default=list, validate=validate.Length(max=2))


class Outer(ma.Schema):
    host = ma.fields.String(required=True, validate=validate.Length(1, 5))
    port = ma.fields.Integer(load_default=5432, validate=validate.Range(1, 65535))
    ratio = ma.fields.Float(load_default=None, allow_none=True)
    tls = ma.fields.Boolean(load_default=True)
    slug = ma.fields.String(validate=validate.Regexp(r"[a-z]+$"))
    password = Secret()
    access = ma.fields.Nested(Inner, load_default=dict)


DEFAULTS = {"host": "h", "port": 5432, "ratio": None, "tls": True, "access": {}}


@pytest.mark.parametrize(
    ("body", "loaded"),
    [
        ({"host": "h"}, DEFAULTS),
        ({"host": "h", "port": 1, "ratio": 2, "tls": False}, {**DEFAULTS, "port": 1, "ratio": 2.0, "tls": False}),
        ({"host": "h", "ratio": None, "password": "p"}, {**DEFAULTS, "password": "p"}),
        ({"host": "h", "access": {"mode": "all"}}, {**DEFAULTS, "access": {"mode": "all", "ids": []}}),
    ],
)
def test_a_good_body_is_loaded_with_defaults(body, loaded):
    assert load(Outer(), body) == (loaded, [])


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ({}, [("host", "required")]),
        ({"host": None}, [("host", "wrong_type")]),
        ({"host": 5}, [("host", "wrong_type")]),
        ({"host": ""}, [("host", "too_short")]),
        ({"host": "longer"}, [("host", "too_long")]),
        ({"host": "a\x00"}, [("host", "bad_format")]),
        ({"host": "\ud800"}, [("host", "bad_format")]),
        ({"host": "h", "port": "5432"}, [("port", "wrong_type")]),
        ({"host": "h", "port": 5432.0}, [("port", "wrong_type")]),
        ({"host": "h", "port": True}, [("port", "wrong_type")]),
        ({"host": "h", "port": 0}, [("port", "out_of_range")]),
        ({"host": "h", "port": 2**70}, [("port", "out_of_range")]),
        ({"host": "h", "ratio": "1"}, [("ratio", "wrong_type")]),
        ({"host": "h", "tls": "true"}, [("tls", "wrong_type")]),
        ({"host": "h", "tls": 1}, [("tls", "wrong_type")]),
        ({"host": "h", "slug": "A-"}, [("slug", "bad_format")]),
        ({"host": "h", "password": 1}, [("password", "wrong_type")]),
        ({"host": "h", "hots": "x"}, [("hots", "unknown_field")]),
        ({"host": "h", "access": []}, [("access", "wrong_type")]),
        ({"host": "h", "access": {}}, [("access.mode", "required")]),
        ({"host": "h", "access": {"mode": "none"}}, [("access.mode", "not_one_of")]),
        ({"host": "h", "access": {"mode": "all", "moed": 1}}, [("access.moed", "unknown_field")]),
        ({"host": "h", "access": {"mode": "all", "ids": ["a", 2]}}, [("access.ids.1", "wrong_type")]),
        ({"host": "h", "access": {"mode": "all", "ids": ["a", "b", "c"]}}, [("access.ids", "too_long")]),
        ({"port": "x", "x": 1}, [("x", "unknown_field"), ("port", "wrong_type"), ("host", "required")]),
    ],
)
def test_a_bad_body_names_each_field_with_a_stable_code(body, problems):
    assert [(problem.field, problem.code) for problem in load(Outer(), body)[1]] == problems


def test_an_unknown_field_names_the_nearest_known_one():
    assert load(Outer(), {"host": "h", "pasword": "x"})[1][0].message == 'Unknown field. Did you mean "password"?'


@pytest.mark.parametrize(
    "body",
    [
        {"host": "h", **{f"pasword{number}": 1 for number in range(50_000)}},
        {"host": "h", "x" * 1_000_000: 1},
        {"host": "h", "access": {"mode": "all", "ids": [1] * 300_000}},
        {"host": "h" * 1_000_000},
    ],
)
def test_a_megabyte_of_nonsense_is_refused_quickly_and_briefly(body):
    began = time.perf_counter()
    assert 1 <= len(load(Outer(), body)[1]) <= 50
    assert time.perf_counter() - began < 1
