"""What would have to be different, against brute force: existence, both costs, the set itself, and the breakdown."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import lcm

import pytest

from quiz import oracle
from quiz.content import Quiz, Role
from quiz.counterfactual import Counterfactual, breakdown, counterfactual, counterfactuals
from quiz.counterfactual.board import Move, lay_out
from quiz.counterfactual.search import Search
from quiz.responses import LEFT_OUT, Responses
from quiz.scoring import score
from tests.small_quizzes import small_cases

QUIZZES = 2_000
BLOCK = 100  # quizzes a test, so that they can run side by side

Changes = tuple[tuple[str, str], ...]  # ids of question and new option, by the questions' ids


@dataclass(frozen=True)
class Claims:
    """What is claimed of a sheet; `ways` are the ranked roles' changes, with the count and steps, or None."""

    breakdown: int | None
    ways: dict[str, tuple[int, int, Changes] | None]


def brute(quiz: Quiz, sheet: Responses) -> Claims:
    """The same from all sheets that answer the same questions, by the formulas of tests/oracle.py."""
    roles = [role for role in quiz.roles if oracle.coverage(quiz, sheet, role) >= Fraction(1, 2)]
    offers = [oracle.on_offer(quiz, sheet, role) for role in roles]
    whole = lcm(*(points.denominator for offer in offers for row in offer.values() for points in row))
    asked = sorted(sheet.answered, key=lambda q: quiz.questions[q].id)
    zeros = {q: [Fraction(0)] * len(quiz.questions[q].options) for q in asked}
    cells = [[tuple(int(o.get(q, zeros[q])[a] * whole) for o in offers) for a in range(len(zeros[q]))] for q in asked]
    now = tuple(sheet.choices[q] for q in asked)
    leader = winner(totals_of(cells, now))
    lost: list[int] = []
    best: dict[str, tuple[int, int, int, Changes] | None] = {role.id: None for role in roles}
    for choices in product(*(range(len(row)) for row in cells)):
        totals = totals_of(cells, choices)
        first = winner(totals)
        moved = [(quiz.questions[q], a, b) for q, a, b in zip(asked, now, choices, strict=True) if a != b]
        if first != leader or leader is None:
            lost.append(len(moved))
        if first is not None:
            top, second = sorted(totals)[:-3:-1]
            steps = sum(abs(a - b) if question.ordered else 1 for question, a, b in moved)
            changes = tuple((question.id, question.options[b].id) for question, _, b in moved)
            way = (len(moved), steps, second - top, changes)
            best[roles[first].id] = min(best[roles[first].id] or way, way)
    return Claims(min(lost), {role: way and (way[0], way[1], way[3]) for role, way in best.items()})


def totals_of(cells: list[list[tuple[int, ...]]], choices: tuple[int, ...]) -> list[int]:
    """What the roles get on one sheet."""
    return [sum(column) for column in zip(*(row[a] for row, a in zip(cells, choices, strict=True)), strict=True)]


def winner(totals: list[int]) -> int | None:
    """The place of the strict winner."""
    return totals.index(max(totals)) if totals.count(max(totals)) == 1 else None


def claims(quiz: Quiz, sheet: Responses) -> Claims:
    """What is claimed in truth."""
    ranking = score(quiz, sheet)
    found = counterfactuals(quiz, sheet, ranking)
    assert all(way is None or way.exact for way in found.values())
    return Claims(breakdown(quiz, sheet, ranking), {role: shape_of(way) for role, way in found.items()})


def shape_of(way: Counterfactual | None) -> tuple[int, int, Changes] | None:
    if way is None:
        return None
    return way.count, way.steps, tuple((change.question.id, change.after.id) for change in way.changes)


def faults(claimed: Claims, true: Claims) -> set[str]:
    """In what the claims are false."""
    found = {"breakdown"} if claimed.breakdown != true.breakdown else set()
    found |= {"roles"} if claimed.ways.keys() != true.ways.keys() else set()
    for role, way in true.ways.items():
        other = claimed.ways.get(role)
        if way is None or other is None:
            found |= {"existence"} if way is not other else set()
        else:
            found |= {name for name, a, b in zip(("count", "steps", "set"), way, other, strict=True) if a != b}
    return found


