"""When a day begins and ends, and what time it is there: time zones, by their names in the tz database (zoneinfo).

A moment is kept in UTC. A day that somebody chose is kept as its last moment there, so that the day can be read back.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

DEFAULT = "UTC"
EXAMPLES = ("Europe/Berlin", "America/New_York")

_NOWHERE = re.compile(r"Factory|localtime|.*GMT[+-]\d+")  # no places; and Etc/GMT+5 means five hours behind
_LONGEST = 40  # characters of what was typed that are compared; the longest name has 32


def find(text: str) -> str:
    """The name of the zone that is meant: by its name, or by its place alone, in any case. Empty where it is none."""
    exact, places = _known()
    meant = _folded(text)
    return exact.get(meant) or (places[meant][0] if len(places.get(meant, ())) == 1 else "")


def near(text: str) -> tuple[str, ...]:
    """Up to three names of zones that may have been meant; examples where none is near."""
    exact, places = _known()
    meant = _folded(text[:_LONGEST])
    if meant in places:
        return places[meant][:3]
    found = [places[key] if key in places else (exact[key],) for key in get_close_matches(meant, [*exact, *places])]
    return tuple(dict.fromkeys(name for names in found for name in names))[:3] or EXAMPLES


@cache
def _known() -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    """All names of zones as they may be typed, and the names with an area by their last part, the place."""
    names = sorted(name for name in available_timezones() if not _NOWHERE.fullmatch(name))
    places: dict[str, tuple[str, ...]] = {}
    for name in names:
        area, _, place = name.rpartition("/")
        if area:
            places[_folded(place)] = (*places.get(_folded(place), ()), name)
    return {_folded(name): name for name in names}, places


def _folded(text: str) -> str:
    return "_".join(text.split()).casefold()


def zone(name: str) -> ZoneInfo:
    """The zone of a name that was found once; UTC if this machine's database no longer has it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return ZoneInfo(DEFAULT)


def spoken(name: str) -> str:
    """The name as it is written after a time: "Los Angeles time", "UTC"."""
    area, _, place = zone(name).key.rpartition("/")
    if area in {"", "Etc"}:
        return "UTC" if place == "UTC" else zone(name).key
    return f"{place.replace('_', ' ')} time"


def local(moment: datetime, name: str) -> datetime:
    """The same moment by the clocks there."""
    return moment.astimezone(zone(name))


def end(day: date, name: str) -> datetime:
    """The last moment of a day there, in UTC.

    Counted back from the first moment of the next day: where clocks change at midnight, 23:59 comes twice, and 0:00
    not at all.
    """
    following = datetime.combine(day + timedelta(days=1), time(), zone(name))
    return following.astimezone(UTC) - datetime.resolution


def stamp(moment: datetime, name: str) -> str:
    """For machines: ISO 8601 to the second, with the offset from UTC there: "2026-11-22T02:42:07-08:00"."""
    return local(moment, name).isoformat(timespec="seconds")
