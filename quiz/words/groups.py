"""How the results of a group are described."""

from quiz.cohort import Cohort
from quiz.cohort.changes import Became, Changes
from quiz.cohort.discreet import FEWEST
from quiz.content import Family, Role
from quiz.result import Said
from quiz.words.grammar import counted

SAID = {
    Said.CLEAR: "clear",
    Said.AHEAD: "ahead",
    Said.CLOSE: "close",
    Said.TIED: "level",
    Said.NOTHING: "no job stands out",
    Said.LITTLE: "little to go on",
    Said.FEW: "too few answers",
}
MEANING = {
    Said.CLEAR: "No single answer decides it, and hardly any small change to two.",
    Said.AHEAD: "At least nine small changes in ten keep it first.",
    Said.CLOSE: "More than one small change in ten brings another job level or ahead.",
    Said.TIED: "Two or more jobs are level in front.",
    Said.NOTHING: "Random answers match a job as well, one time in ten or more often.",
    Said.LITTLE: "Under half is answered, or every answer on the scale is the same.",
    Said.FEW: "Fewer than two jobs get a number.",
}
BECAME = {
    Became.SAME: "The same job first both times",
    Became.WITHIN: "Another job first, of the same family",
    Became.BETWEEN: "A job of another family first",
    Became.UNNAMED: "No one job in front, at one of the times or both",
}
_NO_ONE = "No one job in front"
_TOO_FEW = "Shown from five responses on, so that nobody can be identified."
_TOO_FEW_PAIRS = "Shown from five people on who came to both, so that nobody can be identified."
_TOO_SMALL = (
    "Not shown yet: the numbers are so small that people could be identified. A few more responses will change that."
)


def in_front(leader: Role | Family | None) -> str:
    """What came first, by its name; that no one job did, where none did or several."""
    return leader.name if leader else _NO_ONE


def received(count: int, expected: int | None) -> str:
    """How many responses there are, of how many that are expected."""
    if not expected:
        return f"{counted(count, 'response')} received"
    if count > expected:
        return f"{counted(count, 'response')} received, {expected} expected"
    return f"{count} of {counted(expected, 'response')} received"


def no_response(number: str) -> str:
    """That a group has no response of the number that was typed."""
    if not number:
        return "This is needed. The list of responses has the number of each."
    return f"This group has no response “{number}”. The list of responses has the number of each."


def why_hidden(cohort: Cohort) -> str:
    """Why no figure of a group may be shown to all."""
    return _TOO_FEW if cohort.responses < FEWEST else _TOO_SMALL


def why_changes_hidden(changes: Changes) -> str:
    """Why no figure of what changed may be shown to all."""
    return _TOO_FEW_PAIRS if changes.pairs < FEWEST else _TOO_SMALL
