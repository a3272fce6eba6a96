"""What the parent hands to its workers arrives whole, whichever moment they look."""

import multiprocessing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from quiz.errors import ContentError
from quiz.reading import read
from quiz.serving import handover
from quiz.serving.handover import Handover
from quiz.store import Imprint
from quiz.web.publishing import Published
from quiz.web.versions import Served
from tests.examples import ROOT
from tests.largest import largest

TIMES = 60


def published(edition=None, stamp="1"):
    """The shipped edition as it is handed over."""
    edition = edition or read(ROOT / "questions.yaml")
    return Published(edition, Served(edition.quiz, Imprint(), datetime(2026, 11, 27, tzinfo=UTC)), stamp)


def look(handed, said, times):
    """A worker that looks again and again: whether each edition was the one of its number, and the last number."""
    right, last = True, 0
    while last < times:
        last, taken = handed.take()
        right &= taken.stamp == str(last)
    said.put((right, last))


def test_a_worker_takes_what_was_handed_over_last():
    handed = Handover(published())
    assert handed.take() == (1, published())

    handed.hand(published(stamp="2"))
    assert handed.take() == (2, published(stamp="2"))


def test_workers_that_look_while_it_changes_see_each_whole():
    handed = Handover(published())
    said: multiprocessing.Queue[tuple[bool, int]] = multiprocessing.Queue()
    workers = [multiprocessing.Process(target=look, args=(handed, said, TIMES)) for _ in range(2)]
    for worker in workers:
        worker.start()

    for number in range(2, TIMES + 1):
        handed.hand(published(stamp=str(number)))
    seen = [said.get() for _ in workers]
    for worker in workers:
        worker.join()

    assert seen == [(True, TIMES)] * 2


def test_the_largest_quiz_has_room(monkeypatch):
    """Four times over: a file may be larger by the texts around its quiz."""
    monkeypatch.setattr(handover, "ROOM", handover.ROOM // 4)

    assert Handover(published(largest())).take()[0] == 1


def test_one_that_has_no_room_is_refused_and_the_other_served_on(monkeypatch):
    handed = Handover(published())
    monkeypatch.setattr(handover, "ROOM", 1000)

    with pytest.raises(ContentError, match="Start it again"):
        handed.hand(replace(published(), stamp="2"))

    assert handed.take() == (1, published())


def test_trouble_is_reported_until_something_is_served():
    handed = Handover(published())
    handed.trouble = "quiz.yaml:1: ä" * 1000
    assert handed.trouble.startswith("quiz.yaml:1: ä")

    handed.hand(published())
    assert handed.trouble == ""
