"""Promises of scoring: the worked example, the invariants I1–I12, the ranking, and the chance line (SCORING.md S2)."""

import inspect
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import oracle
from quiz.archive import canonical, thaw
from quiz.content import Question, Quiz, Role, Target
from quiz.responses import LEFT_OUT, Responses, blank, respond
from quiz.scoring import Match, chance, grid, random_sheets, score
from tests.examples import LABELS, likert, quiz_of, shipped_quiz, worked_quiz, worked_sheet
from tests.strategies import cases, for_every_quiz

# The worked example of docs/scoring.md, a cell each: star x weight x agreement / Z.
WORKED = {
    "specialist": {
        "customers": Fraction(2 * 3 * (100 - 25), 10),
        "hardware": Fraction(2 * (100 - 25), 10),
        "scripting": Fraction(1 * (100 - 0), 10),
        "onsite": Fraction(1 * (100 - 0), 10),
        "certify": Fraction(0),
    },
    "technician": {
        "customers": Fraction(2 * 1 * (100 - 50), 9),
        "hardware": Fraction(3 * (100 - 75), 9),
        "scripting": Fraction(0),
        "onsite": Fraction(2 * (100 - 100), 9),
        "certify": Fraction(2 * (100 - 50), 9),
    },
    "analyst": {
        "customers": Fraction(2 * 1 * (100 - 0), 8),
        "hardware": Fraction(2 * (100 - 25), 8),
        "scripting": Fraction(3 * (100 - 50), 8),
        "onsite": Fraction(0),
        "certify": Fraction(1 * (100 - 0), 8),
    },
}
CELLS = [(role, question) for role, cells in WORKED.items() for question in cells]


def contributions(match: Match) -> list[Fraction]:
    """c_qr: the points that each question adds."""
    return [Fraction(part, match.scale) for part in match.parts]


def figures(quiz: Quiz, sheet: Responses) -> dict[str, object]:
    """All that scoring says of each role, by ids, so that it doesn't depend on any order."""
    ranking = score(quiz, sheet)
    return {
        match.role.id: (
            match.points,
            match.coverage,
            match in ranking.ranked,
            dict(zip([question.id for question in quiz.questions], contributions(match), strict=True)),
        )
        for match in (*ranking.ranked, *ranking.unranked)
    }


def points(quiz: Quiz, sheet: Responses) -> dict[str, Fraction]:
    """The match of each role, ranked or not."""
    ranking = score(quiz, sheet)
    return {match.role.id: match.points for match in (*ranking.ranked, *ranking.unranked)}


def reordered(quiz: Quiz, sheet: Responses, order: Sequence[int]) -> tuple[Quiz, Responses]:
    """The same quiz and sheet with the questions in another order."""
    questions = tuple(quiz.questions[q] for q in order)
    choices = tuple(sheet.choices[q] for q in order)
    return replace(quiz, questions=questions), Responses(choices, frozenset(map(order.index, sheet.stars)))


# The worked example


@pytest.mark.parametrize(("role", "question"), CELLS)
def test_each_cell_of_the_worked_example_is_as_worked_by_hand(role, question):
    """`customers` is starred, so its weight counts twice."""
    quiz = worked_quiz()
    index = quiz.questions.index(quiz.question(question))

    match = score(quiz, worked_sheet()).match(role)

    assert contributions(match)[index] == WORKED[role][question]


@pytest.mark.parametrize(
    ("role", "z", "total"),
    [
        ("specialist", 2 * 3 + 2 + 1 + 1, 45 + 15 + 10 + 10 + 0),
        ("technician", 2 * 1 + 3 + 2 + 2, Fraction(100 + 75 + 0 + 100, 9)),
        ("analyst", 2 * 1 + 2 + 3 + 1, Fraction(200 + 150 + 150 + 100, 8)),
    ],
)
def test_the_worked_matches_are_the_sums_of_their_cells(role, z, total):
    match = score(worked_quiz(), worked_sheet()).match(role)

    assert sum(match.weights) == z
    assert match.points == total == sum(WORKED[role].values())


