"""What simulated people are shown, by each version of the quiz: `make people`.

The models are those of `quiz check` (docs/scoring.md, "Own noisy self"), with a fixed seed and complete sheets: random
sheets; people who answer like a role, with noise; and the same who also lean to one end of a scale. The table has a
column for each golden version that was released before, and one for the quiz file, or for each file that is named:
`python -m tests.people FILE ...`. No bound is on people who lean: what they are shown is there to be seen.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from quiz.content import Quiz, Role
from quiz.lint.people import answers, gather
from quiz.reading import read
from quiz.responses import UNANSWERED, Responses
from quiz.result import Result, Said
from quiz.scoring import score
from tests.examples import ROOT, shipped_quiz
from tests.golden import FOLDERS, golden

PEOPLE = 3_000  # of each model
EARLY = 10  # questions answered when we look for the first time
ONE = {Said.CLEAR, Said.AHEAD}  # what names one role as best or as first

RANDOM, ALIKE, LEANING = "random sheets", "like a role", "like a role, leaning"
OUT, NAMED, RIGHT = "stands out", "reads one role as best or first", "reads the right one"
FIRST, RANKED, EARLY_FIRST = "right one strictly first", f"after {EARLY}: all ranked", f"after {EARLY}: right one first"
SEEN = {RANDOM: (OUT, NAMED), ALIKE: (OUT, NAMED, RIGHT, FIRST, RANKED, EARLY_FIRST)}
SEEN[LEANING] = SEEN[ALIKE]

# What a release must keep, in percent of the people of a model: at least, or at most.
BOUNDS = {
    (RANDOM, NAMED): ("≤", 12),
    (ALIKE, OUT): ("≥", 98),
    (ALIKE, NAMED): ("≥", 95),
    (ALIKE, RIGHT): ("≥", 95),
    (ALIKE, RANKED): ("≥", 100),
    (ALIKE, EARLY_FIRST): ("≥", 93),
}

Shares = dict[tuple[str, str], Fraction]


def measure(quiz: Quiz, people: int = PEOPLE) -> Shares:
    """(Model, what is seen) → the percent of that model's people; as many of each role."""
    shares: Shares = {}
    for model, seen in SEEN.items():
        counts: Counter[str] = Counter()
        crowd = list(_anybody(quiz, people) if model == RANDOM else _alike(quiz, people, leaning=model == LEANING))
        for role, choices in crowd:
            counts.update(_of_whole(Result(quiz, Responses(choices)), role))
            counts.update(_of_early(quiz, choices, role) if role else ())
        shares |= {(model, each): Fraction(100 * counts[each], len(crowd)) for each in seen}
    return shares


def _anybody(quiz: Quiz, people: int) -> Iterator[tuple[None, tuple[int, ...]]]:
    """People who answer at random; not the sheets with which results are compared, so with another seed."""
    draw = random.Random(2)
    for _ in range(people):
        yield None, tuple(draw.randrange(len(question.options)) for question in quiz.questions)


def _alike(quiz: Quiz, people: int, *, leaning: bool) -> Iterator[tuple[Role, tuple[int, ...]]]:
    """People who answer like each role in turn, with noise, and with a lean of their own."""
    crowd = gather(quiz, people // len(quiz.roles))
    for role in quiz.roles:
        columns = [answers(question, role, crowd)[leaning] for question in quiz.questions]
        yield from ((role, choices) for choices in zip(*columns, strict=True))


def _of_whole(result: Result, role: Role | None) -> Iterator[str]:
    """What is seen of a complete sheet."""
    winner = result.ranking.winner
    if result.reach and result.reach.stands_out:
        yield OUT
    if result.said in ONE:
        yield NAMED
    if result.said in ONE and result.first == role:
        yield RIGHT
    if winner and winner.role == role:
        yield FIRST


def _of_early(quiz: Quiz, choices: tuple[int, ...], role: Role) -> Iterator[str]:
    """What is seen after the first questions."""
    ranking = score(quiz, Responses((*choices[:EARLY], *(UNANSWERED,) * (len(choices) - EARLY))))
    if not ranking.unranked:
        yield RANKED
    if ranking.winner and ranking.winner.role == role:
        yield EARLY_FIRST


def is_kept(sign: str, bound: int, share: Fraction) -> bool:
    """Whether a share is on the right side of its bound, or at it."""
    return share >= bound if sign == "≥" else share <= bound


def broken(shares: Shares) -> list[str]:
    """The bounds that are not kept, in words."""
    return [
        f"{model}, {seen}: {float(shares[model, seen]):.1f} % is not {sign} {bound} %."
        for (model, seen), (sign, bound) in BOUNDS.items()
        if not is_kept(sign, bound, shares[model, seen])
    ]


def table(columns: dict[str, Shares]) -> str:
    """The shares side by side, a column a version."""
    lines = [f"{'percent of people':44}{'bound':>8}" + "".join(f"{name:>12}" for name in columns)]
    for model, seen in SEEN.items():
        lines += ["", model]
        for each in seen:
            bound = " ".join(map(str, BOUNDS.get((model, each), ())))
            cells = (f"{float(shares[model, each]):12.1f}" for shares in columns.values())
            lines.append(f"  {each:42}{bound:>8}" + "".join(cells))
    return "\n".join(lines)


def main(files: list[str]) -> int:
    """Print the table; exit code 1 if the last version does not keep what it must."""
    today = [read(Path(file)).quiz for file in files or [str(ROOT / "questions.yaml")]]
    before = [kept.quiz for kept in map(golden, FOLDERS) if kept.quiz.version != shipped_quiz().version]
    columns = {quiz.version[:8]: measure(quiz) for quiz in (*before, *today)}
    print(f"{PEOPLE:,} people of each model, fixed seeds, complete sheets.\n\n{table(columns)}")
    faults = broken(columns[today[-1].version[:8]])
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
