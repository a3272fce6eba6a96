"""What many responses have in common: exact summaries of counts (docs/scoring.md, "Groups").

What comes in are counts, not responses, so that a large group costs no more than a small one. Nobody is ranked, and
nothing here leads back to one person's responses; where everyone looks on, `discreet` makes sure of that.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz.cohort.discreet import FEWEST, Hidden, discreet
from quiz.cohort.tally import Outcome, Tally, counter, decode_answer
from quiz.content import Dimension, Family, Option, Question, Quiz, Role
from quiz.responses import LEFT_OUT, UNANSWERED
from quiz.result import Said

MOST_SPLITS = 3


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    """How a question was answered.

    answered, left_out, unanswered  add up to all responses.
    counts     how often each option was chosen, in the question's order; they add up to `answered`.
    means      the mean position, 0..100, on each of the question's dimensions; None without an answer.
    variances  of the positions on each of them, in squared positions; None without an answer.
    """

    question: Question
    answered: int
    left_out: int
    unanswered: int
    counts: tuple[int, ...]
    means: tuple[Fraction | None, ...]
    variances: tuple[Fraction | None, ...]

    @property
    def chosen(self) -> tuple[tuple[Option, int], ...]:
        """The options, each with how often it was chosen."""
        return tuple(zip(self.question.options, self.counts, strict=True))

    @property
    def most_chosen(self) -> tuple[tuple[Option, int], ...]:
        """The same, the most frequent first; those that are equally frequent stay in the question's order."""
        return tuple(sorted(self.chosen, key=lambda pair: -pair[1]))

    @property
    def placed(self) -> tuple[tuple[str, Fraction, Fraction], ...]:
        """The mean and the variance on each of the question's dimensions, by its id; empty without an answer."""
        found = zip(self.question.dimensions, self.means, self.variances, strict=True)
        return tuple((id, mean, variance) for id, mean, variance in found if mean is not None and variance is not None)


@dataclass(frozen=True, slots=True)
class DimensionSummary:
    """Where the answers stand on a dimension.

    answers   how many are placed on it, of all questions together.
    mean      of their positions, 0..100; None without an answer.
    variance  of their positions, divided by `answers`, in squared positions; None without an answer.
    """

    dimension: Dimension
    answers: int
    mean: Fraction | None
    variance: Fraction | None


@dataclass(frozen=True, slots=True)
class RoleCount:
    """How often a role is named first, and how often second."""

    role: Role
    first: int
    second: int

    @property
    def is_named(self) -> bool:
        """Whether any result names it."""
        return self.first + self.second > 0


@dataclass(frozen=True, slots=True)
class FamilyCount:
    """How often the roles of a family are named, in the quiz's order."""

    family: Family
    roles: tuple[RoleCount, ...]

    @property
    def first(self) -> int:
        """How often the winner is of this family."""
        return sum(role.first for role in self.roles)

    @property
    def second(self) -> int:
        """How often the runner-up is."""
        return sum(role.second for role in self.roles)

    @property
    def named(self) -> tuple[RoleCount, ...]:
        """Those of its roles that any result names."""
        return tuple(role for role in self.roles if role.is_named)


@dataclass(frozen=True, slots=True)
class Between:
    """How many close results have their winner and runner-up in these families, in the quiz's order; maybe in one."""

    families: tuple[Family, Family]
    count: int


@dataclass(frozen=True, slots=True)
class Cohort:
    """The summary of a group; all tuples but the last two are in the quiz's order.

    unnamed  results that name no role first; with the families' counts they add up to `responses`.
    said     how often each rule was followed; they add up to `responses`.
    close    the close ones by families, the most frequent first; a tie has no winner, and so no families.
    splits   up to three of the likert questions, those with the largest variance first; none where all answer alike.
    """

    responses: int
    questions: tuple[QuestionSummary, ...]
    dimensions: tuple[DimensionSummary, ...]
    roles: tuple[RoleCount, ...]
    families: tuple[FamilyCount, ...]
    unnamed: int
    said: Mapping[Said, int]
    close: tuple[Between, ...]
    splits: tuple[QuestionSummary, ...]

    @property
    def shown(self) -> Mapping[Family | None, int | Hidden]:
        """How many results lead to each family, and to none, as everyone may see them; empty where they may not.

        Of all counts only these are shown: two such tables would reveal more than one.
        """
        counts: dict[Family | None, int] = {each.family: each.first for each in self.families}
        return discreet({**counts, None: self.unnamed}) or {}

    @property
    def hides_some(self) -> bool:
        """Whether a number is not shown."""
        return any(isinstance(count, Hidden) for count in self.shown.values())

    @property
    def is_small(self) -> bool:
        """Whether there are so few responses that figures would be about persons."""
        return self.responses < FEWEST

    @property
    def splits_shown(self) -> tuple[QuestionSummary, ...]:
        """The splits where they may be shown, which is without a count."""
        return () if self.is_small else self.splits


