"""Fifty quizzes, as many as one server takes: what a request costs does not depend on how many there are."""

import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from quiz.serving.handover import Handovers
from quiz.web.publishing import MOST
from tests.other_fields import VOLUNTEERING
from tests.pages import Html, app_of, close
from tests.test_handover import published
from tests.two_quizzes import code_in, quiz_in


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Small quizzes, alike but for their ids, which are equally long."""
    folder = tmp_path_factory.mktemp("many")
    found = [folder / f"quiz-{number}.yaml" for number in range(10, 10 + MOST)]
    for file in found:
        file.write_text(VOLUNTEERING.replace("id: volunteering", f"id: {file.stem}"))
    return found


@pytest.fixture(scope="module")
def few(tmp_path_factory, files):
    app = app_of(tmp_path_factory.mktemp("few"), QUIZ_FILE=tuple(files[:2]))
    yield app.test_client()
    close(app)


@pytest.fixture(scope="module")
def many(tmp_path_factory, files):
    app = app_of(tmp_path_factory.mktemp("app"), QUIZ_FILE=tuple(files))
    yield app.test_client()
    close(app)


@contextmanager
def counting():
    """How many calls of Python are made in the block."""
    calls = []

    def note(_, event, __):
        if event == "call":
            calls.append(1)

    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(None)


def test_all_are_listed_on_a_page_that_is_quick_to_load(many):
    page = many.get("/", headers={"Accept-Encoding": "br"})

    assert len(page.data) < 20_000
    assert len([each for each in Html(many.get("/").text).addresses if each.startswith("/q/quiz-")]) == MOST


@pytest.mark.parametrize("path", ["/q/ID", "/q/ID/roles/reader", "/take/CODE?q=weekly", "/r/CODE", "/open?code=CODE"])
def test_a_request_costs_the_same_among_two_as_among_fifty(few, many, files, path):
    """Each app is asked for another quiz, as the same one in both would be compared in whatever is remembered."""
    cost = []
    for client, number in ((few, 1), (many, MOST - 2)):
        quiz = quiz_in(files[number])
        asked = path.replace("CODE", code_in(quiz)).replace("ID", quiz.id)
        client.get(asked)
        cost.append(min(calls_for(client, asked) for _ in range(3)))

    assert cost[0] == cost[1]


def calls_for(client, path):
    """How many calls of Python it takes to answer."""
    with counting() as calls:
        assert client.get(path).status_code in {200, 303}
    return len(calls)


def test_handing_them_over_takes_memory_only_for_what_is_there(files):
    """Each has room for the largest quiz, of which nothing is taken before it is needed."""
    before = resident()
    handed = Handovers([published()] * MOST)

    assert len(handed.each) == MOST
    assert resident() - before < 64 * 1024 * 1024


def resident():
    """The bytes of memory that this process holds."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024
