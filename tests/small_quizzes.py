"""Quizzes so small that all their sheets can be tried, drawn fast: brute force wants thousands of them."""

from random import Random

from quiz.content import Question, Quiz
from quiz.responses import LEFT_OUT, UNANSWERED, Responses
from quiz.scoring import score
from tests.examples import POSITIONS, likert, quiz_of, single

Case = tuple[Quiz, Responses]


def small_cases(seed: int, count: int, *, unfinished: bool = False) -> list[Case]:
    """Random sheets on which at least two roles are ranked; unfinished ones may be half empty, and rank fewer."""
    random = Random(seed)
    found: list[Case] = []
    while len(found) < count:
        quiz = _quiz(random)
        sheet = _sheet(random, quiz, unfinished)
        if unfinished or len(score(quiz, sheet).ranked) > 1:
            found.append((quiz, sheet))
    return found


def _quiz(random: Random) -> Quiz:
    """Two to five roles, some of them identical; one to five questions, some unordered or on the same dimension."""
    dimensions = [f"d{n}" for n in range(random.randint(1, 4))]
    questions = [_question(random, f"q{n}", dimensions) for n in range(random.randint(1, 5))]
    claims: dict[str, dict[str, tuple[int, int]]] = {}
    for n in range(random.randint(2, 5)):
        copied = [*claims.values()][-1:] if random.random() < 0.1 else []
        chosen = random.sample(dimensions, random.randint(1, len(dimensions)))
        fresh = {d: (random.choice((*POSITIONS, 10)), random.randint(1, 3)) for d in chosen}
        claims[f"r{n}"] = copied[0] if copied else fresh
    return quiz_of(tuple(random.sample(questions, len(questions))), claims)


def _question(random: Random, id: str, dimensions: list[str]) -> Question:
    size = random.choice((2, 3, 3, 4))
    if random.random() < 0.6:
        positions = sorted(random.sample(POSITIONS, size), reverse=random.random() < 0.3)
        return likert(id, random.choice(dimensions), tuple(positions))
    placed = tuple(random.sample(dimensions, random.randint(1, min(2, len(dimensions)))))
    rows = {option: tuple(random.choice(POSITIONS) for _ in placed) for option in random.sample("abcd", size)}
    return single(id, placed, rows)


def _sheet(random: Random, quiz: Quiz, unfinished: bool) -> Responses:
    def empty() -> int:
        return random.choice((LEFT_OUT, UNANSWERED, UNANSWERED)) if unfinished else LEFT_OUT

    answered = 0.7 if unfinished else 0.9
    choices = [random.randrange(len(q.options)) if random.random() < answered else empty() for q in quiz.questions]
    return Responses(tuple(choices), frozenset(q for q in range(len(choices)) if random.random() < 0.25))
