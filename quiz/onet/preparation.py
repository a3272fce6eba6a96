"""What a release says of how people get ready for an occupation: its job zone, and the schooling that it needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from quiz.onet.figures import count_or_none
from quiz.onet.ratings import shares
from quiz.onet.release import Release
from quiz.onet.tables import Row
from quiz.reading.faults import quote

TABLE: Final = "Education, Training, and Experience"
SCHOOLING: Final = ("2.D.1", "RL")  # the element of the level of education that is needed, and its scale


@dataclass(frozen=True, slots=True)
class Zone:
    """How much preparation an occupation needs, from 1 on.

    name       such as "Job Zone Four: Considerable Preparation Needed", and what it says of `education`; both empty
               where the release has no reference.
    date       when it was found, as it is printed.
    """

    number: int
    name: str
    education: str
    date: str


class Level(NamedTuple):
    """A level of education, and the share, in percent, of those asked who say that the occupation needs it."""

    name: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class Schooling:
    """What those asked say of the education that an occupation needs, the largest share first; and when."""

    levels: tuple[Level, ...]
    date: str


def zones(release: Release, codes: Iterable[str]) -> Mapping[str, Zone]:
    """The job zones of those of these occupations that have one; every row is checked. Raises ReleaseError."""
    if not release.has("Job Zones"):
        return {}
    wanted, found = set(codes), dict[str, Zone]()
    known = _known_zones(release)
    for occupation, row in release.rows_of_occupations("Job Zones", ("Job Zone",), ("Date",)):
        number = _zone(row, row.cells[0])
        if (known and number not in known) or occupation.code in found:
            raise row.wrong(f"{number} is no zone of “Job Zone Reference”, or this occupation stands here twice.")
        found[occupation.code] = Zone(number, *known.get(number, ("", "")), row.cells[1])
    return {code: zone for code, zone in found.items() if code in wanted}


def _known_zones(release: Release) -> Mapping[int, tuple[str, str]]:
    """The name of each zone, and what it says of education."""
    if not release.has("Job Zone Reference"):
        return {}
    rows = release.rows("Job Zone Reference", ("Job Zone", "Name"), ("Education",))
    return {_zone(row, row.cells[0]): (row.cells[1], row.cells[2]) for row in rows}


def _zone(row: Row, cell: str) -> int:
    if not (number := count_or_none(row, cell, "job zone")):
        raise row.wrong(f"{quote(cell)} is no job zone.")
    return number


def schooling(release: Release, codes: Iterable[str]) -> Mapping[str, Schooling]:
    """What is said of the occupations whose shares may all be used; without one of them, the rest would mislead."""
    if not (release.has(TABLE) and release.has(f"{TABLE} Categories")):
        return {}
    names = _categories(release)
    found = {}
    for key, all_shares in shares(release, TABLE, codes).items():
        if (key.element, key.scale) == SCHOOLING and not any(share.withheld for share in all_shares):
            levels = [Level(names[share.category], share.value) for share in all_shares if share.category in names]
            levels.sort(key=lambda level: -level.share)
            found[key.code] = Schooling(tuple(levels), all_shares[0].date)
    return found


def _categories(release: Release) -> Mapping[str, str]:
    """The levels of education by the numbers of their categories, without what is explained behind a dash."""
    columns = ("Element ID", "Scale ID", "Category", "Category Description")
    rows = (row.cells for row in release.rows(f"{TABLE} Categories", columns))
    return {
        category: name.partition(" - ")[0] for element, scale, category, name in rows if (element, scale) == SCHOOLING
    }
