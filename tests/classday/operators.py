"""What the operator does, as acts that are drawn: restarts, reloads, backups, restores, and a clock that is set."""

import copy
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from tests.classday import classroom
from tests.classday.counsellors import DONE, delete_by_name, forget
from tests.classday.model import School
from tests.classday.world import World, expect

KEEP = timedelta(days=10)  # how long this school keeps a backup
ASKED = 4  # times that a page is asked for, so that each worker is likely to have answered
MORNING = timedelta(hours=7)  # after the day at whose end a group is deleted
LONG = timedelta(days=60)  # less than a pause after which the clock is doubted
FAR = timedelta(days=500)  # a clock that is wrong


@dataclass
class Backup:
    """A backup, when it was made by the school's clock, and what was kept at that moment.

    is_exact  whether nothing was deleted meanwhile, which may be in it or not.
    """

    file: Path
    made: datetime
    held: School
    is_exact: bool = True


def restart(world: World) -> None:
    """Stop the quiz and start it, as for an upgrade."""
    world.say("restart")
    code = world.premises.stop()
    expect(code == 0, "wrong", f"stopping ended with {code}")
    world.premises.start()
    purged(world)


def reload(world: World) -> None:
    """Change a sentence of the quiz, and have it read: those who are in the middle go on in what they began."""
    world.version += 1
    text = world.premises.file.read_text(encoding="utf-8")
    old = "How much would you like to" if world.version % 2 else "How much do you want to"
    new = "How much do you want to" if world.version % 2 else "How much would you like to"
    world.premises.file.write_text(
        text.replace(new, old) if new in text else text + f"# {world.version}\n", encoding="utf-8"
    )
    world.say("the quiz is changed and read")
    for _ in range(ASKED):  # so that each worker remembers the page as it was
        world.browser().ask("/")
    code, said = world.premises.run("reload")
    expect(code == 0, "wrong", f"reload ended with {code}: {said}")
    _serves(world, re.findall(r"codes begin with (\w+)", said)[-1])


def _serves(world: World, version: str) -> None:
    """Each worker's first page begins a sheet of this version."""
    for _ in range(ASKED):
        page = world.browser().ask("/").text
        expect(f"/take/{version}" in page, "wrong", f"the first page begins no sheet of {version}, which is served")


