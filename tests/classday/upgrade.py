"""A school that used the release before: its database, and what its people held, are there on the first day."""

import csv
from datetime import datetime, timedelta
from io import StringIO

from quiz.store import file_address
from tests.classday.counsellors import last_moment
from tests.classday.model import Group, Response
from tests.classday.world import World, expect
from tests.last_release import HELD, cookie, database_in


def begin(world: World) -> None:
    """Put its database where the quiz finds it: in the file itself, or by a backup into PostgreSQL."""
    premises = world.premises
    deletes = last_moment(premises.clock.now().date() + timedelta(days=world.draw.randint(20, 80)))
    file = premises.sqlite or premises.folder / "last-release.db"
    database_in(file, deletes)
    file.chmod(0o600)
    if not premises.sqlite:
        backup = str(premises.folder / "moved.db")
        for options in (("db", "upgrade"), ("backup", backup)):
            code, said = premises.run(*options, database=file_address(file))
            expect(code == 0, "lost", f"quiz {options[0]} of the last release's database ended with {code}: {said}")
        code, said = premises.run("restore", backup)
        expect(code == 0, "lost", f"the way to PostgreSQL ended with {code}: {said}")
    group = _group(world, deletes)
    world.model.groups[group.id] = group
    world.say(f"begun with the database of the last release, in which {group.name} is")


def _group(world: World, deletes: datetime) -> Group:
    """What its people hold of the group: links, codes and receipts; and the session of the counsellor."""
    links = dict(zip(HELD["results"], (2, 4), strict=True))
    joins = [HELD["replaced"], HELD["join"]]
    group = Group(HELD["group"], HELD["manage"], "Class 9b", "Frau Öz, room 12", deletes, joins, links)
    rows = list(csv.DictReader(StringIO(HELD["responses"].removeprefix("\ufeff"))))
    for receipt, row in zip(HELD["receipts"], rows, strict=True):
        token = receipt.rpartition("/")[2]
        group.responses[token] = Response(token, row["code"], row["nickname"], 1, number=int(row["number"]))
    session = HELD["sessions"]["counsellor"]
    session["opened"][group.id]["at"] = world.premises.clock.now().timestamp() - 3600
    browser = world.browser()
    browser.cookies["quiz"] = cookie(session)
    world.counsellors[group.id] = browser
    return group
