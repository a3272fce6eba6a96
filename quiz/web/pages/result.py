"""The result page: what fits, why, and why not, in the order of importance to the person who reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from quiz.content import Edition, Portrait, Role
from quiz.explanation import Account, Explanation, Reason, Versus, explain
from quiz.scoring import Match, Ranking, score
from quiz.web.addresses import Addresses
from quiz.web.pages import Link
from quiz.web.pages.taking import RESULT, QuestionView, view
from quiz.web.rounding import decimals_apart, half_up, show, split
from quiz.web.site import Sheet, Site
from quiz.web.wording import FRAME, counted, difference, listed, reason

BARS = 5
NAMED = 3


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One reason with its points."""

    points: str
    words: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A heading with its total, the parts that were chosen, and what the rest adds: parts + rest = total."""

    heading: str
    total: str
    parts: tuple[ReasonView, ...]
    rest: ReasonView | None


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
    rest: ReasonView | None


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What to try next on the way to one role."""

    role: str
    address: str
    portrait: Portrait


@dataclass(frozen=True, slots=True)
class Row:
    """A role in the ranking; `points` 0..100 as printed, None where too little was answered."""

    rank: str
    role: str
    address: str
    points: int | None
    place: str


@dataclass(frozen=True, slots=True)
class RankingView:
    """All roles in order; the first few as bars beside the chance line."""

    rows: tuple[Row, ...]
    bars: tuple[Row, ...]
    chance: int


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A result worth printing."""

    title: str
    headline: str
    figure: str
    scope: str
    frame: str
    newer: str
    waiting: Link | None
    retake: str
    accounts: tuple[AccountView, ...]
    versus: VersusView | None
    next_steps: tuple[NextSteps, ...]
    ranking: RankingView
    questions: tuple[QuestionView, ...]
    share: str
    answers: str
    document: str


def result_page(site: Site, to: Addresses, sheet: Sheet, host: str) -> ResultPage:
    """Present what a sheet's answers come to; `host` is the address of the site for people elsewhere."""
    ranking = score(sheet.quiz, sheet.responses)
    chance = site.chance(sheet.quiz.version)
    told = explain(sheet.quiz, sheet.responses, ranking)
    return ResultPage(
        title="Your result",
        headline=headline(ranking, chance),
        figure=_figure(ranking, chance),
        scope=site.edition.scope,
        frame=FRAME,
        newer="A newer version of this quiz exists. This result stays as it was." if site.newer_than(sheet.quiz) else "",
        waiting=_waiting(to, sheet),
        retake=to.start,
        accounts=tuple(_account(sheet, account) for account in told.accounts),
        versus=_versus(sheet, told),
        next_steps=tuple(_next_steps(to, site.edition, [account.match.role for account in told.accounts])),
        ranking=_ranking(to, ranking, chance),
        questions=_questions(to, sheet),
        share=f"{host}{to.result(sheet.code)}",
        answers=to.answers(sheet.code),
        document=to.document(sheet.code),
    )


def headline(ranking: Ranking, chance: Fraction) -> str:
    """The result in one sentence without a number; the first rule that holds decides."""
    if len(ranking.ranked) < 2:  # noqa: PLR2004 (a comparison takes two)
        return "These answers are too few to name a path"
    if ranking.ranked[0].points <= chance:
        return "No role stands out. That is a result too."
    if ranking.winner:
        return f"{ranking.winner.role.name} fits your answers best"
    names = [match.role.name for match in ranking.first]
    more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    return f"{listed(names[:NAMED] + more)} come out level on these answers"


def _figure(ranking: Ranking, chance: Fraction) -> str:
    if len(ranking.ranked) < 2:  # noqa: PLR2004 (a comparison takes two)
        return "A role gets a number once half of what matters for it is answered. Nothing is lost: you can go on."
    first, second = ranking.ranked[:2]
    close = first.points != second.points and half_up(first.points) == half_up(second.points)
    return (
        f"Match {half_up(first.points)} of 100; with random answers the role in first place gets about "
        f"{half_up(chance)}." + (f" {second.role.name} is less than a point apart." if close else "")
    )


def _waiting(to: Addresses, sheet: Sheet) -> Link | None:
    count = len(sheet.responses.unanswered)
    return Link(f"{counted(count, 'question')} not answered yet: go on", to.take(sheet.code)) if count else None


def _account(sheet: Sheet, account: Account) -> AccountView:
    role = account.match.role
    points, base = half_up(account.match.points), half_up(account.base)
    why = Sum(
        f"Why {role.name}",
        f"Average answers to the same questions would get {base}. These answers get {points}: {_signed(points - base)}.",
        *_parts(sheet, role, account.lifts, account.reasons_for, points - base),
    )
    why_not = Sum(
        f"Why not {role.name}",
        f"{show(100 - points)} of 100 points are missing.",
        *_parts(sheet, role, account.losses, account.reasons_against, 100 - points, -1),
    )
    return AccountView(role.name, why, why_not)


