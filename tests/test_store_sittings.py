"""A class that comes back: its sittings, and the slips that tie what one person sent to them together."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from quiz.errors import Forbidden, Gone, GroupGone
from quiz.links import digest, new_token
from quiz.slips import digest_of, draw
from quiz.store import Response, Sitting, Store
from tests.store_examples import DAY, LIMIT, NOON, Made, done, make, sent, tied
from tests.stores import made as made
from tests.stores import store as store


def drawn(made: Made, count: int) -> list[str]:
    """The digests of new slips of a group."""
    digests = [digest_of(made.group.id, slip) for slip in draw(count)]
    made.shelf().add_slips(digests, NOON)
    return digests


def send(made: Made, name: str, slip: str = "", **ready: str) -> Response:
    """Send the worked sheet under a nickname."""
    what = replace(sent(name), **ready)
    return made.store.send(made.group.id, digest(new_token()), what, NOON, LIMIT, slip=slip)


def come_back(made: Made, name: str = "Lesson 3") -> None:
    made.shelf().begin_sitting(name, NOON + DAY)


def names(pairs: Sequence[tuple[Response, Response]]) -> list[tuple[str, str]]:
    return [(before.nickname, after.nickname) for before, after in pairs]


def test_a_group_is_made_with_one_sitting(made: Made) -> None:
    send(made, "fox")

    assert made.shelf().sittings() == (Sitting(1, "Lesson 1", NOON, 1, 0),)
    assert made.group.sitting == 1


def test_what_is_sent_goes_to_the_sitting_that_was_begun_last(made: Made) -> None:
    before = send(made, "fox")
    come_back(made)
    after = send(made, "owl")

    assert (before.sitting, after.sitting) == (1, 2)
    assert [each.name for each in made.shelf().sittings()] == ["Lesson 1", "Lesson 3"]
    assert [each.responses for each in made.shelf().sittings()] == [1, 1]
    assert "sitting begun" in done(made.shelf())


def test_a_shelf_of_one_sitting_holds_nothing_of_another(made: Made) -> None:
    send(made, "fox")
    come_back(made)
    last = send(made, "owl")
    shelf = made.shelf().narrowed(2)

    assert shelf.count() == 1
    assert shelf.tally().responses == 1
    assert [each.nickname for each in shelf.responses()] == ["owl"]
    assert [each.nickname for each in shelf.latest(9)] == ["owl"]
    assert shelf.response(1) is None
    assert shelf.last_id() == last.id
    assert made.shelf().count() == 2


def test_a_slip_ties_what_one_person_sent_together(made: Made) -> None:
    fox, owl = drawn(made, 2)
    send(made, "fox-1", fox)
    send(made, "owl-1", owl)
    send(made, "elk")
    come_back(made)
    send(made, "owl-2", owl)
    send(made, "fox-2", fox)
    send(made, "elk")

    assert names(made.shelf().pairs(1, 2, 9)) == [("fox-1", "fox-2"), ("owl-1", "owl-2")]
    assert [(each.responses, each.slips) for each in made.shelf().sittings()] == [(3, 2), (3, 2)]
    assert names(made.shelf().pairs(1, 2, 1)) == [("fox-1", "fox-2")]
    assert names(made.shelf().pairs(1, 2, 9, after=1)) == [("owl-1", "owl-2")]


def test_a_slip_serves_once_in_each_sitting(made: Made) -> None:
    (fox,) = drawn(made, 1)
    send(made, "fox", fox)

    with pytest.raises(GroupGone) as caught:
        send(made, "owl", fox)

    assert caught.value.why is Gone.USED
    assert made.shelf().count() == 1


def test_a_slip_is_free_again_once_what_came_with_it_is_deleted(made: Made) -> None:
    (fox,) = drawn(made, 1)
    made.shelf().delete_response(send(made, "fox", fox).id, NOON)

    assert send(made, "owl", fox).slip == 1


def test_a_slip_of_another_group_is_unknown(store: Store, made: Made) -> None:
    (theirs,) = drawn(make(store), 1)

    with pytest.raises(GroupGone) as caught:
        send(made, "fox", theirs)

    assert caught.value.why is Gone.SLIP
    assert made.shelf().count() == 0


def test_the_same_form_twice_sends_once_with_its_slip(store: Store, made: Made) -> None:
    (fox,) = drawn(made, 1)
    both = [store.send(made.group.id, digest("once"), sent("fox"), NOON, LIMIT, slip=fox) for _ in range(2)]

    assert both[0] == both[1]
    assert made.shelf().count() == 1


def test_what_is_sent_in_place_of_the_first_keeps_its_slip(store: Store, made: Made) -> None:
    fox, owl = drawn(made, 2)
    store.send(made.group.id, digest("once"), sent("fox"), NOON, LIMIT, slip=fox)

    assert store.resend(digest("once"), tied("fox"), NOON).slip == 1
    assert store.resend(digest("once"), tied("fox"), NOON, slip=fox).slip == 1
    assert store.resend(digest("once"), tied("fox"), NOON, slip=owl).slip == 2


def test_nothing_takes_the_place_of_what_was_sent_in_an_earlier_sitting(store: Store, made: Made) -> None:
    store.send(made.group.id, digest("once"), sent("fox"), NOON, LIMIT)
    come_back(made)

    with pytest.raises(GroupGone) as caught:
        store.resend(digest("once"), tied("fox"), NOON)

    assert caught.value.why is Gone.SITTING
    assert [each.said for each in made.shelf().responses()] == ["clear"]


def test_deleting_a_sitting_deletes_what_changed_since(made: Made) -> None:
    (fox,) = drawn(made, 1)
    send(made, "fox", fox)
    come_back(made)
    send(made, "fox", fox)

    assert made.shelf().delete_sitting(1, NOON) == 1

    assert made.shelf().pairs(1, 2, 9) == ()
    assert made.shelf().moves(1, 2) == {}
    assert [each.id for each in made.shelf().sittings()] == [2]
    assert "sitting deleted" in done(made.shelf())


def test_the_sitting_that_is_sent_to_stays_when_it_is_emptied(made: Made) -> None:
    come_back(made)
    send(made, "fox")
    made.shelf().delete_sitting(2, NOON)

    assert [(each.id, each.responses) for each in made.shelf().sittings()] == [(1, 0), (2, 0)]


def test_no_number_of_a_sitting_is_used_twice(made: Made) -> None:
    come_back(made, "Lesson 2")
    come_back(made, "Lesson 3")
    made.shelf().delete_sitting(2, NOON)
    come_back(made, "Lesson 4")

    assert [each.id for each in made.shelf().sittings()] == [1, 3, 4]


def test_moves_count_every_pair_once(made: Made) -> None:
    slips = drawn(made, 3)
    for slip in slips:
        send(made, "fox", slip)
    come_back(made)
    for slip in slips[:2]:
        made.store.send(made.group.id, digest(new_token()), tied(), NOON, LIMIT, slip=slip)
    send(made, "fox", slips[2])
    clear, level = ("specialist", "analyst", "clear"), (None, None, "tied")

    assert made.shelf().moves(1, 2) == {(clear, level): 2, (clear, clear): 1}


def test_readiness_is_counted_as_it_was_sent(made: Made) -> None:
    (fox,) = drawn(made, 1)
    send(made, "fox", fox, ready_before="234", ready_after="345")
    send(made, "owl", ready_before="234", ready_after="345")
    send(made, "elk")
    come_back(made)
    send(made, "fox", fox, ready_before="445")

    assert made.shelf().narrowed(1).readiness() == {("234", "345"): 2, ("", ""): 1}
    assert made.shelf().readiness_of_pairs(1, 2) == {(("234", "345"), ("445", "")): 1}


def test_a_results_link_begins_no_sitting_and_draws_no_slip(made: Made) -> None:
    shelf = made.shelf("results")
    for forbidden in (
        lambda: shelf.begin_sitting("Lesson 2", NOON),
        lambda: shelf.add_slips(["digest"], NOON),
        lambda: shelf.delete_sitting(1, NOON),
    ):
        with pytest.raises(Forbidden):
            forbidden()

    assert made.shelf().count_slips() == 0
    assert len(made.shelf().sittings()) == 1


def test_another_groups_sittings_stay_its_own(store: Store, made: Made) -> None:
    other = make(store)
    (theirs,) = drawn(other, 1)
    send(other, "fox", theirs)
    come_back(other)
    send(other, "fox", theirs)

    made.shelf().delete_sitting(1, NOON)

    assert len(other.shelf().pairs(1, 2, 9)) == 1
    assert made.shelf().pairs(1, 2, 9) == ()
    assert made.shelf().count_slips() == 0
