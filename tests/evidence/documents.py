"""Where what we read in a text, and what O*NET rates, differ by a step or more.

O*NET's figure is stretched by the very functions with which the reader of a quiz file checks targets that are figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from quiz.content import AUTHORED, Quiz, Target
from quiz.edition import Edition
from quiz.reading import read
from quiz.reading.figures import nearest, stretch
from tests.evidence import onet
from tests.evidence.sources import short
from tests.evidence.table import Row, Section, absent, count
from tests.examples import ROOT

TITLE = "What we read and judged, beside the figures of O*NET"
NOTE = (
    "No people are counted here: O*NET’s figures are means or shares of what workers or experts said about an "
    "occupation; its interests are estimated by machine learning. "
    "Each target that is no figure is set beside O*NET’s figure for the role’s occupation. That figure is of the "
    "element that stands for the preference, stretched over these roles to 0–100. A step is 25; a figure half way "
    "between two steps counts as the one nearer to the target. By chance: the mean over the occupations of all "
    "roles, as if the target could be of any of them. Each reading of a text that is a step or more away is listed "
    "by name. A judgement is ours because we did not follow the figure, so few can be level with it. O*NET has one "
    "occupation, 15-1232, for three roles: support specialist and both software roles."
)
COLUMNS = ("targets", "target", "figure", "stretched", "steps apart", "by chance")
DOCUMENTS = ("doc-a", "doc-b")
STEP = 25  # between two positions of an answer


@dataclass(frozen=True, slots=True)
class Compared:
    """A target that is no figure, beside what O*NET has.

    name    role and dimension.
    figure  of the role's own occupation; None where O*NET has none, or no element fits.
    known   the figures of all roles' occupations, one each.
    """

    name: str
    target: Target
    figure: Decimal | None
    known: tuple[Decimal, ...]

    @property
    def apart(self) -> Fraction | None:
        """How many steps lie between the target and the figure."""
        return None if self.figure is None else self.steps(self.figure)

    @property
    def by_chance(self) -> tuple[Fraction, ...]:
        """How many steps would lie between, with each of the occupations instead."""
        return tuple(self.steps(figure) for figure in self.known)

    def steps(self, figure: Decimal) -> Fraction:
        """From the target to the step that a figure is nearest to."""
        return min(abs(Fraction(self.target.position - step, STEP)) for step in nearest(self.stretched(figure)))

    def stretched(self, figure: Decimal) -> Fraction:
        """Where a figure stands between the lowest and the highest of these occupations, 0 to 100."""
        return stretch(figure, min(self.known), max(self.known))


def part(data: Path) -> Section:
    """Compare each target of questions.yaml that is no figure with what O*NET has."""
    files = [data / name for name in onet.FILES]
    if not all(path.exists() for path in files):
        return absent(TITLE, files)
    edition = read(ROOT / "questions.yaml")
    return Section(TITLE, NOTE, COLUMNS, tuple(tabled(edition, compared(edition.quiz, onet.published(data)))))


def compared(quiz: Quiz, figures: onet.Figures) -> list[Compared]:
    """Each target that is no figure, in the file's order of roles and dimensions."""
    return [
        Compared(
            f"{role.name}: {quiz.dimension(target.dimension).name}",
            target,
            figures.get(target.dimension, {}).get(onet.OCCUPATIONS[role.id]),
            tuple(figures.get(target.dimension, {}).values()),
        )
        for role in quiz.roles
        for target in role.profile
        if target.basis != "figure"
    ]


def tabled(edition: Edition, targets: Sequence[Compared]) -> Iterator[Row]:
    """How near the targets of each source are in all, and each reading that is a step or more away."""
    yield from _summed("Both documents, readings", [each for each in targets if each.target.source in DOCUMENTS])
    for id in (source.id for source in edition.sources):
        if found := [each for each in targets if each.target.source == id]:
            yield from _summed(f"{short(edition, id)}, readings", found)
            yield from (_named(each) for each in found if each.apart)
    yield from _summed("Our own judgements", [each for each in targets if each.target.source == AUTHORED])


def _summed(name: str, targets: Sequence[Compared]) -> Iterator[Row]:
    yield _row(name, targets=count(len(targets)))
    known = [(each.apart, each.by_chance) for each in targets if each.apart is not None]
    yield _row(f"  {name}: no figure", targets=count(len(targets) - len(known)))
    if known:
        level = sum(not apart for apart, _ in known)
        share = sum(Fraction(steps.count(Fraction(0)), len(steps)) for _, steps in known)
        yield _row(f"  {name}: same step", targets=count(level), steps_apart="0", by_chance=f"{float(share):.1f}")
        farther = {"targets": count(len(known) - level), "by_chance": f"{float(len(known) - share):.1f}"}
        yield _row(f"  {name}: a step or more", **farther)
        apart, chance = (_mean(steps) for steps in zip(*((each, _mean(steps)) for each, steps in known), strict=True))
        cells = {"steps_apart": f"{float(apart):.2f}", "by_chance": f"{float(chance):.2f}"}
        yield _row(f"  {name}: on average", targets=count(len(known)), **cells)


def _named(each: Compared) -> Row:
    assert each.figure is not None  # since it is apart
    return _row(
        f"    {each.name}",
        target=str(each.target.position),
        figure=f"{each.figure:.2f}",
        stretched=f"{float(each.stretched(each.figure)):.0f}",
        steps_apart=str(each.apart),
        by_chance=f"{float(_mean(each.by_chance)):.2f}",
    )


def _row(name: str, **cells: str) -> Row:
    return name, *(cells.get(column.replace(" ", "_"), "") for column in COLUMNS)


def _mean(steps: Sequence[Fraction]) -> Fraction:
    return sum(steps, Fraction(0)) / len(steps)
