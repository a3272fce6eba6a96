"""The result page: what fits, why, and why not, in the order of importance to the person who reads it."""

from collections.abc import Container
from dataclasses import dataclass

from quiz.edition import Edition
from quiz.links import grouped
from quiz.result import LEADERS, Result, Said
from quiz.web.addresses import Addresses
from quiz.web.parts import Link
from quiz.web.parts.another import Another, another
from quiz.web.parts.answers import RESULT, AnswerView, answers
from quiz.web.parts.next_steps import Entry, NextSteps, closing, next_steps
from quiz.web.parts.ranking import RankingView, ranking_view
from quiz.web.parts.reasons import AccountView, VersusView, account_view, versus_view
from quiz.web.parts.role_cards import RoleCard
from quiz.web.site import Sheet, Site
from quiz.words import verdicts
from quiz.words.grammar import counted, listed
from quiz.words.verdicts import FRAME, Sure

BESIDE = "Compare it with another job, with you beside them"


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A result worth printing; where no role is named, it explains none and ranks none.

    near    who is near the role in front, in a sentence.
    go_on   what to do where there is too little to name a role.
    equals  where nothing stands out: the three nearest roles, none before another.
    behind  what stands above the comparison of the first two, and `otherwise` below it.
    send    where it can be sent to the group by which its reader came; empty where there was none.
    framed  whether it stands in a frame, from which sending opens a tab of its own.
    """

    title: str
    headline: str
    near: str
    sure: Sure | None
    worth: str
    scope: str
    frame: str
    another: Another | None
    waiting: Link | None
    go_on: Link | None
    retake: str
    equals: tuple[RoleCard, ...]
    accounts: tuple[AccountView, ...]
    versus: VersusView | None
    behind: str
    otherwise: str
    more: str
    closing: tuple[Entry, ...]
    next_steps: tuple[NextSteps, ...]
    ranking: RankingView | None
    answers: tuple[AnswerView, ...]
    share: str
    code: str
    send: str
    framed: bool
    star: str
    checks: tuple[Link, ...]


def result_page(site: Site, to: Addresses, sheet: Sheet, public: Addresses, *, framed: bool = False) -> ResultPage:
    """Present what a sheet's answers come to; `public` are the addresses for people elsewhere."""
    result = sheet.result
    edition = site.edition_of(sheet.quiz)
    addresses = {portrait.role: to.role(portrait.role) for portrait in edition.portraits}
    has_little = result.said in {Said.FEW, Said.LITTLE}
    return ResultPage(
        title="Your result",
        headline=verdicts.headline(result),
        near=verdicts.near(result),
        sure=verdicts.sure(result),
        worth=verdicts.worth(result),
        scope=site.served(sheet.quiz.version).imprint.scope,
        frame=FRAME,
        another=another(site, to, sheet),
        waiting=None if has_little else _waiting(to, sheet),
        go_on=_go_on(to, sheet) if has_little else None,
        retake=to.start,
        equals=_equals(edition, to, result),
        accounts=tuple(account_view(sheet.quiz, account) for account in result.accounts),
        versus=versus_view(sheet.quiz, result.lead) if result.lead else None,
        behind=_behind(result),
        otherwise=_otherwise(result),
        more=to.otherwise(sheet.code, result.second.id) if result.second else "",
        closing=closing(edition, result.lead) if result.lead else (),
        next_steps=next_steps(site, to, sheet, result.ranking, result.accounts),
        ranking=None if has_little else ranking_view(addresses, result),
        answers=answers(to, sheet, sheet.responses.stars, RESULT),
        share=public.result(sheet.code),
        code=grouped(sheet.code),
        send=to.send(sheet.code) if to.join else "",
        framed=framed,
        star=to.answers(sheet.code),
        checks=_checks(to, sheet, result, addresses),
    )


def _checks(to: Addresses, sheet: Sheet, result: Result, today: Container[str]) -> tuple[Link, ...]:
    """The pages on which everything can be checked; with fewer than two ranked roles there is little to compare."""
    ranked = result.ranking.ranked
    last = (
        ranked[-1:] if result.said.names_roles else ()
    )  # where no job is named first, there is no other one to put there
    first = [match.role.id for match in ranked[:2] if match.role.id in today]
    compared = (
        *([Link(BESIDE, to.compare(first[0], first[1], sheet.code))] if len(first) == 2 else []),
        Link("Your answers beside any job", to.profile(sheet.code)),
        Link("Any two jobs, answer by answer", to.versus(sheet.code)),
        *(Link("What would put another job first", to.otherwise(sheet.code, m.role.id)) for m in last),
        Link("Compare with another result", to.beside(sheet.code)),
    )
    return (
        *(compared if len(ranked) > 1 else ()),
        Link("The working: every number, step by step", to.working(sheet.code)),
        Link("How the match is made", to.text("method")),
        Link("The same for machines", to.document(sheet.code)),
    )


def _waiting(to: Addresses, sheet: Sheet) -> Link | None:
    count = len(sheet.responses.unanswered)
    return Link(f"{counted(count, 'question')} not answered yet: go on", to.take(sheet.code)) if count else None


def _go_on(to: Addresses, sheet: Sheet) -> Link:
    """The way to a result that says more: the next open question, or the answers that there are."""
    return _waiting(to, sheet) or Link("Look at your answers, and change any", to.answers(sheet.code))


def _equals(edition: Edition, to: Addresses, result: Result) -> tuple[RoleCard, ...]:
    """The nearest roles where nothing stands out, in the file's order, as it is told of them today."""
    if result.said is not Said.NOTHING:
        return ()
    nearest = {match.role.id for match in result.ranking.ranked[:LEADERS]}
    described = {portrait.role: portrait.description for portrait in edition.portraits}
    return tuple(
        RoleCard(role.name, to.role(role.id) if role.id in described else "", described.get(role.id, ""))
        for role in result.quiz.roles
        if role.id in nearest
    )


def _behind(result: Result) -> str:
    behind = [match.role.name for match in result.ranking.runners_up]
    if not behind:
        return "Between the two"
    return f"Level behind it: {listed(behind)}" if len(behind) > 1 else f"Next: {behind[0]}"


def _otherwise(result: Result) -> str:
    """What would have to be different for the runner-up to come first."""
    rival = result.second
    if rival is None:
        return ""
    found = result.counterfactual(rival.id)
    if found is None:
        return f"No answers to these questions put {rival.name} first."
    if found.is_open:
        return ""
    changes = listed([f"“{change.after.label}” to “{change.question.text}”" for change in found.changes])
    one_way = "" if found.exact else "This is one way: "
    return f"{one_way}If you had answered {changes}, {rival.name} would come first."
