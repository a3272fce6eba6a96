"""Dimensions as tracks between two ends, with marks on them: for your answers, for roles, or for two sheets."""

from dataclasses import dataclass

from quiz.content import Dimension, Target
from quiz.result import Result
from quiz.words.grammar import counted
from quiz.words.numbers import half_up
from quiz.words.roles import WEIGHT_WORDS, target_in_words

NOT_WEIGHED = "The role does not weigh this"


@dataclass(frozen=True, slots=True)
class Stand:
    """The position of one mark on a dimension: 0..100 as printed, or None where there is none.

    words   what it is based on, or what it means.
    weight  how much it counts; empty for what does not weigh.
    """

    at: int | None
    words: str = ""
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """A dimension between its two ends, with its marks."""

    name: str
    low: str
    high: str
    stands: tuple[Stand, ...]

    @classmethod
    def of(cls, dimension: Dimension, *stands: Stand) -> "Track":
        """The track of a dimension."""
        return cls(dimension.name, dimension.low, dimension.high, stands)


def stand_of_answers(result: Result, dimension: Dimension) -> Stand:
    """The mean position of a sheet's answers, and how many answers it is based on."""
    placed, mean = result.placed(dimension.id), result.mean(dimension.id)
    if mean is None:
        return Stand(None, "no answer")
    answers, stars = counted(len(placed), "answer"), sum(count == 2 for _, count in placed)
    return Stand(half_up(mean), f"from {answers}, {stars} starred" if stars else f"from {answers}")


def stand_of_role(dimension: Dimension, target: Target | None) -> Stand:
    """What a role asks for on a dimension."""
    if target is None:
        return Stand(None, NOT_WEIGHED)
    return Stand(target.position, target_in_words(dimension, target), WEIGHT_WORDS[target.weight])