def test_the_worked_example_ranks_specialist_analyst_technician():
    ranking = score(worked_quiz(), worked_sheet())

    assert [match.role.id for match in ranking.ranked] == ["specialist", "analyst", "technician"]
    assert [match.points for match in ranking.ranked] == [80, 75, Fraction(275, 9)]
    assert ranking.winner == ranking.ranked[0]
    assert ranking.runners_up == (ranking.ranked[1],)


@pytest.mark.parametrize(
    ("role", "z", "total", "coverage"),
    [
        ("specialist", 2 * 3 + 1 + 1, Fraction(450 + 100 + 100, 8), Fraction(3 + 1 + 1, 3 + 2 + 1 + 1)),
        ("technician", 2 * 1 + 2 + 2, Fraction(100 + 0 + 100, 6), Fraction(1 + 2 + 2, 1 + 3 + 2 + 2)),
        ("analyst", 2 * 1 + 3 + 1, Fraction(200 + 150 + 100, 6), Fraction(1 + 3 + 1, 1 + 2 + 3 + 1)),
    ],
)
def test_a_question_left_out_leaves_both_sums(role, z, total, coverage):
    """Worked by hand with `hardware` left out: 325/4, 100/3, 75."""
    match = score(worked_quiz(), worked_sheet(hardware=None)).match(role)

    assert sum(match.weights) == z
    assert match.points == total
    assert match.coverage == coverage
    assert contributions(match)[1] == 0


def test_the_middle_answer_is_not_the_same_as_leaving_out():
    left_out = score(worked_quiz(), worked_sheet(hardware=None)).match("specialist")
    middle = score(worked_quiz(), worked_sheet(hardware=50)).match("specialist")

    assert left_out.points == Fraction(450 + 100 + 100, 8)
    assert middle.points == Fraction(450 + 2 * 50 + 100 + 100, 10)


def test_a_star_doubles_a_weight():
    unstarred = Responses(worked_sheet().choices)

    match = score(worked_quiz(), unstarred).match("specialist")

    assert match.points == Fraction(3 * 75 + 2 * 75 + 1 * 100 + 1 * 100, 3 + 2 + 1 + 1)


def test_the_best_answer_on_offer_counts_100_and_the_others_what_they_lie_farther():
    """Target 60: the options lie 60, 35, 10, 15, 40 away, so 50, 25, 0, 5, 30 farther than the nearest."""
    quiz = quiz_of((likert("phone"),), {"agent": {"phone": (60, 2)}, "other": {"phone": (0, 1)}})

    found = [score(quiz, respond(quiz, {"phone": option})).match("agent").points for option in "12345"]

    assert found == [100 - 50, 100 - 25, 100 - 0, 100 - 5, 100 - 30]


# Against the formulas


@for_every_quiz
@given(data=st.data())
def test_scores_equal_the_formulas_worked_in_fractions(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))

    ranking = score(quiz, sheet)

    for role in quiz.roles:
        match = ranking.match(role.id)
        assert contributions(match) == oracle.contributions(quiz, sheet, role)
        assert match.points == oracle.match(quiz, sheet, role)
        assert match.coverage == oracle.coverage(quiz, sheet, role)
        assert sum(match.weights) == oracle.divisor(quiz, sheet, role)


@for_every_quiz
@given(data=st.data())
def test_roles_stand_in_order_of_match_then_of_the_file_and_the_unranked_last(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))

    ranking = score(quiz, sheet)

    enough = [role for role in quiz.roles if oracle.coverage(quiz, sheet, role) >= Fraction(1, 2)]
    in_order = sorted(enough, key=lambda role: (-oracle.match(quiz, sheet, role), quiz.roles.index(role)))
    assert [match.role for match in ranking.ranked] == in_order
    assert [match.role for match in ranking.unranked] == [role for role in quiz.roles if role not in enough]


@for_every_quiz
@given(data=st.data())
def test_the_grid_adds_up_to_the_matches_of_complete_sheets_without_stars(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes, complete=True))
    table = grid(quiz)

    totals = table.totals(sheet.choices)

    plain = Responses(sheet.choices)
    assert [Fraction(total, table.denominator) for total in totals] == [
        oracle.match(quiz, plain, role) for role in quiz.roles
    ]