@pytest.mark.parametrize("seed", range(QUIZZES // BLOCK))
def test_all_claims_agree_with_brute_force(seed):
    for quiz, sheet in small_cases(seed, BLOCK):
        assert faults(claims(quiz, sheet), brute(quiz, sheet)) == set(), (quiz, sheet)


def test_the_small_quizzes_have_what_is_awkward():
    """Left-out answers, stars, ties, identical roles, unordered options, roles that no answers put first."""
    seen: Counter[str] = Counter()
    for quiz, sheet in small_cases(0, BLOCK):
        ranking = score(quiz, sheet)
        ways = counterfactuals(quiz, sheet, ranking).values()
        seen.update(
            left_out=LEFT_OUT in sheet.choices,
            starred=bool(sheet.stars),
            tied=ranking.winner is None,
            identical=len({role.profile for role in quiz.roles}) < len(quiz.roles),
            unordered=any(not question.ordered for question in quiz.questions),
            unranked=bool(ranking.unranked),
            none=None in ways,
            three=any(way and way.count > 2 for way in ways),
        )

    assert len(seen) == 8
    assert min(seen.values()) >= 3, seen


# Planted faults, each in what the true code is given


def only_the_leader_competes(quiz: Quiz, sheet: Responses) -> Claims:
    ranking = score(quiz, sheet)
    true, first = claims(quiz, sheet), ranking.ranked[0]
    pairs = {m.role.id: among(quiz, first.role, m.role) for m in ranking.ranked[1:]}
    ways = {role: shape_of(counterfactual(pair, sheet, score(pair, sheet), role)) for role, pair in pairs.items()}
    return replace(true, ways={**true.ways, **ways})


def only_the_runner_up_breaks_the_lead(quiz: Quiz, sheet: Responses) -> Claims:
    first = among(quiz, *(match.role for match in score(quiz, sheet).ranked[:2]))
    return replace(claims(quiz, sheet), breakdown=breakdown(first, sheet, score(first, sheet)))


def among(quiz: Quiz, *roles: Role) -> Quiz:
    """The quiz as if there were no other roles."""
    return replace(quiz, roles=tuple(role for role in quiz.roles if role in roles))


def no_question_is_ordered(quiz: Quiz, sheet: Responses) -> Claims:
    return claims(replace(quiz, questions=tuple(replace(q, kind="single") for q in quiz.questions)), sheet)


def stars_do_not_count(quiz: Quiz, sheet: Responses) -> Claims:
    return claims(quiz, replace(sheet, stars=frozenset()))


def a_tie_is_enough(quiz: Quiz, sheet: Responses) -> Claims:
    return searched(quiz, sheet, lambda search: search.smallest()[0], extra=1)


def margins_do_not_count(quiz: Quiz, sheet: Responses) -> Claims:
    return searched(quiz, sheet, lambda search: (found := search._fewest()) and search._nearest(found))


def searched(quiz: Quiz, sheet: Responses, find: Callable[[Search], tuple[Move, ...] | None], extra: int = 0) -> Claims:
    """The claims, with the ways found otherwise, or by roles that start ahead of where they are."""
    ranking = score(quiz, sheet)
    board, true = lay_out(quiz, sheet), claims(quiz, sheet)
    ways = {}
    for match in ranking.ranked:
        place = board.place(match.role)
        standing = board.standing(place) + extra * board.lanes.ones
        moves = find(Search(board.lanes, standing, board.moves(place), 20_000))
        changes = tuple((quiz.questions[move.question].id, move.id) for move in moves or ())
        ways[match.role.id] = None if moves is None else (len(moves), sum(move.steps for move in moves), changes)
    return replace(true, ways=ways)


@pytest.mark.parametrize(
    ("plant", "kinds"),
    [
        (only_the_leader_competes, {"existence", "count", "steps", "set"}),
        (a_tie_is_enough, {"existence", "count", "steps", "set"}),
        (stars_do_not_count, {"existence", "count", "steps", "set", "breakdown"}),
        (no_question_is_ordered, {"steps", "set"}),
        (margins_do_not_count, {"set"}),
        (only_the_runner_up_breaks_the_lead, {"breakdown"}),
    ],
)
def test_a_planted_fault_is_caught(plant, kinds):
    caught = set()
    for quiz, sheet in small_cases(0, 2 * BLOCK):
        caught |= faults(plant(quiz, sheet), brute(quiz, sheet))

    assert caught == kinds
