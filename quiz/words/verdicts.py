"""The first lines of a result: the headline, how sure it is, and what the match is worth."""

from dataclasses import dataclass

from quiz.certainty import StraightLine
from quiz.certainty.nearby import Count
from quiz.result import MOST_NAMED, Result, Said
from quiz.words.grammar import counted, listed, so_far
from quiz.words.numbers import half_up

HEADLINES = {
    Said.FEW: "These answers are too few to name a job",
    Said.LITTLE: "These answers can’t point to a job yet",
    Said.NOTHING: "No job stands out",
}
PAIRS = "Two small changes can be enough."


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure a result is: the word, how many of ten marks, and what was tried, in a sentence or two.

    marks  0..10, the share of small changes that keep the first role first, rounded down; None where it is a tie.
    """

    word: str
    marks: int | None
    sentence: str

    @property
    def words(self) -> str:
        """All but the marks."""
        return f"{self.word}. {self.sentence}"


def headline(result: Result) -> str:
    """The result in one sentence without a number."""
    if fixed := HEADLINES.get(result.said):
        return fixed
    if not result.first:
        return f"A tie: {listed(_level(result))}"
    if result.said is Said.CLEAR:
        return f"{result.first.name} fits your answers best"
    if result.said is Said.AHEAD:
        return f"{result.first.name} comes first"
    return f"Worth a look: {listed([role.name for role in (result.first, *result.near)])}"


def headline_of_sheet(result: Result) -> str:
    """The same where nobody is spoken to, since the sheet may be anybody's."""
    return (
        f"{result.first.name} fits these answers best"
        if result.said is Said.CLEAR and result.first
        else headline(result)
    )


def _level(result: Result) -> list[str]:
    names = [match.role.name for match in result.ranking.first]
    return [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else names


def leaders(result: Result) -> str:
    """The roles that a result names first, whether by themselves or level."""
    names = listed([role.name for role in result.leaders])
    return f"{names}, level" if len(result.leaders) > 1 else names or "no job that is named"


def near(result: Result) -> str:
    """Who is near a role that is ahead; empty where nobody is."""
    names = [role.name for role in result.near]
    if result.said is not Said.AHEAD or not names:
        return ""
    return f"Close behind: {listed(names)}."


def sure(result: Result) -> Sure | None:
    """How sure it is; None where no role is named."""
    if not result.said.names_roles:
        return None
    nearby = result.certainty.neighbours
    if nearby is None:
        return Sure("Tied", None, _among(result, _tied(len(result.ranking.first))))
    one = nearby.one
    sentence = _among(result, f"{_tried(one.total)}. {_how_sure(result, one, nearby.two)}")
    return Sure(result.said.value.capitalize(), one.tenths, sentence)


def _among(result: Result, sentence: str) -> str:
    """The sentence, and of how many jobs it is true where that is not all of them."""
    if not result.ranking.unranked:
        return sentence
    return f"{sentence} This is among the {len(result.ranking.ranked)} jobs that these answers reach."


def _tied(level: int) -> str:
    return "Your answers point to both equally." if level == 2 else "Your answers point to all of them equally."


def _tried(changes: int) -> str:
    return f"We tried {counted(changes, 'small change')}, each to one answer"


def _how_sure(result: Result, one: Count, pairs: Count) -> str:
    """What the small changes to one answer did and, where they did nothing, what it takes."""
    fewest = result.certainty.breakdown
    if one.ended:
        return f"In {one.ended} of them, another job caught up."
    if fewest == 1:
        return "This job stayed first every time. But one answer, changed completely, can end that."
    if len(result.responses.answered) == len(result.quiz.questions):
        sentence = (
            f"This job stayed first every time. To end that, at least {fewest} answers would have to be different."
        )
    else:
        sentence = (
            f"This job stayed first every time. Of these answers, at least {fewest} would have to differ to end that."
        )
    return f"{sentence} {PAIRS}" if result.said is Said.AHEAD and pairs.ended else sentence


def worth(result: Result) -> str:
    """What the match is, and how often random answers reach it; or what was seen instead."""
    if result.said is Said.LITTLE:
        return _seen(result)
    if result.reach is None:
        return "Answer about half of the questions, and jobs can be compared."
    first, second = result.ranking.ranked[:2]
    match = half_up(first.points)
    if result.said is Said.NOTHING:
        times = 100 * result.reach.reached // result.reach.sheets
        return f"The best match is {match} of 100. Random answers reach that at least {times} times in 100."
    fewer = counted(result.reach.fewer_than, "time")
    if first.points != second.points and match == half_up(second.points):
        return (
            f"Match {match} of 100. Random answers reach that fewer than {fewer} in 100. "
            f"{second.role.name} is less than a point apart."
        )
    return f"Match {match} of 100. Random answers reach that fewer than {fewer} in 100."


def _seen(result: Result) -> str:
    """What there is, instead of a match."""
    little = result.certainty.little
    if isinstance(little, StraightLine):
        chosen = f"“{little.label}”" if little.label else f"answer {little.number} of five"
        return (
            f"You chose {chosen} wherever there was a scale. So nothing shows what matters more to you, and what less."
        )
    answered, questions = (little.answered, little.questions) if little else (0, 0)
    return f"{so_far(answered, questions)}. Once half of them are, a result can say more."
