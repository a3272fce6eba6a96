"""The pages of taking the quiz: one question, all questions, your answers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from quiz.content import LEFT_OUT_ID, Quiz
from quiz.responses import LEFT_OUT, UNANSWERED
from quiz.web.addresses import Addresses
from quiz.web.parts import NO_PROBLEM, Fault, Link, Problem
from quiz.web.parts.answers import RESULT, AnswerView, answer, answers
from quiz.web.site import Sheet
from quiz.web.taking.sent import field_name
from quiz.words.grammar import counted

READ_FROM = "#question"  # where reading begins on the next page, and one press of Tab leads to its first answer
OPTIONS, STARS = "answers", "stars"  # the ids in the page of the answers on offer, and of the ticks
ANSWERS = "answers"  # where an answer may lead, other than to the next question or to the RESULT


@dataclass(frozen=True, slots=True)
class OptionView:
    """An answer on offer; `chosen` if it was chosen before."""

    id: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as it is asked."""

    id: str
    field: str
    number: int
    text: str
    options: tuple[OptionView, ...]
    left_out: OptionView


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question, large.

    last     repeats the answer just given.
    onward   leads on without a change.
    settled  says that first place is, with `result` to see it; empty where it is not.
    """

    title: str
    question: QuestionView
    action: str
    then: str
    back: Link
    last: AnswerView | None
    onward: Link | None
    settled: str
    result: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class AllPage:
    """All questions at once."""

    title: str
    questions: tuple[QuestionView, ...]
    action: str
    problem: Problem
    back: Link


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """Your answers. `unanswered` says how many questions wait; empty where none does."""

    title: str
    answers: tuple[AnswerView, ...]
    action: str
    most_stars: int
    least: str
    problem: Problem
    unanswered: str
    onward: str
    back: Link


def question_page(
    to: Addresses, sheet: Sheet, index: int, then: str | None = None, *, problem: Problem = NO_PROBLEM
) -> QuestionPage:
    """Ask one question; `then` is where its answer leads, and None where the question was reached in order."""
    return QuestionPage(
        title=f"Question {index + 1} of {len(sheet.quiz.questions)}",
        question=_question(sheet, index),
        action=to.take(sheet.code) + ("" if then == RESULT else READ_FROM),
        then=then or "",
        back=_back(to, sheet, index, then or ""),
        last=_last(to, sheet, index) if then is None else None,
        onward=None if then is None else _onward(to, sheet, index, then),
        settled=_settled(sheet) if then is None else "",
        result=to.result(sheet.code),
        problem=problem,
    )


def _settled(sheet: Sheet) -> str:
    """What is proven before the end, and no more; it does not name the role."""
    if not sheet.result.is_settled:
        return ""
    waiting = len(sheet.responses.unanswered)
    last = f"last {waiting} questions" if waiting > 1 else "last question"
    return (
        f"First place is settled, whatever you answer to the {last}. "
        "The reasons and the order below it may still change."
    )


def _back(to: Addresses, sheet: Sheet, index: int, then: str) -> Link:
    """The question before; someone who came to change an answer still gets back to where they were."""
    if not index:
        return Link("Back to the start", to.start)
    return Link("Back", to.take(sheet.code, sheet.quiz.questions[index - 1].id, then))


def _last(to: Addresses, sheet: Sheet, index: int) -> AnswerView | None:
    """The answer to the question before, if it has one, so that a mis-tap is seen and mended."""
    if not index or sheet.responses.choices[index - 1] == UNANSWERED:
        return None
    return answer(to, sheet, index - 1)


def _onward(to: Addresses, sheet: Sheet, index: int, then: str) -> Link | None:
    """Where a person who looks back was; nowhere, if this question is the one that waits."""
    waiting = sheet.responses.unanswered
    if index in waiting:
        return None
    if then == RESULT:
        return Link("Keep this answer, back to the result", to.result(sheet.code))
    if then == ANSWERS or not waiting:
        return Link("Keep this answer, back to your answers", to.answers(sheet.code))
    return Link(f"Keep this answer, go on with question {waiting[0] + 1}", to.take(sheet.code))


def all_page(to: Addresses, sheet: Sheet, errors: Mapping[int, str], stray: str = "") -> AllPage:
    """Ask everything; `errors` say what is wrong with an answer, by the question's index, and `stray` with the rest."""
    return AllPage(
        title="All questions on one page",
        questions=tuple(_question(sheet, index) for index in range(len(sheet.quiz.questions))),
        action=to.take_all(sheet.code),
        problem=_unread(sheet, errors) if errors else Problem(stray),
        back=Link("One question at a time", to.take(sheet.code)),
    )


def _unread(sheet: Sheet, errors: Mapping[int, str]) -> Problem:
    """Which answers could not be read."""
    faults = (
        Fault(field_name(sheet.quiz.questions[index].id), f"Question {index + 1}", error)
        for index, error in errors.items()
    )
    return Problem(f"{counted(len(errors), 'answer')} could not be read. The others are kept.", tuple(faults))


def answers_page(
    to: Addresses, sheet: Sheet, ticked: Collection[int] | None = None, problem: Problem = NO_PROBLEM
) -> AnswersPage:
    """Look over all answers; `ticked` are stars that were sent and could not be kept in the code."""
    if ticked is None:
        ticked = sheet.responses.stars
    waiting = len(sheet.responses.unanswered)
    return AnswersPage(
        title="Your answers",
        answers=answers(to, sheet, ticked),
        action=to.answers(sheet.code),
        most_stars=sheet.quiz.most_stars,
        least=_least(sheet.quiz),
        problem=problem,
        unanswered=f"{counted(waiting, 'question')} not answered yet." if waiting else "",
        onward=to.take(sheet.code),
        back=Link("Back", to.take(sheet.code, sheet.quiz.questions[-1].id)),
    )


def _least(quiz: Quiz) -> str:
    """The lowest label there is, as an example."""
    return next((q.options[0].label for q in quiz.questions if q.ordered), "no")


def _question(sheet: Sheet, index: int) -> QuestionView:
    question, choice = sheet.quiz.questions[index], sheet.responses.choices[index]
    return QuestionView(
        id=question.id,
        field=field_name(question.id),
        number=index + 1,
        text=question.text,
        options=tuple(OptionView(option.id, option.label, a == choice) for a, option in enumerate(question.options)),
        left_out=OptionView(LEFT_OUT_ID, "Leave this out", choice == LEFT_OUT),
    )
