"""Several quizzes as they are served: each file is read again by itself, on both kinds of database."""

import re

import pytest

from quiz.links import piece
from quiz.reading import read
from tests.databases import ON_BOTH, migrated
from tests.pages import Html
from tests.serving import run, serving
from tests.test_reload import BROKEN, reload
from tests.test_serving import TRACEBACK
from tests.two_quizzes import AMBER, BERYL, clear_code, quiz_file
from tests.waiting import until

SECRET = "a secret of the tests, long enough"
PAGES = ("/q/amber", "/q/amber/roles", "/q/beryl", "/q/beryl/roles", "/")


@pytest.fixture
def database(request, tmp_path):
    with migrated(request, request.param, tmp_path) as address:
        yield address


def version_in(server, word):
    """What the codes of a quiz begin with."""
    (found,) = set(re.findall(r"/take/(\w{6})", server.ask(f"/q/{word.lower()}").text))
    return found


def tags(server, codes):
    return {page: server.ask(page).headers["ETag"] for page in (*PAGES, *(f"/r/{code}" for code in codes.values()))}


@ON_BOTH
def test_each_file_is_read_again_by_itself_and_a_broken_one_keeps_its_quiz(tmp_path, database):
    files = {word: quiz_file(tmp_path, word) for word in (AMBER, BERYL)}
    codes = {word: clear_code(read(file).quiz) for word, file in files.items()}
    options = [option for file in files.values() for option in ("--quiz", str(file))]
    with serving(tmp_path, *options, "--workers", "2", QUIZ_DATABASE_URL=database, QUIZ_SECRET_KEY=SECRET) as server:
        assert server.output.read_text().startswith("2 quizzes are at ")
        first = tags(server, codes)
        for word, code in codes.items():
            assert Html(server.ask(f"/r/{code}").text).title.startswith(f"Your result · {word}")
        assert reload(tmp_path) == (0, "Nothing has changed in 2 quizzes.\n")

        files[AMBER].write_text(BROKEN)
        quiz_file(tmp_path, BERYL, question="Beryl What would you like?")
        after = piece(read(files[BERYL]).quiz.version)
        code, said = reload(tmp_path)

        assert code == 2
        assert f"{files[AMBER]}:1" in said
        assert f"{files[BERYL]}: The quiz was read again: its codes begin with {after} now." in said
        assert version_in(server, AMBER) == codes[AMBER][:6]
        assert version_in(server, BERYL) == after
        assert str(files[AMBER]) in server.ask("/readyz").text
        assert str(files[BERYL]) not in server.ask("/readyz").text
        same = {page for page, tag in tags(server, codes).items() if tag == first[page]}
        assert same == {"/q/amber", "/q/amber/roles", f"/r/{codes[AMBER]}"}
        assert Html(server.ask(f"/r/{codes[BERYL]}").text).title.startswith("Your result · Beryl")

        quiz_file(tmp_path, AMBER)
        assert reload(tmp_path) == (0, "Nothing has changed in 2 quizzes.\n")
        assert server.ask("/readyz").text == "ok\n"
    assert TRACEBACK not in server.output.read_text()


def test_a_file_that_gets_the_id_of_another_is_not_taken_and_two_may_change_places(tmp_path):
    files = {word: quiz_file(tmp_path, word) for word in (AMBER, BERYL)}
    with serving(tmp_path, "--quiz", str(tmp_path)) as server:
        quiz_file(tmp_path, AMBER, id="beryl")
        code, said = reload(tmp_path)
        assert code == 2
        assert all(str(file) in said for file in files.values())
        assert server.ask("/q/amber").status == 200

        quiz_file(tmp_path, BERYL, id="amber")
        assert reload(tmp_path)[0] == 0
        assert "Amber Which craft" in server.ask("/q/beryl").text
        assert "Beryl Which craft" in server.ask("/q/amber").text


def test_with_watch_one_file_is_read_where_one_was_saved(tmp_path):
    """And the other one, which is gone, goes on."""
    files = {word: quiz_file(tmp_path, word) for word in (AMBER, BERYL)}
    with serving(tmp_path, "--quiz", str(files[AMBER]), "--quiz", str(files[BERYL]), "--watch") as server:
        files[AMBER].unlink()
        until(lambda: "no such file" in server.ask("/readyz").text)
        quiz_file(tmp_path, BERYL, question="Beryl What would you like?")
        after = piece(read(files[BERYL]).quiz.version)
        until(lambda: version_in(server, BERYL) == after)

        assert server.ask("/q/amber").status == 200
        assert server.ask("/readyz").text.count("no such file") == 1
        assert "Nothing has changed" not in server.output.read_text()


def test_commands_find_the_quiz_of_a_code_and_ask_where_one_is_needed(tmp_path):
    files = [quiz_file(tmp_path, word) for word in (AMBER, BERYL)]
    several = {"QUIZ_FILE": " ".join(map(str, files)), "QUIZ_DATA": str(tmp_path / "data")}

    found = run(tmp_path, "verify", clear_code(read(files[1]).quiz), **several)
    asked = run(tmp_path, "score", "--template", **several)

    assert (found.returncode, str(files[1]) in found.stdout) == (0, True)
    assert (asked.returncode, "this takes one quiz, and 2 are set" in asked.stderr) == (2, True)
