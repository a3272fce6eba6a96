"""The first lines of a result: the headline, how sure it is, and what the match is worth."""

from dataclasses import dataclass

from quiz.certainty import StraightLine
from quiz.result import MOST_NAMED, Result, Said
from quiz.words.grammar import counted, listed
from quiz.words.numbers import half_up

MARKS = 10

HEADLINES = {
    Said.FEW: "These answers are too few to name a job",
    Said.LITTLE: "These answers give little to go on",
    Said.NOTHING: "Nothing stands out",
}


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure a result is: the word, so many of ten marks, one sentence, and the count where the sentence has none.

    marks  0..10, the share of small changes that keep the first role first, rounded down; None where it is a tie.
    """

    word: str
    marks: int | None
    sentence: str
    count: str

    @property
    def words(self) -> str:
        """All but the marks."""
        return f"{self.word}: {self.sentence[:1].lower()}{self.sentence[1:]}"

    @property
    def picture(self) -> str:
        """The marks, full and empty ones; none for a tie."""
        return "" if self.marks is None else "●" * self.marks + "○" * (MARKS - self.marks)


def headline(result: Result) -> str:
    """The result in one sentence without a number."""
    if fixed := HEADLINES.get(result.said):
        return fixed
    if not result.first:
        return f"{listed(_level(result))} come out level"
    if result.said is Said.CLEAR:
        return f"{result.first.name} fits your answers best"
    if result.said is Said.AHEAD:
        return f"{result.first.name} comes first"
    return f"{listed([role.name for role in (result.first, *result.near)])} are worth a look"


def near(result: Result) -> str:
    """Who is near a role that is ahead; empty where nobody is."""
    names = [role.name for role in result.near]
    if result.said is not Said.AHEAD or not names:
        return ""
    return f"{listed(names)} {'is' if len(names) == 1 else 'are'} also near."


def sure(result: Result) -> Sure | None:
    """How sure it is; None where no role is named."""
    nearby = result.certainty.neighbours
    if not result.said.names_roles:
        return None
    among = len(result.ranking.ranked) if result.ranking.unranked else 0
    if nearby is None:
        both = "both" if len(result.ranking.first) == 2 else "all of them"
        return Sure("Tied", None, _among(f"Your answers point to {both} equally.", among), "")
    one = nearby.one
    count = "" if one.ended else f"Of {counted(one.total, 'small change')} to your answers, {one.kept} keep it first."
    return Sure(result.said.value.capitalize(), one.tenths, _among(_sentence(result), among), count)


def worth(result: Result) -> str:
    """What the match is, and how often random answers reach it; or what was seen instead."""
    if result.said is Said.LITTLE:
        return _seen(result)
    if result.reach is None:
        return "A job gets a number once half of what matters for it is answered."
    first, second = result.ranking.ranked[:2]
    match = half_up(first.points)
    if result.said is Said.NOTHING:
        times = 100 * result.reach.reached // result.reach.sheets
        return f"The nearest job gets {match} of 100. Random answers reach that {times} times in 100, or more often."
    is_close = first.points != second.points and match == half_up(second.points)
    return (
        f"Match {match} of 100. Random answers reach that fewer than {counted(result.reach.fewer_than, 'time')} in 100."
        + (f" {second.role.name} is less than a point apart." if is_close else "")
    )


def _level(result: Result) -> list[str]:
    names = [match.role.name for match in result.ranking.first]
    return names[:MOST_NAMED] + ([f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else [])


def _seen(result: Result) -> str:
    """What there is, instead of a match."""
    little = result.certainty.little
    if isinstance(little, StraightLine):
        chosen = f"“{little.label}”" if little.label else f"answer {little.number} of five"
        return f"You chose {chosen} each time. So nothing shows what matters more to you, and what less."
    answered, questions = (little.answered, little.questions) if little else (0, 0)
    return f"{answered} of {questions} questions are answered. From half of them on, a result can say more."


def _sentence(result: Result) -> str:
    sure, nearby = result.certainty, result.certainty.neighbours
    if nearby is None:
        return ""
    ended, total = nearby.one.ended, nearby.one.total
    if result.said is Said.CLOSE:
        changes = f"{ended} of {counted(total, 'small change')} to your answers"
        return f"{changes} would bring another of these level or ahead."
    if ended:
        return f"{ended} of {counted(total, 'small change')} would let another job catch up."
    if sure.breakdown == 1:
        return "No small change alters this; one answer, changed altogether, would."
    if sure.breakdown is None:
        return "No change to these answers brings another job level."
    return (
        f"No single answer decides this: at least {sure.breakdown} of your {len(result.responses.answered)} answers "
        "would have to change before another job drew level or passed it."
    )


def _among(sentence: str, jobs: int) -> str:
    """The sentence, with how many jobs it is about where that is not all of them."""
    return f"{sentence.removesuffix('.')}, among the {jobs} jobs that these answers reach." if jobs else sentence


FRAME = (
    "These figures compare your answers with how this quiz describes each role. "
    "They do not measure ability and do not predict success or satisfaction."
)
