"""Stability: whether the same role comes first when the same simulated person fills in the quiz again.

Asked by the word that was said of the first sheet, and by its breakdown number B (docs/scoring.md, "How sure").
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from quiz.content import Quiz
from quiz.lint.figures import first_alone
from quiz.responses import Responses
from quiz.result import Result, Said
from quiz.scoring import Grid, grid
from tests.evidence.table import Row, Section, count, percent, percents, wilson
from tests.evidence.views import FURTHER, KINDS, RANDOM, Person, persons
from tests.examples import shipped_quiz

PEOPLE = 3_000  # of each kind
MOST = 5  # from this breakdown number on, sheets are counted together
WORDS = (Said.CLEAR, Said.AHEAD, Said.CLOSE)
OTHERS = (Said.TIED, Said.NOTHING, Said.LITTLE)
COLUMNS = ("people", "chance", "same first", "95 %", "best possible")
FALLS, RISES = "falls from clear to ahead to close", "rises with B"
NOTE = (
    "Simulated people, who fill in the shipped quiz twice, complete and without stars. There are {people} of each "
    "kind. Each person has the same views both times, and new noise (SD 0.92 steps of the five-point scale). Like a "
    "role: as many of each role. Views of their own: a random position on every dimension, each with the same "
    "weight. Between two roles: all pairs in turn, either half way between their targets or at a random place "
    "between them, with the weights of both. Where only one of the two makes a claim, its target is taken; where "
    "neither does, the answers are random. Random sheets: two sheets that have nothing to do with each other. Rows: "
    "what was said of the first sheet (nothing, little and tied name no single role); and, whatever was said, its "
    "breakdown number B, where one role is strictly first. Same first: the role that is strictly first on the first "
    "sheet is strictly first on the second, too. Chance: the same with the second sheet of somebody else of the "
    "same kind. Best possible: somebody who knows the views exactly guesses the first role of the second sheet, as "
    "the one that is first most often on {further} further sheets of the same person. These do not always find it, so "
    "the best possible is up to about a point higher. Random sheets come from no "
    "views, so they have none. Yes and no: whether each share is above the one before it, however few the people."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one person's sheets; a role is its index, None where no role is strictly first.

    said    of the first sheet.
    fewest  its breakdown number; MOST for that and more, or where nothing ends the lead; 0 without a strict first role.
    usual   the role that is first most often on the person's further sheets.
    """

    said: Said
    fewest: int
    first: int | None
    second: int | None
    usual: int | None

    @property
    def is_same(self) -> bool:
        """Whether the first sheet has a strict first role, and the second has the same."""
        return self.first is not None and self.first == self.second


def part(_data: Path) -> Section:
    """Let people fill in the shipped quiz twice. It needs no data."""
    return repeat_sheets(shipped_quiz(), PEOPLE)


def repeat_sheets(quiz: Quiz, people: int) -> Section:
    """Let so many people of each kind fill in a quiz twice; rows by word, by B, and whether these are in order."""
    table = grid(quiz)
    rows = [
        row
        for kind in KINDS
        for row in rows_of(kind, [_outcome(quiz, table, person) for person in persons(quiz, kind, people)])
    ]
    return Section(
        "Stability: the same simulated person on a second sheet",
        NOTE.format(people=count(people), further=FURTHER),
        COLUMNS,
        tuple(rows),
    )


def _outcome(quiz: Quiz, table: Grid, person: Person) -> Outcome:
    result = Result(quiz, Responses(person.first))
    winner, fewest = result.ranking.winner, result.certainty.breakdown
    leaders = [first_alone(table.totals(sheet)) for sheet in person.further]
    return Outcome(
        said=result.said,
        fewest=MOST if fewest is None else min(fewest, MOST),
        first=quiz.roles.index(winner.role) if winner else None,
        second=first_alone(table.totals(person.second)),
        usual=_most_common([leader for leader in leaders if leader is not None]),
    )


def _most_common(roles: list[int]) -> int | None:
    return Counter(roles).most_common(1)[0][0] if roles else None


def rows_of(kind: str, outcomes: list[Outcome]) -> Iterator[Row]:
    """All of a kind, by word, by B; then whether the shares are in the order that the words and B promise."""
    words = {said: [each for each in outcomes if each.said is said] for said in (*WORDS, *OTHERS)}
    numbers = [[each for each in outcomes if each.fewest == number] for number in range(1, MOST + 1)]
    groups = {"all": outcomes, **{said.value: group for said, group in words.items()}}
    groups |= {f"B {n}{' and more' if n == MOST else ''}": group for n, group in enumerate(numbers, 1)}
    seconds = Counter(each.second for each in outcomes)
    yield from (_row(f"{kind}, {name}", group, seconds, kind) for name, group in groups.items() if group)
    yield _order(f"{kind}, {FALLS}", [words[said] for said in reversed(WORDS)])
    yield _order(f"{kind}, {RISES}", numbers)


def _row(name: str, group: list[Outcome], seconds: Counter[int | None], kind: str) -> Row:
    people = len(group)
    if all(each.first is None for each in group):
        return name, count(people), *("–",) * 4
    same = sum(each.is_same for each in group)
    guessed = sum(each.usual is not None and each.usual == each.second for each in group)
    return (
        name,
        count(people),
        percent(float(another(group, seconds))),
        percent(same / people),
        percents(wilson(same, people)),
        "–" if kind == RANDOM else percent(guessed / people),
    )


def another(group: list[Outcome], seconds: Counter[int | None]) -> Fraction:
    """How likely the second sheet of somebody else of the kind has the first role of a sheet of this group: exact.

    seconds  a role → how many second sheets of the whole kind it leads.
    """
    hits = sum(seconds[each.first] - each.is_same for each in group if each.first is not None)
    return Fraction(hits, len(group) * (seconds.total() - 1))


def _order(name: str, groups: list[list[Outcome]]) -> Row:
    """Whether each group has a larger share than the one before it; groups of nobody are passed over."""
    shares = [Fraction(sum(each.is_same for each in group), len(group)) for group in groups if group]
    if len(shares) < 2:
        return name, "", "", "–", "", ""
    is_so = all(low < high for low, high in pairwise(shares))
    return name, "", "", "yes" if is_so else "no", "", ""
