"""Days and moments, by the clocks of a time zone."""

from datetime import datetime

from quiz.zones import local, spoken

A_MINUTE = 5  # questions that people answer in one


def day(value: datetime, zone: str) -> str:
    """The day of the calendar on which a moment falls in a zone: "22 November 2026"."""
    there = local(value, zone)
    return f"{there.day} {there:%B %Y}"


def brief(value: datetime, zone: str) -> str:
    """A moment in a table: "22 Nov, 10:42"."""
    there = local(value, zone)
    return f"{there.day} {there:%b}, {there:%H:%M}"


def moment(value: datetime, zone: str) -> str:
    """A moment to the minute by the clocks of a zone: "22 November 2026, 02:42 Los Angeles time"."""
    return f"{day(value, zone)}, {local(value, zone):%H:%M} {spoken(zone)}"


def minutes(questions: int) -> int:
    """About how long so many questions take, in minutes: at least one."""
    return max(1, round(questions / A_MINUTE))
