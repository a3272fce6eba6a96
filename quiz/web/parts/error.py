"""What a person sees when something cannot be done: what happened, and what to do."""

from dataclasses import dataclass

from quiz.web.parts import NO_PROBLEM, Link, Problem


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What happened, that nothing was lost, and what to do.

    open     where another code or link can be sent, if that is what went wrong; `sent` is what was typed.
    again    where a form can be sent once more that could not be kept; `filled` is what stood in its fields, in order.
    problem  why a form was refused, if one was.
    """

    title: str
    what: str
    fix: str
    links: tuple[Link, ...]
    open: str = ""
    sent: str = ""
    again: str = ""
    filled: tuple[tuple[str, str], ...] = ()
    problem: Problem = NO_PROBLEM
