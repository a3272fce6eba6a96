"""A result as `quiz score` writes it: a line of a table, or a document."""

from collections.abc import Mapping
from typing import Any

from quiz import links
from quiz.content import Quiz, Role
from quiz.document import document
from quiz.result import Result, Said
from quiz.sheets import Row, apart
from quiz.web.addresses import Addresses
from quiz.words import verdicts
from quiz.words.numbers import half_up

COLUMNS = ("line", "id", "first", "match", "second", "second_match", "said", "note", "code", "link")


def columns(quiz: Quiz) -> tuple[str, ...]:
    """COLUMNS, and each role by its name in the quiz's order."""
    return (*COLUMNS, *apart([role.name for role in quiz.roles], COLUMNS, "role "))


def cells(row: Row, result: Result, to: Addresses) -> list[str | int | None]:
    """A sheet's line of the table, under `columns`."""
    ranking = result.ranking
    first, second = result.leaders, tuple(match.role for match in ranking.runners_up if result.first)
    code = links.encode(result.quiz, result.responses)
    percents = {match.role.id: half_up(match.points) for match in ranking.ranked}
    return [
        row.line,
        row.id,
        *_named(first, percents),
        *_named(second, percents),
        result.said,
        _note(result),
        code,
        to.result(code),
        *(percents.get(role.id) for role in result.quiz.roles),
    ]


def as_json(row: Row, result: Result, to: Addresses) -> dict[str, Any]:
    """A sheet's document, and in front of it which sheet it is."""
    code = links.encode(result.quiz, result.responses)
    sheet = {"line": row.line, "id": row.id, "code": code, "link": to.result(code)}
    return {"sheet": sheet, **document(result)}


def _named(roles: tuple[Role, ...], percents: Mapping[str, int]) -> tuple[str, int | None]:
    """Roles that are level, and the match that they share; empty where none is named."""
    return "; ".join(role.name for role in roles), percents[roles[0].id] if roles else None


def _note(result: Result) -> str:
    """What the cells beside it do not show."""
    if result.said not in {Said.CLEAR, Said.AHEAD, Said.CLOSE}:
        return f"{verdicts.headline(result)}."
    first, second = result.ranking.ranked[:2]
    return "Less than a point apart." if half_up(first.points) == half_up(second.points) else ""