def summarise(quiz: Quiz, tally: Tally) -> Cohort:
    """Summarise what a group answered and what came of it.

    quiz     the version that all of them answered.
    tally    its counts; an unknown option, role or rule raises IndexError, KeyError or ValueError.
    source   docs/scoring.md, "Groups".
    """
    questions = tuple(_question(*pair) for pair in zip(quiz.questions, tally.answers, strict=True))
    roles = _roles(quiz, tally.outcomes)
    said = counter((Said(rule) for *_, rule in tally.outcomes), tally.outcomes.values())
    return Cohort(
        responses=tally.responses,
        questions=questions,
        dimensions=tuple(_dimension(dimension, questions) for dimension in quiz.dimensions),
        roles=roles,
        families=tuple(FamilyCount(f, tuple(r for r in roles if r.role.family == f.id)) for f in quiz.families),
        unnamed=_count(tally.outcomes, 0)[None],
        said={rule: said[rule] for rule in Said},
        close=_between(quiz, tally.outcomes),
        splits=_splits(questions),
    )


def _question(question: Question, answers: Mapping[str, int]) -> QuestionSummary:
    chosen = Counter({decode_answer(character): count for character, count in answers.items()})
    left_out, unanswered = chosen.pop(LEFT_OUT, 0), chosen.pop(UNANSWERED, 0)
    if any(choice >= len(question.options) for choice in chosen):
        raise IndexError(f"{question.id} has no option {max(chosen) + 1}.")
    counts = tuple(chosen[option] for option in range(len(question.options)))
    positions = [_positions(question, counts, dimension) for dimension in question.dimensions]
    means, variances = tuple(map(_mean, positions)), tuple(map(_variance, positions))
    return QuestionSummary(question, sum(counts), left_out, unanswered, counts, means, variances)


def _dimension(dimension: Dimension, questions: Sequence[QuestionSummary]) -> DimensionSummary:
    placed = [each for each in questions if dimension.id in each.question.dimensions]
    positions = sum((_positions(each.question, each.counts, dimension.id) for each in placed), Counter[int]())
    return DimensionSummary(dimension, positions.total(), _mean(positions), _variance(positions))


def _positions(question: Question, counts: Sequence[int], dimension: str) -> Counter[int]:
    """How many answers stand at each position on one of the question's dimensions."""
    place = question.dimensions.index(dimension)
    return counter((option.positions[place] for option in question.options), counts)


def _mean(values: Counter[int]) -> Fraction | None:
    total = values.total()
    return Fraction(sum(value * count for value, count in values.items()), total) if total else None


def _variance(values: Counter[int]) -> Fraction | None:
    """The mean squared distance from the mean: this is the whole group, not a sample of a larger one."""
    mean = _mean(values)
    if mean is None:
        return None
    return sum((count * (value - mean) ** 2 for value, count in values.items()), Fraction()) / values.total()


def _count(outcomes: Mapping[Outcome, int], part: int) -> Counter[str | None]:
    """How often each role, and None, is winner (0) or runner-up (1)."""
    return counter((outcome[part] for outcome in outcomes), outcomes.values())


def _roles(quiz: Quiz, outcomes: Mapping[Outcome, int]) -> tuple[RoleCount, ...]:
    first, second = _count(outcomes, 0), _count(outcomes, 1)
    for id in (first.keys() | second.keys()) - {None}:
        quiz.role(str(id))  # raises KeyError for an unknown one
    return tuple(RoleCount(role, first[role.id], second[role.id]) for role in quiz.roles)


def _between(quiz: Quiz, outcomes: Mapping[Outcome, int]) -> tuple[Between, ...]:
    order = {family.id: index for index, family in enumerate(quiz.families)}
    pairs: Counter[tuple[int, int]] = Counter()
    for (first, second, rule), count in outcomes.items():
        if rule == Said.CLOSE and first and second:
            low, high = sorted(order[quiz.role(id).family] for id in (first, second))
            pairs[low, high] += count
    ordered = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Between((quiz.families[low], quiz.families[high]), count) for (low, high), count in ordered)


def _splits(questions: Sequence[QuestionSummary]) -> tuple[QuestionSummary, ...]:
    """The likert questions whose answers are furthest apart; one that all answer alike splits nothing.

    Single choices do not count: they place up to three dimensions at once, so that none of their spreads says how far
    apart two answers are.
    """
    apart = [each for each in questions if each.question.ordered and each.variances[0]]
    return tuple(sorted(apart, key=lambda each: (-(each.variances[0] or 0), each.question.id))[:MOST_SPLITS])
