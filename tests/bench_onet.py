"""Whether any occupations come out as a quiz that tells them apart: `make bench ONET=1`, about half an hour.

Sets of occupations are drawn from a real release, with a fixed seed: half of those of six over all occupations, half
within one major group of the classification; those of twelve over all. All those that have more figures than their
interests can be drawn; sets in which one occupation has nothing else are counted apart: less can be expected of them.
`python -m tests.bench_onet 20` tries every so manieth set alone.
"""

import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from statistics import median
from time import process_time
from typing import Final

from quiz.bank import shipped
from quiz.drafting.choosing import settle
from quiz.drafting.figures import published
from quiz.drafting.trial import WHOLE, Drawn
from quiz.errors import ChoiceError
from quiz.onet import Ratings, Release
from tests.evidence.table import DATA

PUBLISHED: Final = DATA / "onet"
IS_THERE: Final = (PUBLISHED / "occupation_data.tsv.gz").exists()
MISSING: Final = (
    "NOT CHECKED: quizzes of a release of O*NET, which is missing. Set QUIZ_TEST_DATA to the folder of “onet”."
)
PROCESSES: Final = 2
INTERESTS: Final = "1.B.1."  # how the ids of their elements begin
KINDS: Final = ("6 of all", "6 of one major group", "12 of all")
APART: Final = "6, interests alone of 1"

Set = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a set.

    refused  why nothing came of it, with the pair; empty where something did.
    codes    of the findings of `quiz check`; `errors` are those that are errors.
    seconds  of one processor, without reading the release.
    """

    occupations: Set
    refused: str
    codes: tuple[str, ...]
    errors: tuple[str, ...]
    questions: int
    seconds: float

    @property
    def is_clean(self) -> bool:
        """Whether a quiz came out of which nothing was found."""
        return not self.refused and not self.codes


@cache
def release() -> Release:
    """The real one."""
    return Release(PUBLISHED)


@cache
def rated() -> Ratings:
    """All of its figures that the bank asks for."""
    return published(release(), shipped(), release().occupations)


def sets() -> dict[str, list[Set]]:
    """All that are tried, by kind."""
    chance = random.Random(15)
    rich = sorted({key.code for key in rated().used if not key.element.startswith(INTERESTS)})
    poor = sorted({key.code for key in rated().used}.difference(rich))
    groups = defaultdict(list)
    for code in rich:
        groups[code[:2]].append(code)
    large = [code for code in rich if len(groups[code[:2]]) >= 6]
    return {
        KINDS[0]: [tuple(chance.sample(rich, 6)) for _ in range(100)],
        KINDS[1]: [tuple(chance.sample(groups[chance.choice(large)[:2]], 6)) for _ in range(100)],
        KINDS[2]: [tuple(chance.sample(rich, 12)) for _ in range(100)],
        APART: [(chance.choice(poor), *chance.sample(rich, 5)) for _ in range(50)],
    }


def sample() -> list[Set]:
    """Twelve of them, of which ten are of six."""
    return [each for kind, number in zip(KINDS, (5, 5, 2), strict=True) for each in sets()[kind][:number]]


def outcome(codes: Sequence[str], drawn: Drawn = WHOLE) -> Outcome:
    """Make a quiz of a set, as far as its text does not matter."""
    start = process_time()
    try:
        tried = settle(release().find(codes), rated(), shipped(), drawn)
    except ChoiceError as error:
        return Outcome(tuple(codes), str(error), (), (), 0, process_time() - start)
    found = [finding.code for finding in tried.findings]
    errors = [finding.code for finding in tried.findings if finding.severity == "error"]
    return Outcome(tuple(codes), "", tuple(found), tuple(errors), len(tried.plan.asked), process_time() - start)


def table(outcomes: Mapping[str, Sequence[Outcome]]) -> Iterator[str]:
    """What is printed: a line a kind of sets, then all that was refused or found."""
    every = [each for some in outcomes.values() for each in some]
    heads = ("tried", "no error", "no warning", "refused", "questions", "median s", "most s")
    yield "".join((f"{'sets':24}", *(f"{head:>12}" for head in heads)))
    yield from (_line(kind, some) for kind, some in outcomes.items())
    yield _line("the first three", [each for kind in KINDS for each in outcomes[kind]])
    found = Counter(code for each in every for code in set(each.codes))
    yield "\nFound in so many sets: " + ", ".join(f"{code} {number}" for code, number in found.most_common())
    for each in every:
        if not each.is_clean:
            yield f"\n{' '.join(each.occupations)}\n  {each.refused or ', '.join(each.codes)}"


def _line(kind: str, outcomes: Sequence[Outcome]) -> str:
    made = [each for each in outcomes if not each.refused]
    asked = sorted(each.questions for each in made) or [0]
    seconds = [each.seconds for each in outcomes]
    cells = (
        len(outcomes),
        sum(not each.errors for each in made),
        sum(each.is_clean for each in made),
        len(outcomes) - len(made),
        f"{asked[0]}–{asked[-1]}",
        f"{median(seconds):.1f}",
        f"{max(seconds):.1f}",
    )
    return "".join((f"{kind:24}", *(f"{cell:>12}" for cell in cells)))


def _said(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes, each shown as it comes."""
    for each in outcomes:
        print(
            f"{each.seconds:5.1f} s  {len(each.occupations):2}  {', '.join(each.codes)}{each.refused}", file=sys.stderr
        )
        yield each


def main(every: int = 1) -> None:
    """Print the table."""
    if not IS_THERE:
        sys.exit(MISSING)
    chosen = {kind: rows[::every] for kind, rows in sets().items()}
    with ProcessPoolExecutor(int(os.environ.get("PROCESSES", PROCESSES))) as pool:
        outcomes = {kind: list(_said(pool.map(outcome, rows))) for kind, rows in chosen.items()}
    print("\n".join(table(outcomes)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
