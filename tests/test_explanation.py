"""Promises of the explanation: the worked figures, exact sums, and which reasons are chosen (SCORING.md S3)."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import oracle
from quiz.content import Question, Quiz
from quiz.explanation import Account, Versus, account, versus
from quiz.explanation.reasons import Part, Reason, main_dimension, telling_dimension
from quiz.responses import LEFT_OUT, Responses, blank, respond
from quiz.scoring import score
from tests.examples import likert, quiz_of, single, worked_quiz, worked_sheet
from tests.examples import role as role_of
from tests.strategies import cases, for_every_quiz


def by_id(parts: Iterable[Part]) -> list[tuple[str, Fraction]]:
    """Parts as (question, points), in their order."""
    return [(part.question.id, part.points) for part in parts]


def by_dimension(reasons: Iterable[Reason]) -> list[tuple[str, Fraction]]:
    """Reasons as (dimension, points), in their order."""
    return [(reason.dimension, reason.points) for reason in reasons]


def account_of(quiz: Quiz, sheet: Responses, role: str) -> Account:
    """Why a role, and why not, whether it leads or not."""
    return account(quiz, sheet, score(quiz, sheet).match(role))


def versus_of(quiz: Quiz, sheet: Responses, role: str, rival: str) -> Versus:
    """One role against another, whichever is ahead."""
    ranking = score(quiz, sheet)
    return versus(quiz, sheet, ranking.match(role), ranking.match(rival))


def largest_first(quiz: Quiz, points: dict[int, Fraction]) -> list[tuple[str, Fraction]]:
    """What the order of reasons must be: the largest points first, then by question id."""
    named = [(quiz.questions[q].id, value) for q, value in points.items()]
    return sorted(named, key=lambda reason: (-reason[1], reason[0]))


# The worked example


def test_the_base_of_the_worked_example_is_the_mean_of_the_options():
    """`scripting` has its target in the middle: its agreements are 50, 75, 100, 75, 50."""
    found = account_of(worked_quiz(), worked_sheet(), "specialist")

    assert found.base == Fraction(6 * 50 + 2 * 50 + 1 * (50 + 75 + 100 + 75 + 50) // 5 + 1 * 50, 10) == 52


def test_the_lifts_of_the_worked_example():
    found = account_of(worked_quiz(), worked_sheet(), "specialist")

    assert by_id(found.lifts) == [
        ("customers", 45 - 30),
        ("hardware", 15 - 10),
        ("onsite", 10 - 5),
        ("scripting", 10 - 7),
    ]
    assert sum(reason.points for reason in found.lifts) == 28 == 80 - 52


def test_the_losses_of_the_worked_example():
    found = account_of(worked_quiz(), worked_sheet(), "specialist")

    assert by_id(found.losses) == [
        ("customers", 60 - 45),
        ("hardware", 20 - 15),
        ("onsite", 10 - 10),
        ("scripting", 10 - 10),
    ]
    assert sum(reason.points for reason in found.losses) == 20 == 100 - 80


def test_the_reasons_of_the_worked_example():
    """Customers and hardware lose as much as they lift, 15 and 5: each stands once, and then for the role."""
    found = account_of(worked_quiz(), worked_sheet(), "specialist")

    assert by_dimension(found.reasons_for) == [("customers", 15), ("hardware", 5), ("onsite", 5)]
    assert by_dimension(found.reasons_against) == []


def test_the_worked_example_against_the_runner_up():
    found = versus_of(worked_quiz(), worked_sheet(), "specialist", "analyst")

    assert by_id(found.differences) == [
        ("customers", 45 - 25),
        ("onsite", 10 - 0),
        ("hardware", 15 - Fraction(75, 4)),
        ("scripting", 10 - Fraction(75, 4)),
        ("certify", 0 - Fraction(25, 2)),
    ]
    assert sum(part.points for part in found.differences) == 5 == 80 - 75


def test_the_sides_of_the_worked_comparison():
    """Three are behind, two are shown; the remainder is the third: 20 + 10 - 12.5 - 8.75 + (-3.75) = 5."""
    found = versus_of(worked_quiz(), worked_sheet(), "specialist", "analyst")

    assert by_dimension(found.ahead) == [("customers", 20), ("onsite", 10)]
    assert by_dimension(found.behind) == [("certify", Fraction(-25, 2)), ("scripting", Fraction(-35, 4))]


# Sums


@for_every_quiz
@given(data=st.data())
def test_lifts_are_points_less_the_mean_option_and_sum_to_the_match_less_its_base(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    for role in quiz.roles:
        offer = oracle.on_offer(quiz, sheet, role)
        lifts = {q: points[sheet.choices[q]] - sum(points) / len(points) for q, points in offer.items()}

        found = account_of(quiz, sheet, role.id)

        assert by_id(found.lifts) == largest_first(quiz, lifts)
        assert found.base == sum(sum(points) / len(points) for points in offer.values())
        assert found.base + sum(reason.points for reason in found.lifts) == oracle.match(quiz, sheet, role)


@for_every_quiz
@given(data=st.data())
def test_losses_are_what_the_best_option_would_add_and_sum_to_100_less_the_match(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    for role in quiz.roles:
        offer = oracle.on_offer(quiz, sheet, role)
        losses = {q: max(points) - points[sheet.choices[q]] for q, points in offer.items()}

        found = account_of(quiz, sheet, role.id)

        assert by_id(found.losses) == largest_first(quiz, losses)
        assert all(reason.points >= 0 for reason in found.losses)
        if offer:
            assert sum(reason.points for reason in found.losses) == 100 - oracle.match(quiz, sheet, role)


@for_every_quiz
@given(data=st.data())
def test_differences_sum_to_the_difference_of_the_matches(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    role, rival = data.draw(st.permutations(quiz.roles))[:2]
    mine, theirs = (oracle.contributions(quiz, sheet, each) for each in (role, rival))
    weighed = oracle.on_offer(quiz, sheet, role).keys() | oracle.on_offer(quiz, sheet, rival).keys()

    found = versus_of(quiz, sheet, role.id, rival.id)

    assert by_id(found.differences) == largest_first(quiz, {q: mine[q] - theirs[q] for q in weighed})
    assert sum(reason.points for reason in found.differences) == sum(mine) - sum(theirs)


@for_every_quiz
@given(data=st.data())
def test_turning_a_comparison_round_turns_its_signs(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    role, rival = data.draw(st.permutations(quiz.roles))[:2]

    there = versus_of(quiz, sheet, role.id, rival.id)
    back = versus_of(quiz, sheet, rival.id, role.id)

    assert dict(by_id(there.differences)) == {id: -points for id, points in by_id(back.differences)}


# Which reasons are chosen


def summed(parts: Iterable[Part], about: Callable[[Question], str]) -> dict[str, Fraction]:
    """What `gather` must come to: dimension → points of its questions."""
    sums: dict[str, Fraction] = {}
    for part in parts:
        dimension = about(part.question)
        sums[dimension] = sums.get(dimension, Fraction()) + part.points
    return sums


@for_every_quiz
@given(data=st.data())
def test_reasons_are_sums_by_preference_the_largest_first_and_none_stands_on_both_sides(quizzes, data):
    """Up to three of a point or more; a preference that would stand in both stays where its figure is larger."""
    quiz, sheet = data.draw(cases(quizzes))
    for role in quiz.roles:
        found = account_of(quiz, sheet, role.id)
        about = partial(main_dimension, role)
        lifts, losses = summed(found.lifts, about), summed(found.losses, about)
        fors, against = dict(by_dimension(found.reasons_for)), dict(by_dimension(found.reasons_against))

        assert fors.items() <= lifts.items()
        assert against.items() <= losses.items()
        assert not fors.keys() & against.keys()
        assert len(fors) <= 3
        assert len(against) <= 3
        assert all(points >= 1 for points in fors.values())
        assert all(points >= 1 for points in against.values()) or (len(against) == 1 and min(against.values()) > 0)
        for dimension, points in lifts.items():
            if dimension not in fors and points >= 1 and len(fors) < 3:
                assert losses[dimension] > points
        for dimension, points in losses.items():
            if dimension not in against and points >= 1 and len(against) < 3:
                assert lifts[dimension] >= points


@for_every_quiz
@given(data=st.data())
def test_sides_of_a_comparison_are_three_largest_above_0_and_two_smallest_below(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    one, other = quiz.roles[:2]

    found = versus_of(quiz, sheet, one.id, other.id)

    sums = summed(found.differences, lambda question: telling_dimension(one, other, question))
    assert sum(sums.values()) == found.role.points - found.rival.points
    largest = sorted(sums.items(), key=lambda each: (-each[1], each[0]))
    smallest = sorted(sums.items(), key=lambda each: (each[1], each[0]))
    assert by_dimension(found.ahead) == [each for each in largest if each[1] > 0][:3]
    assert by_dimension(found.behind) == [each for each in smallest if each[1] < 0][:2]


def test_a_question_belongs_to_the_preference_that_weighs_most_then_spreads_most_then_comes_first():
    """The options spread over 50 on `a` and `b`, and over 100 on `wide`."""
    question = single("q", ("b", "a", "wide"), {"x": (0, 25, 0), "y": (50, 75, 100)})

    assert main_dimension(role_of("r", {"a": (0, 3), "wide": (0, 2)}), question) == "a"
    assert main_dimension(role_of("r", {"a": (0, 2), "wide": (0, 2)}), question) == "wide"
    assert main_dimension(role_of("r", {"a": (0, 2), "b": (0, 2)}), question) == "a"


def test_between_two_roles_a_question_belongs_to_the_preference_on_which_they_differ_most():
    """Targets 75 apart on `a`; on `b` only one role makes a claim, which counts as half the scale."""
    question = single("q", ("a", "b", "c"), {"x": (0, 0, 0), "y": (100, 100, 100)})
    one = role_of("one", {"a": (0, 1), "b": (50, 1), "c": (50, 3)})
    other = role_of("other", {"a": (75, 1), "c": (50, 3)})
    alike = role_of("alike", {"a": (25, 1), "c": (50, 3)})

    assert telling_dimension(one, other, question) == "a"
    assert telling_dimension(one, alike, question) == "b"


def test_a_reason_sums_the_answers_about_one_preference_and_quotes_the_likert_one():
    """Both are best answers of weight 3 of 6: each lifts (100 - 50) / 2; the likert one stands for both."""
    second = single("second", ("phone",), {"all": (100,), "none": (0,)})
    quiz = quiz_of((likert("first", "phone"), second), {"role": {"phone": (100, 3)}, "other": {"phone": (0, 1)}})

    [reason] = account_of(quiz, respond(quiz, {"first": "5", "second": "all"}), "role").reasons_for

    assert reason.points == Fraction(100 - 50, 2) + Fraction(100 - 50, 2)
    assert reason.quoted.question.id == "first"
    assert reason.mark == 100


def test_a_reason_quotes_no_answer_that_pulls_the_other_way():
    """The likert answer agrees to 40, all options to 48: it pulls down; the single choice lifts by 75 / 2."""
    first = likert("first", "phone", (0, 25, 40, 75, 100))
    second = single("second", ("phone",), {"all": (100,), "b": (0,), "c": (0,), "d": (0,)})
    quiz = quiz_of((first, second), {"role": {"phone": (100, 3)}, "other": {"phone": (0, 1)}})

    [reason] = account_of(quiz, respond(quiz, {"first": "3", "second": "all"}), "role").reasons_for

    assert reason.points == Fraction(40 - 48, 2) + Fraction(100 - 25, 2)
    assert reason.quoted.question.id == "second"
    assert reason.mark is None


def test_only_what_an_answer_meets_is_quoted_of_a_role_and_against_it_only_what_it_misses():
    """The option stands at 100, 50 and 0; the role asks for 75 (25 off: met), 0 (50 off) and makes no third claim."""
    question = single("q", ("a", "b", "c"), {"x": (100, 50, 0), "y": (0, 0, 0)})
    part = Part(question, question.options[0], 1, 1)

    assert part.meets(role_of("r", {"a": (75, 2), "b": (0, 1)})) == ("a",)
    assert part.misses(role_of("r", {"a": (75, 2), "b": (0, 1)})) == ("b",)
    assert part.misses(role_of("r", {"a": (75, 2), "b": (25, 1)})) == ("a", "b")


def test_four_equal_lifts_give_three_reasons_by_question_id():
    """Each of four questions lifts by 100/4 - 50/4; the file has them in another order than their ids."""
    ids = ("delta", "bravo", "alpha", "charlie")
    quiz = quiz_of(tuple(map(likert, ids)), {"role": dict.fromkeys(ids, (100, 2)), "other": {"delta": (0, 1)}})
    sheet = respond(quiz, dict.fromkeys(ids, "5"))

    found = account_of(quiz, sheet, "role")

    lift = Fraction(100 - 50, 4)
    assert by_dimension(found.reasons_for) == [("alpha", lift), ("bravo", lift), ("charlie", lift)]


def test_four_equal_losses_give_three_reasons_by_question_id():
    """The farthest answer to each of four questions loses 100/4."""
    ids = ("delta", "bravo", "alpha", "charlie")
    quiz = quiz_of(tuple(map(likert, ids)), {"role": dict.fromkeys(ids, (100, 2)), "other": {"delta": (0, 1)}})
    sheet = respond(quiz, dict.fromkeys(ids, "1"))

    found = account_of(quiz, sheet, "role")

    assert by_dimension(found.reasons_against) == [(id, Fraction(100, 4)) for id in ("alpha", "bravo", "charlie")]
    assert found.reasons_for == ()


def test_equal_differences_stand_by_question_id_on_both_sides():
    """Seven questions of one weight: at the high end `high` gets 100/7 more, at the low end 100/7 less."""
    ids = ("golf", "echo", "foxtrot", "delta", "charlie", "bravo", "hotel")
    ends = {"high": dict.fromkeys(ids, (100, 1)), "low": dict.fromkeys(ids, (0, 1))}
    quiz = quiz_of(tuple(map(likert, ids)), ends)
    sheet = respond(quiz, {id: "1" if id in {"golf", "bravo", "echo"} else "5" for id in ids})

    found = versus_of(quiz, sheet, "high", "low")

    seventh = Fraction(100, 7)
    assert by_dimension(found.ahead) == [("charlie", seventh), ("delta", seventh), ("foxtrot", seventh)]
    assert by_dimension(found.behind) == [("bravo", -seventh), ("echo", -seventh)]


@pytest.mark.parametrize(
    ("weights", "shown"),
    [
        # None reaches a point, so that the largest stands alone.
        ((2, 1), [("q0", Fraction(2, 3))]),
        # Of two equal ones below a point, the first by id.
        ((1, 1), [("q0", Fraction(1, 2))]),
    ],
)
def test_where_no_loss_reaches_a_point_the_largest_above_0_is_given(weights, shown):
    """Options lie a point apart, so that q loses weight x 1 / (sum of weights)."""
    questions = tuple(likert(f"q{n}", positions=(0, 1)) for n in (1, 0))
    claims = {f"q{n}": (0, weight) for n, weight in enumerate(weights) if weight}
    quiz = quiz_of(questions, {"role": claims, "other": {"q0": (0, 1)}})

    found = account_of(quiz, respond(quiz, {"q0": "2", "q1": "2"}), "role")

    assert by_dimension(found.reasons_against) == shown


def test_losses_of_exactly_a_point_are_all_given():
    """Two questions of one weight, their options two points apart: each loses 1 x 2 / 2."""
    questions = (likert("q0", positions=(0, 2)), likert("q1", positions=(0, 2)))
    quiz = quiz_of(questions, {"role": {"q0": (0, 1), "q1": (0, 1)}, "other": {"q0": (0, 1)}})

    found = account_of(quiz, respond(quiz, {"q0": "2", "q1": "2"}), "role")

    assert by_dimension(found.reasons_against) == [("q0", Fraction(1 * 2, 2)), ("q1", Fraction(1 * 2, 2))]


def test_a_loss_under_a_point_is_not_given_beside_larger_ones():
    """q0 loses 3 x 100 / 4 points, q1 only 1 x 1 / 4."""
    questions = (likert("q0"), likert("q1", positions=(0, 1)))
    quiz = quiz_of(questions, {"role": {"q0": (0, 3), "q1": (0, 1)}, "other": {"q0": (0, 1)}})

    found = account_of(quiz, respond(quiz, {"q0": "5", "q1": "2"}), "role")

    assert by_dimension(found.reasons_against) == [("q0", Fraction(3 * 100, 4))]
    assert by_id(found.losses)[1] == ("q1", Fraction(1 * 1, 4))


def test_a_lift_under_a_point_is_no_reason_and_one_of_exactly_a_point_is():
    """Options at 0 and 2, target 0: the nearer lifts by 100 - 99 = 1; at 0 and 1 by 100 - 99.5."""
    whole = quiz_of((likert("q", positions=(0, 2)),), {"role": {"q": (0, 1)}, "other": {"q": (2, 1)}})
    half = quiz_of((likert("q", positions=(0, 1)),), {"role": {"q": (0, 1)}, "other": {"q": (1, 1)}})

    given_reasons = account_of(whole, respond(whole, {"q": "1"}), "role")
    untold = account_of(half, respond(half, {"q": "1"}), "role")

    assert by_dimension(given_reasons.reasons_for) == [("q", 100 - Fraction(100 + 98, 2))]
    assert untold.reasons_for == ()
    assert by_id(untold.lifts) == [("q", 100 - Fraction(100 + 99, 2))]


def test_a_sheet_of_best_answers_has_nothing_against_it():
    quiz = worked_quiz()
    best = worked_sheet(customers=100, hardware=0, scripting=50, onsite=0)

    found = account_of(quiz, best, "specialist")

    assert found.match.points == 100
    assert found.reasons_against == ()


# What an answer changes


@for_every_quiz
@given(data=st.data())
def test_e2_an_answer_moves_its_own_lift_and_loss_by_what_it_adds_and_no_others(quizzes, data):
    """Each reason stands on its own answer: the base and every other question's figures stay as they are."""
    quiz, sheet = data.draw(cases(quizzes, complete=True))
    q = data.draw(st.integers(0, len(quiz.questions) - 1))
    changed = sheet.answer({q: data.draw(st.integers(0, len(quiz.questions[q].options) - 1))})
    for role in quiz.roles:
        offer = oracle.on_offer(quiz, sheet, role).get(q)
        step = offer[changed.choices[q]] - offer[sheet.choices[q]] if offer else Fraction(0)

        before, after = account_of(quiz, sheet, role.id), account_of(quiz, changed, role.id)

        assert after.base == before.base
        asked = quiz.questions[q].id
        assert dict(by_id(after.lifts)) == {id: points + step * (id == asked) for id, points in by_id(before.lifts)}
        assert dict(by_id(after.losses)) == {id: points - step * (id == asked) for id, points in by_id(before.losses)}


