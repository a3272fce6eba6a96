"""The responses of a group: all of them in a list, one in its group's context, and any two side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from quiz.result import Said
from quiz.store import Response
from quiz.web.addresses import Addresses
from quiz.web.groups.pages.cohorts import Context, Place, who
from quiz.web.isolates import typed
from quiz.web.parts import Fault, Link, Problem
from quiz.web.parts.error import ErrorPage
from quiz.web.parts.result import ResultPage
from quiz.words.grammar import counted
from quiz.words.groups import SAID, UNNAMED
from quiz.words.times import moment
from quiz.zones import local, spoken

MANY = 50  # responses on a page
BESIDE = {"first": "Number of the one", "second": "Number of the other"}  # the fields that ask for two, by name
LONGEST_SHOWN = 40  # characters of what was typed that are shown again


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """A response in a list; `who` is what it is called elsewhere, too, `nickname` may be empty."""

    number: int
    who: str
    nickname: str
    address: str
    first: str
    second: str
    word: str
    sent: str


@dataclass(frozen=True, slots=True)
class ResponseList:
    """Some of the responses, newest first.

    action  where two of them are set side by side.
    all     the way to the list that goes on, where these are not all.
    """

    rows: tuple[ResponseRow, ...]
    told: str
    action: str
    all: Link | None

    @classmethod
    def of(cls, context: Context, responses: Sequence[Response], *, total: int) -> "ResponseList":
        """List some of `total` responses."""
        more = total > len(responses)
        told = f"The last {len(responses)} of {total:,}" if more else f"{counted(total, 'response')}"
        further = Link(f"All {total:,}, page by page", context.part("responses")) if more else None
        rows = tuple(_row(context, each) for each in responses)
        return cls(
            rows, f"{told}, newest first; times in {spoken(context.group.zone)}", context.part("beside"), further
        )


@dataclass(frozen=True, slots=True)
class ResponsesPage:
    """A page of the list of all responses."""

    title: str
    place: Place
    responses: ResponseList
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class BesidePage:
    """Choose two responses by their numbers; `problem` says what was wrong with those that were sent."""

    title: str
    place: Place
    action: str
    first: str
    second: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class ResponsePage(ResultPage):
    """A result in its group's context. What is only for the person who answered is empty."""

    place: Place
    who: str
    number: int
    sent: str
    ways: tuple[Link, ...]


def responses_page(context: Context, here: Sequence[Response], newer: int | None, *, older: bool) -> ResponsesPage:
    """A page of all responses; `newer` is the number under which the page before this one begins, if there is one."""
    address = context.part("responses")
    ways = (
        *([Link("Newest", address), Link("Newer", f"{address}?before={newer}")] if newer else []),
        *([Link("Older", f"{address}?before={here[-1].id}")] if older else []),
    )
    some = ResponseList(
        tuple(_row(context, each) for each in here),
        f"Newest first; times in {spoken(context.group.zone)}",
        context.part("beside"),
        None,
    )
    return ResponsesPage(f"Responses of {context.group.name}", context.place, some, ways)


def beside_page(context: Context, asked: Sequence[str], missing: Sequence[str]) -> BesidePage:
    """Ask for two responses by their numbers; `missing` are the fields whose response is not there."""
    first, second = (text[:LONGEST_SHOWN] for text in asked)
    faults = (Fault(name, BESIDE[name], _missing(first if name == "first" else second)) for name in missing)
    action = context.part("beside")
    return BesidePage("Two responses side by side", context.place, action, first, second, Problem.of(*faults))


def _missing(text: str) -> str:
    quoted = f"“{typed(text)}”" if text else "an empty field"
    return f"This group has no response for {quoted}. A response’s number stands in the list."


def no_response_page(to: Addresses, group: str) -> ErrorPage:
    """Say that a response is gone, or never was."""
    return ErrorPage(
        "This response is not there",
        "The group has no response of this number.",
        "Whoever sent it may have deleted it by the receipt, or whoever manages the group. Nothing else has changed.",
        (Link("Back to the class", to.group(group, "results")),),
    )


def response_page(
    context: Context, response: Response, result: ResultPage, earlier: int | None, later: int | None
) -> ResponsePage:
    """Read a result in its group's context: who sent it and when, and the way to those sent before and after."""
    name, sent = who(response), moment(response.sent, context.group.zone)
    kept = {each.name: getattr(result, each.name) for each in fields(ResultPage)}
    kept |= {"another": None, "retake": "", "share": "", "star": "", "waiting": None, "go_on": None}
    kept["title"] = f"{name} · {context.group.name}"
    around = ("Sent before", earlier), ("Sent after", later)
    ways = tuple(Link(words, context.response(number)) for words, number in around if number)
    return ResponsePage(**kept, place=context.place, who=name, number=response.id, sent=sent, ways=ways)


def _row(context: Context, response: Response) -> ResponseRow:
    return ResponseRow(
        number=response.id,
        who=who(response),
        nickname=typed(response.nickname),
        address=context.response(response.id),
        first=context.role(response.leader) or UNNAMED,
        second=context.role(response.runner_up),
        word=SAID[Said(response.said)],
        sent=_brief(response.sent, context.group.zone),
    )


def _brief(value: datetime, zone: str) -> str:
    """A time in a table: "22 Nov, 10:42"."""
    there = local(value, zone)
    return f"{there.day} {there:%b}, {there:%H:%M}"
