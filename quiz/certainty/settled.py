"""Whether first place is settled while questions are still open: proven, never estimated."""

from quiz.certainty.little import is_half_answered
from quiz.content import Quiz, Role
from quiz.counterfactual.board import lay_out
from quiz.responses import Responses
from quiz.scoring import score


def settled(quiz: Quiz, responses: Responses) -> Role | None:
    """The role that is strict winner however the questions not yet answered are answered; None if there is no such.

    It holds for the stars as they are, and only if all those questions are answered: leaving one out would change
    the divisors.
    """
    still_open = responses.unanswered
    # Whoever is not first on this one completion is not settled, so only its first can be.
    board = lay_out(quiz, responses.answer(dict.fromkeys(still_open, 0)))
    if len(board.lanes.places) < 2:
        return None
    leader = board.best
    return None if board.lanes.any_reaches(-board.worst(leader, still_open)) else quiz.roles[leader]


def show_settled(quiz: Quiz, responses: Responses) -> bool:
    """Whether to say that first place is settled, while questions are still open.

    The settled role must lead the sheet as it stands too, since the rest may be left out; and half must be
    answered.
    """
    if not responses.unanswered or not is_half_answered(responses):
        return False
    role = settled(quiz, responses)
    winner = score(quiz, responses).winner if role else None
    return winner is not None and winner.role == role
