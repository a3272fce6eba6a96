"""Can every role come first alone? (docs/scoring.md, "The author's linter", 1)."""

from collections.abc import Iterator
from dataclasses import replace

from quiz.counterfactual import MOST_NODES, Counterfactual, counterfactual
from quiz.lint.figures import Figures, first_alone
from quiz.lint.finding import Finding, error, last_resort
from quiz.lint.pairs import own_sheet
from quiz.responses import Responses
from quiz.scoring import score

ALL_NODES = 100_000  # tries of the searches for all roles together


def judge(figures: Figures, all_nodes: int = ALL_NODES) -> Iterator[Finding]:
    """An error for each role that no sheet puts first alone, or for which none was found; cheap ways are tried first.

    all_nodes  after how many tries all searches give up, shared evenly by the roles that need one.
    """
    roles = range(len(figures.quiz.roles))
    open_roles = [index for index in roles if not figures.wins[index] and not _wins_on_its_own(figures, index)]
    for index in open_roles:
        yield from _judge(figures, index, min(MOST_NODES, all_nodes // len(open_roles)))


def _wins_on_its_own(figures: Figures, index: int) -> bool:
    """Whether a role's best options win, with the rest answered against some rival."""
    rivals = (rival for rival in range(len(figures.quiz.roles)) if rival != index)
    sheets = (own_sheet(figures.grid, index, rival, against=True) for rival in rivals)
    return any(first_alone(figures.grid.totals(sheet)) == index for sheet in sheets)


def _judge(figures: Figures, index: int, most_nodes: int) -> Iterator[Finding]:
    role = figures.quiz.roles[index]
    found = _search(figures, index, most_nodes)
    if found and not found.is_open:
        return
    message = f"proven: no answers put {role.name} first alone."
    if found:
        message = (
            f"{role.name} comes first alone neither on its own best answers nor on {figures.sheets:,} random sheets,"
            f" and the search found no other answers within its limit of {most_nodes:,} tries. That proves nothing."
        )
    fix = "Weigh it more where the roles nearest to it differ, or ask about something that only this role holds."
    finding = error("reachable", f"roles/{role.id}", message, fix + last_resort([role]))
    yield replace(finding, certain=not found)


def _search(figures: Figures, index: int, most_nodes: int) -> Counterfactual | None:
    """The answers that put a role first, sought from its best sheet; None where it is proven that there are none."""
    sheet = Responses(tuple(figures.own_sheet(index)))
    ranking = score(figures.quiz, sheet)
    role = figures.quiz.roles[index]
    if ranking.match(role.id) in ranking.unranked:
        return None  # No question asks what it weighs, so it never is ranked.
    return counterfactual(figures.quiz, sheet, ranking, role.id, most_nodes)
