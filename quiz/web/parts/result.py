"""The result page: what fits, why, and why not, in the order of importance to the person who reads it."""

from collections.abc import Mapping
from dataclasses import dataclass

from quiz.content import Role
from quiz.counterfactual import Counterfactual
from quiz.edition import Edition
from quiz.result import Result, Said
from quiz.web.addresses import Addresses
from quiz.web.parts.next_steps import Job, NextStep, job_in_short, next_steps
from quiz.web.parts.ranking import Row, rows
from quiz.web.parts.reasons import AccountView, VersusView, account_view, versus_view
from quiz.web.parts.rose import Rose, rose_of_result
from quiz.web.site import Sheet

LISTED = 5  # roles of the ranking that are seen at once; the others are one tap away


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A result worth printing; where no role is named, it explains none and ranks none.

    edition  what is known of the quiz today.
    pages    the addresses of the roles that have a page today, by their ids.
    named    the roles that the headline names.
    equals   where nothing stands out: the three nearest roles in the file's order, none before another.
    rose     the answers over the one role that is named first.
    change   what would put the runner-up first; None where nothing does, or where there is none.
    job      what to know first of the role that is named first.
    """

    sheet: Sheet
    result: Result
    edition: Edition
    pages: Mapping[str, str]
    named: tuple[Role, ...]
    equals: tuple[Role, ...]
    rose: Rose | None
    accounts: tuple[AccountView, ...]
    versus: VersusView | None
    change: Counterfactual | None
    next_steps: tuple[NextStep, ...]
    job: Job | None
    ranking: tuple[Row, ...]

    @property
    def has_little(self) -> bool:
        """Whether there is too little to name a role, and more to be answered or changed first."""
        return self.result.said in {Said.FEW, Said.LITTLE}

    @property
    def ranking_in_two(self) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        """The first of the ranking, and the others."""
        return self.ranking[:LISTED], self.ranking[LISTED:]


def result_page(to: Addresses, sheet: Sheet, edition: Edition) -> ResultPage:
    """Present what follows from a sheet's answers, and what is known of its roles today."""
    result, quiz = sheet.result, sheet.quiz
    named = (*result.leaders, *(result.near if result.said is Said.CLOSE else ()))
    return ResultPage(
        sheet=sheet,
        result=result,
        edition=edition,
        pages={portrait.role: to.role(portrait.role) for portrait in edition.portraits},
        named=named,
        equals=result.nearest if result.said is Said.NOTHING else (),
        rose=rose_of_result(edition, result, result.first) if result.first else None,
        accounts=tuple(account_view(quiz, edition, account) for account in result.accounts),
        versus=versus_view(quiz, edition, result.lead) if result.lead else None,
        change=result.counterfactual(result.second.id) if result.second else None,
        next_steps=next_steps(edition, named),
        job=job_in_short(edition, result),
        ranking=rows(result),
    )
