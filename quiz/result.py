"""The result of a sheet: its ranking, what that is worth, how sure it is, what is said of it, and why.

The one noun between the core and everything that shows a result: pages, documents, tables and groups all read from
here what they say, so that what one of them hides, all of them hide.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from quiz import explanation
from quiz.certainty import Certainty, Said, certainty, show_settled
from quiz.content import Quiz, Role
from quiz.counterfactual import Counterfactual, counterfactual, counterfactuals
from quiz.counterfactual.hinge import Hinge, narrowest, widest
from quiz.explanation import Account, Versus
from quiz.explanation.sides import Side, sides
from quiz.reach import Reach, reach
from quiz.responses import Responses
from quiz.scoring import Ranking, score

__all__ = ["LEADERS", "MOST_NAMED", "Result", "Said"]

LEADERS = 3  # of the roles that are level in first place, so many are named and explained
NEAR = 8  # points: how close behind a role that is ahead others are named with it
NEAREST = 2  # of those
MOST_NAMED = 3  # roles in a headline


@dataclass(frozen=True)
class Result:
    """A sheet and all that follows from it: a pure, bounded function of the quiz and the responses.

    Each part is computed when it is first read, and then kept. So a result costs no more than what is read of it: a
    group that needs only `named` of a thousand results never explains one.

    the ranking     `ranking`, all roles in order; `reach`, how often random answers do as well; `certainty`, how sure
                    it is; `said`, which of seven rules that makes it follow.
    who is named    `leaders`, `first`, `second`, `near`, `named`. None where the rule names no role.
    why             `accounts` of the leaders, and `lead`, the first two roles against each other.
    to talk about   `compared`, the roles that are set against each other, their `sides`, and the `hinge`.
    of any role     `account`, `versus`, `counterfactual`, `shifts`, by the roles' ids; KeyError for an unknown one.
    of the sheet    `placed` and `mean`, where its answers stand on a dimension; `is_settled`, before all questions are
                    answered.
    """

    quiz: Quiz
    responses: Responses

    @cached_property
    def ranking(self) -> Ranking:
        """Every role with its match, best first; those with too few answers are unranked."""
        return score(self.quiz, self.responses)

    @cached_property
    def reach(self) -> Reach | None:
        """How often random answers reach the best match; None with fewer than two ranked roles."""
        return reach(self.quiz, self.responses, self.ranking)

    @cached_property
    def certainty(self) -> Certainty:
        """How sure the ranking is, whatever is then said of it."""
        return certainty(self.quiz, self.responses, self.ranking)

    @cached_property
    def said(self) -> Said:
        """The rule that the result follows: the first that holds."""
        if self.reach is None or self.certainty.word is None:
            return Said.FEW
        if self.certainty.little:
            return Said.LITTLE
        return self.certainty.word if self.reach.stands_out else Said.NOTHING

    @property
    def leaders(self) -> tuple[Role, ...]:
        """The roles that are named first: the winner, or the first three that are level; none where none is named."""
        return tuple(match.role for match in self.ranking.first[:LEADERS]) if self.said.names_roles else ()

    @property
    def first(self) -> Role | None:
        """The one role that is named first."""
        return self.ranking.ranked[0].role if self.said.names_roles and self.said is not Said.TIED else None

    @property
    def second(self) -> Role | None:
        """The runner-up of the one that is named first; of several that are level, the first in the file."""
        return self.ranking.runners_up[0].role if self.first else None

    @property
    def named(self) -> tuple[str | None, str | None]:
        """The ids of the roles that are named first and second: what is kept and exported of a result."""
        return self.first.id if self.first else None, self.second.id if self.second else None

    @property
    def near(self) -> tuple[Role, ...]:
        """The roles that are named with the one in front: those one step away, or a few points behind."""
        if self.said is Said.CLOSE:
            return self.certainty.reached[: MOST_NAMED - 1]
        if self.said is not Said.AHEAD:
            return ()
        best, *others = self.ranking.ranked
        return tuple(match.role for match in others if best.points - match.points <= NEAR)[:NEAREST]

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """Why each of the leaders matches, and why not; none where no role is named."""
        return tuple(self.account(role.id) for role in self.leaders)

    @cached_property
    def lead(self) -> Versus | None:
        """The first role against the second, or the first two that are level; None where no role is named."""
        return self.versus(*(match.role.id for match in self.ranking.ranked[:2])) if self.said.names_roles else None

    @property
    def nearest(self) -> tuple[Role, ...]:
        """The three roles with the best matches in the file's order, none before another."""
        best = [match.role for match in self.ranking.ranked[:LEADERS]]
        return tuple(role for role in self.quiz.roles if role in best)

    @property
    def compared(self) -> tuple[Role, ...]:
        """The roles that a talk is about: the first and what could pass it, or those that are named as equals."""
        if self.said is Said.NOTHING:
            return self.nearest
        if self.first and self.second and self.said is not Said.CLOSE:
            return self.first, self.second
        return (self.first, *self.near) if self.first else self.leaders

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """Which answers speak for which of the roles that are compared; none where none is."""
        matches = [self.ranking.match(role.id) for role in self.compared]
        return sides(self.quiz, self.responses, matches) if matches else ()

    @cached_property
    def hinge(self) -> Hinge | None:
        """The one answer that moves first place most: what ends or narrows a lead or, without one, what makes one."""
        if not self.compared:
            return None
        return (narrowest if self.first else widest)(self.quiz, self.responses, self.ranking)

    def account(self, role: str) -> Account:
        """Why a role matches, and why not."""
        return explanation.account(self.quiz, self.responses, self.ranking.match(role))

    def versus(self, role: str, rival: str) -> Versus:
        """One role against another, answer by answer and preference by preference."""
        return explanation.versus(self.quiz, self.responses, self.ranking.match(role), self.ranking.match(rival))

    def counterfactual(self, role: str) -> Counterfactual | None:
        """The smallest change to the answers that puts a ranked role first; None where it is proven there is none."""
        return counterfactual(self.quiz, self.responses, self.ranking, role)

    @cached_property
    def counterfactuals(self) -> dict[str, Counterfactual | None]:
        """The same of every ranked role, by its id, with one limit to the search for all of them together."""
        return counterfactuals(self.quiz, self.responses, self.ranking)

    def shifts(self, other: "Result", role: str) -> tuple[Fraction, ...]:
        """What each question adds to a role's match from this sheet to another of its version: Q points.

        They sum to the difference. An answer that is the same on both counts, too, where the divisors differ.
        """
        return explanation.shifts(self.ranking.match(role), other.ranking.match(role))

    def placed(self, dimension: str) -> tuple[tuple[int, int], ...]:
        """Where the answers stand on a dimension: a (position, count) a question, the count 2 for a star."""
        return tuple(
            (question.options[choice].positions[question.dimensions.index(dimension)], 1 + (q in self.responses.stars))
            for q, (question, choice) in enumerate(zip(self.quiz.questions, self.responses.choices, strict=True))
            if choice >= 0 and dimension in question.dimensions
        )

    def mean(self, dimension: str) -> Fraction | None:
        """Where the answers stand on a dimension on average: 0..100, exact; None without an answer."""
        return Fraction(*self.sums[dimension]) if dimension in self.sums else None

    @cached_property
    def sums(self) -> dict[str, tuple[int, int]]:
        """Of every dimension with an answer, by its id: the sum of where the answers stand, and how often they count.

        Their quotient is the mean. A shape of the answers asks for all of them, as floats, after each answer.
        """
        sums, counts = dict[str, int](), dict[str, int]()
        for q, (question, choice) in enumerate(zip(self.quiz.questions, self.responses.choices, strict=True)):
            if choice >= 0:
                count = 1 + (q in self.responses.stars)
                for dimension, position in zip(question.dimensions, question.options[choice].positions, strict=True):
                    sums[dimension] = sums.get(dimension, 0) + position * count
                    counts[dimension] = counts.get(dimension, 0) + count
        return {dimension: (total, counts[dimension]) for dimension, total in sums.items()}

    @property
    def is_settled(self) -> bool:
        """Whether first place is proven to be settled while questions are still open."""
        return show_settled(self.quiz, self.responses)
