"""Promises of the lanes, and of the search in them, on numbers small enough to see through."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.counterfactual import _take_largest
from quiz.counterfactual.board import Move
from quiz.counterfactual.lanes import Lanes
from quiz.counterfactual.search import Search

WIDTH = 8
numbers = st.lists(st.tuples(*[st.integers(-(2 ** (WIDTH - 2)), 2 ** (WIDTH - 2) - 1)] * 2), min_size=1, max_size=6)


@given(numbers)
def test_lanes_compare_and_add_as_their_numbers_do(pairs):
    """Each within a quarter of the lane, so that sums and differences stay within it."""
    lanes = Lanes(WIDTH, tuple(range(len(pairs))))
    a, b = (sum(number << WIDTH * lane for lane, number in enumerate(row)) for row in zip(*pairs, strict=True))

    assert lanes.read(a) == [x for x, _ in pairs]
    assert lanes.read(a - b) == [x - y for x, y in pairs]
    assert lanes.read(lanes.larger(a, b)) == [max(x, y) for x, y in pairs]
    assert lanes.all_reach(a) == all(x >= 0 for x, _ in pairs)
    assert lanes.any_reaches(a) == any(x >= 0 for x, _ in pairs)
    assert lanes.read(7 * lanes.ones) == [7] * len(pairs)


def test_the_largest_loss_of_each_lane_is_taken_and_the_others_stay():
    lanes = Lanes(WIDTH, (0, 1))
    losses = [0 + (5 << WIDTH), 0 + (3 << WIDTH)]

    largest, others = _take_largest(lanes, losses)

    assert lanes.read(largest) == [0, 5]
    assert [lanes.read(other) for other in others] == [[0, 0], [0, 3]]


def search(*questions, lanes=2, most_nodes=100):
    """The smallest set from a lead of 0, as (question, id), and whether it is proven; a move: id, steps, gains."""
    packed = Lanes(WIDTH, tuple(range(lanes)))
    moves = tuple(
        tuple(
            Move(steps, id, question, 0, sum(gain << WIDTH * lane for lane, gain in enumerate(gains)))
            for id, steps, *gains in moves
        )
        for question, moves in enumerate(questions)
    )
    found, exact = Search(packed, 0, moves, most_nodes).smallest()
    return found and [(move.question, move.id) for move in found], exact


def test_fewer_moves_come_before_fewer_steps():
    assert search([("a", 1, 1, 0)], [("a", 1, 0, 1)], [("a", 4, 1, 1)]) == ([(2, "a")], True)


def test_fewer_steps_come_before_a_larger_margin():
    assert search([("a", 2, 9, 9)], [("a", 1, 1, 1)]) == ([(1, "a")], True)


def test_a_larger_margin_comes_before_ids_and_is_the_lead_over_the_nearest():
    """Over the nearest: 2, 3 and 3."""
    assert search([("a", 1, 2, 9), ("b", 1, 3, 4)], [("a", 1, 5, 3)]) == ([(0, "b")], True)


def test_ids_of_questions_come_before_ids_of_options():
    assert search([("b", 1, 1, 1)], [("a", 1, 1, 1)]) == ([(0, "b")], True)


def test_one_move_a_question():
    assert search([("a", 1, 5, 0), ("b", 1, 0, 5)]) == (None, True)


def test_a_tie_is_not_enough():
    assert search([("a", 1, 5, 0)]) == (None, True)


def test_a_search_without_any_moves_finds_none():
    assert search() == (None, True)


def test_the_best_found_is_returned_when_the_nodes_run_out():
    """The first node finds a set of one move; that it isn't the nearest would take a second one."""
    assert search([("a", 2, 1, 1)], [("a", 1, 1, 1)], most_nodes=1) == ([(0, "a")], False)
    assert search([("a", 2, 1, 1)], [("a", 1, 1, 1)], most_nodes=3) == ([(1, "a")], True)


def test_every_set_that_it_tries_to_complete_counts_as_a_node():
    """One for a single move, which finds nothing; one for a pair, and one for what is missing after its first move."""
    questions = [("a", 1, 1, 0)], [("a", 1, 0, 1)]

    assert search(*questions, most_nodes=1 + 2) == ([(0, "a"), (1, "a")], True)
    assert search(*questions, most_nodes=1 + 1) == ([(0, "a"), (1, "a")], False)


def test_a_way_without_needless_moves_is_returned_when_nothing_was_found_yet():
    """All three gain 4 and 3; without the first 3 and 3; without the second, too, 2 and 1, which is still a lead."""
    questions = [("a", 1, 1, 0)], [("a", 1, 1, 2)], [("a", 1, 2, 1)]

    assert search(*questions, most_nodes=0) == ([(2, "a")], False)


def test_the_least_move_goes_first_when_either_would_do():
    """Both gain 4; the first alone 3, the second alone 1, which is the least that leads."""
    assert search([("a", 1, 3, 3)], [("a", 1, 1, 1)], most_nodes=0) == ([(0, "a")], False)
    assert search([("a", 1, 1, 1)], most_nodes=0) == ([(0, "a")], False)


def test_it_is_open_when_nothing_was_found_in_time_and_what_gains_most_fails():
    """What gains most in sum is `a`, which loses on the second; `b` gains on both."""
    question = [("a", 1, 9, -1), ("b", 1, 1, 1)]

    assert search(question, most_nodes=0) == (None, False)
    assert search(question) == ([(0, "b")], True)
