"""The result page: what fits, why, and why not, in the order of importance to the person who reads it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quiz.content import Role
from quiz.counterfactual import Counterfactual
from quiz.edition import Edition
from quiz.explanation import Versus
from quiz.facts import Fact, Topic
from quiz.result import LEADERS, Result, Said
from quiz.web.addresses import Addresses
from quiz.web.parts.answers import RESULT, AnswerView, answers
from quiz.web.parts.next_steps import NextSteps, next_steps
from quiz.web.parts.ranking import Row, rows
from quiz.web.parts.reasons import AccountView, VersusView, account_view, versus_view
from quiz.web.site import Sheet

BARS = 5  # roles in the picture of the ranking; the table has all


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A result worth printing; where no role is named, it explains none and ranks none.

    edition  what is known of the quiz today.
    pages    the addresses of the roles that have a page today, by their ids.
    equals   where nothing stands out: the three nearest roles in the file's order, none before another.
    closing  what sources say of choosing the first role or the second.
    change   what would put the runner-up first; None where nothing does, or where there is none.
    """

    sheet: Sheet
    result: Result
    edition: Edition
    pages: Mapping[str, str]
    equals: tuple[Role, ...]
    accounts: tuple[AccountView, ...]
    versus: VersusView | None
    change: Counterfactual | None
    next_steps: tuple[NextSteps, ...]
    closing: tuple[tuple[Role, Topic, Fact], ...]
    ranking: tuple[Row, ...]
    answers: tuple[AnswerView, ...]

    @property
    def has_little(self) -> bool:
        """Whether there is too little to name a role, and more to be answered or changed first."""
        return self.result.said in {Said.FEW, Said.LITTLE}

    @property
    def pictured(self) -> tuple[Row, ...]:
        """The ranked ones of the first roles, which the bars show."""
        return tuple(row for row in self.ranking[:BARS] if row.points is not None)


def result_page(to: Addresses, sheet: Sheet, edition: Edition) -> ResultPage:
    """Present what follows from a sheet's answers, and what is known of its roles today."""
    result = sheet.result
    return ResultPage(
        sheet=sheet,
        result=result,
        edition=edition,
        pages={portrait.role: to.role(portrait.role) for portrait in edition.portraits},
        equals=_nearest(result) if result.said is Said.NOTHING else (),
        accounts=tuple(account_view(sheet.quiz, account) for account in result.accounts),
        versus=versus_view(sheet.quiz, result.lead) if result.lead else None,
        change=result.counterfactual(result.second.id) if result.second else None,
        next_steps=next_steps(edition, result),
        closing=tuple(_closing(edition, result.lead)) if result.lead else (),
        ranking=rows(result),
        answers=answers(to, sheet, sheet.responses.stars, RESULT),
    )


def _closing(edition: Edition, lead: Versus) -> Iterator[tuple[Role, Topic, Fact]]:
    for match in (lead.role, lead.rival):
        for topic, fact in edition.known(match.role.id):
            if topic.result == "closing":
                yield edition.quiz.role(match.role.id), topic, fact


def _nearest(result: Result) -> tuple[Role, ...]:
    nearest = [match.role for match in result.ranking.ranked[:LEADERS]]
    return tuple(role for role in result.quiz.roles if role in nearest)
