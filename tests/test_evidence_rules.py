"""Rules that put fields in order for a person, models that are fitted, and what becomes of a person: worked by hand."""

from decimal import Decimal

import pytest

from quiz.responses import LEFT_OUT, Responses
from quiz.result import Result
from tests.evidence import fitting, interest_quizzes, outside, rules
from tests.evidence.outcomes import Outcome, balance, outcome
from tests.evidence.surveys import Person
from tests.made_up_people import MADE_UP, choices


class TestRules:
    """Other rules than the quiz's own."""

    def test_distances_are_as_worked_by_hand(self):
        """As published, sewing is at 66.7, 0, 50, 0, 0, 0; stretched, at 100, 0, 100, 0, 0, 0."""
        crowd = [Person(choices(4, 0, 0, 2, 0, 0), "sewing")]

        assert rules.raw_city_block(crowd, MADE_UP)[0][0] == pytest.approx(-(100 / 3 + 0 + 50 + 50))
        assert rules.stretched_city_block(crowd, MADE_UP)[0][0] == pytest.approx(-(0 + 0 + 100 + 50))

    def test_without_steps_a_target_is_its_figure_in_whole_numbers(self):
        """Trading stands at 24.5, 50, 33.3, 50, 100, 100: whole, 24, 50, 33; the nearest answers are 1, 0 and 8 off."""
        crowd = [Person(choices(4, 0, 0, 2, 0, 0), "trading")]
        [[_, _, trading]] = rules.engine_without_steps(crowd, MADE_UP)

        assert trading == pytest.approx((100 - (76 - 1) + 50 + 100 - (33 - 8) + 100 + 0 + 0) / 6)

    def test_less_random_answers_is_the_sum_of_the_lifts(self):
        """As an account of the match adds them up, a question left out included."""
        crowd = [Person((LEFT_OUT, *choices(4, 0, 0, 2, 0, 0)[1:]), "trading")]
        quiz = interest_quizzes.quiz(interest_quizzes.fields(MADE_UP))
        accounts = [Result(quiz, Responses(crowd[0].choices)).account(role.id) for role in quiz.roles]
        [found] = rules.engine_above_random(crowd, MADE_UP)

        assert found == pytest.approx([float(sum(part.points for part in each.lifts)) for each in accounts])

    def test_correlation(self):
        """By hand: (0, 0, 3) and (0, 3, 0) are −1, −1, 2 and −1, 2, −1 off their means: (1 − 2 − 2) / 6."""
        assert rules.pearson((1, 2, 3), (2, 4, 6)) == pytest.approx(1)
        assert rules.pearson((0, 0, 3), (0, 3, 0)) == pytest.approx(-0.5)
        assert rules.pearson((0.1, 0.1, 0.1), (0, 3, 0)) == 0

    def test_standardised_columns(self):
        assert rules.standardised([(0, 10), (2, 50)]) == [[-1, -1], [1, 1]]

    def test_products_of_what_is_standardised(self):
        """Everything stands at −1 or 1: nothing liked against one type at 1 and five at −1 is −1 + 5, and so on."""
        crowd = [Person(choices(0, 0, 0, 0, 0, 0), "one"), Person(choices(4, 4, 4, 4, 4, 4), "other")]
        of = {"one": (Decimal(3), *(Decimal(1),) * 5), "other": (Decimal(1), *(Decimal(3),) * 5)}

        assert rules.standardised_products(crowd, of) == [[4, -4], [-4, 4]]


