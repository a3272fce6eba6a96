"""Promises of time zones: where a day ends, and how a moment is written there. Instants are worked by hand."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest

from quiz.words.times import day, moment
from quiz.zones import end, find, local, near, spoken, stamp, zone

INSTANT = timedelta(microseconds=1)
EVENING = datetime(2026, 11, 22, 20, 0, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "last", "next_begins"),
    [
        ("UTC", "2026-11-22", "2026-11-23T00:00+00:00"),
        ("America/Los_Angeles", "2026-11-26", "2026-11-27T08:00+00:00"),  # UTC-8
        ("Pacific/Kiritimati", "2026-11-22", "2026-11-22T10:00+00:00"),  # UTC+14
        ("Asia/Kathmandu", "2026-11-22", "2026-11-22T18:15+00:00"),  # UTC+5:45
        ("America/Los_Angeles", "2026-03-08", "2026-03-09T07:00+00:00"),  # 23 hours long: it ends in UTC-7
        ("America/Los_Angeles", "2026-11-01", "2026-11-02T08:00+00:00"),  # 25 hours long
        ("America/Santiago", "2026-09-05", "2026-09-06T04:00+00:00"),  # the next day begins at 1:00: no midnight
        ("America/Santiago", "2026-04-04", "2026-04-05T04:00+00:00"),  # 23:00 to 24:00 twice; the second ends it
        ("America/Havana", "2026-10-31", "2026-11-01T04:00+00:00"),  # the next day has 0:00 to 1:00 twice
        ("Pacific/Apia", "2011-12-29", "2011-12-30T10:00+00:00"),  # where 30 December never came
    ],
)
def test_a_day_ends_where_the_next_begins_also_when_clocks_change_at_midnight(name, last, next_begins):
    assert end(date.fromisoformat(last), name) == datetime.fromisoformat(next_begins) - INSTANT


def test_the_last_moment_of_every_day_is_on_that_day_and_the_next_moment_is_not_in_every_zone():
    for name in available_timezones() - {"localtime"}:
        for number in range(0, 365, 3):
            chosen = date(2026, 1, 1) + timedelta(days=number)
            last = end(chosen, name)
            assert local(last, name).date() == chosen, name
            assert local(last + INSTANT, name).date() > chosen, name


@pytest.mark.parametrize(
    ("name", "words", "written"),
    [
        ("UTC", "22 November 2026, 20:00 UTC", "2026-11-22T20:00:07+00:00"),
        ("America/Los_Angeles", "22 November 2026, 12:00 Los Angeles time", "2026-11-22T12:00:07-08:00"),
        ("Asia/Kathmandu", "23 November 2026, 01:45 Kathmandu time", "2026-11-23T01:45:07+05:45"),
        ("Pacific/Kiritimati", "23 November 2026, 10:00 Kiritimati time", "2026-11-23T10:00:07+14:00"),
    ],
)
def test_a_moment_is_written_by_the_clocks_there_with_the_zone_or_its_distance_from_utc(name, words, written):
    assert moment(EVENING, name) == words
    assert words.startswith(day(EVENING, name))
    assert stamp(EVENING, name) == written
    assert datetime.fromisoformat(written) == EVENING


def test_of_an_hour_that_comes_twice_the_two_are_distinguished_for_machines():
    first = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)

    written = [stamp(first, "America/Los_Angeles"), stamp(first + timedelta(hours=1), "America/Los_Angeles")]

    assert written == ["2026-11-01T01:30:00-07:00", "2026-11-01T01:30:00-08:00"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("  europe/berlin ", "Europe/Berlin"),
        ("los  angeles", "America/Los_Angeles"),
        ("Kathmandu", "Asia/Kathmandu"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("utc", "UTC"),
        ("Pacific", ""),  # of the United States, or of Canada?
        ("GMT+5", ""),  # the database's own sign is turned round: five hours behind
        ("Etc/GMT+5", ""),
        ("localtime", ""),
        ("Mars", ""),
        ("../../etc/passwd", ""),
        ("", ""),
    ],
)
def test_a_zone_is_found_by_its_name_or_its_place_and_never_guessed(typed, found):
    assert find(typed) == found


def test_for_what_is_no_zone_those_that_may_be_meant_are_named():
    assert near("Berln")[0] == "Europe/Berlin"
    assert near("Pacific") == ("Canada/Pacific", "US/Pacific")
    assert near("x" * 100_000) == near("") == ("Europe/Berlin", "America/New_York")


def test_a_zone_that_this_machine_no_longer_knows_is_shown_as_utc():
    """As after a restore beside an older database of zones: a page with other times, not none."""
    for name in ("Mars/Olympus", "", "Europe", "../UTC", "x" * 5000):
        assert (zone(name).key, spoken(name)) == ("UTC", "UTC")


def test_every_zone_that_can_be_chosen_has_a_name_that_can_be_read():
    assert [spoken(name) for name in ("Etc/UTC", "EST", "America/Port-au-Prince")] == [
        "UTC",
        "EST",
        "Port-au-Prince time",
    ]
    assert all(spoken(name) and "_" not in spoken(name) for name in available_timezones() if find(name))
