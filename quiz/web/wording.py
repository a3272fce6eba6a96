"""The sentences of a result. Every reason quotes the person's own answer; nothing here decides a number."""

from quiz.content import Dimension, Question, Quiz, Role, Target
from quiz.explanation import Reason

FRAME = (
    "These figures compare your answers with how this quiz describes each role. "
    "They do not measure ability and do not predict success or satisfaction."
)


def listed(names: list[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 question", "3 questions"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def asked(quiz: Quiz, role: Role, question: Question) -> str:
    """What a role asks for where a question places an answer, in the quiz's words; empty where it makes no claim."""
    claims = [(quiz.dimension(id), target) for id in question.dimensions if (target := role.target(id))]
    return listed([target_in_words(dimension, target) for dimension, target in claims])


def target_in_words(dimension: Dimension, target: Target) -> str:
    """A position between two poles, in words."""
    low, high = f"“{dimension.low}”", f"“{dimension.high}”"
    words = (low, f"mostly {low}", f"between {low} and {high}", f"mostly {high}", high)
    return words[(target.position + 12) // 25]


def why(quiz: Quiz, role: Role, reason: Reason) -> str:
    """Why one answer speaks for or against a role, in one sentence."""
    return f"{_answer(reason)}; this role asks for {asked(quiz, role, reason.question)}."


def why_rather(quiz: Quiz, role: Role, rival: Role, reason: Reason) -> str:
    """Why one answer speaks for one role rather than another, in one sentence."""
    mine, theirs = (asked(quiz, each, reason.question) for each in (role, rival))
    if mine and theirs:
        return f"{_answer(reason)}; {role.name} asks for {mine}, {rival.name} for {theirs}."
    silent, other = (role, rival) if theirs else (rival, role)
    return f"{_answer(reason)}; {other.name} asks for {mine or theirs}, and {silent.name} does not weigh this."


def _answer(reason: Reason) -> str:
    return f"You answered “{reason.option.label}” to “{reason.question.text}”"
