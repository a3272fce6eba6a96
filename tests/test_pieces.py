"""Codes of versions that are not kept: the database is asked for them once a minute, and never once a code."""

import itertools
from collections.abc import Iterator

import pytest

from quiz.errors import StoreError
from quiz.links import piece
from quiz.web.pieces import MISSED, Pieces
from tests import sheets
from tests.classes import moment
from tests.databases import counted_queries
from tests.examples import shipped_quiz
from tests.groups_app import class_app as class_app
from tests.outages import away
from tests.store_examples import reworded


class Archive:
    """What is kept, and how often that was asked for."""

    def __init__(self, *pieces: str) -> None:
        self.pieces, self.asked = set(pieces), 0

    def ask(self) -> frozenset[str]:
        """What the store does."""
        self.asked += 1
        return frozenset(self.pieces)


def test_what_is_not_kept_is_asked_for_once_a_minute():
    archive = Archive("AAAAAA")
    pieces = Pieces(archive.ask)

    found = [pieces.has("BBBBBB", second) for second in range(MISSED)]

    assert (any(found), archive.asked) == (False, 1)
    archive.pieces.add("BBBBBB")
    assert pieces.has("BBBBBB", MISSED)


def test_however_many_are_made_up_they_are_asked_for_once_a_second():
    """A thousand in each of ten seconds."""
    archive = Archive("AAAAAA")
    pieces = Pieces(archive.ask)
    made_up = ("".join(letters) for letters in itertools.product("BCDEFG", repeat=6))

    for tick in range(10_000):
        pieces.has(next(made_up), tick / 1000)

    assert archive.asked == 10
    assert pieces.has("AAAAAA", 10)


def test_what_another_instance_archives_is_found_at_once_unless_it_was_missed():
    archive = Archive("AAAAAA")
    pieces = Pieces(archive.ask)
    assert pieces.has("AAAAAA", 0)

    archive.pieces.add("BBBBBB")

    assert pieces.has("BBBBBB", 2)


def test_a_time_in_which_nothing_could_be_looked_up_is_not_remembered():
    answers: Iterator[StoreError | frozenset[str]] = iter([StoreError("away"), frozenset({"AAAAAA"})])

    def ask() -> frozenset[str]:
        answer = next(answers)
        if isinstance(answer, StoreError):
            raise answer
        return answer

    pieces = Pieces(ask)
    with pytest.raises(StoreError):
        pieces.has("AAAAAA", 0)

    assert pieces.has("AAAAAA", 0)


def test_a_link_of_an_unknown_version_asks_the_database_once(class_app):
    """Neither the same link once more nor another of that version; afterwards not even that it is away is noticed."""
    client, other = class_app.test_client(), reworded(shipped_quiz(), "never archived")
    paths = [f"/{page}/{sheets.code(sheets.clear(), other)}" for page in ("r", "take", "answers")]

    with counted_queries() as sent:
        answers = [client.get(path).status_code for path in paths * 3]
    with away(class_app.extensions["quiz"].store):
        answers.append(client.get(paths[0]).status_code)

    assert (set(answers), len(sent)) == ({404}, 1)


def test_a_version_that_is_kept_opens(class_app):
    store, other = class_app.extensions["quiz"].store, reworded(shipped_quiz(), "archived later")
    store.archive(other, moment())

    assert store.pieces() == {piece(shipped_quiz().version), piece(other.version)}
    assert class_app.test_client().get(f"/r/{sheets.code(sheets.clear(), other)}").status_code == 200
