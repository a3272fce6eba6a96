"""Names in a row, and numbers with their nouns."""


def listed(names: list[str], last: str = "and") -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    *others, final = [f"{name}" for name in names] or [""]
    return f"{', '.join(others)} {last} {final}" if others else final


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 question", "3 questions"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def so_far(answered: int, questions: int) -> str:
    """How much there is: "1 of 20 questions is answered", "2 of 20 questions are answered"."""
    return f"{answered} of {counted(questions, 'question')} {'is' if answered == 1 else 'are'} answered"
