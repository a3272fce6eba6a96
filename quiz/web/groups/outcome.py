"""What comes of a sheet, as its result page words it, and as a group keeps it."""

from dataclasses import dataclass

from quiz.certainty import certainty
from quiz.cohort import encode_answers
from quiz.scoring import score
from quiz.store import Sent
from quiz.web.pages import verdict
from quiz.web.site import Sheet, Site


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sheet with the first lines of its result, and the ids behind them.

    leader, runner_up, word  None where the result names none, or several.
    """

    sheet: Sheet
    headline: str
    certainty: str
    leader: str | None
    runner_up: str | None
    word: str | None


def outcome(site: Site, sheet: Sheet) -> Outcome:
    """What the sheet's answers come to."""
    quiz, responses, chance = sheet.quiz, sheet.responses, site.chance(sheet.quiz.version)
    ranking = score(quiz, responses)
    sure = certainty(quiz, responses, ranking)
    names = verdict.names_a_role(ranking, chance, sure)
    return Outcome(
        sheet=sheet,
        headline=verdict.headline(ranking, chance, sure),
        certainty=verdict.certainty(ranking, chance, sure),
        leader=ranking.winner.role.id if names and ranking.winner else None,
        runner_up=ranking.runners_up[0].role.id if names and len(ranking.runners_up) == 1 else None,
        word=sure.word.value if names and sure.word else None,
    )


def sent(outcome: Outcome, nickname: str) -> Sent:
    """What a group keeps."""
    return Sent(
        code=outcome.sheet.code,
        answers=encode_answers(outcome.sheet.responses),
        nickname=nickname,
        leader=outcome.leader,
        runner_up=outcome.runner_up,
        word=outcome.word,
    )
