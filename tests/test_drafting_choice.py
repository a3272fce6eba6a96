"""What is chosen for some occupations: each target follows from a published figure, and from nothing else."""

import random
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, product
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank import Bank, Element, shipped
from quiz.drafting import Choice, choose
from quiz.drafting.answers import MEAN
from quiz.drafting.choosing import choose_from, settle
from quiz.drafting.figures import ENDS, pooled, published, stretch_over
from quiz.drafting.order import in_order
from quiz.drafting.selecting import Field, field, select
from quiz.drafting.trial import SHORT, Plan, Trial, trial
from quiz.drafting.weights import near, weigh
from quiz.errors import ChoiceError, ReleaseError
from quiz.lint.figures import measure
from quiz.lint.people import answers, gather
from quiz.onet import Key, Occupation, Rating, Ratings, Release, Withheld
from quiz.reading.figures import nearest, stretch
from quiz.responses import LEFT_OUT, Responses
from quiz.scoring import score
from tests.bench_onet import IS_THERE, MISSING, outcome, sample
from tests.examples import ROOT
from tests.releases import CODES, SCALES, SHAPES, tables

BANK = shipped()
ALL = [*CODES]
FIVE = ALL[:5]
HANDS = BANK.find(["hands"])[0]


@pytest.fixture(scope="module")
def release(tmp_path_factory) -> Release:
    """The made-up one, in which ten occupations differ on all that the bank holds."""
    return Release(SHAPES["folder"](tmp_path_factory.mktemp("release"), tables()))


@pytest.fixture(scope="module")
def rated(release) -> Ratings:
    """All of its figures."""
    return published(release, BANK, ALL)


def made(figures: dict[str, dict[Element, str]], errors: dict[str, str] | None = None) -> Ratings:
    """Figures by occupation and element, with a standard error for some occupations."""
    found = {}
    for code, row in figures.items():
        for element, value in row.items():
            key = Key(code, element.id, element.scale)
            error = Decimal((errors or {})[code]) if errors else None
            found[key] = Rating(key, element.name, Decimal(value), None, error, None, element.file, 1)
    return Ratings(found, {})


def occupations(codes):
    """Made-up ones."""
    return [Occupation(code, f"Title {code}", "") for code in codes]


class TestStretched:
    """A dimension is used only where the figures differ by a point, and by more than chance; worked by hand."""

    @pytest.mark.parametrize(
        ("high", "positions"),
        [("3.99", None), ("4", [0, 100])],  # 3.99 - 3 = 0.99 and 4 - 3 = 1, of at least 1
    )
    def test_a_range_of_less_than_a_point_is_not_stretched(self, high, positions):
        rated = made({"a": {HANDS.elements[0]: "3"}, "b": {HANDS.elements[0]: high}})

        found = stretch_over(HANDS, rated, "ab")

        assert (found and [*found.positions.values()]) == positions

    @pytest.mark.parametrize(("high", "is_used"), [("4.41", False), ("4.42", True)])
    def test_a_range_under_twice_the_pooled_error_is_not_stretched(self, high, is_used):
        """Pooled: the root of (0.36 + 0.64) / 2 is 0.7071, and twice that is 1.4142."""
        rated = made({"a": {HANDS.elements[0]: "3"}, "b": {HANDS.elements[0]: high}}, {"a": "0.6", "b": "0.8"})

        assert pooled(rated.used.values()) == Decimal("0.5")
        assert bool(stretch_over(HANDS, rated, "ab")) is is_used

    def test_figures_are_rounded_to_steps_over_the_set(self):
        """Of 1 to 5: 1.49 stands at 12.25, nearest to 0; 1.5 halfway, at 12.5, the lower; 3.6 at 65, nearest to 75."""
        values = {"a": "1", "b": "5", "c": "1.49", "d": "1.5", "e": "3.6", "f": "3.4"}
        rated = made({code: {HANDS.elements[0]: value} for code, value in values.items()})

        found = stretch_over(HANDS, rated, values)

        assert found
        assert found.positions == {"a": 0, "b": 100, "c": 0, "d": 0, "e": 75, "f": 50}
        assert (found.stretched.low, found.stretched.high) == (1, 5)

    def test_the_first_element_counts_that_has_figures_for_the_most(self):
        support = BANK.find(["support"])[0]
        first, second = support.elements
        both = {"a": {first: "2", second: "5"}, "b": {first: "4", second: "1"}}

        found = stretch_over(support, made(both), "ab")
        instead = stretch_over(support, made({**both, "a": {second: "5"}}), "ab")

        assert found
        assert instead
        assert (found.stretched.element, found.positions["a"]) == (first, 0)
        assert (instead.stretched.element, instead.positions["a"]) == (second, 100)

    @pytest.mark.parametrize(
        ("low", "high", "faint"),
        [
            ("1", "7", 0),
            ("3", "7", 2 / 6),
            ("1", "5", 2 * 2 / 6),
            ("1", "4", 2 * 3 / 6),
            ("2", "3.99", 1 / 6 + 2 * 3.01 / 6 + 2),  # none of them has much of it
        ],
    )
    def test_a_dimension_says_less_the_more_of_its_scale_is_free_above_the_highest_twice(self, low, high, faint):
        found = stretch_over(HANDS, made({"a": {HANDS.elements[0]: low}, "b": {HANDS.elements[0]: high}}), "ab")

        assert found
        assert found.faint == pytest.approx(faint)

    def test_the_ends_of_scales_are_those_of_the_release(self, release):
        named = {element.scale for banked in BANK.dimensions for element in banked.elements}

        assert {id: (scale.low, scale.high) for id, scale in release.scales.items() if id in named} == ENDS

    def test_an_element_is_known_by_its_id_whatever_the_release_calls_it(self, rated):
        renamed = Ratings({key: replace(each, name="Clerical") for key, each in rated.used.items()}, {})

        found = stretch_over(HANDS, renamed, FIVE)

        assert found
        assert {each.name for each in found.figures.values()} == {"Clerical"}

    def test_the_whole_bank_can_be_used_of_ten_made_up_occupations(self, rated):
        assert [each.id for each in BANK.dimensions if not stretch_over(each, rated, ALL)] == []