def reload_broken(world: World) -> None:
    """A broken file is not taken, and people go on; then it is mended."""
    whole = world.premises.file.read_bytes()
    world.premises.file.write_bytes(whole[: world.draw.randrange(200, len(whole) // 2)] + b"\n: [")
    world.say("a broken file is read")
    code, why = world.premises.run("reload")
    expect(code == 2, "wrong", f"reload of a broken file ended with {code}")
    ready = world.premises.served.ask("/readyz")
    expect(ready.status == 200, "wrong", "a broken file ended the service")
    expect("still served" in why, "wrong", f"of a file that is broken, reload says {why!r}")
    expect(ready.text == f"ok\n{why}", "wrong", f"of a file that is broken, /readyz says {ready.text!r}, not {why!r}")
    classroom.arrive(world, most=2)
    world.premises.file.write_bytes(whole)
    code, said = world.premises.run("reload")
    expect(code == 0, "wrong", f"reload of the mended file ended with {code}: {said}")
    ready = world.premises.served.ask("/readyz")
    expect(ready.text == "ok\n", "wrong", f"of a file that is mended, /readyz says {ready.text!r}")


def back_up(world: World) -> None:
    """Back up while the quiz is used: it holds what is kept."""
    file = world.premises.folder / f"backup-{len(world.backups)}-{world.day}-{len(world.acts)}.db"
    world.say(f"backup {file.name}")
    made = world.premises.clock.now()
    code, said = world.premises.run("backup", str(file))
    expect(code == 0, "lost", f"a backup ended with {code}: {said}")
    expect(file.stat().st_mode & 0o077 == 0, "leaked", "others may read a backup")
    world.backups.append(Backup(file, made, copy.deepcopy(world.model)))


def back_up_amid_deletions(world: World) -> None:
    """While a backup is made, one deletes by a receipt."""
    before, others = copy.deepcopy(world.model), len(world.backups)
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(back_up, world)
        classroom.delete_own(world)
        made.result()
    held = copy.deepcopy(world.model)
    held.gone = before.gone
    world.backups[others] = replace(world.backups[others], held=held, is_exact=False)


def drop_old_backups(world: World) -> None:
    """Delete the backups whose time is over."""
    now = world.premises.clock.now()
    for each in [each for each in world.backups if now - each.made > KEEP]:
        each.file.unlink()
        world.backups.remove(each)


def restore(world: World, fresh: Callable[[], str]) -> None:
    """Put a backup into a new database: what was deleted since is deleted once more, and what was sent since is gone.

    fresh  gives the address of an empty database.
    """
    backup = world.pick([each for each in world.backups if each.is_exact][-2:])
    if not backup:
        return
    world.say(f"restore {backup.file.name}")
    world.premises.stop()
    old, world.premises.database = world.premises.sqlite, fresh()
    code, said = world.premises.run("restore", str(backup.file))
    expect(code == 0, "lost", f"a restore ended with {code}: {said}")
    world.premises.start()
    for each in old.parent.glob(f"{old.name}*") if old else ():
        each.unlink()
    after, world.model = world.model, copy.deepcopy(backup.held)
    world.takers.clear()
    purged(world)
    _delete_again(world, after)
    _know_others(world, after)


def _delete_again(world: World, after: School) -> None:
    """What was deleted since the backup was made, by whoever deleted it, with what they still hold."""
    for group in [each for each in world.model.groups.values() if each.id not in after.groups]:
        browser = world.browser()
        opened = browser.ask(f"/s/{group.manage}")
        expect(opened.status == DONE, "lost", f"after a restore, a manage link gave {opened.status}")
        delete_by_name(world, browser, group)
    for group, response in list(world.model.kept()):
        if response.token not in after.groups[group.id].responses:
            is_deleted = classroom.delete_by(world.browser(), group.joins[-1], response)
            expect(is_deleted, "left", "what came back by a restore cannot be deleted again")
            world.model.delete_response(group, response)


def _know_others(world: World, after: School) -> None:
    """Links and names are those of the backup; what was made since is nowhere."""
    world.counsellors.clear()
    world.readers.clear()
    known = {mark for group in world.model.groups.values() for mark in group.marks}
    world.model.gone |= {mark: what for mark, what in after.gone.items() if mark not in known}
    world.model.dead_receipts |= {
        token: join
        for token, join in after.dead_receipts.items()
        if not any(token in each.responses for each in world.model.groups.values())
    }


def purged(world: World) -> None:
    """The quiz has deleted the groups whose day is over."""
    for group in world.model.overdue(world.premises.clock.now()):
        forget(world, group)


def set_clock(world: World) -> None:
    """The clock goes on by hours or by days: groups whose day is over open for nobody, and are deleted."""
    by = [timedelta(hours=2), timedelta(hours=9), timedelta(days=1), timedelta(days=4), timedelta(days=25)]
    now = world.premises.clock.now()
    mornings = [each.deletes + MORNING - now for each in world.model.groups.values()]
    near = [each for each in mornings if each < LONG]
    move(world, world.draw.choice(near if near and world.draw.random() < 0.5 else by))


def move(world: World, by: timedelta) -> None:
    """Set the clock, and have somebody visit a group, upon which each worker deletes what is overdue."""
    world.say(f"the clock is set by {by}")
    world.premises.clock.move(by)
    world.takers.clear()  # their sessions may have ended
    visit(world)
    purged(world)


def visit(world: World) -> None:
    """Ask for groups, so often that each worker was asked."""
    browser = world.browser()
    for group in world.model.overdue(world.premises.clock.now()):
        for path in (f"/g/{group.join}", f"/s/{group.manage}"):
            status = browser.ask(path).status
            expect(status == 404, "left", f"a group whose day is over gave {status}")
    for _ in range(6):
        world.browser().ask("/groups/new")


def set_clock_back(world: World) -> None:
    """The clock goes back by some hours: nothing is lost."""
    world.say("the clock is set back by 3 hours")
    world.premises.clock.move(timedelta(hours=-3))
    world.takers.clear()
    visit(world)


def set_clock_wrong(world: World) -> None:
    """The clock is wrong by more than a year for a while: nothing is deleted by it."""
    world.say("the clock is wrong for a while")
    with _wrong(world):
        visit(world)
        if world.draw.random() < 0.5:
            restart_plainly(world)
        code, said = world.premises.run("groups", "purge")
        expect(code == 2 or not world.model.groups, "lost", f"a purge by a wrong clock ended with {code}: {said}")
    visit(world)


@contextmanager
def _wrong(world: World) -> Iterator[None]:
    world.premises.clock.move(FAR)
    try:
        yield
    finally:
        world.premises.clock.move(-FAR)
        world.takers.clear()


def long_holiday(world: World) -> None:
    """After more than a year somebody looks: nothing is deleted until the operator says that the clock is right."""
    world.say("a very long holiday")
    world.premises.clock.move(FAR)
    world.takers.clear()
    visit(world)
    if world.model.groups:
        code, said = world.premises.run("groups", "purge")
        expect(code == 2, "lost", f"a purge by a doubtful clock ended with {code}: {said}")
    code, said = world.premises.run("groups", "purge", "--confirm")
    expect(code == 0, "wrong", f"a purge that was confirmed ended with {code}: {said}")
    purged(world)
    drop_old_backups(world)


def restart_plainly(world: World) -> None:
    """Stop it and start it, and nothing else."""
    world.premises.stop()
    world.premises.start()


def list_groups(world: World) -> None:
    """The command lists every group with its number of responses."""
    code, said = world.premises.run("groups", "list")
    expect(code == 0, "wrong", f"`quiz groups list` ended with {code}: {said}")
    listed = {
        line.split()[0]: line for line in said.splitlines() if line.split() and line.split()[0] in world.model.groups
    }
    missing = world.model.groups.keys() - listed.keys()
    expect(not missing, "lost", f"`quiz groups list` lacks {missing}")
    for group in world.model.groups.values():
        expect(
            f" {len(group.responses)} " in listed[group.id],
            "lost",
            f"not {len(group.responses)} in: {listed[group.id]}",
        )


ACTS: dict[Callable[[World], object], float] = {
    restart: 1,
    reload: 1,
    reload_broken: 2,
    back_up: 2,
    set_clock: 2,
    set_clock_back: 1,
    set_clock_wrong: 1,
    back_up_amid_deletions: 1,
    long_holiday: 0.4,
    list_groups: 1,
}
