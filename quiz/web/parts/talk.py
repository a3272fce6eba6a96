"""A sheet for a talk: what whoever sits opposite can ask about, made of nothing but the person's answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from quiz.content import Option, Question, Role
from quiz.edition import Edition
from quiz.explanation.sides import Pull, Side
from quiz.result import Result
from quiz.web.site import Sheet
from quiz.words import talk as words
from quiz.words.roles import asked_rather, what_is_met

DECIDE, OTHER_WAY = 3, 2  # answers on the side of the role in front, and of the one behind it
EACH = {2: 3, 3: 2}  # answers on each side, by how many roles are named as equals
LISTED = 5  # answers, where there is little else
QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Quoted:
    """An answer in the person's own words.

    name   what the question is about, in short as of today; `short` asks it.
    asked  what the job on whose side it is asks for there, as far as the answer meets it; else what both jobs ask for.
    """

    question: Question
    option: Option
    name: str
    short: str
    starred: bool
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideView:
    """A role, and the answers that speak most for it."""

    role: Role
    answers: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class TalkPage:
    """A sheet for a talk.

    sides    the roles that are compared, each with the answers on its side: of one in front, and then of the next; or
             of each that is named. None where there is little to go on.
    others   those level with the next one.
    hinge    the one answer that moves first place most; None where none does. `turn` is what another would do.
    answers  what there is, where there is little to go on.
    open     three questions to ask.
    """

    sheet: Sheet
    result: Result
    sides: tuple[SideView, ...]
    others: tuple[Role, ...]
    hinge: Quoted | None
    turn: str
    answers: tuple[Quoted, ...]
    open: tuple[str, ...]


def talk_page(sheet: Sheet, edition: Edition) -> TalkPage:
    """What a sheet gives to talk about, in short as of today."""
    result, quoted = sheet.result, None
    hinge = result.hinge if result.hinge and result.hinge.moves else None
    if hinge:
        quoted = _quoted(result, edition, hinge.change.question, hinge.change.before)
    sides = tuple(_side(result, edition, side, most) for side, most in zip(result.sides, _most(result), strict=True))
    answers = () if sides else tuple(_given(result, edition))
    return TalkPage(
        sheet=sheet,
        result=result,
        sides=sides,
        others=tuple(match.role for match in result.ranking.runners_up[1:]),
        hinge=quoted,
        turn=words.turn(result, result.hinge) if result.hinge else "",
        answers=answers[:LISTED],
        open=tuple(islice(_open(sides, quoted, answers), QUESTIONS)),
    )


def _most(result: Result) -> tuple[int, ...]:
    """How many answers are listed for each of the roles that are compared."""
    named = len(result.compared)
    return (DECIDE, OTHER_WAY) if result.said.leads_alone else (EACH.get(named, OTHER_WAY),) * named


def _side(result: Result, edition: Edition, side: Side, most: int) -> SideView:
    return SideView(side.role, tuple(_pulling(result, edition, side.role, pull) for pull in side.pulls[:most]))


def _pulling(result: Result, edition: Edition, role: Role, pull: Pull) -> Quoted:
    part = pull.part
    met = what_is_met(result.quiz, role, part, "")
    asked = (f"{role.name}: {met}",) if met else asked_rather(result.quiz, role, pull.rival, part)
    return _quoted(result, edition, part.question, part.option, asked)


def _quoted(
    result: Result, edition: Edition, question: Question, option: Option, asked: tuple[str, ...] = ()
) -> Quoted:
    starred = result.quiz.questions.index(question) in result.responses.stars
    return Quoted(question, option, edition.short_form(question), edition.in_short(question), starred, asked)


def _given(result: Result, edition: Edition) -> Iterator[Quoted]:
    """The answers there are: those with a star, then those that are no place on a scale, then in the quiz's order."""
    questions, choices, stars = result.quiz.questions, result.responses.choices, result.responses.stars
    for q in sorted(result.responses.answered, key=lambda q: (q not in stars, questions[q].ordered, q)):
        yield _quoted(result, edition, questions[q], questions[q].options[choices[q]])


def _open(sides: tuple[SideView, ...], hinge: Quoted | None, given: tuple[Quoted, ...]) -> Iterator[str]:
    """Open questions, the best first: about an answer of each side, and about the one that moves most."""
    asked = list(_to_ask(sides, hinge)) or given
    for sentence, each in zip((words.IN_MIND, words.COME_TO), asked, strict=False):
        yield sentence.format(question=each.name, answer=each.option.label)
    if hinge:
        yield words.OTHERWISE.format(question=hinge.name, answer=hinge.option.label)
    yield from words.WITHOUT_ANSWERS


def _to_ask(sides: tuple[SideView, ...], hinge: Quoted | None) -> Iterator[Quoted]:
    """The strongest answer of each side, then the next of each, but for the one that is asked about otherwise."""
    others = ((each for each in side.answers if not hinge or each.question != hinge.question) for side in sides)
    return filter(None, chain(*zip_longest(*others)))
