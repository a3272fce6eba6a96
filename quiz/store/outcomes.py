"""What each stored response's result says, computed again: where the rules change, what is stored follows."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, bindparam, column, select, table, update

from quiz.archive import thaw
from quiz.content import Quiz
from quiz.links import decode, open_code
from quiz.result import Result

_CHUNK = 500  # responses that are read, and then written, at a time
_KNOWN = 8  # versions that are kept at hand

# As the migration finds them: only the columns it reads or writes.
_versions = table("quiz_versions", column("version"), column("content"))
_groups = table("groups", column("id"), column("version"))
_responses = table(
    "responses",
    *(column(name) for name in ("group_id", "id", "code", "leader", "runner_up", "said")),
)


def say_again(connection: Connection) -> None:
    """Write for every response which rule its result follows, and whom it names, by today's rules."""

    @lru_cache(_KNOWN)
    def known(version: str) -> Quiz:
        content = connection.scalar(select(_versions.c.content).where(_versions.c.version == version))
        return thaw(version, str(content))

    changed = update(_responses).where(
        _responses.c.group_id == bindparam("its_group"), _responses.c.id == bindparam("its_id")
    )
    for chunk in _chunks(connection):
        connection.execute(
            changed.values({name: bindparam(name) for name in ("leader", "runner_up", "said")}),
            [{"its_group": row.group_id, "its_id": row.id, **_said(known(row.version), row.code)} for row in chunk],
        )


def _chunks(connection: Connection) -> Iterator[list[Row[*tuple[Any, ...]]]]:
    """All responses with their group's version, some at a time, each chunk read whole before it is written to."""
    its = _responses.c.group_id, _responses.c.id
    query = select(*its, _responses.c.code, _groups.c.version).join(_groups, _groups.c.id == _responses.c.group_id)
    last: tuple[str, int] = ("", 0)
    while True:
        group, id = last
        after = (its[0] > group) | ((its[0] == group) & (its[1] > id))
        chunk = list(connection.execute(query.where(after).order_by(*its).limit(_CHUNK)))
        if not chunk:
            return
        yield chunk
        last = chunk[-1].group_id, chunk[-1].id


def _said(quiz: Quiz, code: str) -> dict[str, str | None]:
    result = Result(quiz, decode(quiz, open_code(code)))
    leader, runner_up = result.named
    return {"leader": leader, "runner_up": runner_up, "said": result.said}
