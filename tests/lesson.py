"""A class whose results are known, and what its pages hold."""

import re
from dataclasses import replace
from html import unescape

import pytest

from quiz.store import Sent
from tests.classes import Class, class_in, pupils
from tests.examples import shipped_quiz

ROLES = {role.id: role for role in shipped_quiz().roles}
FAMILIES = {family.id: family for family in shipped_quiz().families}


def of_family(family: str) -> str:
    """The first role of a family."""
    return next(role.id for role in ROLES.values() if role.family == family)


PEOPLE, EQUIPMENT, SYSTEMS, SHARING = map(of_family, FAMILIES)


def came_to(first: str | None, second: str | None, said: str, count: int, name: str = "") -> list[Sent]:
    """Responses that came to the same, as far as columns tell."""
    some = pupils(12)[:count]
    return [replace(each, leader=first, runner_up=second, said=said, nickname=name) for each in some]


def rows(text: str) -> list[list[str]]:
    """The cells of every row of every table, as words."""
    found = []
    for row in re.findall(r"<tr[^>]*>(.*?)</tr>", text, re.DOTALL):
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        found.append([" ".join(unescape(re.sub(r"<[^>]*>", " ", cell)).split()) for cell in cells])
    return found


@pytest.fixture
def lesson(class_app) -> Class:
    """A class whose 12 results are known: people 6, equipment 3, systems 1, and 2 level."""
    return class_in(
        class_app,
        *came_to(PEOPLE, SYSTEMS, "clear", 4),
        *came_to(PEOPLE, SHARING, "close", 2, "wren"),
        *came_to(EQUIPMENT, PEOPLE, "close", 3),
        *came_to(SYSTEMS, PEOPLE, "ahead", 1),
        *came_to(None, None, "tied", 2, "mole"),
    )


@pytest.fixture
def pair(class_app) -> Class:
    """A class of two."""
    return class_in(class_app, *pupils(2))


def ids(made: Class) -> list[int]:
    """The numbers of its responses, in the order sent."""
    return [each.id for each in made.store.shelf(made.access()).responses()]
