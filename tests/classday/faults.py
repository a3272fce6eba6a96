"""What fails around the quiz while people send: a kill, a full disk, a database that is gone. Acts that are drawn."""

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack

from tests.classday import classroom
from tests.classday.browser import NoAnswerError, form_to
from tests.classday.model import Group, Response
from tests.classday.takers import KEPT, Taker
from tests.classday.world import World, expect
from tests.torture.databases import locked
from tests.torture.disk import limited
from tests.torture.postgresql import Postmaster
from tests.waiting import until

ALLOWED = {None, 503, KEPT}


def kill_server(world: World) -> None:
    """Kill all of it while people send; it is started again."""

    def kill() -> None:
        world.premises.kill()
        world.premises.start()

    _amid(world, "the server is killed", kill)


def kill_worker(world: World) -> None:
    """Kill one worker while people send; another begins in its place."""
    _amid(world, "a worker is killed", lambda: expect(world.premises.kill_worker(), "wrong", "no worker came"))


def kill_while_locked(world: World) -> None:
    """Somebody else writes to the file while people send, and all of it is killed before that ends."""
    file = world.premises.sqlite
    if not file:
        return
    with ExitStack() as lock:
        lock.enter_context(locked(file))

        def kill() -> None:
            time.sleep(1)  # whoever is answered without waiting for the database is answered by now
            world.premises.kill()
            lock.close()
            world.premises.start()

        _amid(world, "the database is locked and the server is killed", kill)


def _amid(world: World, what: str, kill: Callable[[], object]) -> None:
    """Some press Send, one deletes by a receipt, and in the middle of it something dies."""
    some, pause = _before_send(world), world.draw.uniform(0, 0.06)
    deleted = world.pick(list(world.model.kept()))
    world.say(f"{what} while {len(some)} send")
    threads = [threading.Thread(target=each.press, args=(each.tabs[-1],)) for each in some]
    threads += [threading.Thread(target=_try_to_delete, args=(world, *deleted))] if deleted else []
    for each in threads:
        each.start()
    time.sleep(pause)
    kill()
    for each in threads:
        each.join()
    _afterwards(world, some)
    if deleted:
        _finish(world, *deleted)


def _try_to_delete(world: World, group: Group, response: Response) -> None:
    browser, path = world.browser(), f"/g/{group.joins[-1]}/receipt/{response.token}"
    try:
        form = form_to(browser.ask(path).text, f"{path}/delete")
        if form:
            browser.press(form)
    except NoAnswerError:
        return


def _finish(world: World, group: Group, response: Response) -> None:
    """Whoever does not know whether it was deleted opens the receipt again."""
    if world.browser().ask(f"/g/{group.joins[-1]}/receipt/{response.token}").status == 200:
        classroom.delete_by(world.browser(), group.joins[-1], response)
    world.model.delete_response(group, response)


def _before_send(world: World) -> list[Taker]:
    """Some who have the page before Send open."""
    some = classroom.arrive(world, most=5)
    return [each for each in some if each.open()]


def _afterwards(world: World, some: list[Taker]) -> None:
    """Once all is well, everybody presses the same button until it is acknowledged."""
    until(lambda: world.premises.served.ask("/readyz").status == 200)
    statuses = {each.status for taker in some for each in taker.pressed}
    expect(statuses <= ALLOWED, "wrong", f"meanwhile, Send gave {statuses - ALLOWED}")
    done = world.at_once(lambda each: each.press_until_known(each.tabs[-1]).status, some)
    expect(set(done) <= {KEPT}, "lost", f"afterwards, the same button gave {set(done)}")
    for each in some:
        classroom.settle(world, each)


def _during(world: World, what: str, fault: AbstractContextManager[None]) -> None:
    """Some press Send while it lasts, and one looks at a group; afterwards the same button sends it."""
    some, group = _before_send(world), world.group()
    world.say(f"{what} while {len(some)} send")
    with fault:
        world.at_once(lambda each: each.press(each.tabs[-1]), some)
        seen = world.browser().ask(f"/g/{group.join}").status if group else 503
        start = world.browser().ask("/").status
    expect(start == 200, "wrong", f"meanwhile, the first page gave {start}")
    expect(seen in {200, 410, 503}, "wrong", f"meanwhile, a group's first page gave {seen}")
    _afterwards(world, some)


def fill_disk(world: World) -> None:
    """No file of the database may grow."""
    file = world.premises.sqlite
    if file:
        _during(world, "the disk is full", limited(file.parent, world.premises.served))


def _killed_amid(world: World, what: str, fault: AbstractContextManager[None]) -> None:
    some = _before_send(world)
    world.say(f"{what} while {len(some)} send")
    with fault:
        world.at_once(lambda each: each.press(each.tabs[-1]), some)
        world.premises.kill()
    world.premises.start()
    _afterwards(world, some)


def lock_database(world: World) -> None:
    """Another process has the file to itself."""
    file = world.premises.sqlite
    if file:
        _during(world, "the database is locked", locked(file))


def stop_postgresql(postmaster: Postmaster) -> Callable[[World], None]:
    """PostgreSQL is killed and away for a while."""

    def take_away(world: World) -> None:
        _during(world, "PostgreSQL is away", postmaster.away())

    return take_away


def restart_postgresql(postmaster: Postmaster) -> Callable[[World], None]:
    """PostgreSQL is killed while people send, and started again."""

    def kill(world: World) -> None:
        def again() -> None:
            postmaster.kill()
            postmaster.start()

        _amid(world, "PostgreSQL is killed", again)

    return kill


ON_SQLITE: dict[Callable[[World], object], float] = {
    kill_server: 2,
    kill_worker: 1,
    fill_disk: 2,
    lock_database: 1,
    kill_while_locked: 1,
}


def on_postgresql(postmaster: Postmaster) -> dict[Callable[[World], object], float]:
    """The faults of a school on PostgreSQL."""

    def kill_while_frozen(world: World) -> None:
        _killed_amid(world, "PostgreSQL hangs, and the server is killed", postmaster.frozen())

    return {
        kill_while_frozen: 1,
        kill_server: 2,
        kill_worker: 1,
        stop_postgresql(postmaster): 1,
        restart_postgresql(postmaster): 2,
    }
