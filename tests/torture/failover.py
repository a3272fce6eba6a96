"""Two instances behind nginx on a primary with a synchronous standby: each dies mid-class, and nobody's quiz stops.

Those who take the quiz ask through nginx all the while, and no request of theirs may fail. Those who send to a group
press the same button until there is a receipt: what was acknowledged is to be there, once, on the server that is left.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from tests.serving import WAIT
from tests.torture.instances import ENOUGH, School, opened
from tests.torture.pressing import Senders
from tests.torture.standby import programs
from tests.torture.table import Row, Scale
from tests.waiting import until

AWAY = 8.0  # seconds that nothing can be stored: longer than the quiz waits for an answer
BACK = 10.0  # seconds after which, at the latest, everybody is answered as before
PASSED_OVER = 2.5  # seconds until nginx surely asks an instance again: deploy/nginx.conf says 2
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
KEPT = {"200", "303"}
REFUSED = KEPT | {"503"}
CUT = KEPT | {"502"}  # a form that the instance may have received when it died


def rows(scale: Scale) -> Iterator[Row]:
    """What may die, one after the other; a server that hangs on a pair of its own."""
    missing = [name for name in ("nginx", "openssl") if not shutil.which(name)]
    missing += ["PostgreSQL with pg_basebackup"] * (programs() is None)
    if missing:
        yield Row("two instances, a primary and its standby", f"NOT TRIED: there is no {' and no '.join(missing)} here")
        return
    with opened() as school:
        yield school.row("an instance killed, and started again, twice each", _kill_instances(school), CUT, scale)
        yield school.row("the standby killed, and started again", _kill_standby(school), REFUSED, scale)
        yield school.row("the primary killed, the standby promoted", _kill_primary(school), REFUSED, scale)
        yield school.row("the old primary started by mistake", _start_old_primary(school), REFUSED | CUT, scale)
    with opened() as school:
        yield school.row("the primary hangs, the standby promoted", _freeze_primary(school), REFUSED, scale)


def _kill_instances(school: School) -> Callable[[Senders], list[str]]:
    def happen(senders: Senders) -> list[str]:
        for instance in school.instances * 2:
            instance.kill()
            senders.wait_for(ENOUGH // 2)
            instance.start()
            time.sleep(PASSED_OVER)
            senders.wait_for(ENOUGH // 2)
        return []

    return happen


def _kill_standby(school: School) -> Callable[[Senders], list[str]]:
    """Without it, nothing is acknowledged: the primary waits for it at each commit."""

    def happen(senders: Senders) -> list[str]:
        school.pair.standby.processes.kill()
        came = _nothing_is_acknowledged(senders)
        return [*came, _back(school, senders, "its start", school.pair.standby.processes.start)]

    return happen


def _kill_primary(school: School) -> Callable[[Senders], list[str]]:
    def happen(senders: Senders) -> list[str]:
        school.pair.primary.processes.kill()
        came = _nothing_is_acknowledged(senders)
        school.main = school.pair.standby
        return [*came, _back(school, senders, "the promotion", school.main.promote)]

    return happen


def _start_old_primary(school: School) -> Callable[[Senders], list[str]]:
    """It stands first in the address; but it waits for its standby, so that an instance which finds it can't start."""

    def happen(senders: Senders) -> list[str]:
        old, instance = school.pair.primary, school.instances[0]
        old.processes.start()
        instance.kill()
        with ThreadPoolExecutor(1) as thread:
            started = thread.submit(instance.start)
            until(lambda: old.ask(WAITING) != "0")
            time.sleep(AWAY)
            waiting = old.ask(WAITING)
            old.processes.kill()
            failed = bool(started.exception())
        came = [f"{waiting} commits waited on it", f"{'' if failed else '!'}an instance that found it did not start"]
        if failed:
            instance.start()
        return [*came, _back(school, senders, "its start", lambda: None)]

    return happen


def _freeze_primary(school: School) -> Callable[[Senders], list[str]]:
    """It takes connections, and never answers; once the other has its place, it goes on, as if nothing had been."""

    def happen(senders: Senders) -> list[str]:
        with school.pair.primary.processes.frozen():
            came = _nothing_is_acknowledged(senders)
            school.main = school.pair.standby
            came.append(_back(school, senders, "the promotion", school.main.promote))
            senders.wait_for(ENOUGH)
        senders.wait_for(ENOUGH)
        school.pair.primary.processes.kill()
        return came

    return happen


def _nothing_is_acknowledged(senders: Senders) -> list[str]:
    """For as long as it is away, but what the database had under way; begins with an exclamation mark where one is."""
    begun = time.monotonic()
    time.sleep(AWAY)
    late = sum(moment > begun + 1 for moment in senders.acknowledged.values())
    return [f"!{late} were acknowledged meanwhile"] * bool(late)


def _back(school: School, senders: Senders, what: str, mend: Callable[[], None]) -> str:
    """Mend it; gives how many seconds went by until it was, both instances were ready, and nobody was refused."""
    begun, acknowledged = time.monotonic(), len(senders.acknowledged)
    mend()
    mended = time.monotonic() - begun
    until(lambda: len(senders.acknowledged) > acknowledged)
    first = time.monotonic() - begun
    until(lambda: all(each.is_ready() for each in school.instances))
    ready = time.monotonic() - begun
    until(lambda: time.monotonic() - max(senders.refused, begun) > BACK / 2 or time.monotonic() - begun > WAIT)
    last = max(senders.refused - begun, 0)
    late = "!" * (max(first, ready, last) > BACK)
    figures = (
        f"{mended:.1f} s, acknowledged at {first:.1f} s, both ready at {ready:.1f} s, last refused at {last:.1f} s"
    )
    return f"{late}{what}: {figures}"
