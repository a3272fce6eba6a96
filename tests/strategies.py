"""Small random quizzes, and random responses to any quiz, for property tests.

They reach for what is awkward: single questions of up to three dimensions, targets off the grid of 25, roles
that weigh little or nothing, questions that nobody weighs, ids in another order than the file's, and text with
quotes and letters beyond ASCII.
"""

import pytest
from hypothesis import strategies as st

from quiz.archive import seal
from quiz.content import AUTHORED, Dimension, Family, Option, Question, Quiz, Role, Target
from quiz.responses import LEFT_OUT, UNANSWERED, Responses
from tests.examples import POSITIONS, shipped_quiz

WORDS = ("a little", "„sehr gern“", 'say "no"', "back\\slash", "日本", "tab\tand\nline")
FAMILIES = (Family("people", "People"), Family("machines", "Machines"))

_positions = st.sampled_from((*POSITIONS, *POSITIONS, 1, 10, 33, 60, 99))
_weights = st.sampled_from((0, 1, 2, 3))


@st.composite
def quizzes(draw: st.DrawFn, *, roles: tuple[int, int] = (2, 6), questions: tuple[int, int] = (2, 8)) -> Quiz:
    """Sealed quizzes with roles and questions within the given bounds, on one to four dimensions."""
    dimensions = [f"d{n}" for n in range(draw(st.integers(1, 4)))]
    word = draw(st.sampled_from(WORDS))
    asked = [draw(_questions(id, dimensions, word)) for id in draw(_ids("q", *questions))]
    known = [draw(_roles(id, dimensions)) for id in draw(_ids("r", *roles))]
    return seal(
        Quiz(
            id="random",
            version="",
            dimensions=tuple(Dimension(id, id.upper(), f"no {word}", f"only {word}") for id in dimensions),
            questions=tuple(asked),
            families=FAMILIES,
            roles=tuple(known),
        )
    )


def shipped() -> st.SearchStrategy[Quiz]:
    """The shipped quiz alone, for tests that draw a quiz."""
    return st.builds(shipped_quiz)


# For tests that draw their quiz from `quizzes`: once small random ones, once the shipped one.
for_every_quiz = pytest.mark.parametrize("quizzes", [quizzes(), shipped()], ids=["random", "shipped"])


def responses(quiz: Quiz, *, complete: bool = False) -> st.SearchStrategy[Responses]:
    """Sheets with any stars; unless `complete`, some questions are left out and some not yet answered."""
    lowest = 0 if complete else min(LEFT_OUT, UNANSWERED)
    choices = [st.integers(lowest, len(question.options) - 1) for question in quiz.questions]
    starred = st.tuples(*[st.booleans()] * len(choices))
    stars = starred.map(lambda stars: frozenset(q for q, star in enumerate(stars) if star))
    return st.builds(Responses, st.tuples(*choices), stars)


@st.composite
def cases(draw: st.DrawFn, quizzes: st.SearchStrategy[Quiz], *, complete: bool = False) -> tuple[Quiz, Responses]:
    """A quiz and responses to it."""
    quiz = draw(quizzes)
    return quiz, draw(responses(quiz, complete=complete))


def _ids(letter: str, fewest: int, most: int) -> st.SearchStrategy[list[str]]:
    """Ids in any order, so that the order of the file and that of the ids differ."""
    return st.integers(fewest, most).flatmap(lambda count: st.permutations([f"{letter}{n}" for n in range(count)]))


@st.composite
def _questions(draw: st.DrawFn, id: str, dimensions: list[str], word: str) -> Question:
    about = draw(st.sampled_from(["", f"It means {word}."]))
    if draw(st.booleans()):
        positions = draw(st.sampled_from([POSITIONS, POSITIONS[::-1]]))
        options = [Option(str(n + 1), f"{n} {word}", (position,)) for n, position in enumerate(positions)]
        return Question(id, "likert", f"{id}: {word}?", (draw(st.sampled_from(dimensions)),), tuple(options), about)
    placed = sorted(draw(st.lists(st.sampled_from(dimensions), min_size=1, max_size=3, unique=True)))
    rows = draw(st.lists(st.tuples(*[_positions] * len(placed)), min_size=2, max_size=7))
    options = [Option(f"o{n}", f"{word} {n}", row) for n, row in enumerate(rows)]
    return Question(id, "single", f"{id}: {word}?", tuple(placed), tuple(options), about)


@st.composite
def _roles(draw: st.DrawFn, id: str, dimensions: list[str]) -> Role:
    weights = [(dimension, draw(_weights)) for dimension in dimensions]
    profile = [Target(dimension, draw(_positions), weight, AUTHORED) for dimension, weight in weights if weight]
    return Role(id, f"Role {id}", draw(st.sampled_from(FAMILIES)).id, tuple(profile))
