"""Where answers stand on a dimension, and what that rests on."""

from quiz.paths import Placed, mean
from quiz.web.site import Sheet
from quiz.words.grammar import counted
from quiz.words.numbers import half_up

NOT_WEIGHED = "The role does not weigh this"


def positions(sheet: Sheet, dimension: str) -> Placed:
    """Where the chosen options stand on a dimension: a (position, count) a question, the count 2 for a star."""
    return tuple(
        (question.options[choice].positions[question.dimensions.index(dimension)], 1 + (q in sheet.responses.stars))
        for q, (question, choice) in enumerate(zip(sheet.quiz.questions, sheet.responses.choices, strict=True))
        if choice >= 0 and dimension in question.dimensions
    )


def mean_position(placed: Placed) -> int | None:
    """The mean of what `positions` gives, as printed; None without an answer."""
    return half_up(mean(placed)) if placed else None


def basis(placed: Placed) -> str:
    """What the mean of `positions` rests on, in words."""
    if not placed:
        return "no answer"
    stars = sum(count == 2 for _, count in placed)
    return f"from {counted(len(placed), 'answer')}" + (f", {stars} starred" if stars else "")
