"""The search for the smallest set of moves: exact, within a number of nodes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from quiz.counterfactual.board import Move
from quiz.counterfactual.lanes import Lanes

Moves = tuple[Move, ...]


class OutOfNodesError(Exception):
    """The search has tried to complete as many sets as it may."""


@dataclass(slots=True)
class Search:
    """Finds the smallest set of moves after which every lane of the lead is above 0.

    Sets are tried in the order of ids, so that the first one found is the first by ids.

    standing  the lead before any move.
    moves     by the questions' ids, at least one each; those of a question by the options' ids.
    nodes     how many sets it tried to complete so far.
    """

    lanes: Lanes
    standing: int
    moves: tuple[Moves, ...]
    most_nodes: int
    nodes: int = 0
    _longest: int = field(init=False)
    _table: dict[tuple[int, int, int], int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Look up the most steps that one move takes."""
        self._longest = max((move.steps for moves in self.moves for move in moves), default=0)

    def smallest(self) -> tuple[Moves | None, bool]:
        """The smallest set, or None if there is none, and whether that is proven."""
        found = None
        try:
            for smaller in self._ever_smaller():
                found = smaller
        except OutOfNodesError:
            return found or self._any(), False
        return found, True

    def _ever_smaller(self) -> Iterator[Moves]:
        """A set of the fewest moves; the first that has the fewest steps, too; then ever larger margins."""
        found = self._fewest()
        if found is not None:
            yield found
            found = self._nearest(found)
        while found:
            yield found
            found = self._find(len(found), _steps(found), self._margin(found) + 1)

    def _fewest(self) -> Moves | None:
        sets = (self._find(count, count * self._longest) for count in range(len(self.moves) + 1))
        return next((found for found in sets if found is not None), None)

    def _nearest(self, found: Moves) -> Moves:
        sets = (self._find(len(found), steps) for steps in range(len(found), _steps(found)))
        return next(filter(None, sets), found)

    def _find(self, count: int, steps: int, margin: int = 1) -> Moves | None:
        """The first set of that many moves, within the steps, that leads by the margin; None if there is none."""
        lead = self.standing - margin * self.lanes.ones
        if not self.lanes.all_reach(lead + self._most(0, count, steps)):
            return None
        return self._complete(0, count, steps, lead)

    def _complete(self, start: int, count: int, steps: int, lead: int) -> Moves | None:
        """The first set, from the start-th question on, that leaves no lane of the lead negative; None likewise."""
        if not count:
            return ()
        self._visit()
        for question in range(start, len(self.moves)):
            if not self.lanes.all_reach(lead + self._most(question, count, steps)):
                return None
            for move in self.moves[question]:
                then, left = lead + move.gain, steps - move.steps
                if self.lanes.all_reach(then + self._most(question + 1, count - 1, left)):
                    rest = self._complete(question + 1, count - 1, left, then)
                    if rest is not None:
                        return (move, *rest)
        return None

    def _visit(self) -> None:
        if self.nodes >= self.most_nodes:
            raise OutOfNodesError
        self.nodes += 1

    def _most(self, start: int, count: int, steps: int) -> int:
        """The table best[i][n][steps], for all roles at once but each for itself; filled as it is needed.

        The most that so many moves, from the start-th question on and within the steps, can gain on each role: no set
        gains more. With a single rival some set gains just that, so that the search never turns back.
        """
        key = (start, count, steps)
        most = self._table.get(key)
        if most is None:
            most = self._table[key] = self._work_out(*key)
        return most

    def _work_out(self, start: int, count: int, steps: int) -> int:
        if steps < count or start + count > len(self.moves):
            return -(self.lanes.halves >> 1)  # hopeless, whatever else is gained
        if not count:
            return 0
        if steps > count * self._longest:
            return self._most(start, count, count * self._longest)
        most = self._most(start + 1, count, steps)
        for move in self.moves[start]:
            gain = move.gain + self._most(start + 1, count - 1, steps - move.steps)
            most = self.lanes.larger(most, gain)
        return most

    def _any(self) -> Moves | None:
        """A set that wins but may be larger: what gains most in sum, less what is not needed; None if that fails."""
        found = tuple(max(moves, key=self._worth) for moves in self.moves)
        if self._margin(found) < 1:
            return None
        while fewer := self._without_one(found):
            found = fewer
        return found

    def _without_one(self, moves: Moves) -> Moves | None:
        """The set without a move that it does not need, the least one first; None if it needs them all."""
        sets = (tuple(other for other in moves if other is not move) for move in sorted(moves, key=self._worth))
        return next((fewer for fewer in sets if self._margin(fewer) >= 1), None)

    def _margin(self, moves: Moves) -> int:
        """The lead over the best of the others after the moves."""
        return min(self.lanes.read(self.standing + sum(move.gain for move in moves)))

    def _worth(self, move: Move) -> int:
        return sum(self.lanes.read(move.gain))


def _steps(moves: Moves) -> int:
    return sum(move.steps for move in moves)
