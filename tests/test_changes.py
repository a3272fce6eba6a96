"""What changed between two sittings: every pair counted once, by the role that came first; small numbers hidden."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.cohort.changes import Became, changes
from quiz.cohort.discreet import FEWEST, Hidden
from quiz.cohort.tally import Outcome
from tests.examples import shipped_quiz

QUIZ = shipped_quiz()
ROLES = [role.id for role in QUIZ.roles]
FAMILY = {role.id: role.family for role in QUIZ.roles}
OUTCOMES = st.tuples(st.sampled_from([*ROLES, None]), st.none(), st.just("clear"))


def came(leader: str | None) -> Outcome:
    return leader, None, "clear"


def test_each_pair_is_counted_by_what_became_of_the_role_in_front():
    """By hand: 6 stay, 2 go on within their family, 5 leave it, and of 3 a result names nobody: 1 + 1 + 1."""
    one = ROLES[0]
    near = next(id for id in ROLES[1:] if FAMILY[id] == FAMILY[one])
    far = next(id for id in ROLES if FAMILY[id] != FAMILY[one])
    moves = {
        (came(one), came(one)): 6,
        (came(one), came(near)): 2,
        (came(one), came(far)): 3,
        (came(far), came(near)): 2,
        (came(one), came(None)): 1,
        (came(None), came(one)): 1,
        (came(None), came(None)): 1,
    }

    found = changes(QUIZ, moves)

    assert found.counts == {Became.SAME: 6, Became.WITHIN: 2, Became.BETWEEN: 5, Became.UNNAMED: 3}
    assert found.pairs == 6 + 2 + 5 + 3
    assert found.shown == {
        Became.SAME: 6,
        Became.WITHIN: Hidden.UNDER_5,
        Became.BETWEEN: 5,
        Became.UNNAMED: Hidden.UNDER_5,
    }


def test_another_runner_up_or_word_is_no_move():
    before, after = (ROLES[0], ROLES[1], "clear"), (ROLES[0], ROLES[2], "close")

    assert changes(QUIZ, {(before, after): 7}).counts[Became.SAME] == 7


def test_an_unknown_role_is_an_error():
    with pytest.raises(KeyError):
        changes(QUIZ, {(came("nobody"), came(ROLES[0])): 1})


@given(st.lists(st.tuples(OUTCOMES, OUTCOMES), max_size=40))
def test_the_counts_add_up_and_none_from_one_to_four_is_shown(pairs):
    found = changes(QUIZ, Counter(pairs))

    assert found.pairs == len(pairs)
    assert not [count for count in found.shown.values() if isinstance(count, int) and 0 < count < FEWEST]
    if len(pairs) < FEWEST:
        assert not found.shown


@given(st.lists(st.tuples(OUTCOMES, OUTCOMES), max_size=20))
def test_backwards_it_is_the_same(pairs):
    """Whoever stays, stays; and a move to another family is one back from it."""
    back = Counter((after, before) for before, after in pairs)

    assert changes(QUIZ, Counter(pairs)) == changes(QUIZ, back)