@pytest.fixture(scope="module")
def choice(release) -> Choice:
    """Of five occupations of the made-up release."""
    return choose(release, BANK, FIVE, SHORT)


@pytest.fixture(scope="module")
def tried(rated) -> Trial:
    """The same as a plan, tried as a file would be."""
    return settle([Occupation(code, CODES[code], "") for code in FIVE], rated, BANK)


class TestChosen:
    """What comes out for the made-up release."""

    def test_each_target_is_its_figure_stretched_over_the_set(self, choice):
        assert [occupation.code for occupation in choice.occupations] == FIVE
        for used in choice.dimensions:
            placed = {code: choice.profiles[code][used.id] for code in FIVE}
            values = [each.rating.value for each in placed.values()]
            assert (used.low, used.high) == (min(values), max(values))
            for code, each in placed.items():
                assert each.rating.key == (code, used.element.id, used.element.scale)
                assert each.position == nearest(stretch(each.rating.value, used.low, used.high))[0]
                assert each.weight in near(each.position)

    def test_every_dimension_is_asked_about_from_both_ends_and_none_twice_in_a_row(self, choice):
        for used in choice.dimensions:
            alone = [each.question for each in choice.asked if each.question.dimensions == (used.id,)]
            assert sorted(question.is_reversed for question in alone) == [False, True]
        assert all(
            set(one.question.dimensions).isdisjoint(other.question.dimensions) for one, other in pairwise(choice.asked)
        )

    def test_questions_from_both_ends_take_turns(self, choice):
        ends = [each.question.is_reversed for each in choice.asked if each.question.ordered]

        assert all(len({*ends[start : start + 3]}) == 2 for start in range(len(ends) - 2))

    def test_nothing_is_found_of_it(self, tried):
        assert tried.findings == ()

    def test_every_role_is_ranked_when_each_dimension_was_asked_about_once(self, tried):
        plan, asked = tried.plan, in_order(tried.plan)
        early = {each.question.id for each in asked[: len(plan.dimensions) + len(plan.joins)]}

        ranking = score(plan.quiz, Responses(tuple(0 if q.id in early else LEFT_OUT for q in plan.quiz.questions)))

        assert len(early) < len(asked)
        assert ranking.unranked == ()

    def test_in_which_order_occupations_are_named_changes_only_that(self, choice, release):
        turned = choose(release, BANK, FIVE[::-1], SHORT)

        assert turned.occupations == choice.occupations[::-1]
        assert replace(turned, occupations=choice.occupations) == choice

    def test_a_plan_has_its_occupations_in_one_order(self, tried, rated):
        assert settle(tried.plan.occupations[::-1], rated, BANK, SHORT).plan == tried.plan

    def test_the_same_is_chosen_in_another_process(self, tmp_path):
        folder = SHAPES["folder"](tmp_path, tables())
        script = (
            "import sys; from pathlib import Path; from quiz.bank import shipped; from quiz.drafting import choose;"
            "from quiz.onet import Release;"
            "print(choose(Release(Path(sys.argv[1])), shipped(), sys.argv[2:], (100, 100)))"
        )

        said = [
            subprocess.run(
                [sys.executable, "-c", script, str(folder), *FIVE],
                env={"PYTHONHASHSEED": seed},
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        ]

        assert said[0].startswith("Choice(")
        assert said[1] == said[0]

    def test_a_figure_that_is_withheld_is_said_and_makes_no_claim(self, rated):
        key = Key(FIVE[0], HANDS.elements[0].id, HANDS.elements[0].scale)
        withheld = replace(rated.used[key], withheld=Withheld.SUPPRESSED)
        fewer = Ratings({each: rating for each, rating in rated.used.items() if each != key}, {key: withheld})

        choice = choose_from(occupations(FIVE), fewer, replace(BANK, dimensions=BANK.dimensions[:8], joined=()), SHORT)

        assert choice.withheld == (withheld,)
        assert HANDS.id in {each.id for each in choice.dimensions}
        assert HANDS.id not in choice.profiles[FIVE[0]]
        assert all(HANDS.id in choice.profiles[code] for code in FIVE[1:])

    def test_one_figure_that_is_missing_does_not_make_the_quiz_short(self, rated, choice):
        key = choice.profiles[FIVE[0]][choice.dimensions[0].id].rating.key
        fewer = Ratings({each: rating for each, rating in rated.used.items() if each != key}, {})

        instead = choose_from(occupations(FIVE), fewer, BANK, SHORT)

        assert len(choice.dimensions) == 11
        assert len(instead.dimensions) >= 10

    def test_what_the_release_lacks_is_left_unused_and_said(self, rated):
        lacking = Ratings({key: each for key, each in rated.used.items() if not key.element.startswith("4.")}, {})

        choice = choose_from(occupations(FIVE), lacking, BANK, SHORT)

        absent = {each.id for each in choice.absent}
        assert absent == {b.id for b in BANK.dimensions if all(e.id.startswith("4.") for e in b.elements)}
        assert absent.isdisjoint(each.id for each in choice.dimensions)

    @settings(max_examples=5)
    @given(seed=st.integers(0, 10**9), number=st.integers(2, 6))
    def test_whatever_the_figures_are_the_promises_hold(self, seed, number):
        codes = ALL[:number]
        rated = at_random(random.Random(seed), codes)
        try:
            choice = choose_from(occupations(codes), rated, BANK, SHORT)
        except ChoiceError:
            return

        targets = [(used, code, choice.profiles[code].get(used.id)) for used in choice.dimensions for code in codes]
        for used, code, placed in targets:
            key = Key(code, used.element.id, used.element.scale)
            assert (placed and placed.rating) == rated.used.get(key)
            if placed:
                assert used.high - used.low >= 1
                assert placed.position in nearest(stretch(placed.rating.value, used.low, used.high))
                assert placed.weight in near(placed.position)
        dimensions = {used.id for used in choice.dimensions}
        assert all(set(asked.question.dimensions) <= dimensions for asked in choice.asked)
        assert len({asked.question.id for asked in choice.asked}) == len(choice.asked)


def at_random(chance: random.Random, codes) -> Ratings:
    """Figures anywhere on their scales, a fifth of them missing."""
    figures: dict[str, dict[Element, str]] = {}
    for code in codes:
        elements = [each for banked in BANK.dimensions for each in banked.elements if chance.random() < 0.8]
        figures[code] = {each: f"{chance.uniform(*SCALES[each.scale]):.2f}" for each in elements}
    return made(figures)


class TestRefused:
    """What no quiz can be made of is named, with what to do."""

    @pytest.mark.parametrize(
        ("codes", "report"),
        [
            ([], "a quiz is made of 2 to 12 occupations; you named none. Name more."),
            (ALL[:1], "you named 1. Name more."),
            ([*ALL, "a", "b", "c"], "you named 13. Leave some out, or make two quizzes."),
            ([*FIVE, FIVE[0]], "“11-9001.00” is there more than once. Name each occupation once."),
        ],
    )
    def test_too_few_too_many_and_one_twice(self, codes, report, release):
        with pytest.raises(ChoiceError) as refused:
            choose(release, BANK, codes)

        assert report in str(refused.value)

    def test_an_unknown_code_is_refused_by_the_release(self, release):
        with pytest.raises(ReleaseError, match=r"there is no occupation “11-9001\.01”"):
            choose(release, BANK, [*FIVE, "11-9001.01"])

    def test_an_occupation_without_figures_is_named(self, rated):
        without = [*occupations(FIVE), Occupation("11-9199.00", "Managers, All Other", "")]

        with pytest.raises(ChoiceError) as refused:
            choose_from(without, rated, BANK)

        assert "no figures to compare for “Managers, All Other” (11-9199.00)" in str(refused.value)
        assert "--search" in refused.value.fix

    def test_a_pair_that_differs_on_two_dimensions_is_named_with_its_figures(self):
        """Of four dimensions of 1 to 5, a and b stand 0 and 25 on two, and level on two; c is far from both."""
        bank = replace(BANK, dimensions=BANK.dimensions[:4], joined=())
        elements = [banked.elements[0] for banked in bank.dimensions]
        rows = {"a": ("1", "1", "2", "2"), "b": ("2", "2", "2", "2"), "c": ("5", "5", "5", "5")}
        low = {"d": ("4", "4", "1", "1")}
        figures = {code: dict(zip(elements, row, strict=True)) for code, row in (rows | low).items()}

        with pytest.raises(ChoiceError) as refused:
            choose_from(occupations("abcd"), made(figures), bank)

        assert (
            "“Title a” (a) and “Title b” (b): of the 4 dimensions on which the set differs, and that have a figure for"
            " both, they are a step of 25 or more apart on 2, not on 3 (Realistic: 1 and 2, of 1 to 5; Investigative:"
            " 1 and 2, of 1 to 5)." in str(refused.value)
        )
        assert str(refused.value).count(" apart on ") == 1

    def test_three_dimensions_are_enough(self):
        bank = replace(BANK, dimensions=BANK.dimensions[:3], joined=())
        figures = {"a": "1", "b": "5"}
        rated = made({code: {b.elements[0]: value for b in bank.dimensions} for code, value in figures.items()})

        choice = choose_from(occupations("ab"), rated, bank)

        assert len(choice.dimensions) == 3


def test_weights_follow_from_where_an_occupation_stands():
    found = stretch_over(HANDS, made({code: {HANDS.elements[0]: code} for code in "12345"}), "12345")

    assert found
    assert [weigh([found])[code, "hands"] for code in "12345"] == [3, 2, 1, 2, 3]
    assert [near(position) for position in (0, 25, 50)] == [[2, 3], [1, 2, 3], [1, 2]]


def test_a_sample_of_real_sets_comes_out_without_errors():
    """`make bench ONET=1` tries three hundred."""
    if not IS_THERE:
        pytest.skip(MISSING)

    outcomes = [outcome(codes, SHORT) for codes in sample()]

    assert [each for each in outcomes if each.errors] == []
    assert sum(each.is_clean for each in outcomes) >= 8


@pytest.fixture(scope="module")
def few() -> Bank:
    """Twelve dimensions, all of which are needed."""
    return replace(BANK, dimensions=BANK.dimensions[:12], joined=())


@pytest.fixture(scope="module")
def uneven(few) -> Ratings:
    """Figures of which the first plan is found to favour some."""
    chance = random.Random(1)
    elements = [banked.elements[0] for banked in few.dimensions]
    return made({c: {e: f"{chance.uniform(*SCALES[e.scale]):.2f}" for e in elements} for c in ALL[:6]})


@pytest.fixture(scope="module")
def first(few, uneven) -> tuple[Field, Trial]:
    """All from which to select, and a trial of what is selected first."""
    usable = [each for banked in few.dimensions if (each := stretch_over(banked, uneven, ALL[:6]))]
    found = field(ALL[:6], usable)
    chosen = select(found)
    return found, trial(Plan(occupations(ALL[:6]), chosen, weigh(chosen)), SHORT)


class TestChanged:
    """Estimates choose, and `quiz check` decides what is changed: six occupations that differ on twelve dimensions."""

    def test_weights_change_where_other_dimensions_do_not_help_and_targets_never(self, first, few, uneven):
        _, before = first

        after = settle(occupations(ALL[:6]), uneven, few, SHORT)

        assert before.findings != ()
        assert after.findings == ()
        assert after.plan.weights != weigh(after.plan.dimensions)
        for role in after.plan.quiz.roles:
            for target in role.profile:
                used = next(each for each in after.plan.dimensions if each.id == target.dimension)
                assert target.position == used.positions[role.id]
                assert target.weight in near(target.position)

    def test_a_role_is_taken_to_answer_as_its_people_do(self, first):
        """On a question about one dimension, for each place where a role stands and each target of another."""
        quiz = first[1].plan.quiz
        crowd = gather(quiz, 4_000)
        for question, role in product(quiz.questions, quiz.roles):
            target = role.target(question.dimensions[0])
            assert target
            choices, _ = answers(question, role, crowd)
            positions = [question.options[choice].positions[0] for choice in choices]
            for step in range(5):
                agreement = mean(100 - abs(position - 25 * step) for position in positions)
                assert MEAN[target.position // 25, step] == pytest.approx(agreement, abs=1.5)

    def test_the_estimate_is_near_what_the_check_finds(self, first):
        found, tried = first
        measured = measure(tried.plan.quiz, lambda _: None, 2_000, 2_000)

        estimated = found.estimate(tried.plan.dimensions, tried.plan.weights)

        assert estimated
        assert min(estimated.apart) == pytest.approx(float(100 - max(pair.agreement for pair in measured.pairs)))
        assert estimated.spread == pytest.approx(float(max(measured.bases) - min(measured.bases)))
        misses = [1 - each.first / each.people for each in measured.plain]
        assert estimated.misses == pytest.approx(misses, abs=0.03)
