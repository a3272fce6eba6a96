"""The shelf of a group: what is read and changed with which link, and that no other group is touched or shown."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from quiz.certainty import Said
from quiz.cohort.tally import Tally
from quiz.errors import Forbidden, GroupGone, StoreError
from quiz.links import digest, new_token
from quiz.store import Shelf, Store
from tests.databases import counted_queries
from tests.store_examples import DAY, DETAILS, NOON, Made, contents, done, make, sent, still, tied
from tests.stores import made as made
from tests.stores import store as store

# Changing


def test_details_are_changed(store: Store, made: Made) -> None:
    details = replace(DETAILS, name="9c", expected=None, closes=None, message="")

    changed = made.shelf().change(details, NOON)

    assert (changed.name, changed.expected, changed.closes, changed.message) == ("9c", None, None, "")
    assert (changed.id, changed.made, changed.version) == (made.group.id, made.group.made, made.group.version)
    assert store.joined(made.join, NOON) == changed


def test_a_group_is_closed_and_opened(made: Made) -> None:
    assert not made.shelf().close(NOON).is_open(NOON)

    assert made.shelf().open(NOON) == made.group
    assert done(made.shelf()) == ["made", "closed", "opened"]


def test_opening_takes_away_a_closing_date_that_has_passed(made: Made) -> None:
    opened = made.shelf().open(NOON + 8 * DAY)

    assert opened.closes is None
    assert opened.is_open(NOON + 8 * DAY)


def test_a_new_join_code_leads_to_the_group_and_what_was_sent_stays(store: Store, made: Made) -> None:
    made.send(sent())
    taken = make(store).join

    assert made.shelf().rotate_join("AAAAAAAA", NOON).code == "AAAAAAAA"
    assert made.shelf().rotate_join(taken, NOON).code not in {taken, "AAAAAAAA"}

    newest = str(made.shelf().links()[-1].code)
    assert store.joined(newest, NOON).id == made.group.id
    assert made.shelf().count() == 1


CHANGES: dict[str, Callable[[Shelf], object]] = {
    "change": lambda shelf: shelf.change(replace(DETAILS, name="changed"), NOON),
    "close": lambda shelf: shelf.close(NOON),
    "open": lambda shelf: shelf.open(NOON),
    "lock": lambda shelf: shelf.lock(NOON),
    "add_results_link": lambda shelf: shelf.add_results_link(digest("new"), "new", NOON),
    "revoke": lambda shelf: [shelf.revoke(id, NOON) for id in range(1, 10)],
    "rotate_join": lambda shelf: shelf.rotate_join("BBBBBBBB", NOON),
    "delete_response": lambda shelf: [shelf.delete_response(id, NOON) for id in range(1, 10)],
    "exported": lambda shelf: shelf.exported(NOON),
    "begin_sitting": lambda shelf: shelf.begin_sitting("Lesson 3", NOON),
    "delete_sitting": lambda shelf: shelf.delete_sitting(1, NOON),
    "add_slips": lambda shelf: shelf.add_slips([digest(new_token())], NOON),
    "delete": lambda shelf: shelf.delete(NOON),
}
READS: dict[str, Callable[[Shelf], object]] = {
    "count": Shelf.count,
    "last_id": Shelf.last_id,
    "response": lambda shelf: [shelf.response(id) for id in range(1, 10)],
    "responses": lambda shelf: list(shelf.responses()),
    "tally": Shelf.tally,
    "latest": lambda shelf: shelf.latest(50),
    "links": Shelf.links,
    "join_code": Shelf.join_code,
    "audit": Shelf.audit,
    "narrowed": lambda shelf: list(shelf.narrowed(1).responses()),
    "sittings": Shelf.sittings,
    "count_slips": Shelf.count_slips,
    "readiness": Shelf.readiness,
    "pairs": lambda shelf: shelf.pairs(1, 2, 50),
    "moves": lambda shelf: shelf.moves(1, 2),
    "readiness_of_pairs": lambda shelf: shelf.readiness_of_pairs(1, 2),
}


def test_every_method_of_the_shelf_is_tried_below() -> None:
    methods = {name for name in dir(Shelf) if not name.startswith("_")}

    assert methods == CHANGES.keys() | READS.keys()


@pytest.mark.parametrize("name", CHANGES)
def test_a_results_link_changes_nothing(made: Made, name: str) -> None:
    made.send(sent())
    before = list(contents(made.shelf()))

    with pytest.raises(Forbidden, match="changes nothing"):
        CHANGES[name](made.shelf("results"))

    assert list(contents(made.shelf())) == before
    assert made.access().group == made.group


@pytest.mark.parametrize("name", CHANGES)
def test_no_change_of_a_group_touches_another(store: Store, made: Made, name: str) -> None:
    other = make(store)
    for each in (made, other):
        each.send(sent(), tied())
    access, before = other.access(), list(contents(other.shelf()))

    CHANGES[name](made.shelf())

    assert list(contents(other.shelf())) == before
    assert still(access, store) == access
    assert store.joined(other.join, NOON) == other.group


@pytest.mark.parametrize("name", READS)
def test_no_reading_of_a_group_shows_another(store: Store, name: str) -> None:
    """What a group reads is the same before and after others are filled, or worked upon, whose ids stand around its."""
    one, made, other = sorted((make(store) for _ in range(3)), key=lambda each: each.group.id)
    made.send(sent())
    before = READS[name](made.shelf())
    for each in (one, other):
        each.send(sent(), tied())
    for change in [*CHANGES.values()][:-1]:
        change(one.shelf())

    assert READS[name](made.shelf()) == before


@pytest.mark.parametrize("name", CHANGES)
def test_nothing_is_changed_once_the_group_is_deleted(made: Made, name: str) -> None:
    shelf = made.shelf()
    shelf.delete(NOON)
    before = shelf.audit()

    with pytest.raises(GroupGone, match="no group here"):
        CHANGES[name](shelf)

    assert shelf.audit() == before


# Reading


def test_responses_come_in_the_order_sent_and_in_part(made: Made) -> None:
    one, two, three = made.send(sent("ant"), sent("bee"), tied("cat"))
    shelf = made.shelf("results")

    assert list(shelf.responses()) == [one, two, three]
    assert list(shelf.responses(after=one.id)) == [two, three]
    assert list(shelf.responses(after=one.id, limit=1)) == [two]
    assert list(shelf.responses(limit=0)) == []
    assert [shelf.response(two.id), shelf.response(three.id + 1)] == [two, None]
    assert (shelf.count(), shelf.last_id()) == (3, three.id)


@pytest.mark.parametrize(("limit", "expected"), [(None, 7), (5, 5), (6, 6), (3, 3), (100, 7)])
def test_pages_are_seamless(made: Made, monkeypatch: pytest.MonkeyPatch, limit: int | None, expected: int) -> None:
    monkeypatch.setattr("quiz.store.shelf.PAGE", 3)
    responses = made.send(*[sent(str(number)) for number in range(7)])

    assert list(made.shelf().responses(limit=limit)) == responses[:expected]


def test_the_latest_come_first_and_in_part(made: Made) -> None:
    one, two, three = made.send(sent("ant"), sent("bee"), tied("cat"))
    shelf = made.shelf("results")

    assert shelf.latest(9) == (three, two, one)
    assert shelf.latest(2) == (three, two)
    assert shelf.latest(9, before=three.id) == (two, one)
    assert shelf.latest(9, before=one.id) == ()


def test_responses_are_tallied(made: Made) -> None:
    """The worked sheet answers 4, 2, 3, 1, 3; of two changed ones, one leaves `certify` out."""
    *_, last = made.send(sent(), sent(customers=0), tied(certify=None))
    made.send(sent())

    assert made.shelf("results").tally(until=last.id) == Tally(
        3,
        ({"4": 2, "1": 1}, {"2": 3}, {"3": 3}, {"1": 3}, {"3": 2, ".": 1}),
        {("specialist", "analyst", "clear"): 2, (None, None, Said.TIED): 1},
    )
    assert made.shelf().tally().responses == 4


def test_a_group_without_responses_has_nothing_for_every_question(made: Made) -> None:
    assert made.shelf().tally() == Tally(0, ({}, {}, {}, {}, {}), {})
    assert made.shelf().tally(until=0) == Tally(0, ({}, {}, {}, {}, {}), {})
    assert made.shelf().last_id() == 0


def test_answers_of_another_width_are_not_counted(made: Made) -> None:
    made.send(sent(), replace(sent(), answers="42313"[:4]))

    with pytest.raises(StoreError, match="different lengths"):
        made.shelf().tally()


def test_a_summary_takes_few_queries(store: Store, made: Made) -> None:
    """As many for 3 responses as for 10,000: nothing in it is asked once a response, or once a question."""
    made.send(sent(), sent(), tied())

    with counted_queries() as queries:
        access = made.access("results")
        shelf = store.shelf(access)
        shelf.tally(until=shelf.last_id())
        shelf.count()
        shelf.links()

    assert len(queries) <= 10


def test_a_response_is_deleted(made: Made) -> None:
    one, two = made.send(sent(), tied())

    assert made.shelf().delete_response(two.id, NOON)

    assert list(made.shelf().responses()) == [one]
    assert not made.shelf().delete_response(two.id, NOON)
    assert done(made.shelf()) == ["made", "response deleted"]


def test_the_number_of_a_deleted_response_is_given_to_no_other(made: Made) -> None:
    _, last = made.send(sent(), tied())
    made.shelf().delete_response(last.id, NOON)

    assert made.send(sent())[0].id > last.id