class TestOutcomes:
    """Where one's own class stands."""

    def test_with_ties_as_worked_by_hand(self):
        """Of 1, 3 and 5, one is below 3 and one is level: 1.5 of 3."""
        assert outcome([3, 1, 3, 5], 0) == Outcome(leader=3, above=1, level=1, below=1)
        assert outcome([5, 1, 5, 5], 0) == Outcome(leader=None, above=0, level=2, below=1)
        assert outcome([9, 1, 3, 5], 0) == Outcome(leader=0, above=0, level=0, below=3)

    @pytest.mark.parametrize(
        ("scores", "first", "three", "auc"),
        [([3, 1, 3, 5], 0, 1, 0.5), ([5, 1, 5, 5], 0, 1, 2 / 3), ([5, 5, 5, 5], 0, 0, 0.5), ([9, 1, 3, 5], 1, 1, 1)],
    )
    def test_first_and_three_are_strict_and_level_counts_a_half_of_the_area(self, scores, first, three, auc):
        found = outcome(scores, 0)

        assert (found.first, found.three, found.auc) == (first, three, auc)

    @pytest.mark.parametrize(
        ("scores", "first", "three"),
        [([3, 1, 3, 5], 0, 1), ([5, 1, 5, 5], 1 / 3, 1), ([5, 5, 5, 5], 1 / 4, 3 / 4), ([3, 3, 4, 4], 0, 1 / 2)],
    )
    def test_lots_are_drawn_between_those_that_are_level(self, scores, first, three):
        """Three level in first place: one in three. Two above, one level: one place left for the two of them."""
        found = outcome(scores, 0)

        assert (found.drawn(1), found.drawn(3)) == (first, three)

    def test_what_differs_in_the_last_digits_of_a_float_is_level(self, monkeypatch):
        crowd = [Person(choices(4, 0, 0, 2, 0, 0), "sewing")]
        monkeypatch.setitem(rules.RULES, "sums", lambda _people, _profiles: [[0.1 + 0.2, 0.3, 0.1]])

        assert outside.outcomes("sums", crowd, MADE_UP) == [Outcome(leader=None, above=0, level=1, below=1)]

    def test_a_balanced_mean_counts_each_field_once(self):
        """Means 1/2 and 1; the variance of 1, 0, 1, 0 is 1/3, and of four people's mean 1/12."""
        found = balance({"large": [1, 0, 1, 0], "small": [1, 1]})

        assert found.mean == 0.75
        assert found.error == pytest.approx((1 / 12) ** 0.5 / 2)


class TestFitted:
    """Models that are fitted on half."""

    CROSS = ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0))
    POINTS = (*CROSS, *((x + 4, y) for x, y in CROSS))
    CLASSES = (0,) * 4 + (1,) * 4

    def test_the_discriminant_is_as_worked_by_hand(self):
        """Centres (0, 0) and (4, 0); squares 2 + 2 in each direction, over 8 − 2: covariance 2/3. 4 / (2/3) = 6."""
        model = fitting.discriminant(self.POINTS, self.CLASSES)

        assert fitting.pooled_covariance(self.POINTS, self.CLASSES, [(0, 0), (4, 0)]) == [[4 / 6, 0], [0, 4 / 6]]
        assert model.weights[1] == pytest.approx((6, 0))
        assert model.constants == pytest.approx((0, -6 * 4 / 2))
        assert model((2, 5)) == pytest.approx([0, 0])  # halfway

    def test_a_common_class_is_more_likely_before(self):
        """Three times as common: its line moves by log 3."""
        points = (*self.POINTS, *self.POINTS[:4], *self.POINTS[:4])
        plain, shared = (
            fit(points, (*self.CLASSES, *(0,) * 8)) for fit in (fitting.discriminant, fitting.discriminant_by_share)
        )

        assert shared.constants[0] - shared.constants[1] - plain.constants[0] + plain.constants[1] == pytest.approx(
            1.0986, abs=1e-4
        )

    def test_the_nearest_centroid(self):
        assert fitting.nearest_centroid(self.POINTS, self.CLASSES)((1, 2)) == [-5, -13]

    def test_equations_are_solved_also_where_a_pivot_is_zero(self):
        """0x + 2y = 4 and 3x + y = 5: y = 2, x = 1."""
        assert fitting.solve([(0, 2), (3, 1)], (4, 5)) == [1, 2]

    def test_nobody_is_judged_by_a_model_that_was_fitted_on_them(self):
        fitted_on: list[list[fitting.Vector]] = []

        def fit(points, classes):
            fitted_on.append(points)
            return lambda point: [point in points]

        points = [(n,) for n in range(9)]
        scores = fitting.crossed(fit, points, (0, 1, 0, 1, 0, 0, None, 0, 1))

        assert scores == [[False]] * 9
        assert sorted(point for points in fitted_on for (point,) in points) == [0, 1, 2, 3, 4, 5, 7, 8]
