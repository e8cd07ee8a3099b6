"""The page about the API in a real browser, without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, sync_playwright

from .client import Api

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Visit:
    """A page with what it asked for and what it complained about."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.outside: list[str] = []
        self.complaints: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.context.route("**/*", self._only_inside)

    def _only_inside(self, route: Route) -> None:
        if route.request.url.startswith(self.base + "/"):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()


@pytest.fixture(scope="module")
def visit(api: Api) -> Iterator[Visit]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        visit = Visit(browser.new_page(), api.url)
        visit.page.goto(f"{api.url}/v1/docs")
        yield visit
        browser.close()


def test_the_page_shows_every_operation_of_the_document(visit: Visit, api: Api) -> None:
    paths = api.get("/v1/openapi.json").json["paths"]
    expected = {
        f"{method.upper()} {path}"
        for path, item in paths.items()
        for method in item
        if method in ("get", "post", "delete")
    }
    shown = visit.page.locator(".operation").evaluate_all(
        "all => all.map(o => o.dataset.method + ' ' + o.dataset.path)"
    )
    assert set(shown) == expected
    assert visit.page.locator("nav li").count() == len(expected)


def test_a_call_can_be_tried_from_the_page(visit: Visit, api: Api) -> None:
    visit.page.fill("#api-key", str(api.key))
    operation = visit.page.locator("#get-v1-me")
    operation.locator(".try summary").click()
    operation.locator("button", has_text="Send").click()
    operation.locator("output .status").wait_for()
    assert operation.locator("output .status").inner_text() == "200"
    assert '"role": "owner"' in operation.locator("output pre").inner_text()


def test_the_list_narrows_to_what_is_looked_for(visit: Visit) -> None:
    visit.page.fill("#filter", "revoke")
    assert visit.page.locator("nav li:visible").all_inner_texts() == ["DELETE\n/v1/api-keys/{key_id}"]
    visit.page.fill("#filter", "")


def test_a_ready_to_paste_line_is_shown(visit: Visit, api: Api) -> None:
    line = visit.page.locator("#post-v1-queries pre.shell code").inner_text()
    assert line.startswith(f"curl {api.url}/v1/queries \\\n")
    assert '-H "Authorization: Bearer $AIFORDB_KEY"' in line
    assert '"question":"How many users signed up this week?"' in line


def test_nothing_outside_is_asked_and_nothing_is_complained_about(visit: Visit) -> None:
    assert (visit.outside, visit.complaints) == ([], [])


def test_the_page_allows_no_inline_code_and_no_frames(api: Api) -> None:
    answer = api.as_(None).get("/v1/docs")
    policy = answer.headers["content-security-policy"]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert b"<script>" not in answer.body
    assert b" style=" not in answer.body


@pytest.mark.parametrize(
    "path", ["../app.py", "..%2f..%2fapp.py", "%2e%2e/%2e%2e/app.py", "docs/", "nope.css", "/etc/passwd"]
)
def test_only_files_of_the_pages_are_served(api: Api, path: str) -> None:
    assert api.as_(None).get(f"/static/{path}").status == 404
