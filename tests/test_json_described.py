"""docs/json.md describes every document and table that machines read: it is compared with real ones, both ways."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl import load_workbook

from quiz.links import digest, new_token
from quiz.readiness import QUESTIONS
from quiz.slips import digest_of, draw
from tests import sheets
from tests.classes import LIMIT, class_in, moment, pupils
from tests.examples import ROOT, shipped_quiz
from tests.groups_app import app as app  # fixture
from tests.sheet_files import run as run  # a fixture
from tests.sheet_files import table

DOCUMENT = (ROOT / "docs" / "json.md").read_text()
FRACTION, MOMENT = r"-?\d+(/\d+)?", r"\d{4}-\d\d-\d\dT[\d:]{8}[+-]\d\d:\d\d"


def described(section):
    """The rows of a section's table: key or column → the types it may have."""
    [body] = re.findall(rf"^##+ {re.escape(section)}\n(.*?)(?=^##+ |\Z)", DOCUMENT, re.MULTILINE | re.DOTALL)
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \| [^|]+ \|$", body, re.MULTILINE)
    return {key: set(re.split(r", | or ", types.replace("true or false", "boolean"))) for key, types in rows}


def said(value, path=""):
    """The paths of all single values in a document, with what they are."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from said(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from said(inner, f"{path}[]")
    else:
        yield path, value


def kinds(value):
    """What a value may be called in the document."""
    if isinstance(value, str):
        forms = {"fraction": FRACTION, "moment": MOMENT}
        return {"text", *(name for name, form in forms.items() if re.fullmatch(form, value))}
    return {bool: {"boolean"}, int: {"integer"}, type(None): {"null"}}[type(value)]


def unlike(documents, types):
    """What the document says and real ones don't, and the other way round."""
    forms = {key: re.compile(re.sub(r"\\\{\w+\\\}", "[^.]+", re.escape(key))) for key in types}
    seen, faults = set(), set()
    for path, value in {pair for each in documents for pair in said(each)}:
        keys = [key for key, form in forms.items() if form.fullmatch(path)]
        seen |= {(key, kind) for key in keys for kind in kinds(value) & types[key]}
        if not any(kinds(value) & types[key] for key in keys):
            faults.add(f"{path} is {value!r}, which docs/json.md does not say")
    faults |= {f"{key} is never {kind}" for key in types for kind in types[key] if (key, kind) not in seen}
    return faults


@pytest.fixture(scope="module")
def browser(app):
    """A group with all that one may have or lack, and who manages it."""
    made = class_in(app, *pupils(3), closes=moment().replace(year=2090), expected=None)
    made.store.shelf(made.access()).close(moment())
    unnamed = replace(pupils(1)[0], leader=None, runner_up=None, ready_before="123", ready_after="345")
    other = class_in(app, unnamed, *pupils(3))
    slip = digest_of(other.group.id, next(draw(1)))
    other.store.shelf(other.access()).add_slips([slip], moment())
    other.store.send(other.group.id, digest(new_token()), pupils(1)[0], moment(), LIMIT, slip=slip)
    return [(each.browser("manage"), each) for each in (made, other)]


SOME = (sheets.clear, sheets.tied, lambda: sheets.begun(9), lambda: sheets.begun(0), lambda: sheets.many(3)[2])


def test_the_twin(app):
    """An impossible counterfactual needs a quiz made for it; `exact: false` a larger one."""
    found = [app.test_client().get(f"/r/{sheets.code(sheet())}.json").json for sheet in SOME]

    assert unlike(found, described("The twin")) <= {"claims.counterfactual.{role} is never null"}


def test_what_quiz_score_prints_as_json(tmp_path, run):
    (tmp_path / "a.csv").write_text(table(("Ann", sheets.clear()), ("", sheets.tied())))

    lines = [json.loads(line) for line in run("score", "--json", "a.csv")[1].splitlines()]

    assert unlike([{"sheet": line.pop("sheet")} for line in lines], described("quiz score --json")) == set()
    assert all("never" in fault for fault in unlike(lines, described("The twin")))


def test_group_json(browser):
    found = [json.loads(client.get(made.path("export/group.json")).data) for client, made in browser]

    assert unlike(found, described("group.json")) == set()


def test_count_and_problems(app, browser):
    client, made = browser[0]

    assert unlike([client.get(made.path("count")).json], described("count")) == set()
    assert unlike([json.loads(app.test_client().get("/r/x.json").data)], described("Problems")) == set()


def expanded(section, **names):
    """The columns of a table in their order, with the quiz's own in the place of what stands for them."""
    own = {f"{{{key}}}": value for key, value in names.items()}
    return [name for column in described(section) for name in own.get(column, [column])]


def test_tables_of_a_group(browser):
    quiz, (client, made) = shipped_quiz(), browser[0]
    texts = [f"{n}. {question.text}" for n, question in enumerate(quiz.questions, 1)]
    ready = [f"{time}: {question.text}" for time in ("Before", "After") for question in QUESTIONS]
    ids = {"question": [q.id for q in quiz.questions], "dimension": [d.id for d in quiz.dimensions]}

    for file in ("responses.csv", "codebook.csv", "summary.csv"):
        header = next(csv.reader(io.StringIO(client.get(made.path(f"export/{file}")).data.decode("utf-8-sig"))))
        assert header == expanded(file, **ids), file
    book = load_workbook(io.BytesIO(client.get(made.path("export/responses.xlsx")).data))
    headers = {sheet.title: [cell.value for cell in sheet[1]] for sheet in book.worksheets}
    placed = [f"{dimension.name}, 0 to 100" for dimension in quiz.dimensions]
    assert headers["Responses"] == expanded("responses.xlsx: Responses", question=texts, ready=ready)
    assert headers["Questions"] == expanded("responses.xlsx: Questions", dimension=placed)
    assert isinstance(book["Responses"]["C2"].value, datetime)


def test_tables_of_quiz_score(tmp_path, run):
    quiz = shipped_quiz()
    (tmp_path / "a.csv").write_text(table(("Ann", sheets.clear())))

    scored, template = (run("score", *asked)[1].removeprefix("\ufeff") for asked in (("a.csv",), ("--template",)))

    texts = [f"{n}. {question.text}" for n, question in enumerate(quiz.questions, 1)]
    assert next(csv.reader(io.StringIO(scored))) == expanded("quiz score", role=[r.name for r in quiz.roles])
    assert next(csv.reader(io.StringIO(template))) == expanded("quiz score --template", question=texts)
