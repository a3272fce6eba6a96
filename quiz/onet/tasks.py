"""The core tasks that a release lists for occupations, word for word."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from quiz.onet.figures import count_or_none, figure
from quiz.onet.release import Release
from quiz.reading.faults import quote

IMPORTANCE: Final = "IM"
_TYPES: Final = frozenset({"Core", "Supplemental", ""})


class Task(NamedTuple):
    """What people in an occupation do, as the release words it; `date` is when it was found, as it is printed."""

    id: str
    text: str
    date: str


def core_tasks(release: Release, codes: Iterable[str]) -> Mapping[str, tuple[Task, ...]]:
    """The core tasks of each of these occupations, the most important first where the release rates them.

    Every row is checked. Those that are not rated come last, in the table's order. Raises ReleaseError.
    """
    if not release.has("Task Statements"):
        return {}
    wanted, seen = set(codes), set[str]()
    found: dict[str, list[Task]] = defaultdict(list)
    for occupation, row in release.rows_of_occupations("Task Statements", ("Task ID", "Task", "Task Type"), ("Date",)):
        id, text, sort, date = row.cells
        count_or_none(row, id, "number of a task")
        if not (id and text) or sort not in _TYPES or id in seen:
            raise row.wrong(f"{quote(id)} is no task with a text and a type, or it stands on an earlier line, too.")
        seen.add(id)
        if occupation.code in wanted and sort == "Core":
            found[occupation.code].append(Task(id, text, date))
    rated = _importance(release)
    return {code: tuple(sorted(tasks, key=lambda task: -rated.get(task.id, 0))) for code, tasks in found.items()}


def _importance(release: Release) -> Mapping[str, Decimal]:
    """How important each task is, by its id, where that may be used."""
    if not release.has("Task Ratings"):
        return {}
    found, scale = {}, release.scales.get(IMPORTANCE)
    columns = ("Task ID", "Scale ID", "Data Value")
    for _, row in release.rows_of_occupations("Task Ratings", columns, ("Recommend Suppress",)):
        id, rated_on, cell, suppress = row.cells
        value = figure(row, cell, "figure")
        if rated_on == IMPORTANCE and suppress != "Y":
            if scale is None or not scale.low <= value <= scale.high:
                raise row.wrong(f"the figure {cell} is not on the scale {IMPORTANCE}.")
            found[id] = value
    return found
