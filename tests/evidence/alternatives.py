"""What other rules of scoring do for the same simulated people: the weights left out, or random answers taken off."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import lcm
from pathlib import Path
from typing import TypeAlias

from quiz.content import Quiz, Role
from quiz.lint.figures import bases, first_alone, in_id_order
from quiz.scoring import grid
from tests.evidence.models import MODELS, Draw, Model, Sheet, draw
from tests.evidence.separability import PEOPLE, Outcome, Play, play, remembered
from tests.evidence.table import Row, Section, count, percent
from tests.examples import shipped_quiz

TITLE = "Separability: other rules on the same simulated people"
NOTE = (
    "The same simulated people as under separability, {people} for each role, and the same sheets, scored by other "
    "rules. Each figure is the mean of the roles: the share of their people whose own role is strictly first. Every "
    "weight 1: all that a role claims counts the same. Less random answers: roles are ordered by their match less "
    "what random answers get them, as lifts are. Chance: 1 in {roles}. Best possible: the guess by likelihood, as "
    "above."
)

Rule: TypeAlias = Callable[[Sequence[int]], list[int]]  # a complete sheet → a score a role


def part(_data: Path) -> Section:
    """Score the people of the shipped quiz by each rule. It needs no data."""
    return compare(shipped_quiz(), PEOPLE, remembered)


def compare(quiz: Quiz, people: int, let_play: Play = play) -> Section:
    """Score so many people of each role by each rule, a row a model."""
    quiz = in_id_order(quiz)
    rules = {"every weight 1": unweighted(quiz), "less random answers": above_random(quiz)}
    played, drawn = let_play(quiz, people), draw(quiz, people)
    return Section(
        TITLE,
        NOTE.format(people=count(people), roles=len(quiz.roles)),
        ("people", "chance", "the quiz", *rules, "best possible"),
        tuple(_row(quiz, model, list(rules.values()), drawn, played[model]) for model in MODELS),
    )


def unweighted(quiz: Quiz) -> Rule:
    """The match with each weight 1."""
    return grid(replace(quiz, roles=tuple(map(_flat, quiz.roles)))).totals


def _flat(role: Role) -> Role:
    return replace(role, profile=tuple(replace(target, weight=1) for target in role.profile))


def above_random(quiz: Quiz) -> Rule:
    """The match less the mean match of random answers, both multiplied by what makes all of them whole."""
    table = grid(quiz)
    means = [base * table.denominator for base in bases(table, len(quiz.roles))]
    whole = lcm(*(mean.denominator for mean in means))
    return lambda choices: [int(whole * (own - mean)) for own, mean in zip(table.totals(choices), means, strict=True)]


def _row(quiz: Quiz, model: Model, rules: Sequence[Rule], drawn: Draw, played: Sequence[Outcome]) -> Row:
    """What became of them by the quiz and by the best possible guess is known from separability."""
    first = [0] * len(rules)
    for index, choices in _sheets(quiz, model, drawn):
        first = [hits + (first_alone(rule(choices)) == index) for hits, rule in zip(first, rules, strict=True)]
    people = sum(each.people for each in played)
    hits = (sum(each.first for each in played), *first, sum(each.guessed for each in played))
    return (model.name, count(people), percent(1 / len(quiz.roles)), *(percent(each / people) for each in hits))


def _sheets(quiz: Quiz, model: Model, drawn: Draw) -> Iterator[tuple[int, Sheet]]:
    """Each role's index with the sheet of somebody who plays it."""
    for index, role in enumerate(quiz.roles):
        for choices in model.sheets(quiz, role, drawn):
            yield index, choices
