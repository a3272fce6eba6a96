"""Whether first place is settled while questions are still open: proven, never estimated."""

from quiz.certainty.little import is_half_answered
from quiz.certainty.races import Move, Race, races_of
from quiz.content import Quiz, Role
from quiz.responses import Responses
from quiz.scoring import score


def settled(quiz: Quiz, responses: Responses) -> Role | None:
    """The role that is strict winner however the questions not yet answered are answered; None if there is no such.

    It holds for the stars as they are, and only if all those questions are answered: leaving one out would change
    the divisors.
    """
    still_open = responses.unanswered
    # Who doesn't win this one completion is not settled, so nobody else can be.
    complete = score(quiz, responses.answer(dict.fromkeys(still_open, 0)))
    if not complete.winner:
        return None
    moves = [(q, option) for q in still_open for option in range(len(quiz.questions[q].options))]
    races = races_of(complete.winner, complete.ranked[1:], moves)
    return complete.winner.role if all(_is_safe(race, moves) for race in races) else None


def _is_safe(race: Race, moves: list[Move]) -> bool:
    """Whether the lead outlasts the worst move of every question together."""
    worst: dict[int, int] = {}
    for (q, _), loss in zip(moves, race.losses, strict=True):
        worst[q] = max(worst.get(q, loss), loss)
    return race.lead > sum(worst.values())


def show_settled(quiz: Quiz, responses: Responses) -> bool:
    """Whether to say that first place is settled, while questions are still open.

    The settled role must lead the sheet as it stands too, lest leaving the rest out belie it; and half must be
    answered.
    """
    if not responses.unanswered or not is_half_answered(responses):
        return False
    role = settled(quiz, responses)
    winner = score(quiz, responses).winner if role else None
    return winner is not None and winner.role == role
