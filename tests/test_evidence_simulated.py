"""The simulated people of the evidence, and the best possible guess of the role that they played.

What is promised is worked by hand, or found by a second way.
"""

from dataclasses import replace

import pytest

from quiz.lint.figures import in_id_order
from tests.evidence.likelihood import likelihood, shares
from tests.evidence.models import BASE, MODELS, Draw, Model, draw
from tests.examples import likert, quiz_of, shipped_quiz, single
from tests.lint_people import still

MODEL = {model.name: model for model in MODELS}
CAREFUL = Model("careful", noise=1e-6)  # so little noise that it moves no answer
TURNED = likert("turned", "cables", (100, 75, 50, 25, 0))
ROOM = single("room", ("cables",), {"near": (0,), "far": (100,)})


def one_question(*questions, **targets):
    """A quiz with a role for each target on `cables`; None claims nothing there."""
    claims = {id: {"cables": (target, 1)} if target is not None else {} for id, target in targets.items()}
    return quiz_of(questions, claims)


# The models


def test_middling_people_stand_half_way_to_the_middle():
    """50 + (0 - 50) / 2 = 25, 50 + (25 - 50) / 2 = 37.5, and 50 + (100 - 50) / 2 = 75; weights stay."""
    quiz = one_question(likert("cables"), low=0, lower=25, mid=50, high=100)
    moved = [MODEL["middling"].views(role).profile[0] for role in quiz.roles]

    assert [target.position for target in moved] == [25, 37.5, 50, 75]
    assert {target.weight for target in moved} == {1}


@pytest.mark.parametrize(("model", "expected"), [("yea-sayers", (2, 4, 0)), ("nay-sayers", (0, 2, 0))])
def test_yea_sayers_tick_one_label_up_and_nay_sayers_one_down_but_single_choices_stay(model, expected):
    """Target 25 is label 2, and label 4 where the positions run the other way: index 1 and 3; it is near to 0."""
    quiz = one_question(likert("cables"), TURNED, ROOM, amber=25)
    sheets = replace(MODEL[model], noise=0.0).sheets(quiz, quiz.roles[0], _still(quiz))

    assert list(sheets) == [expected]


def test_who_is_at_the_end_of_the_scale_stays_there():
    quiz = one_question(likert("cables"), TURNED, amber=100)

    assert list(MODEL["yea-sayers"].sheets(quiz, quiz.roles[0], _still(quiz))) == [(4, 1)]
    assert list(MODEL["nay-sayers"].sheets(quiz, quiz.roles[0], _still(quiz))) == [(3, 0)]


def _still(quiz):
    """One person without noise who is careful."""
    return Draw(still(quiz), {question.id: [1.0] for question in quiz.questions})


def test_of_careless_people_the_share_of_answers_that_is_said_is_uniform():
    """Of 40 % uniform answers to five options a fifth are the meant ones: 1 - 0.4 × 4/5 = 68 % stay, 8 % go to each."""
    quiz = one_question(likert("cables"), amber=75)
    sheets = replace(CAREFUL, careless=0.4).sheets(quiz, quiz.roles[0], draw(quiz, 20_000))
    counts = [0] * 5
    for (choice,) in sheets:
        counts[choice] += 1

    assert [count / 20_000 for count in counts] == pytest.approx([0.08, 0.08, 0.08, 0.68, 0.08], abs=0.01)


def test_noise_is_of_the_size_that_the_model_says():
    """1.84 is twice the linter's 0.92: the same errors, twice as large."""
    quiz = one_question(likert("cables"), amber=50)
    people = draw(quiz, 10)
    wide = Model("wide", noise=1.84)._crowd(people.crowd)

    assert wide.noises["cables", "cables"] == [2 * noise for noise in people.crowd.noises["cables", "cables"]]


# The best possible


def test_how_likely_a_label_is_worked_by_hand():
    """Target 75 is label 4. Φ(0.5 / 0.92) = Φ(0.5435) = 0.7066, so label 5 has 1 - 0.7066 and label 4 2 × 0.7066 - 1.

    A yea-sayer means label 5: it has Φ(0.5435), and label 4 has Φ(-0.5435) - Φ(-1.5 / 0.92) = 0.2934 - 0.0515.
    """
    quiz = one_question(likert("cables"), TURNED, amber=75)
    plain, turned = (shares(question, quiz.roles[0], BASE) for question in quiz.questions)
    yea = shares(quiz.questions[0], quiz.roles[0], MODEL["yea-sayers"])

    assert plain[3:] == pytest.approx((0.4132, 0.2934), abs=1e-4)
    assert turned == pytest.approx(plain[::-1])
    assert yea[3:] == pytest.approx((0.2419, 0.7066), abs=1e-4)


def test_how_likely_a_single_choice_is_worked_by_hand():
    """Target 75 with an SD of 0.92 × 25 = 23 is nearer to 100 than to 0 above 50: Φ(25 / 23) = Φ(1.0870) = 0.8615."""
    quiz = one_question(ROOM, amber=75, coral=50, nobody=None)
    amber, coral, nobody = (shares(ROOM, role, BASE) for role in quiz.roles)
    careless = shares(ROOM, quiz.roles[0], MODEL["careless, 40 %"])

    assert amber == pytest.approx((0.1385, 0.8615), abs=1e-3)
    assert coral == nobody == pytest.approx((0.5, 0.5))
    assert careless == pytest.approx((0.6 * 0.1385 + 0.2, 0.6 * 0.8615 + 0.2), abs=1e-3)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_the_options_of_a_question_have_probabilities_that_fit_how_often_people_choose_them(model):
    """Within five standard errors, and the half percent that cells may miss."""
    quiz, people = in_id_order(shipped_quiz()), 1_500
    crowd = draw(quiz, people)
    for role in (quiz.roles[0], quiz.roles[-1]):
        rows = likelihood(replace(quiz, roles=(role,)), model).grids
        columns = zip(*model.sheets(quiz, role, crowd), strict=True)
        for q, (question, column) in enumerate(zip(quiz.questions, columns, strict=True)):
            for option in range(len(question.options)):
                expected = sum(share * grids[q][option][0] for share, grids in rows)
                error = (expected * (1 - expected) / people) ** 0.5
                assert column.count(option) / people == pytest.approx(expected, abs=5 * error + 0.005), question.id
            total = sum(share * sum(row[0] for row in grids[q]) for share, grids in rows)
            assert total == pytest.approx(1)


def test_a_lean_makes_answers_hang_together():
    """Given a lean, answers are independent, but not over all: two last labels are likelier than their product."""
    quiz = one_question(likert("cables"), TURNED, amber=50)
    one, other = MODEL["leaning"], BASE
    both, each = likelihood(quiz, one).of((4, 4))[0], sum(likelihood(quiz, one).of((4, x))[0] for x in range(5))

    assert both > 1.5 * each * each
    assert likelihood(quiz, other).of((4, 4)) == [
        pytest.approx(shares(quiz.questions[0], quiz.roles[0], other)[4] ** 2)
    ]


def test_the_guess_takes_the_likeliest_role_and_shares_a_tie():
    quiz = one_question(likert("cables"), amber=100, twin=100, coral=0)
    best = likelihood(quiz, BASE)

    assert [best.credit((4,), role) for role in range(3)] == [0.5, 0.5, 0]
    assert [best.credit((0,), role) for role in range(3)] == [0, 0, 1]
