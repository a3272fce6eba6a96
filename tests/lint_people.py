"""One person who answers like a role, without noise."""

from quiz.content import Quiz
from quiz.lint.people import Crowd, answers
from tests.examples import likert, quiz_of, single


def still(quiz: Quiz, *, lean: float = 0, pick: float = 0) -> Crowd:
    """One person without noise."""
    noises = {(question.id, dimension): [0.0] for question in quiz.questions for dimension in question.dimensions}
    return Crowd([lean], noises, {question.id: [pick] for question in quiz.questions})


def ticked(lean: float = 0, pick: float = 0, *, target: int = 0) -> tuple[int, ...]:
    """What that person ticks on a likert question, its reverse, a single-choice question, and one not weighed."""
    placed = single("room", ("cables", "callers"), {"a": (0, 0), "b": (100, 0), "c": (0, 100), "d": (100, 100)})
    questions = (likert("cables"), likert("more", "cables", (100, 75, 50, 25, 0)), placed, likert("callers"))
    quiz = quiz_of(questions, {"amber": {"cables": (target, 2)}, "coral": {"callers": (100, 1)}})
    ticks = (answers(question, quiz.roles[0], still(quiz, lean=lean, pick=pick)) for question in questions)
    return tuple(leaning[0] for _, leaning in ticks)
