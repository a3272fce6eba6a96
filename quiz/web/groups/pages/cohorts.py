"""What the pages of a group's results share: how many came in, who is who, and families as a room may see them."""

from dataclasses import dataclass

from quiz.cohort import Cohort, Hidden, discreet
from quiz.content import Quiz
from quiz.store import Group, Response
from quiz.web.addresses import Addresses
from quiz.web.groups.pages.navigation import Navigation
from quiz.web.isolates import typed
from quiz.words.groups import UNNAMED, why_hidden

TRACK = 320  # units: how long a bar is that stands for everybody
SLOT = 34  # units from one bar to the next


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: the group's name and id, and the way to its other pages."""

    name: str
    id: str
    nav: Navigation


@dataclass(frozen=True, slots=True)
class Context:
    """What all pages of a group's results need: the addresses, the group, the version it was made with, and the way."""

    to: Addresses
    group: Group
    quiz: Quiz
    nav: Navigation

    @property
    def place(self) -> Place:
        """Where a page of this group stands."""
        return Place(self.group.name, self.group.id, self.nav)

    def part(self, name: str) -> str:
        """The address of one of the group's pages."""
        return self.to.group(self.group.id, name)

    def response(self, number: int) -> str:
        """The address of a response."""
        return self.to.group_response(self.group.id, number)

    def role(self, id: str | None) -> str:
        """A role's name; empty for none."""
        return self.quiz.role(id).name if id else ""

    def family(self, role: str) -> str:
        """The id of a role's family."""
        return self.quiz.role(role).family


@dataclass(frozen=True, slots=True)
class Cell:
    """A family, or none: its count as a room may see it. `width` of its bar, in units; None where it is kept back."""

    name: str
    count: str
    width: float | None
    y: int


@dataclass(frozen=True, slots=True)
class RoomTable:
    """All results by family, as a room may see them: a picture `height` units high, and why there is none."""

    cells: tuple[Cell, ...]
    height: int
    note: str
    none: str


def who(response: Response) -> str:
    """What a response is called."""
    return typed(response.nickname) or f"Response {response.id}"


def room_table(cohort: Cohort) -> RoomTable:
    """The results by family. Of all that is counted a room is shown this alone: two such tables tell more than one."""
    shown = discreet(room_counts(cohort))
    if shown is None:
        return RoomTable((), 0, "", why_hidden(cohort))
    names = room_names(cohort)
    cells = [
        Cell(names[id], str(count), _width(count, cohort.responses), place * SLOT)
        for place, (id, count) in enumerate(shown.items())
    ]
    kept = any(isinstance(count, Hidden) for count in shown.values())
    note = "A dashed bar stands for a number that is kept back, so that nobody can be picked out." if kept else ""
    return RoomTable(tuple(cells), len(cells) * SLOT, note, "")


def room_counts(cohort: Cohort) -> dict[str, int]:
    """How many results lead to each family, by its id, and to none, by an empty one: they add up to all."""
    return {**{each.family.id: each.first for each in cohort.families}, "": cohort.unnamed}


def room_names(cohort: Cohort) -> dict[str, str]:
    """What stands for the ids of `room_counts`."""
    return {**{each.family.id: each.family.name for each in cohort.families}, "": UNNAMED}


def _width(count: int | Hidden, total: int) -> float | None:
    return None if isinstance(count, Hidden) else round(TRACK * count / total, 1)
