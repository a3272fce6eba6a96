"""What is deleted is in no file any more: not in the database, and not beside it, whether or not the quiz runs on."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.links import digest, new_token
from quiz.store import Response, Store, file_address, open_store
from tests import sheets
from tests.store_examples import DAY, LIMIT, NOON, Made, make, sent
from tests.stores import file as file
from tests.stores import file_store as file_store
from tests.writers import Writer, codes, made_in, server

RECEIPT = digest(new_token())
SECRET = "Zyzzyvafox"
OTHERS = 60  # who send, so that the file has more than a page of them


def left(file: Path, *texts: str) -> list[tuple[str, str]]:
    """Which of these texts are in which file of the folder."""
    found = {each.name: each.read_bytes() for each in file.parent.iterdir()}
    return [(name, text) for name, data in found.items() for text in texts if text.encode() in data]


@pytest.fixture
def made(file_store: Store) -> Made:
    """A group to which many sent something, one of them in the middle a nickname that is to be deleted."""
    made = make(file_store)
    for number in range(OTHERS):
        if number == OTHERS // 2:
            file_store.send(made.group.id, RECEIPT, sent(SECRET, hardware=100), NOON, LIMIT)
        made.send(sent(f"owl{number}"))
    return made


def theirs(made: Made) -> Response:
    """What they sent."""
    return next(each for each in made.shelf().responses() if each.nickname == SECRET)


WAYS: dict[str, Callable[[Made], object]] = {
    "by its receipt": lambda made: made.store.unsend(RECEIPT, NOON),
    "by another in its place": lambda made: made.store.resend(RECEIPT, sent("owl"), NOON),
    "by its group's manage link": lambda made: made.shelf().delete_response(theirs(made).id, NOON),
    "with its group": lambda made: made.shelf().delete(NOON),
    "on its group's day": lambda made: made.store.purge(made.group.deletes + DAY, is_sure=True),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_nickname_its_code_and_its_receipt_are_gone_with_the_response(made, file, way):
    """Sixty others sent theirs around it. A receipt stays where another result was sent in the first one's place."""
    texts = [SECRET, theirs(made).code] + [RECEIPT] * ("in its place" not in way)
    before = {text for _, text in left(file, *texts)}

    WAYS[way](made)

    assert before == set(texts)
    assert left(file, *texts) == []


def test_it_is_gone_once_nobody_reads_what_was_there_before(made, file):
    """A backup reads as of one moment. Nobody waits for it; the next who asks anything after it finishes the work."""
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM responses").fetchone()
        assert made.store.unsend(RECEIPT, NOON)
        assert left(file, SECRET)
        reader.execute("COMMIT")

    made.store.check()

    assert left(file, SECRET) == []


def test_it_is_gone_while_the_quiz_is_served_and_after_it_was_stopped(tmp_path):
    """Five more send in between: the same file, from two workers."""
    database = tmp_path / "data" / "quiz.db"
    database.parent.mkdir()
    with server(tmp_path, file_address(database), 2) as served:
        with closing(open_store(file_address(database))) as store:
            join = made_in(store).join
        with closing(Writer(served, join, 0)) as writer:
            form = writer.open(sheets.code(sheets.clear())).having(nickname=SECRET)
            token = writer.press(form)
            assert left(database, SECRET)
            receipt = writer.device.open(f"/g/{join}/receipt/{token}")
            gone = writer.device.press(replace(receipt, path=f"{receipt.path}/delete"))
            running = left(database, SECRET, digest(token))
            for code in codes()[:5]:
                writer.press(writer.open(code))
        served.stop()

    assert gone.status == 303
    assert running == []
    assert left(database, SECRET, digest(token)) == []
    assert not database.with_name("quiz.db-wal").exists()
