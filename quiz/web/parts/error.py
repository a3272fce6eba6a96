"""What a person sees when something cannot be done: what happened, and what to do."""

from dataclasses import dataclass

from quiz.web.parts import NO_PROBLEM, Link, Problem


@dataclass(frozen=True, slots=True)
class Again:
    """A form to be sent once more as it is: where to, and its fields in order, each a name and what stands in it."""

    action: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What happened, that nothing was lost, and what to do.

    open   where another code or link can be sent, if that is what went wrong; `sent` is what was typed.
    again  what was sent and could not be kept.
    problem  why a form was refused, if one was.
    """

    title: str
    what: str
    fix: str
    links: tuple[Link, ...]
    open: str = ""
    sent: str = ""
    again: Again | None = None
    problem: Problem = NO_PROBLEM
