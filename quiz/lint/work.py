"""How much a check does to a large quiz: bounded, and counted in what it does, so that every machine says the same."""

from collections.abc import Iterator

from quiz.content import Quiz

LARGE = 800  # roles times questions, such as 20 x 40, up to which a check does all that it can


def is_large(quiz: Quiz) -> bool:
    """Whether a check of the quiz does less than it could."""
    return _size(quiz) > LARGE


def fewer(quiz: Quiz, most: int) -> int:
    """How many of `most` to do, so that a large quiz takes no more work than one of 20 roles and 40 questions.

    Rounded down to two digits, for print; never none.
    """
    if not is_large(quiz):
        return most
    share = most * LARGE // _size(quiz)
    digits: int = 10 ** max(0, len(str(share)) - 2)
    return max(1, share // digits * digits)


def sampled(quiz: Quiz, **done: tuple[int, int]) -> Iterator[str]:
    """What was done less often than in a quiz that is not large, in words: “22,000 random sheets, not 100,000”."""
    if is_large(quiz):
        yield from (f"{some:,} {what.replace('_', ' ')}, not {most:,}" for what, (some, most) in done.items())


def _size(quiz: Quiz) -> int:
    return len(quiz.roles) * len(quiz.questions)
