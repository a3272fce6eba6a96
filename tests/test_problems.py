"""Errors of addresses for machines: problem details as JSON (RFC 9457), with the same words as the page."""

import json

import pytest

from quiz.links import encode
from quiz.responses import Responses
from tests import sheets
from tests.classes import class_in
from tests.examples import worked_quiz
from tests.pages import app_of, close

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
OTHER = encode(worked_quiz(), Responses((0,) * 5))


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    app = app_of(tmp_path_factory.mktemp("problems"), QUIZ_GROUPS="open")
    yield app
    close(app)


def slip():
    """A code with its first two characters swapped."""
    code = sheets.code(sheets.clear())
    return code[1] + code[0] + code[2:]


@pytest.mark.parametrize("accept", [{}, BROWSER, {"Accept": "application/json"}])
@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/r/nonsense!.json", 404, "not-a-code"),
        (f"/r/{slip()}.json", 404, "code-damaged"),
        (f"/r/{OTHER}.json", 404, "version-unknown"),
        ("/g/K7MX3QPD/r/nonsense!.json", 404, "not-a-code"),
        ("/nowhere.json", 404, "not-found"),
        ("/groups/K7MX3QPD0A/count", 403, "forbidden"),
        ("/groups/K7MX3QPD0A/export/group.json", 403, "forbidden"),
    ],
)
def test_an_address_for_machines_says_what_happened_and_what_to_do_as_json(app, path, status, kind, accept):
    answer = app.test_client().get(path, headers=accept)

    problem = json.loads(answer.data)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert list(problem) == ["type", "title", "status", "detail", "fix"]
    assert (problem["type"], problem["status"]) == (f"urn:quiz:problem:{kind}", status)
    assert all(problem[key] for key in ("title", "detail", "fix"))


@pytest.mark.parametrize("file", ["export/responses.csv", "export/responses.xlsx", "export/nothing.csv"])
def test_a_file_that_people_click_has_a_page_for_them_and_json_for_scripts(app, file):
    made = class_in(app)
    strangers, status = app.test_client(), 403
    if "nothing" in file:
        strangers, status = made.browser("manage"), 404

    page, problem = (strangers.get(made.path(file), headers=accept) for accept in (BROWSER, {"Accept": "*/*"}))

    assert (page.status_code, page.mimetype) == (status, "text/html")
    assert (problem.status_code, problem.mimetype) == (status, "application/problem+json")
    assert problem.headers["Cache-Control"] == "private, no-store"


def test_what_an_address_takes_is_said_beside(app):
    answer = app.test_client().post(f"/r/{sheets.code(sheets.clear())}.json")

    assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")
    assert "GET" in answer.headers["Allow"]


def test_a_page_s_error_is_a_page_whoever_asks(app):
    answer = app.test_client().get("/r/nonsense", headers={"Accept": "application/json"})

    assert (answer.status_code, answer.mimetype) == (404, "text/html")


def test_a_fault_of_ours_is_json_too(tmp_path):
    app = app_of(tmp_path)
    app.testing, app.config["PROPAGATE_EXCEPTIONS"] = False, False

    @app.get("/broken.json")
    def broken() -> str:
        raise RuntimeError

    answer = app.test_client().get("/broken.json")
    close(app)

    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert json.loads(answer.data)["type"] == "urn:quiz:problem:internal-server-error"
