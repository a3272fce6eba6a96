"""Families for the chosen occupations: two to eight, by what the release says of them.

Where they belong to several major groups of the classification, those are the families. Where all belong to one, or to
more groups than a file may have families, it is the highest interest of each. Where all share that, too, one preference
parts those that ask for more of it from those that ask for less: where they work, else what they do there.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from quiz.bank import Bank
from quiz.drafting.choice import Choice, Stretched
from quiz.onet import Key, Release, ratings

MOST: Final = 8  # families, as the format has it
INTERESTS: Final = "Interests"
OTHER: Final = "Other jobs"
KINDS: Final = (
    "places",
    "activities",
    "interests",
    "subjects",
    "styles",
    "values",
)  # which make a heading, best first
LEAST: Final = Fraction(1, 3)  # of the occupations, at either end

# The major groups of the Standard Occupational Classification of 2018, in short: official names are up to seven words.
GROUPS: Final[Mapping[str, str]] = {
    "11": "Management",
    "13": "Business and finance",
    "15": "Computers and mathematics",
    "17": "Architecture and engineering",
    "19": "Science",
    "21": "Community and social service",
    "23": "Law",
    "25": "Education and libraries",
    "27": "Arts, design, sports and media",
    "29": "Health care",
    "31": "Health care support",
    "33": "Protection",
    "35": "Food",
    "37": "Cleaning and grounds",
    "39": "Personal care and service",
    "41": "Sales",
    "43": "Office work",
    "45": "Farming, fishing and forestry",
    "47": "Construction and mining",
    "49": "Installation and repair",
    "51": "Production",
    "53": "Transport",
    "55": "Military",
}


def families_of(choice: Choice, release: Release, bank: Bank) -> Mapping[str, str]:
    """The family of each occupation by its code, as a name; at least two in all. Raises ReleaseError."""
    for found in (_by_group(choice), _by_interest(choice, release, bank)):
        if 1 < len(set(found.values())) <= MOST:
            return found
    return _by_dimension(choice)


def _by_group(choice: Choice) -> Mapping[str, str]:
    numbers = {each.code: each.code[:2] for each in choice.occupations}
    return {code: GROUPS.get(number, f"Group {number}") for code, number in numbers.items()}


def _by_interest(choice: Choice, release: Release, bank: Bank) -> Mapping[str, str]:
    """The highest of its six, as the bank calls it; nothing where the release lacks one of them."""
    if not release.has(INTERESTS):
        return {}
    codes = [each.code for each in choice.occupations]
    used = ratings(release, INTERESTS, codes).used
    named = [(each.elements[0], each.dimension.name) for each in bank.dimensions if each.elements[0].file == INTERESTS]
    found = {}
    for code in codes:
        keys = [Key(code, element.id, element.scale) for element, _ in named]
        if all(key in used for key in keys):
            found[code] = max(zip(keys, named, strict=True), key=lambda pair: used[pair[0]].value)[1][1]
    return found if len(found) == len(codes) else {}


def _by_dimension(choice: Choice) -> Mapping[str, str]:
    """More or less of one dimension than the others have.

    Its poles would be too much to say of all: the highest of the set may have little of it, and the middle neither.
    """
    parted = max(choice.dimensions, key=lambda each: _worth(choice, each))
    name = parted.banked.dimension.name
    found = {each.code: OTHER for each in choice.occupations}
    for code, position in _positions(choice, parted):
        found[code] = f"{name}: {'more' if position >= 50 else 'less'}"
    return found


def _worth(choice: Choice, dimension: Stretched) -> tuple[bool, bool, int, int]:
    """Whether it places all, whether both ends have enough, how well its ends name a family, how even they are."""
    ends = [position >= 50 for _, position in _positions(choice, dimension)]
    fewer = min(ends.count(True), ends.count(False))
    places_all = len(ends) == len(choice.occupations)
    return places_all, fewer >= LEAST * len(ends), -KINDS.index(dimension.banked.kind), fewer


def _positions(choice: Choice, dimension: Stretched) -> Iterator[tuple[str, int]]:
    for code, profile in choice.profiles.items():
        if placed := profile.get(dimension.id):
            yield code, placed.position
