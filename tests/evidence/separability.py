"""Separability: whether simulated people who answer like a role get that role, however they depart from it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import TypeAlias

from quiz.content import Quiz, Role
from quiz.lint.figures import in_id_order
from quiz.scoring import Grid, grid
from tests.evidence.likelihood import Likelihood, likelihood
from tests.evidence.models import BASE, MODELS, Model, Sheet, draw
from tests.evidence.table import Row, Section, count, percent
from tests.examples import shipped_quiz

Play: TypeAlias = Callable[[Quiz, int], "dict[Model, list[Outcome]]"]

PEOPLE = 2_000  # of each role and model
MEAN, WORST = "mean of the roles", "worst"
COLUMNS = ("people", "chance", "own role first", "best possible", "taken most for")
TITLE = "Separability: simulated people who answer like a role"
NOTE = (
    "Simulated people, who answer like a role of the shipped quiz, on complete sheets without stars. There are "
    "{people} for each role, and the same crowd plays every role and model. Own role first: their role is strictly "
    "first by the quiz. Chance: 1 in {roles}. Best possible: a guess by likelihood from the same sheets, which "
    "knows the model exactly and holds all roles equally likely. On the mean of the roles nothing does better; on a "
    "single role something may. Taken most for: the role that is most often highest of all and level with theirs or "
    "above it, with the share of the role's people. Noise: the error of each answer, as an SD in steps of the "
    "five-point scale. All other models have noise 0.92, too. Leaning: each person also leans to one end of the "
    "likert scale, SD 0.59. Careless: that share of answers is replaced by random ones, all options equally likely. "
    "Middling: before the noise, each target is moved half way to the middle. Yea-sayers, nay-sayers: before the "
    "noise, each likert answer that the role decides is moved one label up, or one down. The standard error is at "
    "most {error:.1f} points in each row, for the quiz and for the guess."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the people who played one role under one model.

    first    how many have their role strictly first by the quiz.
    guessed  how many the guess by likelihood is right for; a share of one where it is level.
    rivals   role → people for whom it is level with their own or above, and the highest.
    """

    role: Role
    people: int
    first: int
    guessed: float
    rivals: Counter[Role]

    @property
    def confusion(self) -> str:
        """The commonest rival, and for which share of the role's people it is one; a dash if there is none."""
        if not self.rivals:
            return "–"
        rival, people = self.rivals.most_common(1)[0]
        return f"{rival.name} ({percent(people / self.people)})"


def part(_data: Path) -> Section:
    """Let people play each role of the shipped quiz under each model. It needs no data."""
    return separate(shipped_quiz(), PEOPLE, remembered)


def separate(quiz: Quiz, people: int, let_play: Play | None = None) -> Section:
    """Let so many people play each role under each model: two rows a model, then one a role under the base model."""
    quiz = in_id_order(quiz)
    outcomes = (let_play or play)(quiz, people)
    rows = [row for model in MODELS for row in _rows(model, outcomes[model])]
    rows.append((f"{BASE.name}, role by role",))
    rows += [_row(f"  {each.role.name}", [each], len(quiz.roles), each.confusion) for each in outcomes[BASE]]
    error = max(_error(hits / people) for each in outcomes.values() for o in each for hits in (o.first, o.guessed))
    note = NOTE.format(people=count(people), roles=len(quiz.roles), error=100 * error / sqrt(people))
    return Section(TITLE, note, COLUMNS, tuple(rows))


def play(quiz: Quiz, people: int) -> dict[Model, list[Outcome]]:
    """What becomes of the people of each role, in the roles' order, under each model."""
    table, crowd = grid(quiz), draw(quiz, people)
    return {
        model: [
            _play(quiz, table, index, model.sheets(quiz, role, crowd), best) for index, role in enumerate(quiz.roles)
        ]
        for model in MODELS
        for best in (likelihood(quiz, model),)
    }


remembered = cache(play)  # for other rules on the same people


def _play(quiz: Quiz, table: Grid, index: int, sheets: Iterable[Sheet], best: Likelihood) -> Outcome:
    people, guessed = 0, 0.0
    rivals: Counter[Role] = Counter()
    for choices in sheets:
        totals = table.totals(choices)
        own, totals[index] = totals[index], -1
        most = max(totals)
        if most >= own:
            rivals[quiz.roles[totals.index(most)]] += 1
        guessed += best.credit(choices, index)
        people += 1
    return Outcome(quiz.roles[index], people, people - rivals.total(), guessed, rivals)


def _rows(model: Model, outcomes: list[Outcome]) -> Iterator[Row]:
    worst = min(outcomes, key=lambda each: each.first)
    yield _row(f"{model.name}, {MEAN}", outcomes, len(outcomes), "–")
    yield _row(f"{model.name}, {WORST}: {worst.role.name}", [worst], len(outcomes), worst.confusion)


def _row(name: str, outcomes: list[Outcome], roles: int, confusion: str) -> Row:
    people = sum(each.people for each in outcomes)
    hits = sum(each.first for each in outcomes), sum(each.guessed for each in outcomes)
    return name, count(people), percent(1 / roles), *(percent(each / people) for each in hits), confusion


def _error(share: float) -> float:
    """The standard deviation of one person's hit; that of a mean of roles is no larger, whatever they share."""
    return sqrt(share * (1 - share))
