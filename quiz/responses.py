"""What a person chose, checked against the quiz."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from quiz.content import LEFT_OUT_ID, Question, Quiz
from quiz.errors import ResponseError

LEFT_OUT = -1
UNANSWERED = -2


@dataclass(frozen=True, slots=True)
class Responses:
    """One sheet: what was chosen for each question, and the stars.

    choices  Q integers: the index of an option, LEFT_OUT, or UNANSWERED.
    stars    indexes of the questions that matter most; the scorer takes any.
    """

    choices: tuple[int, ...]
    stars: frozenset[int] = frozenset()

    @property
    def answered(self) -> tuple[int, ...]:
        """Indexes of the questions for which an option was chosen."""
        return tuple([index for index, choice in enumerate(self.choices) if choice >= 0])

    @property
    def unanswered(self) -> tuple[int, ...]:
        """Indexes of the questions not yet answered; those left out are not among them."""
        return tuple([index for index, choice in enumerate(self.choices) if choice == UNANSWERED])

    @property
    def left_out(self) -> tuple[int, ...]:
        """Indexes of the questions that were left out."""
        return tuple([index for index, choice in enumerate(self.choices) if choice == LEFT_OUT])

    def answer(self, choices: Mapping[int, int]) -> "Responses":
        """The same sheet with some choices set, by the question's index."""
        return replace(self, choices=tuple([choices.get(q, choice) for q, choice in enumerate(self.choices)]))


def blank(quiz: Quiz) -> Responses:
    """A sheet with nothing answered yet."""
    return Responses((UNANSWERED,) * len(quiz.questions))


def respond(quiz: Quiz, answers: Mapping[str, str], stars: Iterable[str] = ()) -> Responses:
    """A sheet from ids: question → option, or LEFT_OUT_ID; questions not named are not yet answered.

    Raises ResponseError for a question or an option that the quiz does not have.
    """
    starred = frozenset(stars)
    index = {question.id: i for i, question in enumerate(quiz.questions)}
    if unknown := sorted((answers.keys() | starred) - index.keys()):
        raise ResponseError(f"this quiz has no question “{unknown[0][:40]}”.", fix="Use the ids of its questions.")
    choices = tuple(choice(q, answers[q.id]) if q.id in answers else UNANSWERED for q in quiz.questions)
    return Responses(choices, frozenset(index[id] for id in starred))


def choice(question: Question, option: str) -> int:
    """The index of an option by its id, or LEFT_OUT. Raises ResponseError."""
    if option == LEFT_OUT_ID:
        return LEFT_OUT
    for index, known in enumerate(question.options):
        if known.id == option:
            return index
    raise ResponseError(
        f"“{option[:40]}” is not among the answers to “{question.text}”", fix="Choose one of the answers shown."
    )
