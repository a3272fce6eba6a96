"""What a release says of the chosen occupations besides their figures: tasks, preparation, and what is related."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quiz.onet import Release
from quiz.onet.preparation import Schooling, Zone, schooling, zones
from quiz.onet.related import related, reported_titles
from quiz.onet.tasks import Task, core_tasks


@dataclass(frozen=True, slots=True)
class Described:
    """All of it by code; an occupation of which the release says nothing is not in it.

    related  the related ones, nearest first, with their place in the release's list.
    titles   those that people in the occupation gave.
    """

    tasks: Mapping[str, Sequence[Task]]
    zones: Mapping[str, Zone]
    schooling: Mapping[str, Schooling]
    related: Mapping[str, Mapping[str, int]]
    titles: Mapping[str, Sequence[str]]


def described(release: Release, codes: Sequence[str]) -> Described:
    """What a release says of these occupations; nothing of what it has no table for. Raises ReleaseError."""
    return Described(
        tasks=core_tasks(release, codes),
        zones=zones(release, codes),
        schooling=schooling(release, codes),
        related=related(release, codes),
        titles=reported_titles(release, codes),
    )