@for_every_quiz
@given(data=st.data())
def test_e2_leaving_a_question_out_removes_its_reasons(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    q = data.draw(st.integers(0, len(quiz.questions) - 1))
    left_out = sheet.answer({q: LEFT_OUT})

    accounts = [account_of(quiz, left_out, role.id) for role in quiz.roles]
    compared = versus_of(quiz, left_out, quiz.roles[0].id, quiz.roles[1].id)

    given_reasons = [reason for each in accounts for reason in (*each.lifts, *each.losses)]
    assert quiz.questions[q] not in [reason.question for reason in (*given_reasons, *compared.differences)]


@for_every_quiz
@given(data=st.data())
def test_every_reason_quotes_the_persons_answer_to_a_question_that_the_role_weighs(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    chosen = {quiz.questions[q]: quiz.questions[q].options[sheet.choices[q]] for q in sheet.answered}

    accounts = [account_of(quiz, sheet, role.id) for role in quiz.roles]
    compared = versus_of(quiz, sheet, quiz.roles[0].id, quiz.roles[1].id)

    for each in accounts:
        for reason in (*each.reasons_for, *each.reasons_against):
            for part in reason.parts:
                assert part.option is chosen[part.question]
                assert oracle.weight(each.match.role, part.question)
    for reason in (*compared.ahead, *compared.behind):
        for part in reason.parts:
            assert part.option is chosen[part.question]
            assert any(oracle.weight(role, part.question) for role in quiz.roles[:2])


@for_every_quiz
@given(data=st.data())
def test_reasons_given_together_share_one_scale(quizzes, data):
    """So they compare, and round to a sum, as integers."""
    quiz, sheet = data.draw(cases(quizzes))
    roles = [role.id for role in quiz.roles]

    found = account_of(quiz, sheet, roles[0])
    compared = versus_of(quiz, sheet, *roles[:2])

    for reasons in (found.lifts, found.losses, compared.differences):
        assert len({reason.scale for reason in reasons}) <= 1


def test_the_account_of_a_blank_sheet_is_empty_and_not_an_error():
    quiz = worked_quiz()

    found = account_of(quiz, blank(quiz), "analyst")

    assert (found.base, found.lifts, found.losses) == (0, (), ())
