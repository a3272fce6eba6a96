"""What the pages that check a result share: the ways between them, and the choice of a role."""

from dataclasses import dataclass

from quiz.scoring import Match, Ranking
from quiz.web.addresses import Addresses
from quiz.web.parts import Link
from quiz.web.site import Sheet

PLACES = {0: "first", 1: "second"}  # by how many roles are strictly above; each place has its colour everywhere


@dataclass(frozen=True, slots=True)
class Choice:
    """A role on offer in a form."""

    id: str
    name: str
    chosen: bool


def choices(ranking: Ranking, chosen: Match) -> tuple[Choice, ...]:
    """All roles, as a form offers them."""
    return tuple(Choice(match.role.id, match.role.name, match is chosen) for match in ranking.matches)


def place(ranking: Ranking, match: Match) -> str:
    """Where a role stands, for its colour: first, second or other."""
    if match not in ranking.ranked:
        return "other"
    return PLACES.get(sum(each.points > match.points for each in ranking.ranked), "other")


def ways(to: Addresses, sheet: Sheet, here: str, role: str) -> tuple[Link, ...]:
    """From one of these pages to the result and to the others, which tell of the same role."""
    links = {
        "result": Link("Back to the result", to.result(sheet.code)),
        "profile": Link("You and one role, side by side", to.profile(sheet.code, role)),
        "versus": Link("Two roles, answer by answer", to.versus(sheet.code)),
        "working": Link("The working, with every number", to.working(sheet.code, role)),
    }
    return tuple(link for name, link in links.items() if name != here)
