"""What a group keeps of a sheet: its code, its answers, and what its result says."""

from quiz.cohort import encode_answers
from quiz.store import Sent
from quiz.web.site import Sheet


def sent(sheet: Sheet, nickname: str) -> Sent:
    """What a group keeps."""
    leader, runner_up = sheet.result.named
    return Sent(
        code=sheet.code,
        answers=encode_answers(sheet.responses),
        nickname=nickname,
        leader=leader,
        runner_up=runner_up,
        said=sheet.result.said,
    )
