"""Which versions are kept, so that codes of versions that are not, as many as anybody makes up, cost no look-ups."""

import math
from collections.abc import Callable, Set

from quiz.web.counts import Lately

MISSED = 60  # seconds for which a version that is not kept is remembered; another instance may archive it meanwhile
APART = 1  # seconds between two look-ups, whatever is looked for
MOST = 10_000  # versions that are remembered as not kept


class Pieces:
    """The pieces of all versions that are kept.

    ask  looks them up. What it raises is not remembered.
    Times are seconds of a clock that never goes back.
    """

    def __init__(self, ask: Callable[[], Set[str]]) -> None:
        self._ask = ask
        self._asked: tuple[float, Set[str]] = (-math.inf, frozenset())
        self._missed = Lately(MOST, MISSED)

    def has(self, piece: str, now: float) -> bool:
        """Whether a version is kept."""
        when, pieces = self._asked
        if piece not in pieces and now - when >= APART and not self._missed.has(piece, now):
            pieces = self._ask()
            self._asked = now, pieces
            if piece not in pieces:
                self._missed.add(piece, now)
        return piece in pieces