@pytest.mark.parametrize("answers", [4, 6])
def test_a_sheet_of_another_quiz_is_refused(answers):
    """The worked quiz has five questions; a sheet of four or six gets no plausible number."""
    with pytest.raises(ValueError, match="zip"):
        score(worked_quiz(), Responses((0,) * answers))
    with pytest.raises(ValueError, match="zip"):
        grid(worked_quiz()).totals((0,) * answers)


# Invariants


@for_every_quiz
@given(data=st.data())
def test_i1_contributions_sum_to_the_match(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))

    ranking = score(quiz, sheet)

    for match in (*ranking.ranked, *ranking.unranked):
        assert sum(contributions(match)) == match.points


@for_every_quiz
@given(data=st.data())
def test_i2_matches_lie_between_0_and_100(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))

    assert all(0 <= found <= 100 for found in points(quiz, sheet).values())


@for_every_quiz
@given(data=st.data())
def test_i3_a_roles_best_options_give_100_whatever_is_starred_or_left_out(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    for role in quiz.roles:
        best = sheet
        for q in sheet.answered:
            question = quiz.questions[q]
            if oracle.weight(role, question):
                distances = [oracle.distance(role, question, option) for option in question.options]
                best = best.answer({q: distances.index(min(distances))})

        found = points(quiz, best)[role.id]

        assert found == (100 if oracle.divisor(quiz, sheet, role) else 0)


@for_every_quiz
@given(data=st.data())
def test_i4_permuting_questions_changes_nothing(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    order = data.draw(st.permutations(range(len(quiz.questions))))

    permuted = reordered(quiz, sheet, order)

    assert figures(*permuted) == figures(quiz, sheet)
    assert [m.role for m in score(*permuted).ranked] == [m.role for m in score(quiz, sheet).ranked]


@for_every_quiz
@given(data=st.data())
def test_i4_permuting_options_changes_nothing(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    orders = [data.draw(st.permutations(range(len(question.options)))) for question in quiz.questions]
    questions = tuple(
        replace(question, options=tuple(question.options[a] for a in order))
        for question, order in zip(quiz.questions, orders, strict=True)
    )
    choices = tuple(
        order.index(choice) if choice >= 0 else choice for choice, order in zip(sheet.choices, orders, strict=True)
    )

    permuted = figures(replace(quiz, questions=questions), replace(sheet, choices=choices))

    assert permuted == figures(quiz, sheet)


@for_every_quiz
@given(data=st.data())
def test_i4_permuting_roles_changes_only_the_order_of_level_ones(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    permuted = replace(quiz, roles=tuple(data.draw(st.permutations(quiz.roles))))

    before, after = score(quiz, sheet), score(permuted, sheet)

    assert figures(permuted, sheet) == figures(quiz, sheet)
    assert [match.points for match in after.ranked] == [match.points for match in before.ranked]
    assert after.winner == before.winner
    assert {match.role.id for match in after.first} == {match.role.id for match in before.first}
    assert {match.role.id for match in after.runners_up} == {match.role.id for match in before.runners_up}


@for_every_quiz
@given(data=st.data())
def test_i5_a_likert_answer_nearer_a_roles_target_never_lowers_its_match(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    a, b = data.draw(st.tuples(st.integers(0, 4), st.integers(0, 4)))
    for q, question in enumerate(quiz.questions):
        if question.kind == "likert":
            before, after = points(quiz, sheet.answer({q: a})), points(quiz, sheet.answer({q: b}))

            for role in quiz.roles:
                if target := role.target(question.dimensions[0]):
                    far, near = (abs(question.options[o].positions[0] - target.position) for o in (a, b))
                    assert (after[role.id] >= before[role.id]) if near <= far else (after[role.id] < before[role.id])


@for_every_quiz
@given(data=st.data())
def test_i6_a_question_that_a_role_does_not_weigh_never_changes_its_match(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    q = data.draw(st.integers(0, len(quiz.questions) - 1))
    choice = data.draw(st.integers(LEFT_OUT, len(quiz.questions[q].options) - 1))
    changed = Responses(sheet.answer({q: choice}).choices, sheet.stars ^ {q})

    before, after = points(quiz, sheet), points(quiz, changed)

    for role in quiz.roles:
        if not oracle.weight(role, quiz.questions[q]):
            assert after[role.id] == before[role.id]


@for_every_quiz
@given(data=st.data())
def test_i7_starring_all_is_starring_none(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    everything = frozenset(range(len(quiz.questions)))

    starred = figures(quiz, replace(sheet, stars=everything))

    assert starred == figures(quiz, replace(sheet, stars=frozenset()))


@for_every_quiz
@given(data=st.data())
def test_i8_identical_profiles_tie(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    original = data.draw(st.sampled_from(quiz.roles))
    twins = replace(quiz, roles=(replace(original, id="twin"), *quiz.roles))

    found = points(twins, sheet)

    assert found["twin"] == found[original.id]


@for_every_quiz
@given(data=st.data(), factor=st.integers(2, 5))
def test_i9_scaling_all_weights_of_a_role_changes_nothing(quizzes, data, factor):
    quiz, sheet = data.draw(cases(quizzes))
    chosen = data.draw(st.sampled_from(quiz.roles))
    heavier = replace(chosen, profile=tuple(replace(t, weight=t.weight * factor) for t in chosen.profile))
    scaled = replace(quiz, roles=tuple(heavier if role is chosen else role for role in quiz.roles))

    assert figures(scaled, sheet) == figures(quiz, sheet)


@for_every_quiz
@given(data=st.data())
def test_i10_reversing_a_question_changes_nothing(quizzes, data):
    """The options keep their order and labels; positions run the other way, and so does the same person's answer."""
    quiz, sheet = data.draw(cases(quizzes))
    q = data.draw(st.integers(0, len(quiz.questions) - 1))
    question = quiz.questions[q]
    turned = [option.positions for option in reversed(question.options)]
    options = tuple(replace(o, positions=p) for o, p in zip(question.options, turned, strict=True))
    questions = [*quiz.questions]
    questions[q] = replace(question, options=options)
    choice = sheet.choices[q]
    answer = len(options) - 1 - choice if choice >= 0 else choice

    reversed_figures = figures(replace(quiz, questions=tuple(questions)), sheet.answer({q: answer}))

    assert reversed_figures == figures(quiz, sheet)


@for_every_quiz
@given(data=st.data())
def test_i11_leaving_a_question_out_is_the_quiz_without_it(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    gone = data.draw(st.integers(0, len(quiz.questions) - 1))
    order = [q for q in range(len(quiz.questions)) if q != gone]
    left_out = Responses(sheet.answer({gone: LEFT_OUT}).choices, sheet.stars - {gone})
    without, shorter = reordered(quiz, left_out, order)

    whole, rest = score(quiz, left_out), score(without, shorter)

    for role in quiz.roles:
        mine, same = whole.match(role.id), rest.match(role.id)
        assert mine.points == same.points
        assert sum(mine.weights) == sum(same.weights)
        assert [contributions(mine)[q] for q in order] == contributions(same)
        assert contributions(mine)[gone] == 0


@for_every_quiz
@given(data=st.data())
def test_i11_a_question_not_yet_answered_scores_as_one_left_out(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))
    left_out = tuple(max(choice, LEFT_OUT) for choice in sheet.choices)

    assert figures(quiz, replace(sheet, choices=left_out)) == figures(quiz, sheet)


def test_i12_nothing_but_the_quiz_and_the_responses_reaches_the_scorer():
    """No demographic, pay or growth figure has a place in what it is given.

    A target's note, figure and place are not scored, nor is what a question says about itself.

    A quiz from the archive has neither of these two, and scores alike.
    """
    parameters = inspect.signature(score).parameters.values()

    assert [(parameter.name, parameter.annotation) for parameter in parameters] == [
        ("quiz", Quiz),
        ("responses", Responses),
    ]
    assert {field.name for field in fields(Responses)} == {"choices", "stars"}
    assert {field.name for field in fields(Quiz)} == {
        *("id", "version", "dimensions", "questions", "families", "roles", "tables")
    }
    assert {field.name for field in fields(Question)} == {*("id", "kind", "text", "dimensions", "options", "about")}
    assert {field.name for field in fields(Role)} == {"id", "name", "family", "profile"}
    assert {field.name for field in fields(Target)} == {
        *("dimension", "position", "weight", "source", "note", "figure", "at")
    }
    shipped, sheet = shipped_quiz(), Responses((0,) * len(shipped_quiz().questions))
    assert any(target.figure for role in shipped.roles for target in role.profile)
    archived = score(thaw(shipped.version, canonical(shipped)), sheet)
    assert [match.parts for match in archived.ranked] == [match.parts for match in score(shipped, sheet).ranked]


# The ranking

PAIR = (likert("phone"), likert("cables"))


def test_a_role_with_exactly_half_of_its_weights_answered_is_ranked():
    quiz = quiz_of(PAIR, {"half": {"phone": (100, 2), "cables": (0, 2)}, "other": {"phone": (0, 1)}})

    ranking = score(quiz, respond(quiz, {"phone": "5", "cables": "left_out"}))

    assert ranking.match("half").coverage == Fraction(2, 2 + 2)
    assert [match.role.id for match in ranking.ranked] == ["half", "other"]


def test_a_role_with_under_half_of_its_weights_answered_is_not_ranked_and_a_star_does_not_help():
    claims = {"under": {"phone": (100, 2), "cables": (0, 3)}, "other": {"phone": (0, 1)}}
    quiz = quiz_of(PAIR, claims)

    ranking = score(quiz, respond(quiz, {"phone": "5"}, ["phone", "cables"]))

    assert ranking.match("under").coverage == Fraction(2, 2 + 3)
    assert [match.role.id for match in ranking.unranked] == ["under"]
    assert [match.role.id for match in ranking.ranked] == ["other"]


def test_a_role_that_weighs_none_of_the_questions_is_not_ranked():
    quiz = quiz_of(PAIR, {"empty": {}, "other": {"phone": (0, 1)}})

    ranking = score(quiz, respond(quiz, {"phone": "1", "cables": "1"}))

    assert [match.role.id for match in ranking.unranked] == ["empty"]


def test_no_winner_is_named_with_one_ranked_role():
    quiz = quiz_of(PAIR, {"under": {"phone": (100, 2), "cables": (0, 3)}, "other": {"phone": (0, 1)}})

    ranking = score(quiz, respond(quiz, {"phone": "1"}))

    assert [match.points for match in ranking.ranked] == [100]
    assert ranking.winner is None
    assert ranking.runners_up == ()


def test_nothing_is_ranked_on_a_blank_sheet():
    ranking = score(worked_quiz(), blank(worked_quiz()))

    assert ranking.ranked == ranking.first == ranking.runners_up == ()
    assert ranking.winner is None
    assert [match.role.id for match in ranking.unranked] == ["specialist", "technician", "analyst"]


def test_level_roles_share_first_place_in_the_files_order_and_none_wins():
    claims = {"low": {"phone": (0, 1)}, "zoe": {"phone": (100, 1)}, "amy": {"phone": (75, 3)}}
    quiz = quiz_of(PAIR, {**claims, "ben": {"phone": (100, 2)}})

    ranking = score(quiz, respond(quiz, {"phone": "5"}))

    assert [(match.role.id, match.points) for match in ranking.ranked] == [
        *(("zoe", 100), ("ben", 100), ("amy", 100 - 25), ("low", 100 - 100))
    ]
    assert [match.role.id for match in ranking.first] == ["zoe", "ben"]
    assert ranking.winner is None
    assert ranking.runners_up == ()


def test_runners_up_that_are_level_are_all_named_the_files_first_one_first():
    claims = {"low": {"phone": (0, 1)}, "zoe": {"phone": (75, 1)}, "amy": {"phone": (75, 3)}}
    quiz = quiz_of(PAIR, {**claims, "top": {"phone": (100, 2)}})

    ranking = score(quiz, respond(quiz, {"phone": "5"}))

    assert ranking.winner == ranking.match("top")
    assert ranking.runners_up == (ranking.match("zoe"), ranking.match("amy"))


def test_roles_apart_by_less_than_a_point_are_not_level():
    """100 - 1/2 against 100: the fifteenth decimal counts as well, since nothing is rounded."""
    close = likert("close", "phone", (0, 1))
    quiz = quiz_of((close, likert("cables")), {"a": {"phone": (0, 1), "cables": (0, 1)}, "b": {"cables": (0, 1)}})

    ranking = score(quiz, respond(quiz, {"close": "2", "cables": "1"}))

    assert ranking.match("a").points == Fraction(99 + 100, 2)
    assert ranking.winner == ranking.match("b")


def test_a_match_ahead_by_too_little_for_floating_point_comes_first():
    """100 - 25 a / (2 a + 1) against 100 - 25 / 2."""
    a = 10**17
    claims = {"low": {"phone": (100, a + 1), "cables": (25, a + 1)}, "top": {"phone": (100, a + 1), "cables": (25, a)}}
    quiz = quiz_of(PAIR, claims)

    ranking = score(quiz, respond(quiz, {"phone": "5", "cables": "1"}))

    assert [match.role.id for match in ranking.ranked] == ["top", "low"]
    assert ranking.match("top").points - ranking.match("low").points == Fraction(25, 4 * a + 2)


def test_a_match_of_an_unknown_role_is_a_key_error():
    ranking = score(worked_quiz(), worked_sheet())

    with pytest.raises(KeyError, match="astronaut"):
        ranking.match("astronaut")


@for_every_quiz
@given(data=st.data())
def test_the_winner_is_strictly_above_all_others_and_the_runners_up_are_the_best_of_them(quizzes, data):
    quiz, sheet = data.draw(cases(quizzes))

    ranking = score(quiz, sheet)

    found = [match.points for match in ranking.ranked]
    if len(found) > 1 and found.count(max(found)) == 1:
        others = [match for match in ranking.ranked if match != ranking.winner]
        assert ranking.winner.points == max(found)
        assert ranking.runners_up == tuple(m for m in others if m.points == max(o.points for o in others))
    else:
        assert ranking.winner is None
        assert ranking.runners_up == ()
    assert all(better >= worse for better, worse in pairwise(found))


# The chance line


def test_the_chance_line_is_the_exact_mean_of_first_places_over_10000_random_sheets():
    """Once more from the words of docs/scoring.md: `random.Random(1)`, questions by id."""
    quiz = worked_quiz()
    ids = sorted(question.id for question in quiz.questions)
    file = [quiz.questions.index(quiz.question(id)) for id in ids]
    complete = Responses((0,) * len(ids))
    offers = [oracle.on_offer(quiz, complete, role) for role in quiz.roles]
    draw = Random(1)

    total = Fraction(0)
    for _ in range(10_000):
        choices = {q: draw.randrange(len(quiz.questions[q].options)) for q in file}
        total += max(sum(options[choices[q]] for q, options in offer.items()) for offer in offers)

    assert chance(quiz) == total / 10_000


def test_the_chance_line_does_not_depend_on_the_order_of_questions_or_roles():
    quiz = worked_quiz()

    turned = replace(quiz, questions=quiz.questions[::-1], roles=quiz.roles[::-1])

    assert chance(turned) == chance(quiz)


def test_random_sheets_are_complete_and_the_same_every_time():
    quiz = worked_quiz()

    sheets = list(random_sheets(quiz, 2_000))

    assert sheets == list(random_sheets(quiz, 2_000))
    assert {len(sheet) for sheet in sheets} == {len(quiz.questions)}
    assert sheets == list(random_sheets(quiz, 3_000))[:2_000]


@pytest.mark.parametrize("question", range(5))
def test_random_sheets_are_uniform(question):
    """2,000 of 10,000 are expected an option; 200 is five standard deviations (√(10,000 x 1/5 x 4/5) = 40)."""
    counts = Counter(sheet[question] for sheet in random_sheets(worked_quiz(), 10_000))

    assert set(counts) == set(range(len(LABELS)))
    assert all(abs(count - 2_000) <= 5 * 40 for count in counts.values())
