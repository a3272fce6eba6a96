"""The result page: what fits, why, and why not, in the order of importance to the person who reads it."""

from dataclasses import dataclass

from quiz.content import Role
from quiz.counterfactual import Counterfactual
from quiz.edition import Edition
from quiz.result import LEADERS, Result, Said
from quiz.web.addresses import Addresses
from quiz.web.parts.answers import RESULT, AnswerView, answers
from quiz.web.parts.next_steps import NextSteps, next_steps
from quiz.web.parts.ranking import Row, rows
from quiz.web.parts.reasons import AccountView, VersusView, account_view, versus_view
from quiz.web.site import Sheet


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A result worth printing; where no role is named, it explains none and ranks none.

    edition  what is known of the quiz today.
    today    the ids of the roles that have a page today.
    equals   where nothing stands out: the three nearest roles in the file's order, none before another.
    change   what would put the runner-up first; None where nothing does, or where there is none.
    """

    sheet: Sheet
    result: Result
    edition: Edition
    today: frozenset[str]
    equals: tuple[Role, ...]
    accounts: tuple[AccountView, ...]
    versus: VersusView | None
    change: Counterfactual | None
    next_steps: tuple[NextSteps, ...]
    ranking: tuple[Row, ...]
    answers: tuple[AnswerView, ...]

    @property
    def has_little(self) -> bool:
        """Whether there is too little to name a role, and more to be answered or changed first."""
        return self.result.said in {Said.FEW, Said.LITTLE}


def result_page(to: Addresses, sheet: Sheet, edition: Edition) -> ResultPage:
    """Present what follows from a sheet's answers, and what is known of its roles today."""
    result = sheet.result
    return ResultPage(
        sheet=sheet,
        result=result,
        edition=edition,
        today=frozenset(portrait.role for portrait in edition.portraits),
        equals=_nearest(result) if result.said is Said.NOTHING else (),
        accounts=tuple(account_view(sheet.quiz, account) for account in result.accounts),
        versus=versus_view(sheet.quiz, result.lead) if result.lead else None,
        change=result.counterfactual(result.second.id) if result.second else None,
        next_steps=next_steps(edition, result),
        ranking=rows(result),
        answers=answers(to, sheet, sheet.responses.stars, RESULT),
    )


def _nearest(result: Result) -> tuple[Role, ...]:
    nearest = [match.role for match in result.ranking.ranked[:LEADERS]]
    return tuple(role for role in result.quiz.roles if role in nearest)
