"""The best possible: which role did a simulated person play, guessed by somebody who knows the model exactly.

The guess is the role under which the sheet is likeliest, all roles being equally likely before: averaged over the
roles, no rule that sees the same sheets is right more often (Bayes). Nothing here reads the tables of the scorer, nor
draws anything: the probabilities are computed from the model's definition.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial, reduce
from itertools import pairwise, product
from math import prod
from operator import add
from statistics import NormalDist

from quiz.content import Question, Quiz, Role, Target
from quiz.lint.people import SHIFT, STEP
from tests.evidence.models import Model

CELLS = {1: 14_400, 2: 120, 3: 24}  # equally likely cells of each dimension's noise, by how many a role weighs
LEVEL = 1e-9  # distances, and shares of the highest likelihood, as near as this are equal
LEANS = tuple((2 * n - 20) / 5 for n in range(21))  # SDs from -4 to 4: the trapezoid rule over a person's lean

Shares = tuple[float, ...]  # the probability of each option


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely each sheet is under each of R roles, under one model.

    grids  (probability of a lean, Q questions of one row an option, each of R probabilities given that lean); one grid
           with probability 1 where people have no lean of their own.
    """

    grids: tuple[tuple[float, tuple[tuple[Shares, ...], ...]], ...]

    def of(self, choices: Sequence[int]) -> list[float]:
        """The R likelihoods of a complete sheet; `choices` are Q option indexes."""
        given = [
            [share * likely for likely in map(prod, zip(*map(tuple.__getitem__, rows, choices), strict=True))]
            for share, rows in self.grids
        ]
        return given[0] if len(given) == 1 else list(map(sum, zip(*given, strict=True)))

    def credit(self, choices: Sequence[int], index: int) -> float:
        """Whether the guess is role `index`: 1 or 0; a share where several roles are equally likely."""
        likelihoods = self.of(choices)
        least = max(likelihoods) * (1 - LEVEL)
        return (likelihoods[index] >= least) / sum(likely >= least for likely in likelihoods)


def likelihood(quiz: Quiz, model: Model) -> Likelihood:
    """Compute how likely each option of each question is under each role, given each lean."""
    return Likelihood(tuple((share, _grid(quiz, model, lean)) for lean, share in _leans(model)))


def _leans(model: Model) -> Iterator[tuple[float, float]]:
    """Each lean, in steps, with its probability."""
    if not model.leaning:
        yield 0.0, 1.0
        return
    densities = [NormalDist().pdf(lean) for lean in LEANS]
    for lean, density in zip(LEANS, densities, strict=True):
        yield SHIFT * lean, density / sum(densities)


def _grid(quiz: Quiz, model: Model, lean: float) -> tuple[tuple[Shares, ...], ...]:
    return tuple(
        tuple(zip(*(shares(question, role, model, lean) for role in quiz.roles), strict=True))
        for question in quiz.questions
    )


def shares(question: Question, role: Role, model: Model, lean: float = 0.0) -> Shares:
    """How likely somebody with this lean, in steps, chooses each option as this role; they sum to 1."""
    targets = model.views(role).targets(question)
    uniform = 1 / len(question.options)
    if question.ordered and targets[0]:
        meant = _labels(question, targets[0], model.saying + lean, model.noise)
    elif any(targets):
        meant = _nearest(question, tuple(targets), model.noise)
    else:
        meant = (uniform,) * len(question.options)
    return tuple(model.careless * uniform + (1 - model.careless) * share for share in meant)


def _labels(question: Question, target: Target, shift: float, noise: float) -> Shares:
    """How likely each label is nearest to a normal variable around the target: exact; the ends take all beyond."""
    own = (100 - target.position if question.is_reversed else target.position) / STEP
    ticked = NormalDist(own + shift, noise)
    below = [0.0, *(ticked.cdf(label + 0.5) for label in range(len(question.options) - 1)), 1.0]
    return tuple(high - low for low, high in pairwise(below))


@cache
def _nearest(question: Question, targets: tuple[Target | None, ...], noise: float) -> Shares:
    """How likely each option is nearest to a point around the targets, by midpoints of equally likely cells.

    Options that are level share a cell. One that takes no cell gets half a cell, so that no sheet is impossible.
    """
    axes = [(axis, target) for axis, target in enumerate(targets) if target]
    cells = CELLS[len(axes)]
    distances = [
        [
            [target.weight * abs(option.positions[axis] - point) for option in question.options]
            for point in _points(target, noise, cells)
        ]
        for axis, target in axes
    ]
    taken = [0.0] * len(question.options)
    for each in product(*distances):
        totals: list[float] = list(reduce(partial(map, add), each))  # type: ignore[arg-type]
        limit = min(totals) + LEVEL
        nearest = [option for option, total in enumerate(totals) if total <= limit]
        for option in nearest:
            taken[option] += 1 / len(nearest)
    taken = [each or 0.5 for each in taken]
    return tuple(each / sum(taken) for each in taken)


def _points(target: Target, noise: float, cells: int) -> list[float]:
    around = NormalDist(target.position, noise * STEP)
    return [around.inv_cdf((cell + 0.5) / cells) for cell in range(cells)]
