"""Promises of groups: a worked class of seven, a computation over rows, and what everyone may see (SCORING.md S7)."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.archive import seal
from quiz.cohort import Cohort, summarise
from quiz.cohort.discreet import Hidden, discreet
from quiz.cohort.tally import Outcome, Tally, decode_answer, encode_answers
from quiz.content import Family, Quiz
from quiz.responses import LEFT_OUT, UNANSWERED, Responses, blank
from quiz.result import Result, Said
from tests.examples import likert, quiz_of, single, worked_quiz, worked_sheet
from tests.strategies import cases, quizzes, responses

UNDER_5, NOT_SHOWN = Hidden.UNDER_5, Hidden.NOT_SHOWN

# The class of seven in docs/scoring.md.
CLAIMS = {
    "helper": {"phone": (100, 3), "tools": (0, 1)},
    "builder": {"phone": (0, 1), "tools": (100, 2)},
    "trainer": {"phone": (50, 1)},
}
DAY = {"desk": (75, 25), "workshop": (0, 100), "both": (50, 50)}
SHEETS = ("511", "511", "421", "413", "333", "152", ".-2")  # phone, tools, day
OUTCOMES: dict[Outcome, int] = {
    ("helper", "trainer", "clear"): 2,
    ("helper", "builder", "close"): 1,
    ("helper", "trainer", "close"): 1,
    ("builder", "helper", "close"): 1,
    (None, None, "nothing"): 1,
    (None, None, "tied"): 1,
}


def seven_quiz() -> Quiz:
    """Two likert questions and one that places both dimensions; the builder is of another family."""
    questions = (likert("phone"), likert("tools"), single("day", ("phone", "tools"), DAY))
    quiz = quiz_of(questions, CLAIMS)
    families = (Family("support", "Supporting people"), Family("machines", "Machines"))
    roles = tuple(replace(role, family="machines") if role.id == "builder" else role for role in quiz.roles)
    return seal(replace(quiz, families=families, roles=roles))


def tally_of(sheets: Sequence[str], outcomes: dict[Outcome, int]) -> Tally:
    return Tally(len(sheets), tuple(Counter(column) for column in zip(*sheets, strict=True)), outcomes)


@pytest.fixture
def seven() -> Cohort:
    return summarise(seven_quiz(), tally_of(SHEETS, OUTCOMES))


# The class of seven


def test_each_question_counts_its_answers_those_left_out_and_those_open(seven):
    phone, tools, day = seven.questions

    assert (phone.answered, phone.left_out, phone.unanswered, phone.counts) == (6, 1, 0, (1, 0, 1, 2, 2))
    assert (tools.answered, tools.left_out, tools.unanswered, tools.counts) == (6, 0, 1, (3, 1, 1, 0, 1))
    assert (day.answered, day.left_out, day.unanswered, day.counts) == (7, 0, 0, (3, 2, 2))


def test_a_question_has_a_mean_position_on_each_of_its_dimensions(seven):
    """What is left out is no answer in the middle: phone and tools are divided by 6, not by 7."""
    phone, tools, day = seven.questions

    assert phone.means == (Fraction(100 + 100 + 75 + 75 + 50 + 0, 6),)
    assert tools.means == (Fraction(0 + 0 + 25 + 0 + 50 + 100, 6),)
    assert day.means == (Fraction(3 * 75 + 2 * 0 + 2 * 50, 7), Fraction(3 * 25 + 2 * 100 + 2 * 50, 7))


def test_a_dimension_has_the_mean_and_spread_of_all_answers_placed_on_it(seven):
    """Six answers to its own question and seven to `day`."""
    phone, tools = seven.dimensions
    phone_mean = Fraction((2 * 100 + 2 * 75 + 50 + 0) + (3 * 75 + 2 * 0 + 2 * 50), 13)
    tools_mean = Fraction((3 * 0 + 25 + 50 + 100) + (3 * 25 + 2 * 100 + 2 * 50), 13)

    assert (phone.dimension.id, phone.answers, phone.mean) == ("phone", 13, phone_mean)
    assert (tools.dimension.id, tools.answers, tools.mean) == ("tools", 13, tools_mean)
    assert phone.variance == Fraction(2 * 100**2 + 5 * 75**2 + 3 * 50**2 + 3 * 0**2, 13) - phone_mean**2
    assert tools.variance == Fraction(3 * 100**2 + 3 * 50**2 + 4 * 25**2 + 3 * 0**2, 13) - tools_mean**2


def test_roles_count_first_and_second_places_apart(seven):
    assert [(each.role.id, each.first, each.second) for each in seven.roles] == [
        ("helper", 2 + 1 + 1, 1),
        ("builder", 1, 1),
        ("trainer", 0, 2 + 1),
    ]


def test_families_count_first_places_and_who_names_no_role_counts_under_none(seven):
    assert [(each.family.id, each.first) for each in seven.families] == [("support", 4 + 0), ("machines", 1)]
    assert seven.unnamed == 1 + 1


def test_every_rule_has_its_count_even_if_it_was_never_followed(seven):
    counts = {Said.NOTHING: 1, Said.TIED: 1, Said.CLOSE: 1 + 1 + 1, Said.CLEAR: 2}
    assert seven.said == dict.fromkeys(Said, 0) | counts


def test_close_results_are_counted_between_two_families_whichever_of_them_is_first(seven):
    between = [(*[family.id for family in each.families], each.count) for each in seven.close]

    assert between == [("support", "machines", 1 + 1), ("support", "support", 1)]


def test_close_calls_that_are_equally_frequent_stand_in_the_order_of_the_families():
    outcomes: dict[Outcome, int] = {("builder", "trainer", "close"): 1, ("trainer", "helper", "close"): 1}

    close = summarise(seven_quiz(), tally_of(["111", "552"], outcomes)).close

    assert [each.families[1].id for each in close] == ["support", "machines"]


def test_the_group_differs_most_where_the_answers_positions_lie_furthest_apart(seven):
    """By hand: tools 1336.8, phone 1180.6 of squared positions. The helper, most often first, weighs phone thrice."""
    phone = Fraction(2 * 100**2 + 2 * 75**2 + 50**2 + 0**2, 6) - Fraction(2 * 100 + 2 * 75 + 50 + 0, 6) ** 2
    tools = Fraction(3 * 0**2 + 25**2 + 50**2 + 100**2, 6) - Fraction(3 * 0 + 25 + 50 + 100, 6) ** 2

    assert [(each.question.id, each.variances) for each in seven.splits] == [("tools", (tools,)), ("phone", (phone,))]


def test_what_splits_the_group_has_nothing_to_do_with_any_role(seven):
    """The same answers with other results, and where no role is ever first."""
    for outcome in (("builder", "trainer", "clear"), ("trainer", None, "ahead"), (None, None, "tied")):
        assert summarise(seven_quiz(), tally_of(SHEETS, {outcome: 7})).splits == seven.splits


def test_a_single_choice_never_splits_the_group_however_far_apart_its_options_are(seven):
    outcomes: dict[Outcome, int] = {("helper", "trainer", "clear"): 4}

    split = summarise(seven_quiz(), tally_of(["331", "332", "431", "332"], outcomes)).splits

    assert seven.questions[2].variances[0] == Fraction(3 * 75**2 + 2 * 50**2, 7) - Fraction(325, 7) ** 2
    assert [each.question.id for each in split] == ["phone"]


# Few answers, and level ones


def test_a_group_without_responses_has_no_means_and_splits_nothing():
    """As the store returns it: a question that nobody saw has no characters."""
    empty = summarise(seven_quiz(), Tally(0, ({}, {}, {}), {}))

    assert [each.means for each in empty.questions] == [(None,), (None,), (None, None)]
    assert [each.variances for each in empty.questions] == [(None,), (None,), (None, None)]
    assert [(each.answers, each.mean, each.variance) for each in empty.dimensions] == [(0, None, None)] * 2
    assert (empty.splits, empty.close, empty.unnamed) == ((), (), 0)


def test_a_question_that_one_person_or_nobody_answered_splits_nothing():
    outcomes: dict[Outcome, int] = {("helper", "trainer", "clear"): 2}

    one = summarise(seven_quiz(), tally_of(["1.1", "5-."], outcomes))

    assert [split.question.id for split in one.splits] == ["phone"]


def test_a_question_that_all_answer_alike_splits_nothing():
    outcomes: dict[Outcome, int] = {("helper", "trainer", "clear"): 2}

    assert summarise(seven_quiz(), tally_of(["511", "511"], outcomes)).splits == ()


def test_of_questions_that_split_alike_the_first_three_by_id_are_named():
    questions = tuple(likert(id) for id in ("d", "c", "b", "a"))
    quiz = quiz_of(questions, {"one": dict.fromkeys("abcd", (100, 1)), "two": {"a": (0, 1)}})

    level = summarise(quiz, tally_of(["1111", "5555"], {("one", "two", "clear"): 2}))

    assert [each.question.id for each in level.splits] == ["a", "b", "c"]
    assert {each.variances for each in level.splits} == {(Fraction(50**2),)}


@pytest.mark.parametrize(
    ("character", "outcome", "error"),
    [
        ("4", ("helper", "trainer", "clear"), IndexError),
        ("?", ("helper", "trainer", "clear"), KeyError),
        ("1", ("stranger", "trainer", "clear"), KeyError),
        ("1", ("helper", "stranger", "clear"), KeyError),
        ("1", ("helper", "trainer", "certain"), ValueError),
    ],
)
def test_a_count_of_what_the_quiz_does_not_have_is_never_passed_over(character, outcome, error):
    with pytest.raises(error):
        summarise(seven_quiz(), tally_of([f"11{character}"], {outcome: 1}))


def test_counts_of_another_quiz_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        summarise(seven_quiz(), Tally(0, ({}, {}), {}))


# A second computation, over rows


def outcome_of(quiz: Quiz, sheet: Responses) -> Outcome:
    """What the store keeps of a result."""
    result = Result(quiz, sheet)
    first, second = (role.id if role else None for role in (result.first, result.second))
    return first, second, result.said


def variance_of(values: Sequence[Fraction]) -> Fraction:
    mean = sum(values, Fraction()) / len(values)
    return sum(((value - mean) ** 2 for value in values), Fraction()) / len(values)


@st.composite
def classes(draw: st.DrawFn) -> tuple[Quiz, list[Responses], list[Outcome], Cohort]:
    """A random quiz, one to twelve sheets, what came of each, and the summary of their counts."""
    quiz = draw(quizzes())
    sheets = responses(quiz) | responses(quiz, complete=True)
    rows = draw(st.lists(sheets, min_size=draw(st.sampled_from((1, 4, 8))), max_size=12))
    outcomes = [outcome_of(quiz, row) for row in rows]
    return quiz, rows, outcomes, summarise(quiz, tally_of([encode_answers(row) for row in rows], Counter(outcomes)))


@given(classes())
def test_answers_are_counted_as_row_by_row(case):
    quiz, rows, _, cohort = case

    for q, each in enumerate(cohort.questions):
        column = [row.choices[q] for row in rows]
        chosen = [each.question.options[choice].positions for choice in column if choice >= 0]
        assert each.question == quiz.questions[q]
        assert each.counts == tuple(column.count(option) for option in range(len(each.question.options)))
        assert (each.answered, each.left_out) == (len(chosen), column.count(LEFT_OUT))
        assert each.answered + each.left_out + each.unanswered == cohort.responses == len(rows)
        assert not chosen or each.means == tuple(Fraction(sum(on), len(on)) for on in zip(*chosen, strict=True))


@given(classes())
def test_dimensions_are_summed_as_row_by_row(case):
    quiz, rows, _, cohort = case
    placed = defaultdict(list)
    for row in rows:
        for q in row.answered:
            question = quiz.questions[q]
            for dimension, at in zip(question.dimensions, question.options[row.choices[q]].positions, strict=True):
                placed[dimension].append(Fraction(at))

    for each in cohort.dimensions:
        at = placed[each.dimension.id]
        assert each.answers == len(at)
        assert (each.mean, each.variance) == ((sum(at) / len(at), variance_of(at)) if at else (None, None))


@given(classes())
def test_results_are_counted_as_row_by_row(case):
    quiz, _, outcomes, cohort = case
    firsts, seconds, rules = zip(*outcomes, strict=True)
    families = [first and quiz.role(first).family for first in firsts]
    close = [(first, second) for first, second, rule in outcomes if rule == "close"]
    pairs = Counter(frozenset((quiz.role(first).family, quiz.role(second).family)) for first, second in close)

    assert [(r.first, r.second) for r in cohort.roles] == [
        (firsts.count(r.id), seconds.count(r.id)) for r in quiz.roles
    ]
    assert [each.first for each in cohort.families] == [families.count(family.id) for family in quiz.families]
    assert cohort.unnamed == families.count(None)
    assert cohort.said == {rule: rules.count(rule) for rule in Said}
    assert {frozenset(family.id for family in each.families): each.count for each in cohort.close} == pairs


@given(classes())
def test_splits_are_what_the_positions_give_row_by_row(case):
    quiz, rows, _, cohort = case
    apart = {}
    for q, question in enumerate(quiz.questions):
        at = [Fraction(question.options[row.choices[q]].positions[0]) for row in rows if row.choices[q] >= 0]
        if question.kind == "likert" and len(set(at)) > 1:
            apart[question.id] = variance_of(at)
    expected = sorted(apart, key=lambda id: (-apart[id], id))[:3]

    assert [(each.question.id, each.variances[0]) for each in cohort.splits] == [(id, apart[id]) for id in expected]


# The text that is kept


def test_answers_are_kept_as_one_character_a_question():
    """By hand: positions 75, 25, left out, 0 and 50 are the options 4, 2, none, 1 and 3."""
    assert encode_answers(worked_sheet(scripting=None)) == "42.13"
    assert encode_answers(blank(worked_quiz())) == "-----"
    assert encode_answers(Responses((8, 9, 34))) == "9az"


@given(cases(quizzes()))
def test_every_character_leads_back_to_its_choice(case):
    _, sheet = case

    text = encode_answers(sheet)

    assert tuple(decode_answer(character) for character in text) == sheet.choices
    assert (decode_answer("."), decode_answer("-"), decode_answer("1")) == (LEFT_OUT, UNANSWERED, 0)


# What everyone may see


def shown_of(*counts: int) -> list[int | Hidden] | None:
    shown = discreet(dict(zip("abcdef", counts, strict=False)))
    return None if shown is None else [*shown.values()]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((0, 0, 0), None),
        ((2, 2, 0), None),
        ((5, 0, 0), [5, 0, 0]),
        ((3, 2, 0, 0), [UNDER_5, UNDER_5, 0, 0]),
        ((12, 7, 0), [12, 7, 0]),
        ((12, 3, 2), [12, UNDER_5, UNDER_5]),
        ((12, 4, 3), [12, UNDER_5, UNDER_5]),
        ((4, 2, 1, 0), [UNDER_5, UNDER_5, UNDER_5, 0]),
        ((12, 3, 9, 0), [12, UNDER_5, NOT_SHOWN, 0]),
        ((3, 9, 12, 15), [UNDER_5, NOT_SHOWN, 12, 15]),
        ((4, 10, 12, 15), [UNDER_5, NOT_SHOWN, 12, 15]),
        ((6, 2, 0), [NOT_SHOWN, UNDER_5, 0]),
    ],
)
def test_1_to_4_are_shown_as_under_5_and_a_lone_one_takes_the_next_smallest_along(counts, shown):
    assert shown_of(*counts) == shown


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((14, 9, 1, 1), [14, NOT_SHOWN, NOT_SHOWN, NOT_SHOWN]),  # two under 5 that are 2 together are 1 and 1
        ((14, 9, 4, 4), [14, NOT_SHOWN, NOT_SHOWN, NOT_SHOWN]),  # 8 together are 4 and 4
        ((14, 1, 5), [14, NOT_SHOWN, NOT_SHOWN]),  # 6 together, of which one is at least 5, are 1 and 5
        ((4, 10, 12, 11), [NOT_SHOWN, NOT_SHOWN, 12, 11]),  # 14 together, one under 11, are 4 and 10
        ((4, 10, 10, 14), [NOT_SHOWN, NOT_SHOWN, NOT_SHOWN, 14]),  # 14 together, one at most 10, are 4 and 10
        ((4, 10, 10), None),
        ((1, 5, 0), None),
        ((1, 1, 1, 1, 1), None),
        ((4, 4), None),
    ],
)
def test_where_the_words_and_the_sum_would_give_a_small_number_away_more_is_hidden(counts, shown):
    assert shown_of(*counts) == shown


@pytest.mark.parametrize(("cells", "most"), [(2, 30), (3, 20), (4, 14), (5, 10), (6, 8)])
def test_no_hidden_number_can_be_worked_out_even_by_whoever_knows_the_rule_and_the_total(cells, most):
    """Every table there is: those that look alike to everyone differ in every cell that is hidden."""
    alike = defaultdict(list)
    for counts in product(range(most + 1), repeat=cells):
        if 5 <= sum(counts) <= most:
            shown = shown_of(*counts)
            alike[sum(counts), None if shown is None else tuple(shown)].append(counts)

    assert [look for look, tables in alike.items() if any(_is_known(look[1], tables))] == []


def _is_known(shown: tuple[int | Hidden, ...] | None, tables: list[tuple[int, ...]]) -> list[bool]:
    """For each cell, whether it is hidden and yet has but one possible number."""
    columns = [set(column) for column in zip(*tables, strict=True)]
    hidden = [shown is None or isinstance(shown[cell], Hidden) for cell in range(len(columns))]
    return [is_hidden and len(column) == 1 for is_hidden, column in zip(hidden, columns, strict=True)]


tables = st.dictionaries(st.text("abcdef", min_size=1), st.integers(0, 40) | st.integers(0, 6), max_size=6)


@given(tables)
def test_what_is_shown_is_true(counts):
    for cell, shown in (discreet(counts) or {}).items():
        if shown == UNDER_5:
            assert 1 <= counts[cell] <= 4
        elif shown == NOT_SHOWN:
            assert counts[cell] >= 1
        else:
            assert shown == counts[cell]
            assert shown not in {1, 2, 3, 4}


@given(tables)
def test_all_cells_are_shown_or_none_and_none_only_where_one_is_small(counts):
    shown = discreet(counts)

    assert shown is None or [*shown] == [*counts]
    assert shown is not None or sum(counts.values()) < 5 or any(0 < count < 5 for count in counts.values())


@given(tables)
def test_zeros_stay_and_the_largest_number_is_hidden_last(counts):
    shown = discreet(counts)
    numbers = [count for cell, count in counts.items() if shown and not isinstance(shown[cell], Hidden) and count]
    hidden = [count for cell, count in counts.items() if shown and isinstance(shown[cell], Hidden)]

    assert 0 not in hidden
    assert not numbers or not hidden or max(hidden) < min(numbers)


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_the_cells_gives_nothing_away(counts, random):
    mixed = random.sample([*counts.items()], len(counts))

    assert discreet(dict(mixed)) == discreet(counts)
