"""Where what is deleted could still be: the database to its last byte, backups, and what was logged."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.classday.model import School, digest
from tests.classday.operators import Backup
from tests.classday.premises import Premises
from tests.classday.world import World, expect


def look(world: World) -> None:
    """Search all of it; raises BrokenError."""
    rows = Rows(world.premises)
    _once(world.model, rows)
    _nowhere(world, rows)
    _in_backups(world)
    _in_logs(world)


class Rows:
    """Every row of every table, as text, read past the product."""

    def __init__(self, premises: Premises) -> None:
        file = premises.sqlite
        self.tables = _of_file(file) if file else _of_postgresql(premises.database)
        self.text = "\n".join(row for rows in self.tables.values() for row in rows)

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return len(self.tables[table])


def _of_file(file: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [repr(row) for row in connection.execute(f'SELECT * FROM "{name}"')] for name in names}


def _of_postgresql(address: str) -> dict[str, list[str]]:
    import psycopg

    with psycopg.connect(address) as connection:
        query = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        names = [str(name) for (name,) in connection.execute(query)]
        found = {name: connection.execute(f'SELECT t::text FROM "{name}" t'.encode()).fetchall() for name in names}
    return {name: [str(text) for (text,) in rows] for name, rows in found.items()}


def _once(model: School, rows: Rows) -> None:
    """What was acknowledged is there, once; and nothing else."""
    kept = list(model.kept())
    text = "\n".join(rows.tables["responses"])
    for group, each in kept:
        times = text.count(digest(each.token))
        expect(times, "lost", f"a response of {group.name} that was acknowledged is not in the database")
        expect(times == 1, "doubled", f"a response of {group.name} is in the database {times} times")
    count = rows.count("responses")
    expect(
        count == len(kept), "doubled" if count > len(kept) else "lost", f"{count} responses are kept, not {len(kept)}"
    )
    groups = rows.count("groups")
    expect(groups == len(model.groups), "left", f"{groups} groups are kept, not {len(model.groups)}")
    slips = sum(len(each.slips) for each in model.groups.values())
    expect(rows.count("slips") == slips, "left", f"{rows.count('slips')} slips are kept, not {slips}")
    for _, each in kept:
        expect(each.token not in rows.text, "leaked", "a receipt is kept as it is, and not as its digest")
    for group in model.groups.values():
        for token in (group.manage, *group.links):
            expect(token not in rows.text, "leaked", "a secret link is kept as it is, and not as its digest")
        for slip in group.slips:
            expect(slip.split()[-1] not in rows.text, "leaked", "a slip is kept as it is, and not as its digest")


def _nowhere(world: World, rows: Rows) -> None:
    """What was deleted is in no row, and in no byte of a file."""
    file = world.premises.sqlite
    places = {"the database": rows.text.encode()}
    if file:
        places = {each.name: each.read_bytes() for each in file.parent.glob(f"{file.name}*")}
    for place, content in places.items():
        _search(content, world.model.gone, place)


def _search(content: bytes, marks: dict[str, str], place: str) -> None:
    for mark, what in marks.items():
        expect(mark.encode() not in content, "left", f"{place} holds {what} that was deleted: {mark}")


def _in_backups(world: World) -> None:
    """A backup holds all that was kept when it was made, and nothing that was deleted before."""
    for backup in world.backups:
        content = backup.file.read_bytes()
        _search(content, backup.held.gone, backup.file.name)
        _holds(content, backup)


def _holds(content: bytes, backup: Backup) -> None:
    for group, each in backup.held.kept():
        times = content.count(digest(each.token).encode())
        expect(times, "lost", f"{backup.file.name} lacks a response of {group.name}")


def _in_logs(world: World) -> None:
    """No traceback, and nothing of anybody."""
    said = world.premises.said()
    expect("Traceback" not in said, "wrong", f"the log has a traceback:\n{said[-3000:]}")
    for group in world.model.groups.values():
        for mark, what in group.marks.items():
            expect(mark not in said, "leaked", f"the log holds {what}: {mark}")
    for mark, what in world.model.gone.items():
        expect(mark not in said, "leaked", f"the log holds {what}: {mark}")
