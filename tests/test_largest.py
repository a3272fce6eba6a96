"""The largest quiz that a file may hold goes all the way: read, taken, scored, shared, stored and checked."""

import json
import math

import pytest
from sqlalchemy import Column, String

from quiz import links
from quiz.archive import canonical, thaw
from quiz.cohort.tally import encode_answers
from quiz.commands.saved import MOST_BYTES
from quiz.links import piece
from quiz.reading import FileError, parse
from quiz.responses import Responses
from quiz.scoring import score
from quiz.sheets import LONGEST_LINE
from quiz.store.tables import responses
from tests.classes import Class, class_in
from tests.groups_app import SECRET
from tests.largest import MOST, OPTIONS, id_of, largest, largest_file
from tests.pages import Html, app_of, close
from tests.takers import form, received, start

LONGEST_ADDRESS = 8_000  # characters of a request's line that nginx and Apache let pass without being asked to
LAST = Responses(
    (OPTIONS - 1,) * MOST, frozenset(range(MOST - MOST // 3, MOST))
)  # the largest number that a code packs


def test_sixty_questions_dimensions_and_roles_are_read():
    """Another engine's 38 theses on a subject each fit, too."""
    quiz = largest().quiz

    assert (len(quiz.questions), len(quiz.dimensions), len(quiz.roles)) == (60, 60, 60)
    assert len(quiz.roles[0].profile) == 60


@pytest.mark.parametrize("noun", ["roles", "dimensions", "questions"])
def test_one_too_many_is_said_once(noun):
    """A role that weighs all 61 dimensions says nothing more: the cause is the file's list of them."""
    with pytest.raises(FileError) as caught:
        parse(largest_file(**{noun: MOST + 1}), "large.yaml")

    assert caught.value.what == f"large.yaml:1: {noun}: too many {noun}: 61. There may be at most 60."


def test_its_code_fits_wherever_codes_go():
    """Sixty fields of 18 values, 2 x (7 + 2), are 251 bits: 51 characters, and 6 + 4 around them."""
    code = links.encode(largest().quiz, LAST)

    assert len(code) == 6 + math.ceil(60 * math.log2(18) / 5) + 4 == 61
    assert len(code) <= min(links.LONGEST, width(responses.c.code))
    assert links.decode(largest().quiz, links.open_code(code)) == LAST
    assert len(encode_answers(LAST)) == 60 <= width(responses.c.answers)


def width(column: Column[str]) -> int:
    """How many characters a column takes."""
    assert isinstance(column.type, String)
    return column.type.length or 0


def test_a_table_of_its_sheets_fits_into_a_line():
    """Headings may be whole questions, 300 characters of up to four bytes each."""
    assert MOST * (300 * 4 + len('"",')) + len("id,stars\r\n") < LONGEST_LINE


@pytest.fixture
def group(tmp_path, database):
    """A group in an app that serves it, on each database."""
    app = app_of(tmp_path, QUIZ_FILE=_saved(tmp_path), QUIZ_DATABASE_URL=database, QUIZ_SECRET_KEY=SECRET)
    yield class_in(app, quiz=largest().quiz)
    close(app)


@pytest.fixture(scope="module")
def taker(tmp_path_factory):
    """A browser at an app that serves it."""
    folder = tmp_path_factory.mktemp("largest")
    app = app_of(folder, QUIZ_FILE=_saved(folder))
    yield app.test_client()
    close(app)


def _saved(folder):
    path = folder / "largest.yaml"
    path.write_bytes(largest_file())
    return path


def test_it_is_taken_sent_and_kept(group: Class):
    """All answers in one address, all its stars, the pages of its result, and what the store keeps of it."""
    taker = group.app.test_client()
    empty = links.encode(largest().quiz, Responses((-2,) * MOST))
    ticked = {f"q-{id_of('question', number)}": id_of("option", OPTIONS - 1) for number in range(MOST)}
    ticked |= {"go": "answers"}
    starred = {"star": [id_of("question", number) for number in sorted(LAST.stars)]}
    code = links.encode(largest().quiz, LAST)

    all_at_once = taker.get(f"/take/{empty}/all", query_string=ticked)
    answers = links.encode(largest().quiz, Responses(LAST.choices))
    result = taker.get(f"/answers/{answers}", query_string=starred, follow_redirects=True)
    path = f"{start(group)}/send/{code}"
    sent = taker.post(path, data={**form(taker.get(path)), "nickname": "fox"})

    assert len(all_at_once.request.full_path) < LONGEST_ADDRESS
    assert f"/take/{answers}" in all_at_once.text
    assert result.request.path == f"/r/{code}"
    assert Html(result.text).headings
    assert (sent.status_code, [(each.code, each.answers) for each in received(group)]) == (303, [(code, "7" * MOST)])
    assert group.store.find(piece(largest().quiz.version)) == thaw(largest().quiz.version, canonical(largest().quiz))


@pytest.mark.parametrize(
    "part", ["/working", "/profile", "/versus/{first}/{last}", "/compare/{first}/{last}", "/if/{last}"]
)
def test_every_page_of_its_result_is_there(taker, part):
    """Ids of forty characters and a code of 61 make an address of a hundred and fifty."""
    code = links.encode(largest().quiz, LAST)
    path = f"/r/{code}" + part.format(first=id_of("role", 0), last=id_of("role", MOST - 1))

    assert taker.get(path).status_code == 200


def test_its_document_is_whole(taker):
    """The twin holds every number, verifies, and is no longer than `quiz verify` reads."""
    code = links.encode(largest().quiz, LAST)
    answer = taker.get(f"/r/{code}.json")
    saved = json.loads(answer.text)

    assert len(answer.data) < MOST_BYTES
    assert saved["claims"]["scores"] == {
        match.role.id: str(match.points) for match in score(largest().quiz, LAST).ranked
    }