def _parts(
    sheet: Sheet, role: Role, whole: tuple[Reason, ...], shown: tuple[Reason, ...], total: int, sign: int = 1
) -> tuple[tuple[ReasonView, ...], ReasonView | None]:
    """The reasons shown, and the sum of those that are not, as printed."""
    printed = _printed(sheet, whole, total)
    views = tuple(
        ReasonView(_signed(sign * printed[_id(sheet, each)]), reason(sheet.quiz, role, *_answer(sheet, each)))
        for each in shown
    )
    rest = sign * (total - sum(printed[_id(sheet, each)] for each in shown))
    return views, _rest(len(whole) - len(shown), _signed(rest), bool(shown))


def _versus(sheet: Sheet, told: Explanation) -> VersusView | None:
    if not told.versus:
        return None
    versus = told.versus
    one, other = versus.role, versus.rival
    decimals = decimals_apart(one.points, other.points)
    points, rival_points = half_up(one.points, decimals), half_up(other.points, decimals)
    printed = _printed(sheet, versus.differences, points - rival_points, decimals)
    shown = (*versus.ahead, *versus.behind)
    rest = points - rival_points - sum(printed[_id(sheet, each)] for each in shown)
    return VersusView(
        heading=_versus_heading(told),
        intro=f"{one.role.name} {show(points, decimals)}, {other.role.name} {show(rival_points, decimals)}: "
        + (f"{show(points - rival_points, decimals)} apart." if points != rival_points else "level."),
        ahead=_differences(sheet, versus, versus.ahead, printed, decimals),
        behind=_differences(sheet, versus, versus.behind, printed, decimals),
        role=one.role.name,
        rival=other.role.name,
        rest=_rest(len(versus.differences) - len(shown), show(rest, decimals, sign=True), bool(shown)),
    )


def _versus_heading(told: Explanation) -> str:
    behind = [match.role.name for match in told.ranking.runners_up]
    if not behind:
        return "Between the two"
    return f"Level behind it: {listed(behind)}" if len(behind) > 1 else f"Next: {behind[0]}"


def _differences(
    sheet: Sheet, versus: Versus, shown: tuple[Reason, ...], printed: dict[str, int], decimals: int
) -> tuple[ReasonView, ...]:
    pair = versus.role.role, versus.rival.role
    return tuple(
        ReasonView(
            show(printed[_id(sheet, each)], decimals, sign=True), difference(sheet.quiz, *pair, *_answer(sheet, each))
        )
        for each in shown
    )


def _next_steps(to: Addresses, edition: Edition, roles: Iterable[Role]) -> Iterable[NextSteps]:
    for role in roles:
        if portrait := edition.portrait(role.id):
            yield NextSteps(role.name, to.role(role.id), portrait)


def _ranking(to: Addresses, ranking: Ranking, chance: Fraction) -> RankingView:
    ranked = tuple(_row(to, ranking, match) for match in ranking.ranked)
    unranked = tuple(Row("–", each.role.name, to.role(each.role.id), None, "other") for each in ranking.unranked)
    return RankingView((*ranked, *unranked), ranked[:BARS], half_up(chance))


def _row(to: Addresses, ranking: Ranking, match: Match) -> Row:
    rank = 1 + sum(other.points > match.points for other in ranking.ranked)
    place = {1: "lead", 2: "next"}.get(rank, "other")
    return Row(str(rank), match.role.name, to.role(match.role.id), half_up(match.points), place)


def _questions(to: Addresses, sheet: Sheet) -> tuple[QuestionView, ...]:
    stars = sheet.responses.stars
    return tuple(
        view(to, sheet, index, starred=index in stars, then=RESULT) for index in range(len(sheet.quiz.questions))
    )


def _printed(sheet: Sheet, whole: tuple[Reason, ...], total: int, decimals: int = 0) -> dict[str, int]:
    return split(total, {_id(sheet, each): each.points for each in whole}, decimals)


def _answer(sheet: Sheet, each: Reason) -> tuple:  # question and choice, as the sentences take them
    return sheet.quiz.questions[each.question], sheet.responses.choices[each.question]


def _id(sheet: Sheet, each: Reason) -> str:
    return sheet.quiz.questions[each.question].id


def _signed(units: int) -> str:
    return show(units, sign=True)


def _rest(hidden: int, points: str, some_shown: bool) -> ReasonView | None:
    """What the reasons that are not shown add."""
    if not hidden:
        return None
    answers = counted(hidden, "other answer") if some_shown else f"all {counted(hidden, 'answer')}, each small"
    return ReasonView(points, f"from {answers}")
