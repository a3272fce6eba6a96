"""Real people who answered an interest questionnaire, and the occupations that stand for what they studied.

The people: 48 items of six types, eight a type, five steps each, and the field of study that they named. The
occupations: how much each type of interest fits their work, by O*NET. The data's own README says where both are from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TypeAlias

from quiz.responses import LEFT_OUT
from tests.evidence.onet import rows

PEOPLE, OCCUPATIONS = Path("people", "interests_by_major.csv.gz"), Path("onet", "interests.tsv.gz")  # in the data
TYPES = ("realistic", "investigative", "artistic", "social", "enterprising", "conventional")
ITEMS = 8  # of a type
STEP = 25  # positions between two answers of five
MIDDLE = 50.0
NEUTRAL = 2  # the answer in the middle

# Occupations, by their O*NET codes, that stand for a field of study: our judgement, from the data's README.
STANDS_FOR = {
    "psychology": ("19-3033.00", "19-3034.00", "21-1014.00", "19-3039.03"),
    "business": ("11-1021.00", "13-1111.00", "11-2021.00", "13-1071.00"),
    "nursing": ("29-1141.00",),
    "biology": ("19-1029.04", "19-1042.00", "19-1023.00"),
    "english": ("27-3043.00", "27-3041.00", "25-1123.00", "25-2031.00"),
    "education": ("25-2021.00", "25-2031.00"),
    "accounting": ("13-2011.00",),
    "computer science": ("15-1252.00", "15-1211.00", "15-1232.00", "15-1244.00", "15-1221.00"),
    "history": ("19-3093.00", "25-1125.00"),
    "engineering": ("17-2141.00", "17-2071.00", "17-2112.00"),
    "economics": ("19-3011.00", "13-2051.00"),
    "civil engineering": ("17-2051.00",),
    "law": ("23-1011.00",),
}
FIELDS = tuple(STANDS_FOR)

Profile: TypeAlias = tuple[Decimal, ...]  # how much each of the six types fits, 1..7


@dataclass(frozen=True, slots=True)
class Person:
    """One who answered.

    choices  48 answers, type by type: 0 (dislike) to 4 (enjoy), or LEFT_OUT.
    field    what they studied, one of FIELDS; empty where they named none.
    """

    choices: tuple[int, ...]
    field: str

    @property
    def means(self) -> tuple[float, ...]:
        """Where their answers stand on each of the six types, 0..100."""
        return means(self.choices)

    @property
    def answers(self) -> tuple[int, ...]:
        """Each of the 48 answers, 0 to 4; the middle where there is none."""
        return tuple(choice if choice >= 0 else NEUTRAL for choice in self.choices)

    @property
    def is_counted(self) -> bool:
        """Whether they named a field, and answered half of the items or more: below that the quiz ranks nothing."""
        return bool(self.field) and 2 * sum(choice >= 0 for choice in self.choices) >= len(self.choices)


def means(choices: Sequence[int]) -> tuple[float, ...]:
    """The mean position of the answers to each type, 0..100; the middle where none of its items was answered.

    choices  as many a type, type by type.
    """
    size = len(choices) // len(TYPES)
    groups = [[c for c in choices[n * size : (n + 1) * size] if c >= 0] for n in range(len(TYPES))]
    return tuple(STEP * sum(group) / len(group) if group else MIDDLE for group in groups)


def missing_from(data: Path) -> list[Path]:
    """The files of these two that are not there."""
    return [data / file for file in (PEOPLE, OCCUPATIONS) if not (data / file).exists()]


def people(data: Path) -> list[Person]:
    """All who are in the file, in its order. In the file, 1 to 5 are answers, and 0 is none."""
    return [_person(row) for row in rows(data / PEOPLE)]


def _person(row: dict[str, str]) -> Person:
    answers = [int(row[f"{kind[0].upper()}{n}"]) for kind in TYPES for n in range(1, ITEMS + 1)]
    return Person(tuple(answer - 1 if answer else LEFT_OUT for answer in answers), row["major"])


def profiles(data: Path) -> dict[str, Profile]:
    """Each field's profile: the mean over its occupations, to two decimals, as a quiz file takes figures."""
    known = _interests(data)
    return {field: _mean([known[code] for code in codes]) for field, codes in STANDS_FOR.items()}


def _interests(data: Path) -> dict[str, Profile]:
    """O*NET's occupational interests (scale OI) by the occupation's code; the types stand in our order there."""
    found: dict[str, Profile] = {}
    for row in rows(data / OCCUPATIONS):
        if row["Scale ID"] == "OI":
            code = row["O*NET-SOC Code"]
            found[code] = (*found.get(code, ()), Decimal(row["Data Value"]))
    return found


def _mean(each: list[Profile]) -> Profile:
    sums = (sum(column, Decimal(0)) for column in zip(*each, strict=True))
    return tuple((figure / len(each)).quantize(Decimal("0.01"), ROUND_HALF_UP) for figure in sums)
