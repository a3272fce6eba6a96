"""What a group keeps of a sheet: its code, its answers, and what its result says."""

from dataclasses import dataclass

from quiz.cohort import encode_answers
from quiz.result import Result
from quiz.store import Sent
from quiz.web.site import Sheet, Site


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sheet, and what it comes to."""

    sheet: Sheet
    result: Result


def outcome(site: Site, sheet: Sheet) -> Outcome:
    """What the sheet's answers come to."""
    return Outcome(sheet, site.result(sheet))


def sent(outcome: Outcome, nickname: str) -> Sent:
    """What a group keeps."""
    leader, runner_up = outcome.result.named
    return Sent(
        code=outcome.sheet.code,
        answers=encode_answers(outcome.result.responses),
        nickname=nickname,
        leader=leader,
        runner_up=runner_up,
        said=outcome.result.said,
    )
