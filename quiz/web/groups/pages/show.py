"""What a room may see of a group's results, on a projector and on paper; and all of them, on paper for one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from quiz.cohort import FEWEST, Cohort
from quiz.web.groups.pages.cohorts import Context, Place, RoomTable, room_table
from quiz.web.groups.pages.responses import ResponsePage
from quiz.web.parts import Link
from quiz.words.groups import received
from quiz.words.times import moment


@dataclass(frozen=True, slots=True)
class ShowPage:
    """The projector's view, which stands still. `time` tells of which moment the figures are."""

    title: str
    place: Place
    received: str
    time: str
    table: RoomTable


@dataclass(frozen=True, slots=True)
class TalkView:
    """A question to talk about, with what could be answered."""

    text: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClassPrintPage:
    """A group's results on a sheet of paper that may lie about."""

    title: str
    place: Place
    received: str
    time: str
    table: RoomTable
    talk: tuple[TalkView, ...]


@dataclass(frozen=True, slots=True)
class PrintAllPage:
    """Results one after another, each on a sheet of its own; `ways` lead to those that are not among them."""

    title: str
    place: Place
    told: str
    results: tuple[ResponsePage, ...]
    ways: tuple[Link, ...]


def show_page(context: Context, cohort: Cohort, last: datetime | None) -> ShowPage:
    """The families of the responses up to one; `last` is when that was sent."""
    time = f"Up to the response of {moment(last, context.group.zone)}" if last else "No response yet"
    count = received(cohort.responses, context.group.expected)
    return ShowPage(f"{context.group.name}: which way it leans", context.place, count, time, room_table(cohort))


def class_print_page(context: Context, cohort: Cohort, now: datetime) -> ClassPrintPage:
    """The families, and the questions that split the group, without a count: two tables tell more than one."""
    talk = [split.question for split in cohort.splits] if cohort.responses >= FEWEST else []
    return ClassPrintPage(
        title=f"Class print of {context.group.name}",
        place=context.place,
        received=received(cohort.responses, context.group.expected),
        time=moment(now, context.group.zone),
        table=room_table(cohort),
        talk=tuple(TalkView(each.text, tuple(option.label for option in each.options)) for each in talk),
    )


def print_all_page(context: Context, results: Sequence[ResponsePage], total: int, *, older: bool) -> PrintAllPage:
    """All results that fit one page of the browser, newest first."""
    address = context.part("print-all")
    here = f"{len(results)} of {total:,}" if total > len(results) else f"all {total}"
    return PrintAllPage(
        title=f"All results of {context.group.name}",
        place=context.place,
        told=f"Here are {here}, newest first." if results else "There are none here.",
        results=tuple(results),
        ways=(Link("The next ones", f"{address}?before={results[-1].number}"),) if older else (),
    )
