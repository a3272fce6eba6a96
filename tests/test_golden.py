"""Links made long ago: their codes are kept in tests/golden, and go on to give what they gave."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from quiz import links
from quiz.archive import canonical, seal
from tests.examples import shipped_quiz
from tests.golden import FOLDERS, golden
from tests.pages import Html, app_of, close

EXPLAINED = "b1f0d869"  # the first version that says what its questions mean
SILENT = {"9e983287", "4c15a61e"}  # those before
VERSIONS = {folder.name: golden(folder) for folder in FOLDERS}
LINKS = [(version, name) for version, kept in VERSIONS.items() for name in kept.codes]


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """Today's app on a database that once served every golden version."""
    app = app_of(tmp_path_factory.mktemp("golden"))
    for kept in VERSIONS.values():
        app.extensions["quiz"].store.archive(kept.quiz, datetime(2026, 1, 1, tzinfo=UTC))
    yield app.test_client()
    close(app)


def holds(today, then):
    """Whether all that was said then is said today, at any depth; keys may have been added since."""
    if isinstance(then, dict) and isinstance(today, dict):
        return all(key in today and holds(today[key], value) for key, value in then.items())
    return today == then


def test_every_version_has_twenty_codes_and_todays_is_among_them():
    for kept in VERSIONS.values():
        assert len(kept.codes) == len(set(kept.codes.values())) == 20
        assert kept.codes.keys() == kept.documents.keys()
    assert shipped_quiz().version in {kept.quiz.version for kept in VERSIONS.values()}, "Run python -m tests.golden."


@pytest.mark.parametrize(("version", "name"), LINKS)
def test_an_old_code_still_gives_all_that_it_gave(client, version, name):
    """The same ranking, contributions and claims, to the last fraction; a later release may add to the document."""
    kept = VERSIONS[version]

    assert holds(client.get(f"/r/{kept.codes[name]}.json").json, json.loads(kept.documents[name]))


@pytest.mark.parametrize("name", golden(FOLDERS[0]).codes)
def test_a_code_of_todays_quiz_gives_the_same_document_byte_for_byte(client, name):
    today = VERSIONS[shipped_quiz().version[:8]]

    assert client.get(f"/r/{today.codes[name]}.json").data == today.documents[name].encode()


@pytest.mark.parametrize(("version", "name"), LINKS)
def test_an_old_code_still_has_its_result_page(client, version, name):
    page = client.get(f"/r/{VERSIONS[version].codes[name]}")

    assert page.status_code == 200
    assert len(Html(page.text).headings) == 1


@pytest.mark.parametrize(("version", "name"), LINKS)
def test_the_same_answers_still_give_the_same_code(version, name):
    quiz, code = VERSIONS[version].quiz, VERSIONS[version].codes[name]

    assert links.encode(quiz, links.decode(quiz, links.open_code(code))) == code


@pytest.mark.parametrize("version", VERSIONS)
def test_a_quiz_that_says_no_more_than_before_keeps_its_version(version):
    """What may be said of a question since then is not hashed where nobody says it."""
    quiz = VERSIONS[version].quiz

    assert seal(quiz).version == quiz.version


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_code_asks_its_questions_as_they_were_asked(client, version):
    """What they mean is said only where that version said it."""
    page = client.get(f"/take/{VERSIONS[version].codes['blank']}").text

    assert ("What does this mean?" in page) == (version not in SILENT)


def test_what_a_question_means_changes_no_number():
    """The version before said nothing of it; but for version and code, each of its documents is today's."""
    before, today = VERSIONS["4c15a61e"], VERSIONS[EXPLAINED]
    silent = tuple(replace(question, about="") for question in today.quiz.questions)

    assert silent == before.quiz.questions
    for name, document in before.documents.items():
        assert json.loads(today.documents[name]) == json.loads(
            document.replace(before.quiz.version, today.quiz.version)
        )


@pytest.mark.parametrize("version", VERSIONS)
def test_an_archived_quiz_is_read_as_it_was_written(version):
    kept = VERSIONS[version]

    assert canonical(kept.quiz) == kept.text
    assert {code[: links.PIECE] for code in kept.codes.values()} == {links.piece(kept.quiz.version)}
