"""The first lines of a result: the headline, how sure it is, and the number."""

from fractions import Fraction

from quiz.certainty import Certainty, StraightLine, Word
from quiz.scoring import Ranking
from quiz.web.rounding import half_up
from quiz.web.wording import listed

NAMED = 3  # roles in a headline


def headline(ranking: Ranking, chance: Fraction, sure: Certainty) -> str:
    """The result in one sentence without a number; the first rule that holds decides."""
    if len(ranking.ranked) < 2:
        return "These answers are too few to name a path"
    if sure.little:
        return "These answers give little to go on"
    if ranking.ranked[0].points <= chance:
        return "No role stands out. That is a result too."
    if not ranking.winner:
        return _level(ranking)
    if sure.word is Word.CLOSE:
        return f"{listed(_close(ranking, sure))} are worth a look"
    return f"{ranking.winner.role.name} fits your answers best"


def names_a_role(ranking: Ranking, chance: Fraction, sure: Certainty) -> bool:
    """Whether there are enough answers, and a match above chance, for the headline to name a role."""
    return len(ranking.ranked) > 1 and not sure.little and ranking.ranked[0].points > chance


def certainty(ranking: Ranking, chance: Fraction, sure: Certainty) -> str:
    """The word with its count, or why there is none; empty where the headline says it all."""
    if len(ranking.ranked) < 2:
        return ""
    if sure.little:
        return _little(sure)
    if sure.word is Word.TIED:
        return f"{_level(ranking)}." if ranking.ranked[0].points <= chance else ""
    return _counted(ranking, sure)


def figure(ranking: Ranking, chance: Fraction) -> str:
    """The match of the role in front beside the chance line."""
    if len(ranking.ranked) < 2:
        return "A role gets a number once half of what matters for it is answered. Nothing is lost: you can go on."
    first, second = ranking.ranked[:2]
    close = first.points != second.points and half_up(first.points) == half_up(second.points)
    return (
        f"Match {half_up(first.points)} of 100; with random answers the role in first place gets about "
        f"{half_up(chance)}." + (f" {second.role.name} is less than a point apart." if close else "")
    )


def _level(ranking: Ranking) -> str:
    names = [match.role.name for match in ranking.first]
    more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    return f"{listed(names[:NAMED] + more)} come out level on these answers"


def _close(ranking: Ranking, sure: Certainty) -> list[str]:
    """The leader and the roles that one step brings level with it or above."""
    return [role.name for role in (ranking.ranked[0].role, *sure.reached)][:NAMED]


def _little(sure: Certainty) -> str:
    """The counts that speak against a word."""
    if isinstance(sure.little, StraightLine):
        return f"All {sure.little.questions} answers on the scale are number {sure.little.number} of five."
    return f"{sure.little.answered} of {sure.little.questions} questions are answered." if sure.little else ""


def _counted(ranking: Ranking, sure: Certainty) -> str:
    if not sure.neighbours or not sure.word:
        return ""
    name, one, two = ranking.ranked[0].role.name, sure.neighbours.one, sure.neighbours.two
    if sure.word is Word.CLEAR:
        return f"Clear: of {two.total:,} ways to move two answers one step, {two.kept:,} keep {name} first."
    if sure.word is Word.CLOSE:
        return f"Close: {one.ended} of {one.total} ways to move one answer one step end the lead of {name}."
    bigger = " One bigger change would alter that." if sure.breakdown == 1 else ""
    return f"Ahead: of {one.total} ways to move one answer one step, {one.kept} keep {name} first.{bigger}"
