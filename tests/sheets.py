"""Sheets of the shipped quiz that tests send to the running product, and the pages that show them.

They are found by what they come to, so that they stay what they are named while questions.yaml is tuned.
"""

import random
from collections.abc import Callable
from functools import cache

from quiz import links
from quiz.content import Quiz
from quiz.responses import LEFT_OUT, UNANSWERED, Responses
from quiz.result import Result, Said
from quiz.scoring import Ranking, score
from tests.examples import shipped_quiz

NOISE = 0.35  # the share of answers in which people differ from the role that they are like
TRIES = 50_000  # random sheets, until one has what is looked for


def code(responses: Responses, quiz: Quiz | None = None) -> str:
    """The code of responses to the shipped quiz, or to another."""
    return links.encode(quiz or shipped_quiz(), responses)


def drawn(draw: random.Random, *, left_out: float = 0, stars: int = 0, quiz: Quiz | None = None) -> Responses:
    """A random sheet: each question left out with some chance, and that many stars."""
    questions = (quiz or shipped_quiz()).questions
    choices = (LEFT_OUT if draw.random() < left_out else draw.randrange(len(q.options)) for q in questions)
    return Responses(tuple(choices), frozenset(draw.sample(range(len(questions)), stars)))


def many(count: int, *, left_out: float = 0.1) -> list[Responses]:
    """Random sheets with up to as many stars as the quiz allows; the same ones each time."""
    draw = random.Random(20)
    return [drawn(draw, left_out=left_out, stars=draw.randint(0, shipped_quiz().most_stars)) for _ in range(count)]


def fitting(role: int = 0) -> Responses:
    """Two stars, and the options that a role agrees with best: it matches to 100."""
    table = shipped_quiz().tables[role]
    return Responses(tuple(max(range(len(row)), key=row.__getitem__) for row in table.agreements), frozenset({1, 4}))


def like(draw: random.Random) -> Responses:
    """Somebody like a role, with some random answers, some stars and some questions left out."""
    quiz = shipped_quiz()
    whole = fitting(draw.randrange(len(quiz.roles)))
    choices = (
        draw.choice((LEFT_OUT, *range(len(question.options)))) if draw.random() < NOISE else choice
        for question, choice in zip(quiz.questions, whole.choices, strict=True)
    )
    return Responses(tuple(choices), frozenset(draw.sample(range(len(quiz.questions)), draw.randint(0, 3))))


def named(count: int) -> tuple[Responses, ...]:
    """Such people whose results name a role: the first of those that are drawn."""
    draw, found = _named()
    while len(found) < count:
        sheet = like(draw)
        if Result(shipped_quiz(), sheet).leaders:
            found.append(sheet)
    return tuple(found[:count])


@cache
def _named() -> tuple[random.Random, list[Responses]]:
    """What draws them, and all that were found so far: each takes a while."""
    return random.Random(21), []


@cache
def clear() -> Responses:
    """A sheet that names one role first, and has reasons against it."""
    return _found(lambda ranking: ranking.winner and ranking.first[0].points < 95, lambda result: result.first)


@cache
def tied() -> Responses:
    """A sheet that names two roles, level in first place."""
    return _found(lambda ranking: len(ranking.first) > 1, lambda result: result.said is Said.TIED, between)


@cache
def nothing() -> Responses:
    """A sheet on which nothing stands out, though one role is strictly above the others."""
    return _found(lambda ranking: ranking.winner, lambda result: result.said is Said.NOTHING)


def between(draw: random.Random) -> Responses:
    """Somebody between two roles: each answer is the best for one of them."""
    one, other = draw.sample(range(len(shipped_quiz().roles)), 2)
    pairs = zip(fitting(one).choices, fitting(other).choices, strict=True)
    return Responses(tuple(map(draw.choice, pairs)), frozenset(draw.sample(range(len(shipped_quiz().questions)), 2)))


def _found(
    ranks: Callable[[Ranking], object],
    says: Callable[[Result], object],
    somebody: Callable[[random.Random], Responses] | None = None,
) -> Responses:
    """A sheet of such a ranking, which is quick to find, and of such a result; random ones unless somebody is given."""
    quiz, draw = shipped_quiz(), random.Random(3)
    for _ in range(TRIES):
        sheet = somebody(draw) if somebody else drawn(draw, stars=2)
        if ranks(score(quiz, sheet)) and says(Result(quiz, sheet)):
            return sheet
    raise AssertionError("No random sheet has what is looked for.")


def begun(answered: int) -> Responses:
    """The clear sheet, of which only the first questions are answered yet."""
    choices = clear().choices
    return Responses((*choices[:answered], *(UNANSWERED,) * (len(choices) - answered)))


