"""The OpenAPI document says what the server does, and the server does what it says."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from .client import Api


@pytest.fixture(scope="module")
def document(api: Api) -> Any:
    answer = api.as_(None).get("/v1/openapi.json")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    return answer.json


def operations(document: Any) -> list[tuple[str, str, Any]]:
    methods = ("get", "post", "delete")
    return [
        (method, path, item[method]) for path, item in document["paths"].items() for method in methods if method in item
    ]


def schema(document: Any, name: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": document["components"]})


def test_it_is_openapi_3_1_with_a_security_scheme(document: Any) -> None:
    assert document["openapi"].startswith("3.1")
    assert document["components"]["securitySchemes"]["apiKey"]["scheme"] == "bearer"
    assert document["info"]["title"] == "aifordb"


def test_every_schema_in_it_is_valid_json_schema(document: Any) -> None:
    for shape in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(shape)


def test_every_reference_in_it_leads_somewhere(document: Any) -> None:
    def references(part: Any) -> list[str]:
        if isinstance(part, dict):
            own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
            return own + [found for inner in part.values() for found in references(inner)]
        return [found for inner in part for found in references(inner)] if isinstance(part, list) else []

    for reference in references(document):
        _, components, group, name = reference.split("/")
        assert name in document[components][group], reference


def test_every_operation_has_a_summary_an_answer_and_its_errors(document: Any) -> None:
    assert len(operations(document)) == 23
    for method, path, operation in operations(document):
        assert operation["summary"].endswith("."), (method, path)
        assert any(status.startswith("2") for status in operation["responses"])
        public = operation["security"] == []
        assert ("401" in operation["responses"]) is not public, (method, path)
        assert operation["responses"]["422"] == {"$ref": "#/components/responses/ValidationError"}


def test_there_is_one_form_of_errors_only(document: Any) -> None:
    names = [name for name in document["components"]["schemas"] if name.startswith("Error")]
    assert sorted(names) == ["Error", "ErrorDetail"]


def test_every_example_fits_its_schema(document: Any) -> None:
    seen = 0
    for _, _, operation in operations(document):
        parts = [answer for answer in operation["responses"].values() if "content" in answer]
        for part in [*parts, operation.get("requestBody", {})]:
            content = part.get("content", {}).get("application/json", {})
            example = content.get("example")
            if example is None:
                continue
            seen += 1
            Draft202012Validator({**content["schema"], "components": document["components"]}).validate(example)
    assert seen >= 15


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/v1/me", "MeAnswer"),
        ("/v1/health", "HealthAnswer"),
        ("/v1/api-keys", "ApiKeyList"),
        ("/v1/queries", "QuerySummaryList"),
        ("/v1/connections", "ConnectionList"),
        ("/v1/connector-types", "ConnectorTypeList"),
        ("/v1/widget-types", "WidgetTypeList"),
        ("/v1/generators", "GeneratorList"),
        ("/v1/plugins", "PluginList"),
        ("/v1/nope", "Error"),
        ("/v1/queries?x=1", "Error"),
    ],
)
def test_real_answers_fit_their_schemas(api: Api, shop: str, document: Any, path: str, name: str) -> None:
    schema(document, name).validate(api.get(path).json)


def test_the_other_prefix_describes_itself(api: Api) -> None:
    paths = api.as_(None).get("/api/v1/openapi.json").json["paths"]
    assert "/api/v1/queries" in paths
    assert not [path for path in paths if path.startswith("/v1/")]


def test_parameters_in_paths_are_declared(document: Any) -> None:
    for path, item in document["paths"].items():
        declared = {parameter["name"] for parameter in item.get("parameters", []) if parameter["in"] == "path"}
        for method in ("get", "post", "delete"):
            declared |= {
                parameter["name"]
                for parameter in item.get(method, {}).get("parameters", [])
                if parameter.get("in") == "path"
            }
        assert set(re.findall(r"{(\w+)}", path)) == declared, path
