"""Can every role come first alone? (docs/scoring.md, "The author's linter", 1)."""

from collections.abc import Iterator

from quiz.counterfactual import MOST_NODES, Counterfactual, counterfactual
from quiz.lint.figures import Figures, first_alone
from quiz.lint.finding import Finding, error
from quiz.lint.pairs import own_sheet
from quiz.responses import Responses
from quiz.scoring import score


def judge(figures: Figures, most_nodes: int = MOST_NODES) -> Iterator[Finding]:
    """An error for each role that no sheet puts first alone, or for which none was found; cheap ways are tried first.

    most_nodes  after how many tries the search for a role gives up.
    """
    for index in range(len(figures.quiz.roles)):
        if not figures.wins[index] and not _wins_on_its_own(figures, index):
            yield from _judge(figures, index, most_nodes)


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
    yield error("reachable", f"roles/{role.id}", message, "Give it a target that the roles nearest to it do not have.")


def _search(figures: Figures, index: int, most_nodes: int) -> Counterfactual | None:
    """The answers that put a role first, sought from its best sheet; None where it is proven that there are none."""
    sheet = Responses(tuple(figures.own_sheet(index)))
    ranking = score(figures.quiz, sheet)
    role = figures.quiz.roles[index]
    if ranking.match(role.id) in ranking.unranked:
        return None  # No question asks what it weighs, so it never is ranked.
    return counterfactual(figures.quiz, sheet, ranking, role.id, most_nodes)
