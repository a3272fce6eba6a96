"""The result page: what fits, why, and why not, in the order of importance to the person who reads it."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, partial

from quiz.certainty import certainty
from quiz.content import Quiz, Role
from quiz.counterfactual import counterfactual
from quiz.explanation import Account, Reason, Versus, explain
from quiz.links import grouped
from quiz.scoring import Ranking, score
from quiz.web.addresses import Addresses
from quiz.web.pages import Link, verdict
from quiz.web.pages.another import Another, another
from quiz.web.pages.next_steps import Entry, NextSteps, closing, next_steps
from quiz.web.pages.ranking import RankingView, ranking_view
from quiz.web.pages.taking import RESULT, AnswerView, answers
from quiz.web.rounding import decimals_apart, half_up, show, split
from quiz.web.site import Sheet, Site
from quiz.web.wording import FRAME, asked, asked_rather, counted, listed, nearest

BESIDE = "Compare it with another role, with you beside them"


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One reason: its points, the question and the person's own answer, and what the roles ask for."""

    points: str
    question: str
    answer: str
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """What all other answers add."""

    points: str
    words: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A heading with its total, the parts that were chosen, and what the rest adds: parts + rest = total."""

    heading: str
    total: str
    parts: tuple[ReasonView, ...]
    rest: Rest | None


@dataclass(frozen=True, slots=True)
class AccountView:
    """Why one role, and why not."""

    role: str
    why: Sum
    why_not: Sum


@dataclass(frozen=True, slots=True)
class VersusView:
    """The role in front against the one behind it."""

    heading: str
    intro: str
    ahead: tuple[ReasonView, ...]
    behind: tuple[ReasonView, ...]
    role: str
    rival: str
    rest: Rest | None
    otherwise: str
    more: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A result worth printing.

    send    where it can be sent to the group by which its reader came; empty where there was none.
    framed  whether it stands in a frame, from which sending opens a tab of its own.
    """

    title: str
    headline: str
    certainty: str
    figure: str
    scope: str
    frame: str
    another: Another | None
    waiting: Link | None
    retake: str
    accounts: tuple[AccountView, ...]
    versus: VersusView | None
    closing: tuple[Entry, ...]
    next_steps: tuple[NextSteps, ...]
    ranking: RankingView
    answers: tuple[AnswerView, ...]
    share: str
    code: str
    send: str
    framed: bool
    star: str
    checks: tuple[Link, ...]


def result_page(site: Site, to: Addresses, sheet: Sheet, public: Addresses, *, framed: bool = False) -> ResultPage:
    """Present what a sheet's answers come to; `public` are the addresses for people elsewhere."""
    ranking = score(sheet.quiz, sheet.responses)
    chance = site.chance(sheet.quiz.version)
    edition = site.edition_of(sheet.quiz)
    addresses = {portrait.role: to.role(portrait.role) for portrait in edition.portraits}
    sure = certainty(sheet.quiz, sheet.responses, ranking)
    told = explain(sheet.quiz, sheet.responses, ranking)
    return ResultPage(
        title="Your result",
        headline=verdict.headline(ranking, chance, sure),
        certainty=verdict.certainty(ranking, chance, sure),
        figure=verdict.figure(ranking, chance),
        scope=site.served(sheet.quiz.version).imprint.scope,
        frame=FRAME,
        another=another(site, to, sheet),
        waiting=_waiting(to, sheet),
        retake=to.start,
        accounts=tuple(_account(sheet.quiz, account) for account in told.accounts),
        versus=_versus(to, sheet, ranking, told.versus) if told.versus else None,
        closing=closing(edition, told.versus) if told.versus else (),
        next_steps=next_steps(site, to, sheet, ranking, told.accounts),
        ranking=ranking_view(addresses, ranking, chance),
        answers=answers(to, sheet, sheet.responses.stars, RESULT),
        share=public.result(sheet.code),
        code=grouped(sheet.code),
        send=to.send(sheet.code) if to.join else "",
        framed=framed,
        star=to.answers(sheet.code),
        checks=_checks(to, sheet, ranking, addresses),
    )


def _checks(to: Addresses, sheet: Sheet, ranking: Ranking, today: Container[str]) -> tuple[Link, ...]:
    """The pages on which everything can be checked; with fewer than two ranked roles there is little to compare."""
    first = [match.role.id for match in ranking.ranked[:2] if match.role.id in today]
    compared = (
        *([Link(BESIDE, to.compare(first[0], first[1], sheet.code))] if len(first) == 2 else []),
        Link("Your answers beside any role", to.profile(sheet.code)),
        Link("Any two roles, answer by answer", to.versus(sheet.code)),
        *(Link("What would put another role first", to.otherwise(sheet.code, m.role.id)) for m in ranking.ranked[-1:]),
        Link("Compare with another result", to.beside(sheet.code)),
    )
    return (
        *(compared if len(ranking.ranked) > 1 else ()),
        Link("The working: every number, step by step", to.working(sheet.code)),
        Link("How the match is made", to.text("method")),
        Link("The same for machines", to.document(sheet.code)),
    )


