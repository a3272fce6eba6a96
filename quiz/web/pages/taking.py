"""The pages of taking the quiz: one question, all questions, your answers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from quiz.content import LEFT_OUT_ID, Question, Quiz
from quiz.responses import LEFT_OUT, UNANSWERED
from quiz.web.addresses import Addresses
from quiz.web.forms import field_name
from quiz.web.pages import Link
from quiz.web.site import Sheet
from quiz.web.wording import counted

ANSWERS, RESULT = "answers", "result"  # where an answer may lead, other than to the next question


@dataclass(frozen=True, slots=True)
class OptionView:
    """An answer on offer; `chosen` if it was chosen before."""

    id: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as it is asked; `answer` is what was chosen, in words."""

    id: str
    field: str
    number: int
    text: str
    options: tuple[OptionView, ...]
    left_out: OptionView
    answer: str
    answered: bool
    starred: bool
    change: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question, large. `last` repeats the answer just given; `onward` leads on without a change."""

    title: str
    question: QuestionView
    action: str
    then: str
    back: Link
    last: QuestionView | None
    onward: Link | None
    all_questions: str


@dataclass(frozen=True, slots=True)
class AllPage:
    """All questions at once."""

    title: str
    questions: tuple[QuestionView, ...]
    action: str
    error: str
    back: Link


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """Your answers. `unanswered` says how many questions wait; empty where none does."""

    title: str
    questions: tuple[QuestionView, ...]
    action: str
    most_stars: int
    least: str
    error: str
    unanswered: str
    onward: str
    back: Link


def question_page(to: Addresses, sheet: Sheet, index: int, *, asked: bool, then: str = "", error: str = "") -> QuestionPage:
    """Ask one question; `asked` by its id, rather than reached in order."""
    total = len(sheet.quiz.questions)
    before = view(to, sheet, index - 1) if index else None
    return QuestionPage(
        title=f"Question {index + 1} of {total}",
        question=view(to, sheet, index, error=error),
        action=to.take(sheet.code),
        then=then,
        back=Link("Back", before.change) if before else Link("Back to the start", to.start),
        last=before if before and before.answered else None,
        onward=_onward(to, sheet, then) if asked else None,
        all_questions=to.take_all(sheet.code),
    )


def _onward(to: Addresses, sheet: Sheet, then: str) -> Link:
    """Where a person who looks back was."""
    waiting = sheet.responses.unanswered
    if then == RESULT:
        return Link("Keep this answer, back to the result", to.result(sheet.code))
    if then == ANSWERS or not waiting:
        return Link("Keep this answer, back to your answers", to.answers(sheet.code))
    return Link(f"Keep this answer, go on with question {waiting[0] + 1}", to.take(sheet.code))


def all_page(to: Addresses, sheet: Sheet, errors: Mapping[int, str], error: str = "") -> AllPage:
    """Ask everything; `errors` say what is wrong with an answer, by the question's index."""
    if errors:
        error = f"{counted(len(errors), 'answer')} could not be read. The others are kept."
    return AllPage(
        title="All questions on one page",
        questions=tuple(
            view(to, sheet, index, error=errors.get(index, "")) for index in range(len(sheet.quiz.questions))
        ),
        action=to.take_all(sheet.code),
        error=error,
        back=Link("One question at a time", to.take(sheet.code)),
    )


def answers_page(
    to: Addresses, sheet: Sheet, ticked: Collection[int] | None = None, error: str = ""
) -> AnswersPage:
    """Look over all answers; `ticked` are stars that were sent and could not be kept in the code."""
    stars = sheet.responses.stars if ticked is None else ticked
    questions = tuple(view(to, sheet, index, starred=index in stars) for index in range(len(sheet.quiz.questions)))
    waiting = len(sheet.responses.unanswered)
    return AnswersPage(
        title="Your answers",
        questions=questions,
        action=to.answers(sheet.code),
        most_stars=sheet.quiz.most_stars,
        least=_least(sheet.quiz),
        error=error,
        unanswered=f"{counted(waiting, 'question')} not answered yet." if waiting else "",
        onward=to.take(sheet.code),
        back=Link("Back", questions[-1].change),
    )


def _least(quiz: Quiz) -> str:
    """The lowest label there is, as an example."""
    return next((q.options[0].label.lower() for q in quiz.questions if q.ordered), "no")


def view(
    to: Addresses, sheet: Sheet, index: int, *, starred: bool = False, then: str = "", error: str = ""
) -> QuestionView:
    """A question with what was chosen for it; a change leads back to `then`."""
    question, choice = sheet.quiz.questions[index], sheet.responses.choices[index]
    return QuestionView(
        id=question.id,
        field=field_name(question.id),
        number=index + 1,
        text=question.text,
        options=tuple(OptionView(option.id, option.label, a == choice) for a, option in enumerate(question.options)),
        left_out=OptionView(LEFT_OUT_ID, "Leave this out", choice == LEFT_OUT),
        answer=in_words(question, choice),
        answered=choice != UNANSWERED,
        starred=starred,
        change=to.take(sheet.code, question.id, then),
        error=error,
    )


def in_words(question: Question, choice: int) -> str:
    """What was chosen, as a person would say it."""
    if choice == UNANSWERED:
        return "not answered yet"
    return "left out" if choice == LEFT_OUT else question.options[choice].label