# Every kind of page that a person may see. `{name}` stands for a code or an id of the shipped quiz.
PAGES = {
    "start": "/",
    "question": "/take/{blank}",
    "question-after-an-answer": "/take/{begun}",
    "question-changed": "/take/{clear}?q={tenth}&then=result",
    "question-refused": "/take/{begun}?q={tenth}&o=nonsense",
    "all": "/take/{begun}/all",
    "all-refused": "/take/{begun}/all?q-{first}=nonsense",
    "answers": "/answers/{clear}",
    "answers-unfinished": "/answers/{begun}",
    "answers-refused": "/answers/{clear}?{too_many_stars}",
    "ready": "/ready/{blank}",
    "ready-now": "/r/{clear}/ready?ready=2-4",
    "question-ready": "/take/{begun}?ready=111",
    "finish": "/finish",
    "result": "/r/{clear}",
    "result-ready-before": "/r/{clear}?ready=2-4",
    "result-ready": "/r/{clear}?ready=2-435-",
    "result-tied": "/r/{tied}",
    "result-nothing": "/r/{nothing}",
    "result-too-few": "/r/{few}",
    "at-home": "/r/{clear}/home",
    "at-home-tied": "/r/{tied}/home",
    "at-home-nothing": "/r/{nothing}/home",
    "at-home-too-few": "/r/{few}/home",
    "talk": "/r/{clear}/talk",
    "talk-tied": "/r/{tied}/talk",
    "talk-nothing": "/r/{nothing}/talk",
    "talk-too-few": "/r/{few}/talk",
    "plan": "/r/{clear}/plan",
    "plan-tied": "/r/{tied}/plan",
    "plan-nothing": "/r/{nothing}/plan",
    "plan-too-few": "/r/{few}/plan",
    "compare": "/r/{clear}/with",
    "beside": "/r/{clear}/with/{tied}",
    "beside-same": "/r/{clear}/with/{clear}",
    "beside-too-few": "/r/{few}/with/{clear}",
    "otherwise": "/r/{clear}/if/{role}",
    "otherwise-too-few": "/r/{few}/if/{role}",
    "profile": "/r/{clear}/profile",
    "profile-begun": "/r/{begun}/profile?role={role}",
    "versus": "/r/{clear}/versus/{role}/{rival}",
    "versus-same": "/r/{clear}/versus/{role}/{role}",
    "versus-too-few": "/r/{few}/versus/{role}/{rival}",
    "choose-job": "/r/{nothing}/profile",
    "choose-two": "/r/{nothing}/versus",
    "working": "/r/{clear}/working",
    "working-too-few": "/r/{few}/working?role={role}",
    "paths": "/paths",
    "roles": "/roles",
    "role": "/roles/{role}",
    "facts": "/roles/{role}/facts",
    "facts-of-two": "/roles/field-service-technician/facts",
    "role-with-people": "/roles/software-support-specialist",
    "people": "/roles/software-support-specialist/people",
    "people-no-data": "/roles/security-analyst/people",
    "compare-roles": "/compare/{role}/{rival}",
    "compare-roles-facts": "/compare/{role}/{rival}/facts",
    "compare-roles-choose": "/compare",
    "compare-roles-same": "/compare/{role}/{role}",
    "compare-you": "/r/{clear}/compare/{role}/{rival}",
    "picture": "/compare/{role}/{rival}/picture",
    "method": "/method",
    "method-exact": "/method/exact",
    "privacy": "/privacy",
    "for-counsellors": "/for-counsellors",
    "lesson-take": "/for-counsellors/take",
    "lesson-read": "/for-counsellors/read",
    "lesson-plan": "/for-counsellors/plan",
    "questionnaire": "/questionnaire",
    "accessibility": "/accessibility",
    "no-such-page": "/nowhere",
    "no-code": "/r/nonsense",
    "not-opened": "/open?code=rubbish",
}


@cache
def path(name: str) -> str:
    """The address of a page by its name in PAGES."""
    quiz = shipped_quiz()
    return PAGES[name].format(
        blank=code(begun(0)),
        few=code(begun(3)),
        begun=code(begun(9)),
        clear=code(clear()),
        tied=code(tied()),
        nothing=code(nothing()),
        first=quiz.questions[0].id,
        tenth=quiz.questions[9].id,
        role=quiz.roles[0].id,
        rival=quiz.roles[1].id,
        too_many_stars="&".join(f"star={question.id}" for question in quiz.questions[: quiz.most_stars + 2]),
    )
