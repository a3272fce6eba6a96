"""Links made long ago: their codes and documents are kept in tests/golden, and come out the same for ever."""

import gzip
import json
from datetime import UTC, datetime

import pytest

from quiz import links
from quiz.content import canonical, thaw
from tests.examples import ROOT
from tests.pages import Html, app_of, close

GOLDEN = ROOT / "tests" / "golden"
CODES = json.loads((GOLDEN / "codes.json").read_text())
DOCUMENTS = json.loads(gzip.decompress((GOLDEN / "documents.json.gz").read_bytes()))


@pytest.fixture(scope="module")
def archived():
    """The quiz of the golden links, as a database holds it."""
    return thaw((GOLDEN / "version").read_text().strip(), (GOLDEN / "quiz.json").read_text().strip())


@pytest.fixture(scope="module")
def client(tmp_path_factory, archived):
    """Today's app on a database that once served the golden quiz."""
    app = app_of(tmp_path_factory.mktemp("golden"))
    app.extensions["quiz"].store.archive(archived, datetime(2026, 1, 1, tzinfo=UTC))
    yield app.test_client()
    close(app)


def test_there_are_twenty_of_every_sort():
    assert len(CODES) == len(set(CODES.values())) == len(DOCUMENTS) == 20
    assert CODES.keys() == DOCUMENTS.keys()


@pytest.mark.parametrize("name", CODES)
def test_an_old_code_gives_the_same_document_byte_for_byte(client, name):
    assert client.get(f"/r/{CODES[name]}.json").data == DOCUMENTS[name].encode()


@pytest.mark.parametrize("name", CODES)
def test_an_old_code_still_has_its_result_page(client, name):
    page = client.get(f"/r/{CODES[name]}")

    assert page.status_code == 200
    assert len(Html(page.text).headings) == 1


@pytest.mark.parametrize("name", CODES)
def test_the_same_answers_still_give_the_same_code(archived, name):
    assert links.encode(archived, links.decode(archived, links.open_code(CODES[name]))) == CODES[name]


def test_the_archived_quiz_is_read_as_it_was_written(archived):
    assert canonical(archived) == (GOLDEN / "quiz.json").read_text().strip()
    assert links.piece(archived.version) == next(iter(CODES.values()))[: links.PIECE]
