"""What would have to be different for another role to come first (docs/scoring.md, "What would have to be different").

`board` lays out what other answers would add, in the `lanes` of one integer, so that all roles are compared at once;
`search` finds the smallest change there.
"""

from dataclasses import dataclass

from quiz.content import Option, Question, Quiz, Role
from quiz.counterfactual.board import Board, Move, lay_out, steps
from quiz.counterfactual.lanes import Lanes
from quiz.counterfactual.search import Search
from quiz.responses import Responses
from quiz.scoring import Ranking

MOST_NODES = 20_000  # for one role
MOST_NODES_IN_ALL = 100_000  # for all roles of one result


@dataclass(frozen=True, slots=True)
class Change:
    """Another answer to one question.

    index     where the question stands in the quiz.
    old, new  indexes of its options.
    """

    index: int
    question: Question
    old: int
    new: int

    @property
    def before(self) -> Option:
        """The option that was chosen."""
        return self.question.options[self.old]

    @property
    def after(self) -> Option:
        """The option that would have to be chosen."""
        return self.question.options[self.new]

    @property
    def steps(self) -> int:
        """How far apart they are; 1 where options have no order."""
        return steps(self.question, self.old, self.new)


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """The smallest change after which a role is the strict winner.

    changes  in the order of the questions' ids; none where the role is the strict winner already.
    exact    whether this is proven to be the smallest. If not, the search was cut short, and this is one way; where
             there are no changes either, it is open whether there is a way.
    nodes    how many sets of changes the search tried to complete.
    """

    changes: tuple[Change, ...]
    exact: bool
    nodes: int

    @property
    def count(self) -> int:
        """How many answers change."""
        return len(self.changes)

    @property
    def steps(self) -> int:
        """How far they change in all."""
        return sum(change.steps for change in self.changes)

    @property
    def is_open(self) -> bool:
        """Whether a way was neither found nor ruled out."""
        return not self.exact and not self.changes

    def apply(self, responses: Responses) -> Responses:
        """The sheet as it would have to be."""
        return responses.answer({change.index: change.new for change in self.changes})


def breakdown(quiz: Quiz, responses: Responses, ranking: Ranking) -> int | None:
    """The fewest changed answers after which the leader is no longer the strict winner; reaching a tie is enough.

    Against one rival, taking the largest losses first is exact: exchanging a question for one with a larger loss
    never does harm. One rival is enough, so the least over the rivals is exact too.

    returns  0 where roles are level in first place; None with fewer than two ranked roles. With two there always is
             a number: a rival's best options everywhere give it 100, and nothing is above that.
    """
    if not ranking.has_rivals:
        return None
    board = lay_out(quiz, responses)
    leader = board.place(ranking.ranked[0].role)
    return _fewest(board.lanes, board.losses(leader), board.standing(leader))


def _fewest(lanes: Lanes, losses: list[int], lead: int) -> int:
    """How many losses, the largest of each lane first, it takes to use up the lead in some lane."""
    count = 0
    while not lanes.any_reaches(-lead):
        largest, losses = _take_largest(lanes, losses)
        lead -= largest
        count += 1
    return count


def _take_largest(lanes: Lanes, losses: list[int]) -> tuple[int, list[int]]:
    """The largest loss of each lane, and the others."""
    largest, others = 0, []
    for loss in losses:
        larger = lanes.larger(largest, loss)
        others.append(largest + loss - larger)
        largest = larger
    return largest, others


def counterfactual(
    quiz: Quiz, responses: Responses, ranking: Ranking, target: str, most_nodes: int = MOST_NODES
) -> Counterfactual | None:
    """The smallest change to the answers after which the target is the strict winner.

    Smallest: the fewest answers; then the fewest steps; then the largest margin over the best of the others; then
    the first by the ids of question and option, with the questions in the order of their ids.

    target   the id of a ranked role. Raises KeyError for any other.
    returns  None where it is proven that no answers put the target first; one ranked role alone never wins.
    source   docs/scoring.md, "What would have to be different".
    """
    role = {match.role.id: match.role for match in ranking.ranked}[target]
    if not ranking.has_rivals:
        return None
    return _solve(lay_out(quiz, responses), role, most_nodes)[0]


def counterfactuals(
    quiz: Quiz, responses: Responses, ranking: Ranking, most_nodes: int = MOST_NODES_IN_ALL
) -> dict[str, Counterfactual | None]:
    """`counterfactual` of every ranked role, by its id, best first; none where fewer than two are ranked.

    The nodes are shared in the file's order: once they run out, the remaining roles are not searched, and not exact.
    """
    if not ranking.has_rivals:
        return {}
    board, found = lay_out(quiz, responses), dict[str, Counterfactual | None]()
    ranked = {match.role.id for match in ranking.ranked}
    for role in quiz.roles:
        if role.id in ranked:
            found[role.id], nodes = _solve(board, role, min(MOST_NODES, most_nodes))
            most_nodes -= nodes
    return {match.role.id: found[match.role.id] for match in ranking.ranked}


def _solve(board: Board, role: Role, most_nodes: int) -> tuple[Counterfactual | None, int]:
    """The smallest change, and how many nodes that took."""
    place = board.place(role)
    search = Search(board.lanes, board.standing(place), board.moves(place), most_nodes)
    found, exact = search.smallest()
    if found is None and exact:
        return None, search.nodes
    changes = tuple(_change(board, move) for move in found or ())
    return Counterfactual(changes, exact, search.nodes), search.nodes


def _change(board: Board, move: Move) -> Change:
    question, old = board.quiz.questions[move.question], board.responses.choices[move.question]
    return Change(move.question, question, old, move.new)
