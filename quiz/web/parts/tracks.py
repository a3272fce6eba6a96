"""Where answers stand on a dimension, and what that rests on."""

from quiz.paths import Placed, mean
from quiz.words.grammar import counted
from quiz.words.numbers import half_up

NOT_WEIGHED = "The role does not weigh this"


def mean_position(placed: Placed) -> int | None:
    """The mean of these positions, as printed; None without an answer."""
    return half_up(mean(placed)) if placed else None


def basis(placed: Placed) -> str:
    """What the mean of these positions rests on, in words."""
    if not placed:
        return "no answer"
    stars = sum(count == 2 for _, count in placed)
    return f"from {counted(len(placed), 'answer')}" + (f", {stars} starred" if stars else "")
