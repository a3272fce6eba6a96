"""People and fields of study that are made up, for what is computed from real ones."""

import gzip
import random
from decimal import Decimal
from pathlib import Path

from tests.evidence.surveys import FIELDS, OCCUPATIONS, PEOPLE, STANDS_FOR, TYPES

# Three made-up fields, each with how much it holds of the six types.
MADE_UP = {
    "sewing": tuple(map(Decimal, ("5.00", "1.00", "4.00", "1.00", "1.00", "1.00"))),
    "caring": tuple(map(Decimal, ("1.00", "3.00", "1.00", "5.00", "2.00", "1.00"))),
    "trading": tuple(map(Decimal, ("1.98", "2.00", "2.00", "3.00", "5.00", "3.00"))),
}


def written(folder: Path, *, swapped: tuple[str, str] | None = None) -> Path:
    """A folder of made-up data: 12 people of each field, who answer as its made-up profile has it, with noise.

    swapped  two fields whose occupations' interests are written for each other, though their people stay.
    """
    chance = random.Random(7)
    wanted = {field: [chance.choice((1, 3, 5)) for _ in TYPES] for field in FIELDS}
    lines = [",".join([f"{kind[0].upper()}{n}" for kind in TYPES for n in range(1, 9)] + ["major"])]
    for field in FIELDS * 12:
        answers = [min(5, max(1, round(want + chance.gauss(0, 1)))) for want in wanted[field] for _ in range(8)]
        lines.append(",".join(map(str, [*answers, field])))
    one, other = swapped or (FIELDS[0], FIELDS[0])
    published = wanted | {one: wanted[other], other: wanted[one]}
    codes = {code: field for field in FIELDS for code in STANDS_FOR[field]}  # one that stands for two: for the last
    cells = ["O*NET-SOC Code\tScale ID\tData Value"]
    cells += [f"{code}\tOI\t{1.5 * each - 0.5}" for code, field in codes.items() for each in published[field]]
    for name, rows in ((PEOPLE, lines), (OCCUPATIONS, cells)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(folder / name, "wt", encoding="utf-8") as file:
            file.write("\n".join(rows))
    return folder


def choices(*steps: int) -> tuple[int, ...]:
    """48 answers: the same step, 0 to 4, for all eight items of a type."""
    return tuple(step for step in steps for _ in range(8))
