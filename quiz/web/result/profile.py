"""The answers on each dimension, beside what one role asks for or beside another sheet."""

from quiz.content import Role
from quiz.result import Result
from quiz.web.parts.tracks import Track, stand_of_answers, stand_of_role


def profile(result: Result, role: Role) -> tuple[Track, ...]:
    """The answers first, then the role's target."""
    return tuple(
        Track.of(each, stand_of_answers(result, each), stand_of_role(each, role.target(each.id)))
        for each in result.quiz.dimensions
    )


def two_profiles(first: Result, second: Result) -> tuple[Track, ...]:
    """The answers of two sheets of one version."""
    return tuple(
        Track.of(each, stand_of_answers(first, each), stand_of_answers(second, each)) for each in first.quiz.dimensions
    )
