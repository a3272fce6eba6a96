"""Separability: simulated people who play a role, by the quiz and by the best possible guess, and faults that are seen.

The printed figures are recomputed elsewhere; here few people do.
"""

import pytest

from quiz.lint.figures import in_id_order
from quiz.lint.people import gather, recover
from quiz.scoring import grid
from tests.evidence import separability
from tests.evidence.models import BASE, MODELS
from tests.examples import shipped_quiz
from tests.scorer_faults import FAULTS

FEW = 60  # people of each role
MODEL = {model.name: model for model in MODELS}


@pytest.fixture(scope="module")
def played():
    """What became of a few people of each role, under each model."""
    return separability.play(in_id_order(shipped_quiz()), FEW)


@pytest.fixture(scope="module")
def separated():
    """The part that is made of few people."""
    return separability.separate(shipped_quiz(), FEW)


@pytest.mark.parametrize(("model", "leans"), [("noise 0.92", False), ("leaning", True)])
def test_people_without_more_than_noise_and_a_lean_are_those_of_the_linter(played, model, leans):
    """`quiz check` counts as many first, and the same confusions."""
    quiz = in_id_order(shipped_quiz())
    table, crowd = grid(quiz), gather(quiz, FEW)
    recovered = [recover(quiz, table, index, crowd)[leans] for index in range(len(quiz.roles))]

    assert [each.first for each in played[MODEL[model]]] == [each.first for each in recovered]
    assert [_rival(each) for each in played[MODEL[model]]] == [each.confusion for each in recovered]


def _rival(outcome):
    return outcome.rivals.most_common(1)[0][0] if outcome.rivals else None


def test_a_guess_that_knows_the_model_is_never_beaten_on_the_mean_of_the_roles(played):
    """By chance alone it may be, by two or three standard errors."""
    for model, outcomes in played.items():
        people = sum(each.people for each in outcomes)
        first, best = sum(each.first for each in outcomes) / people, sum(each.guessed for each in outcomes) / people
        error = (first * (1 - first) / people) ** 0.5

        assert first <= best + 3 * error, model.name
        assert best >= 0.7, model.name


def test_each_model_has_its_mean_and_its_worst_role_and_the_base_model_every_role(separated, played):
    """Twelve roles, a mean over as many people, and the worst is one of those."""
    worst = min(played[BASE], key=lambda each: each.first)

    assert separated.cell("noise 0.92, mean of the roles", "people") == f"{12 * FEW}"
    assert separated.cell(f"noise 0.92, worst: {worst.role.name}", "taken most for") == worst.confusion
    assert len(separated.rows) == 2 * len(MODELS) + 1 + 12
    assert {row[2] for row in separated.rows if len(row) > 1} == {"8.3 %"}


@pytest.mark.parametrize("plant", FAULTS)
def test_a_planted_fault_of_the_scorer_changes_the_printed_figures_and_not_the_best_possible(
    separated, monkeypatch, plant
):
    plant(monkeypatch)
    faulty = separability.separate(shipped_quiz(), FEW)
    means = [f"{model.name}, {separability.MEAN}" for model in MODELS]

    assert [row[3:] for row in faulty.rows] != [row[3:] for row in separated.rows]
    assert [faulty.cell(mean, "own role first") for mean in means] != [
        separated.cell(mean, "own role first") for mean in means
    ]
    assert [faulty.cell(mean, "best possible") for mean in means] == [
        separated.cell(mean, "best possible") for mean in means
    ]