def _waiting(to: Addresses, sheet: Sheet) -> Link | None:
    count = len(sheet.responses.unanswered)
    return Link(f"{counted(count, 'question')} not answered yet: go on", to.take(sheet.code)) if count else None


@dataclass(frozen=True)
class _Tally:
    """Reasons that add up to a printed total, in units of 10^-decimals; `sign` is -1 where they are missing points."""

    whole: tuple[Reason, ...]
    total: int
    decimals: int = 0
    sign: int = 1

    @cached_property
    def printed(self) -> dict[str, int]:
        """The units of every reason, by its question's id."""
        parts = {reason.question.id: reason.part for reason in self.whole}
        return split(self.total, parts, self.whole[0].scale, self.decimals) if parts else {}

    def show(self, units: int) -> str:
        """A number with its sign."""
        return show(self.sign * units, self.decimals, sign=True)

    def views(self, shown: Sequence[Reason], claims: Callable[[Reason], tuple[str, ...]]) -> tuple[ReasonView, ...]:
        """Some of the reasons, with what the roles ask for."""
        return tuple(
            ReasonView(self.show(self.printed[each.question.id]), each.question.text, each.option.label, claims(each))
            for each in shown
        )

    def rest(self, shown: Sequence[Reason]) -> Rest | None:
        """What all other reasons add."""
        hidden = len(self.whole) - len(shown)
        rest = self.total - sum(self.printed[each.question.id] for each in shown)
        if not hidden or (not shown and not rest):
            return None
        return Rest(self.show(rest), f"from {counted(hidden, 'other answer' if shown else 'answer')}")


def _account(quiz: Quiz, account: Account) -> AccountView:
    role = account.match.role
    points, base = half_up(account.match.points), half_up(account.base)
    lifts, losses = _Tally(account.lifts, points - base), _Tally(account.losses, 100 - points, sign=-1)

    def holds(reason: Reason) -> tuple[str, ...]:
        return (f"{asked(quiz, role, reason)}.",)

    def lacks(reason: Reason) -> tuple[str, ...]:
        return (f"{asked(quiz, role, reason)}; {nearest(quiz, account.match, reason)}.",)

    return AccountView(
        role=role.name,
        why=Sum(
            heading=f"Why {role.name}",
            total=f"Average answers to the same questions would get {base}. "
            f"These answers get {points}: {lifts.show(lifts.total)}.",
            parts=lifts.views(account.reasons_for, holds),
            rest=lifts.rest(account.reasons_for),
        ),
        why_not=Sum(
            heading=f"Why not {role.name}",
            total=_missing(account.match.points, losses.total),
            parts=losses.views(account.reasons_against, lacks),
            rest=losses.rest(account.reasons_against),
        ),
    )


def _missing(points: Fraction, printed: int) -> str:
    if points == 100:
        return "Nothing is missing: each answer is the nearest on offer."
    if not printed:
        return "Less than a point of 100 is missing."
    return f"{printed} of 100 points {'is' if printed == 1 else 'are'} missing."


def _versus(to: Addresses, sheet: Sheet, ranking: Ranking, versus: Versus) -> VersusView:
    quiz, one, other = sheet.quiz, versus.role, versus.rival
    decimals = decimals_apart(one.points, other.points)
    points, rival_points = half_up(one.points, decimals), half_up(other.points, decimals)
    apart = points - rival_points
    tally, claims = _Tally(versus.differences, apart, decimals), partial(asked_rather, quiz, one.role, other.role)
    return VersusView(
        heading=_versus_heading(ranking),
        intro=f"{one.role.name} {show(points, decimals)}, {other.role.name} {show(rival_points, decimals)}: "
        + (f"{show(apart, decimals)} apart." if apart else "level."),
        ahead=tally.views(versus.ahead, claims),
        behind=tally.views(versus.behind, claims),
        role=one.role.name,
        rival=other.role.name,
        rest=tally.rest((*versus.ahead, *versus.behind)),
        otherwise=_otherwise(sheet, ranking, other.role) if ranking.winner else "",
        more=to.otherwise(sheet.code, other.role.id),
    )


def _otherwise(sheet: Sheet, ranking: Ranking, rival: Role) -> str:
    """What would have to be different for the runner-up to come first."""
    found = counterfactual(sheet.quiz, sheet.responses, ranking, rival.id)
    if found is None:
        return f"No answers to these questions put {rival.name} first."
    if found.is_open:
        return ""
    changes = listed([f"“{change.after.label}” to “{change.question.text}”" for change in found.changes])
    one_way = "" if found.exact else "This is one way: "
    return f"{one_way}If you had answered {changes}, {rival.name} would come first."


def _versus_heading(ranking: Ranking) -> str:
    behind = [match.role.name for match in ranking.runners_up]
    if not behind:
        return "Between the two"
    return f"Level behind it: {listed(behind)}" if len(behind) > 1 else f"Next: {behind[0]}"
