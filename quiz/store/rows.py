"""How rows become values, and the steps that several transactions share."""

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from importlib import import_module
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, FromClause, Insert, Row, Select, Table, insert, select

from quiz.links import digest as digest_of
from quiz.links import new_join_code
from quiz.store.records import Group, Link
from quiz.store.tables import audit, groups, links, sittings

FIRST = "Lesson 1"  # the name of the sitting that a group is made with

_T = TypeVar("_T")


def columns(table: FromClause, shape: type) -> list[ColumnElement[Any]]:
    """The columns of a table that a value is made from, in the value's own order."""
    return [table.c[field.name] for field in fields(shape)]


def only(connection: Connection, query: Select[*tuple[Any, ...]], shape: Callable[..., _T]) -> _T | None:
    """The value that a query's only row makes; None if there is no row."""
    row = connection.execute(query).one_or_none()
    return None if row is None else shape(*row)


def group_and(row: Row[*tuple[Any, ...]]) -> tuple[Group, tuple[Any, ...]]:
    """The group that a row begins with, and the rest of the row."""
    values = tuple(row)
    width = len(fields(Group))
    return Group(*values[:width]), values[width:]


def unless_there(connection: Connection, table: Table) -> Insert:
    """An INSERT that does nothing where its row would clash with one that is there, and then returns no row."""
    dialect = import_module(f"sqlalchemy.dialects.{connection.dialect.name}")  # loaded already, with the engine
    statement: Insert = dialect.insert(table).on_conflict_do_nothing()
    return statement


def hold(connection: Connection, group_id: str) -> Group | None:
    """The group, locked until the transaction ends, so that what is decided from it stays true; None if it is gone."""
    query = select(*columns(groups, Group)).where(groups.c.id == group_id)
    return only(connection, query.with_for_update(), Group)


def write_down(connection: Connection, what: str, now: datetime, *group_ids: str) -> None:
    """Add a line to the audit for each of these groups."""
    connection.execute(insert(audit), [{"group_id": id, "what": what, "at": now} for id in group_ids])


def add_link(connection: Connection, **values: object) -> Link:
    """Add a link, of whose secret only the digest is known; without a name unless one is given."""
    statement = insert(links).values({"name": "", **values}).returning(*columns(links, Link))
    return Link(*connection.execute(statement).one())


def add_join(connection: Connection, group_id: str, code: str, now: datetime) -> Link:
    """Add a link by a join code: by this one, or by another if it is taken."""
    while True:
        values = {"kind": "join", "digest": digest_of(code), "code": code, "name": "", "made": now}
        statement = unless_there(connection, links).values(group_id=group_id, **values)
        if row := connection.execute(statement.returning(*columns(links, Link))).one_or_none():
            return Link(*row)
        code = new_join_code()


def add_sitting(connection: Connection, group_id: str, id: int, name: str, now: datetime) -> None:
    """Add a sitting under a number that the group has not used."""
    connection.execute(insert(sittings).values(group_id=group_id, id=id, name=name, begun=now))
