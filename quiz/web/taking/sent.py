"""What people send, checked by hand: these forms store nothing and need no token; their fields are those of a quiz."""

from collections.abc import Iterable, Mapping, Sequence

from quiz.content import LEFT_OUT_ID, Quiz
from quiz.responses import choice
from quiz.web.parts import NO_PROBLEM, Fault, Problem
from quiz.words.grammar import counted

ANSWERS_ID, STARS_ID = "answers", "stars"  # the ids in the page of the answers on offer, and of the ticks
FIELD = "q-"  # before the id of a question, so that no question can have the name of another field, such as "go"

NO_SUCH_ANSWER = "That answer is not one of those below. Nothing was changed. Choose one of them."
NO_SUCH_QUESTION = "That question is not in this quiz. Nothing was changed. Go on here."
NO_SUCH_TICK = "One of the ticks belongs to no question here. The others are kept."
TWO_ANSWERS = "Two answers came in for this question. Nothing was changed. Choose one."


def read_answers(quiz: Quiz, sent: Mapping[int, Sequence[str]]) -> tuple[dict[int, int], dict[int, str]]:
    """Check what was sent for some questions.

    sent     by the question's index, every value of its field; of two, neither is taken: we can't know which was meant.
    returns  by the same index, the choices that are valid, and what is wrong with the other answers.
    """
    choices, errors = {}, {}
    for index, values in sent.items():
        question = quiz.questions[index]
        if len(values) > 1:
            errors[index] = TWO_ANSWERS
        elif values[0] not in {LEFT_OUT_ID, *(option.id for option in question.options)}:
            errors[index] = NO_SUCH_ANSWER
        else:
            choices[index] = choice(question, values[0])
    return choices, errors


def one_problem(errors: Mapping[int, str]) -> Problem:
    """What is wrong with the answer to the one question that was asked."""
    return Problem.of(*(Fault(ANSWERS_ID, "", error) for error in errors.values()))


def all_problems(quiz: Quiz, errors: Mapping[int, str], names: Iterable[str]) -> Problem:
    """What is wrong with the answers to many questions; `names` are those of all fields that were sent."""
    if not errors:
        known = {FIELD + question.id for question in quiz.questions}
        is_stray = any(name.startswith(FIELD) and name not in known for name in names)
        return Problem(NO_SUCH_QUESTION) if is_stray else NO_PROBLEM
    faults = (
        Fault(FIELD + quiz.questions[index].id, f"Question {index + 1}", error) for index, error in errors.items()
    )
    return Problem(f"{counted(len(errors), 'answer')} could not be read. The others are kept.", tuple(faults))


def read_stars(quiz: Quiz, ticked: Iterable[str]) -> tuple[frozenset[int], Problem]:
    """Check the ticks: the indexes of all questions that were ticked, and what is wrong with the ticks."""
    ids = set(ticked)
    stars = frozenset(index for index, question in enumerate(quiz.questions) if question.id in ids)
    if len(stars) < len(ids):
        return stars, Problem.of(Fault(STARS_ID, "", NO_SUCH_TICK))
    if over := max(0, len(stars) - quiz.most_stars):
        error = f"{len(stars)} are ticked, and up to {quiz.most_stars} can count double. All are kept: remove {over}."
        return stars, Problem.of(Fault(STARS_ID, "", error))
    return stars, NO_PROBLEM
