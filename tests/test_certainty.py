"""Promises of certainty: the worked figures, the counts against re-scoring, R1–R3, settled early (SCORING.md S5)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, product
from typing import Literal

import pytest

from quiz.certainty import (
    Certainty,
    Count,
    Neighbours,
    Said,
    StraightLine,
    TooFewAnswers,
    certainty,
    choose_word,
    little_to_go_on,
    neighbours,
    settled,
    show_settled,
)
from quiz.content import Question, Quiz, Role
from quiz.counterfactual import breakdown
from quiz.responses import LEFT_OUT, UNANSWERED, Responses, blank, respond
from quiz.scoring import Ranking, score
from tests.examples import likert, quiz_of, shipped_quiz, single, worked_quiz, worked_sheet
from tests.sheets import begun, many
from tests.small_quizzes import Case, small_cases

QUIZZES = 2_000

Changes = dict[int, int]


# Small cases, whose neighbours and completions can all be scored


@cache
def small() -> list[Case]:
    return small_cases(seed=1, count=QUIZZES, unfinished=True)


def first_caught(fails: Callable[[Quiz, Responses], bool]) -> Case | None:
    """The first small case on which something fails; None if it holds on all."""
    return next((case for case in small() if fails(*case)), None)


@pytest.mark.parametrize(
    "holds",
    [
        pytest.param(lambda quiz, sheet: bool(winner(quiz, sheet)), id="a strict winner"),
        pytest.param(lambda quiz, sheet: len(score(quiz, sheet).first) > 1, id="level roles in first place"),
        pytest.param(lambda quiz, sheet: len(score(quiz, sheet).ranked) < 2, id="too few ranked roles"),
        pytest.param(lambda quiz, _: len({role.profile for role in quiz.roles}) < len(quiz.roles), id="twins"),
        pytest.param(lambda quiz, _: not all(q.ordered for q in quiz.questions), id="unordered options"),
        pytest.param(lambda _, sheet: bool(sheet.stars), id="stars"),
        pytest.param(lambda _, sheet: LEFT_OUT in sheet.choices, id="questions left out"),
        pytest.param(lambda quiz, sheet: sheet.unanswered and completed(quiz, sheet), id="settled early"),
        pytest.param(lambda quiz, sheet: sheet.unanswered and not completed(quiz, sheet), id="open, not settled"),
    ],
)
def test_at_least_one_in_ten_of_the_small_cases_has(holds):
    """Otherwise the promises below, which are tried on them, would promise little."""
    assert sum(bool(holds(*case)) for case in small()) >= QUIZZES // 10


# Once more by scoring every sheet, from the words of docs/scoring.md


def steps(question: Question, choice: int) -> Iterator[int]:
    """The options one step away: the adjacent ones, or any other where they are unordered."""
    for option in range(len(question.options)):
        if abs(option - choice) == 1 or (option != choice and not question.ordered):
            yield option


def one_step(quiz: Quiz, sheet: Responses) -> list[Changes]:
    return [{q: option} for q in sheet.answered for option in steps(quiz.questions[q], sheet.choices[q])]


def two_step(quiz: Quiz, sheet: Responses) -> list[Changes]:
    """All pairs of different questions, one step each."""
    pairs = combinations(one_step(quiz, sheet), 2)
    return [one | other for one, other in pairs if one.keys() != other.keys()]


def winner(quiz: Quiz, sheet: Responses) -> Role | None:
    first = score(quiz, sheet).winner
    return first.role if first else None


def count(quiz: Quiz, sheet: Responses, leader: Role, changes: list[Changes]) -> Count:
    return Count(sum(winner(quiz, sheet.answer(change)) == leader for change in changes), len(changes))


def reaches(quiz: Quiz, sheet: Responses, role: Role, rival: Role) -> bool:
    """Whether the rival is level with the role or above it."""
    ranking = score(quiz, sheet)
    return ranking.match(rival.id).points >= ranking.match(role.id).points


def rescored(quiz: Quiz, sheet: Responses) -> Neighbours | None:
    """The neighbours, by scoring each of them."""
    leader = winner(quiz, sheet)
    if not leader:
        return None
    one = one_step(quiz, sheet)
    reached = [
        match.role
        for match in score(quiz, sheet).ranked[1:]
        if any(reaches(quiz, sheet.answer(change), leader, match.role) for change in one)
    ]
    two = two_step(quiz, sheet)
    return Neighbours(count(quiz, sheet, leader, one), count(quiz, sheet, leader, two), tuple(reached))


def one_change_ends(quiz: Quiz, sheet: Responses) -> bool:
    """Whether some single changed answer, by however many steps, lets a rival reach or pass the leader."""
    changed = (sheet.answer({q: a}) for q in sheet.answered for a in range(len(quiz.questions[q].options)))
    return any(winner(quiz, other) != winner(quiz, sheet) for other in changed)


def completed(quiz: Quiz, sheet: Responses) -> Role | None:
    """The strict winner of every completion, by scoring each of them."""
    options = [range(len(quiz.questions[q].options)) for q in sheet.unanswered]
    completions = (sheet.answer(dict(zip(sheet.unanswered, chosen, strict=True))) for chosen in product(*options))
    first, *others = {winner(quiz, completion) for completion in completions}
    return None if others else first


def found(quiz: Quiz, sheet: Responses) -> Neighbours | None:
    return neighbours(quiz, sheet, score(quiz, sheet))


def unstarred(sheet: Responses) -> Responses:
    return replace(sheet, stars=frozenset())


def refilled(sheet: Responses, old: int, new: int) -> Responses:
    """The sheet with every choice of one kind turned into another."""
    return replace(sheet, choices=tuple(new if choice == old else choice for choice in sheet.choices))


def asked_as(quiz: Quiz, kind: Literal["likert", "single"]) -> Quiz:
    return replace(quiz, questions=tuple(replace(question, kind=kind) for question in quiz.questions))


# Neighbours


def test_the_neighbours_of_the_worked_example():
    """Nine moves: two each, but `onsite` has an end option. The analyst is 5 behind; two moves take more than that.

    `customers` to 50: -15 against -25/4. `scripting` to 75: -5/2 against +75/8. Pairs: (9 x 9 - 4 x 2 x 2 - 1) / 2.
    """
    nearby = found(worked_quiz(), worked_sheet())

    assert nearby.one == Count(9 - 2, 2 + 2 + 2 + 1 + 2)
    assert nearby.two == Count(21, (9 * 9 - 4 * 2 * 2 - 1) // 2)
    assert nearby.reached == (worked_quiz().role("analyst"),)
    assert nearby.one.ended == 2


def test_the_counts_are_whole_numbers_that_a_page_can_print():
    nearby = found(worked_quiz(), worked_sheet())

    assert [str(count) for pair in (nearby.one, nearby.two) for count in (pair.kept, pair.total)] == [
        *("7", "9", "21", "32"),
    ]


def test_r1_neighbours_are_as_counted_by_scoring_each_of_them():
    assert first_caught(lambda *case: found(*case) != rescored(*case)) is None


@pytest.mark.parametrize("sheet", many(12, left_out=0.2))
def test_r1_neighbours_on_the_shipped_quiz(sheet):
    assert found(shipped_quiz(), sheet) == rescored(shipped_quiz(), sheet)


def without_the_runner_up(ranking: Ranking) -> Ranking:
    return replace(ranking, ranked=ranking.ranked[:1] + ranking.ranked[2:]) if len(ranking.ranked) > 2 else ranking


@pytest.mark.parametrize(
    "planted",
    [
        pytest.param(lambda quiz, sheet: found(quiz, unstarred(sheet)), id="stars forgotten"),
        pytest.param(lambda quiz, sheet: found(asked_as(quiz, "likert"), sheet), id="every option ordered"),
        pytest.param(lambda quiz, sheet: found(asked_as(quiz, "single"), sheet), id="no option ordered"),
        pytest.param(lambda quiz, sheet: found(quiz, refilled(sheet, LEFT_OUT, 0)), id="left out is the first option"),
        pytest.param(
            lambda quiz, sheet: neighbours(quiz, sheet, without_the_runner_up(score(quiz, sheet))),
            id="a rival forgotten",
        ),
    ],
)
def test_r1_catches_a_planted_fault(planted):
    assert first_caught(lambda *case: planted(*case) != rescored(*case))


PAIR = (likert("phone"), likert("cables"))
RIVALS = {"top": {"phone": (100, 1)}, "twin": {"phone": (50, 1)}, "last": {"phone": (0, 1)}, "same": {"phone": (50, 3)}}


def test_a_move_that_brings_a_rival_level_ends_the_lead_and_the_rivals_it_reaches_are_named_by_match():
    """At 100 the top has 100 and the twins 50; at 75 all three have 75, and the last has 25."""
    quiz = quiz_of(PAIR, RIVALS)

    nearby = found(quiz, respond(quiz, {"phone": "5", "cables": "left_out"}))

    assert nearby == Neighbours(Count(0, 1), Count(0, 0), (quiz.role("twin"), quiz.role("same")))


def test_a_lead_too_small_for_floating_point_is_still_a_lead():
    """100 - 25 a / (2 a + 1) against 100 - 25 / 2, so ahead by 25 / (4 a + 2).

    `phone` to 75 and `cables` to 25 take just that each; `desk` to 25 takes nothing, since nobody weighs it.
    """
    a = 10**17
    claims = {"top": {"phone": (100, a + 1), "cables": (25, a)}, "low": {"phone": (100, a + 1), "cables": (25, a + 1)}}
    quiz = quiz_of((*PAIR, likert("desk")), claims)
    sheet = respond(quiz, {"phone": "5", "cables": "1", "desk": "1"})

    assert winner(quiz, sheet) == quiz.role("top")
    assert found(quiz, sheet) == Neighbours(Count(1, 3), Count(0, 3), (quiz.role("low"),))


def test_two_moves_may_end_a_lead_that_neither_of_them_ends():
    """100 against 50: `phone` to 75 gives 175/2 against 125/2; `cables` to 75 as well gives 75 against 75."""
    quiz = quiz_of(PAIR, {"top": {"phone": (100, 1), "cables": (100, 1)}, "low": {"phone": (50, 2), "cables": (50, 2)}})

    nearby = found(quiz, respond(quiz, {"phone": "5", "cables": "5"}))

    assert nearby == Neighbours(Count(2, 2), Count(0, 1), ())


@pytest.mark.parametrize("phone", ["left_out", "4"])
def test_without_a_strict_winner_there_are_no_neighbours(phone):
    """Left out, nothing is ranked; at 75 the top and its rivals are level."""
    quiz = quiz_of(PAIR, RIVALS)

    assert found(quiz, respond(quiz, {"phone": phone, "cables": "1"})) is None


# The word


@pytest.mark.parametrize(
    ("one", "two", "fewest", "word"),
    [
        ((10, 10), (99, 100), 2, Said.CLEAR),
        ((10, 10), (99, 100), None, Said.CLEAR),
        ((10, 10), (99, 100), 1, Said.AHEAD),
        ((10, 10), (989, 1_000), 2, Said.AHEAD),
        ((199, 200), (100, 100), 2, Said.AHEAD),
        ((9, 10), (0, 100), 1, Said.AHEAD),
        ((899, 1_000), (1_000, 1_000), 2, Said.CLOSE),
        ((0, 1), (0, 0), 1, Said.CLOSE),
        ((1, 1), (0, 0), 2, Said.CLEAR),
    ],
)
def test_the_word_follows_from_the_counts(one, two, fewest, word):
    assert choose_word(Neighbours(Count(*one), Count(*two), ()), fewest) is word


def test_the_certainty_of_the_worked_example():
    quiz, sheet = worked_quiz(), worked_sheet()
    ranking = score(quiz, sheet)

    sure = certainty(quiz, sheet, ranking)

    assert sure == Certainty(Said.CLOSE, found(quiz, sheet), 1, None)
    assert sure.reached == (quiz.role("analyst"),)


def test_a_lead_that_no_step_ends_but_one_far_answer_does_is_not_clear():
    """100 against 50: `phone` to 75 and `cables` to 75 give 75 against 50, but `phone` to 0 gives 50 against 100."""
    quiz = quiz_of(PAIR, {"top": {"phone": (100, 1), "cables": (100, 1)}, "low": {"phone": (0, 1), "cables": (100, 1)}})
    sheet = respond(quiz, {"phone": "5", "cables": "5"})
    ranking = score(quiz, sheet)

    sure = certainty(quiz, sheet, ranking)

    assert sure == Certainty(Said.AHEAD, Neighbours(Count(2, 2), Count(1, 1), ()), 1, None)


def test_level_roles_are_tied_and_reach_nobody():
    quiz = quiz_of((*PAIR, likert("desk")), {"a": {"phone": (100, 1)}, "b": {"phone": (100, 2)}})
    sheet = respond(quiz, {"phone": "5", "cables": "1"})

    sure = certainty(quiz, sheet, score(quiz, sheet))

    assert sure == Certainty(Said.TIED, None, 0, None)
    assert sure.reached == ()


def test_fewer_than_two_ranked_roles_get_no_word():
    quiz = quiz_of(PAIR, {"a": {"phone": (100, 1)}, "b": {"cables": (100, 2)}})
    sheet = respond(quiz, {"phone": "5"})

    assert certainty(quiz, sheet, score(quiz, sheet)) == Certainty(None, None, None, None)


# R2 and R3

Breakdown = Callable[[Quiz, Responses, Ranking], int | None]


def is_r2_kept(breakdown: Breakdown, quiz: Quiz, sheet: Responses) -> bool:
    """On sheets with a strict winner: the breakdown is 1 exactly if one changed answer ends the lead."""
    ranking = score(quiz, sheet)
    return ranking.winner is None or (breakdown(quiz, sheet, ranking) == 1) == one_change_ends(quiz, sheet)


def test_r2_one_answer_breaks_the_lead_exactly_if_some_changed_answer_does():
    assert first_caught(lambda *case: not is_r2_kept(breakdown, *case)) is None


@pytest.mark.parametrize("sheet", many(12))
def test_r2_on_the_shipped_quiz(sheet):
    assert is_r2_kept(breakdown, shipped_quiz(), sheet)


def test_r2_catches_a_breakdown_that_only_knows_one_step():
    def planted(quiz: Quiz, sheet: Responses, ranking: Ranking) -> int:
        nearby = neighbours(quiz, sheet, ranking)
        return 1 if nearby and nearby.one.ended else 2

    assert first_caught(lambda *case: not is_r2_kept(planted, *case))


def boosted(quiz: Quiz, sheet: Responses, extra: int) -> Quiz:
    """The quiz in which every answer to one question adds the same points more to the winner of the sheet."""
    (chosen,) = score(quiz, sheet).first
    q = next(q for q, weight in enumerate(chosen.weights) if weight)
    rows = [*chosen.table.agreements]
    rows[q] = tuple(agreement + extra for agreement in rows[q])
    table = replace(chosen.table, agreements=tuple(rows))
    # A version of its own, by which what is compiled of it is remembered.
    other = replace(quiz, version=f"{chosen.role.id} boosted by {extra} on {q}")
    object.__setattr__(other, "tables", tuple(table if each is chosen.table else each for each in quiz.tables))
    return other


def test_where_a_role_is_not_ranked_the_word_is_at_most_ahead():
    """Nobody knows where it would stand."""
    nearby = Neighbours(Count(10, 10), Count(100, 100), ())

    assert choose_word(nearby, 2) is Said.CLEAR
    assert choose_word(nearby, 2, is_whole=False) is Said.AHEAD
    assert choose_word(Neighbours(Count(8, 10), Count(0, 1), ()), 1, is_whole=False) is Said.CLOSE


def test_the_word_of_a_sheet_that_ranks_all_but_one_role_is_at_most_ahead():
    """Three of four answers at the high end, the last a step away; the other role weighs by half what was left out."""
    ids = tuple("abcdefgh")
    claims = {"high": dict.fromkeys(ids, (100, 1)), "low": dict.fromkeys(ids, (0, 1))}
    whole = quiz_of((*map(likert, ids), likert("z")), claims)
    cut = quiz_of((*map(likert, ids), likert("z")), {**claims, "other": {"a": (0, 1), "z": (0, 3)}})
    answers = {id: "4" if id == "h" else "5" for id in ids}

    words = [
        certainty(quiz, sheet, score(quiz, sheet)).word for quiz in (whole, cut) for sheet in [respond(quiz, answers)]
    ]

    assert words == [Said.CLEAR, Said.AHEAD]


@pytest.mark.parametrize(("kept", "total", "tenths"), [(40, 40, 10), (39, 40, 9), (35, 40, 8), (36, 40, 9), (0, 7, 0)])
def test_tenths_are_rounded_down_so_that_ten_means_all(kept, total, tenths):
    """39 of 40 are 9.75 tenths, 35 of 40 are 8.75."""
    assert Count(kept, total).tenths == tenths


def word(quiz: Quiz, sheet: Responses) -> Said:
    return choose_word(found(quiz, sheet), 1 if one_change_ends(quiz, sheet) else 2)


def is_r3_kept(extra: int, quiz: Quiz, sheet: Responses) -> bool:
    """On sheets with a strict winner: the word is no lower with the extra points than without."""
    if winner(quiz, sheet) is None:
        return True
    order = [Said.TIED, Said.CLOSE, Said.AHEAD, Said.CLEAR]
    return order.index(word(boosted(quiz, sheet, extra), sheet)) >= order.index(word(quiz, sheet))


@pytest.mark.parametrize("extra", [1, 30, 1_000])
def test_r3_more_points_for_the_winner_never_lower_the_word(extra):
    assert first_caught(lambda *case: not is_r3_kept(extra, *case)) is None


@pytest.mark.parametrize("sheet", many(4))
@pytest.mark.parametrize("extra", [1, 300, 3_000, 30_000])
def test_r3_on_the_shipped_quiz(sheet, extra):
    assert is_r3_kept(extra, shipped_quiz(), sheet)


def test_r3_catches_points_taken_away():
    assert first_caught(lambda *case: not is_r3_kept(-100, *case))


# Little to go on


@pytest.mark.parametrize(("answered", "little"), [(1, TooFewAnswers(1, 4)), (2, None), (3, None)])
def test_less_than_half_of_the_questions_answered_gives_little_to_go_on(answered, little):
    quiz = quiz_of(tuple(likert(id) for id in "abcd"), {})
    answers = {"a": "1", "b": "2", "c": "3"}

    assert little_to_go_on(quiz, respond(quiz, dict([*answers.items()][:answered]))) == little


def test_equal_answers_to_too_few_questions_count_as_too_few():
    quiz = quiz_of(tuple(likert(id) for id in "abcdefgh"), {})

    assert little_to_go_on(quiz, respond(quiz, dict.fromkeys("abc", "2"))) == TooFewAnswers(3, 8)
    assert little_to_go_on(quiz, blank(quiz)) == TooFewAnswers(0, 8)


@pytest.mark.parametrize(
    ("likerts", "singles", "little"),
    [
        ("444", "", StraightLine(4, "Quite a lot", 3)),
        ("1111", "ab", StraightLine(1, "Not at all", 4)),
        ("555", "aa", StraightLine(5, "Very much", 3)),
        ("1112", "aa", None),
        ("33", "aa", None),
    ],
)
def test_the_same_option_on_every_likert_question_gives_little_to_go_on(likerts, singles, little):
    """Left-out ones aside, and from three on; what unordered questions got does not count."""
    choosing = (single(id, ("kind",), {"a": (0,), "b": (100,)}) for id in ("tool", "room"))
    quiz = quiz_of((*map(likert, ("q1", "q2", "q3", "q4")), *choosing), {})
    answers = [*likerts.ljust(4, "-"), *singles.ljust(2, "-")]
    sheet = {q.id: "left_out" if a == "-" else a for q, a in zip(quiz.questions, answers, strict=True)}

    assert little_to_go_on(quiz, respond(quiz, sheet)) == little


def test_a_straight_line_over_different_scales_has_no_label():
    """The second option of one scale reads “A little”, of the other “Seldom”."""
    other = replace(likert("c"), options=tuple(replace(o, label=f"Seldom {o.id}") for o in likert("c").options))
    quiz = quiz_of((likert("a"), likert("b"), other), {})

    assert little_to_go_on(quiz, respond(quiz, dict.fromkeys("abc", "2"))) == StraightLine(2, "", 3)


@pytest.mark.parametrize("answers", [4, 6])
def test_a_sheet_of_another_quiz_is_refused(answers):
    """The worked quiz has five questions."""
    with pytest.raises(ValueError, match="zip"):
        little_to_go_on(worked_quiz(), Responses((0,) * answers))


def test_with_little_to_go_on_the_counts_stay():
    quiz = worked_quiz()
    sheet = respond(quiz, dict.fromkeys(("customers", "hardware", "scripting", "onsite", "certify"), "2"))
    ranking = score(quiz, sheet)

    sure = certainty(quiz, sheet, ranking)

    assert sure == Certainty(Said.CLOSE, found(quiz, sheet), 1, StraightLine(2, "A little", 5))
    assert sure.neighbours is not None


# Settled early


def test_first_place_in_the_worked_example_is_settled_after_four_of_five_answers():
    """Open is `certify`: at most 25/2 for the analyst, as in the example, who is then 5 behind.

    With `onsite` open as well, the specialist may lose its 10 there.
    """
    quiz, sheet = worked_quiz(), worked_sheet()
    four, three = sheet.answer({4: UNANSWERED}), sheet.answer({3: UNANSWERED, 4: UNANSWERED})

    assert settled(quiz, four) == quiz.role("specialist")
    assert show_settled(quiz, four)
    assert settled(quiz, three) is None
    assert not show_settled(quiz, three)


def is_shown(quiz: Quiz, sheet: Responses) -> bool:
    """What docs/scoring.md asks for before it is said that first place is settled."""
    first = completed(quiz, sheet)
    half = 2 * len(sheet.answered) >= len(sheet.choices)
    return bool(first and sheet.unanswered and half and winner(quiz, sheet) == first)


def test_settled_is_as_found_by_scoring_every_completion():
    assert first_caught(lambda *case: settled(*case) != completed(*case)) is None
    assert first_caught(lambda *case: show_settled(*case) != is_shown(*case)) is None


@pytest.mark.parametrize("sheet", many(12))
def test_settled_on_the_shipped_quiz(sheet):
    quiz = shipped_quiz()
    last_two_open = sheet.answer({18: UNANSWERED, 19: UNANSWERED})

    assert settled(quiz, last_two_open) == completed(quiz, last_two_open)
    assert show_settled(quiz, last_two_open) == is_shown(quiz, last_two_open)


@pytest.mark.parametrize(
    "planted",
    [
        pytest.param(lambda quiz, sheet: settled(quiz, unstarred(sheet)), id="stars forgotten"),
        pytest.param(lambda quiz, sheet: settled(quiz, refilled(sheet, UNANSWERED, LEFT_OUT)), id="as it stands"),
        pytest.param(lambda quiz, sheet: settled(quiz, refilled(sheet, UNANSWERED, 1)), id="one completion only"),
        pytest.param(lambda quiz, sheet: settled(quiz, refilled(sheet, LEFT_OUT, UNANSWERED)), id="left out is open"),
        pytest.param(lambda quiz, sheet: settled(quiz, sheet.answer({0: 0})), id="a question forgotten"),
    ],
)
def test_settled_against_all_completions_catches_a_planted_fault(planted: Callable[[Quiz, Responses], Role | None]):
    assert first_caught(lambda *case: planted(*case) != completed(*case))


def test_settled_is_not_said_of_a_role_that_does_not_lead_the_sheet_as_it_stands():
    """100 - (20 - 5) = 85 against 100 - 25 = 75 so far; then 85 against (75 + 100) / 2 on either option."""
    desk = single("desk", ("desk",), {"left": (50,), "right": (60,)})
    quiz = quiz_of((likert("phone"), desk), {"now": {"phone": (80, 1)}, "then": {"phone": (75, 1), "desk": (55, 1)}})
    sheet = respond(quiz, {"phone": "5"})

    assert winner(quiz, sheet) == quiz.role("now")
    assert settled(quiz, sheet) == quiz.role("then")
    assert not show_settled(quiz, sheet)


def test_settled_is_not_said_before_half_is_answered():
    quiz = quiz_of((*PAIR, likert("desk")), {"a": {"phone": (100, 1)}, "b": {"phone": (0, 1)}})
    early = respond(quiz, {"phone": "5"})

    assert settled(quiz, early) == quiz.role("a")
    assert not show_settled(quiz, early)
    assert show_settled(quiz, early.answer({1: 0}))


def test_nothing_is_said_of_being_settled_once_nothing_is_open():
    assert settled(worked_quiz(), worked_sheet()) == worked_quiz().role("specialist")
    assert not show_settled(worked_quiz(), worked_sheet())
    assert not show_settled(shipped_quiz(), begun(0))
