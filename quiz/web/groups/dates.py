"""Which days a group may have, by the calendar where it is."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime

from quiz.store import Group
from quiz.zones import local

USUAL_MONTHS, MOST_MONTHS = 12, 24  # until a group is deleted


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a group's dates and numbers may be.

    now              when they are chosen; what day that is, depends on the zone.
    zone             of the group, unless another is chosen with them.
    made             when the group was.
    most             responses that a group takes.
    closes, deletes  the days that are set already: they may stay as they are, even if they have come.
    is_sent          whether anybody sent something, and was given the day of deletion.
    """

    now: datetime
    zone: str
    made: datetime
    most: int
    closes: date | None = None
    deletes: date | None = None
    is_sent: bool = False

    @classmethod
    def of(cls, group: Group, now: datetime, most: int, count: int) -> "Bounds":
        """Of a group with this many responses."""
        closes = local(group.closes, group.zone).date() if group.closes else None
        deletes = local(group.deletes, group.zone).date()
        return cls(now, group.zone, group.made, most, closes, deletes, is_sent=count > 0)

    def today(self, zone: str) -> date:
        """The first day that can be chosen."""
        return local(self.now, zone).date()

    def latest(self, zone: str) -> tuple[date, str]:
        """The last day on which the group can be deleted, and why no later one can be."""
        if self.deletes and self.is_sent:
            return self.deletes, "Those who sent a result were given this day"
        made = local(self.made, zone).date()
        return months_on(made, MOST_MONTHS), f"A group is kept for {MOST_MONTHS} months at most"


def months_on(day: date, months: int) -> date:
    """The same day some months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
